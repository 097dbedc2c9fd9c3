import { useNavigate } from '@remix-run/react'
import { type RefObject, useEffect } from 'react'
import { type ShortcutMap, useShortcuts } from './shortcuts.ts'

type Body = RefObject<HTMLTableSectionElement>

const controls = 'button, input, label, select, textarea, summary'

/** One listener for all rows: anchors navigate inside the page, and so does the row around them. */
export function useRowLinks(body: Body): void {
  const navigate = useNavigate()
  useEffect(() => {
    const element = body.current
    if (!element) return
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      const target = event.target as Element
      if (target.closest(controls)) return
      const own = target.closest('a')
      const anchor = own ?? target.closest('tr')?.querySelector<HTMLAnchorElement>('a.rl')
      if (!anchor || anchor.target || anchor.hasAttribute('download')) return
      if (anchor.origin !== location.origin) return
      const newTab = event.metaKey || event.ctrlKey || event.shiftKey
      if (own && newTab) return
      if (!own && newTab) {
        window.open(anchor.href, '_blank', 'noopener')
        return
      }
      // Whoever marks a number to copy it does not want to leave.
      if (!own && (getSelection()?.toString() ?? '') !== '') return
      event.preventDefault()
      navigate(anchor.pathname + anchor.search + anchor.hash)
    }
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  }, [body, navigate])
}

/** The row in hand is the one that has the focus: `j` and `k` move it, `x` marks it. */
export function useRowKeys<Row>(options: {
  body: Body
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowKeys?: Record<string, (row: Row) => void>
  toggle?: (id: string, on: boolean, range: boolean) => void
}): void {
  const { body, rows, rowKeys, toggle, rowId } = options
  const lines = () => [...(body.current?.rows ?? [])]
  const current = () => lines().findIndex((line) => line.contains(document.activeElement))
  const focus = (place: number) => {
    const line = lines()[place]
    const target =
      line?.querySelector<HTMLElement>('a.rl') ?? line?.querySelector<HTMLElement>('a, input')
    target?.focus({ preventScroll: true })
    line?.scrollIntoView({ block: 'nearest' })
  }
  const mark = (range: boolean) => {
    const row = rows[current()]
    if (row === undefined || !toggle) return
    const box = lines()[current()]?.querySelector<HTMLInputElement>('.cb input')
    toggle(rowId(row), !box?.checked, range)
  }
  const map: ShortcutMap = {
    j: () => focus(Math.min(current() + 1, rows.length - 1)),
    k: () => focus(Math.max(current() - 1, 0)),
  }
  if (toggle) {
    map.x = () => mark(false)
    map['Shift+X'] = () => mark(true)
  }
  for (const [key, act] of Object.entries(rowKeys ?? {})) {
    map[key] = () => {
      const row = rows[current()]
      if (row !== undefined) act(row)
    }
  }
  useShortcuts(map)
}
