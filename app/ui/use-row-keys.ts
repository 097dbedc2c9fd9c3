import type { RefObject } from 'react'
import { type ShortcutMap, useShortcuts } from './shortcuts.ts'

type Body = RefObject<HTMLTableSectionElement>

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
