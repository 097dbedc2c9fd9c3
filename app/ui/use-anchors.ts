// Plain anchors with one listener instead of <Link>s, which cost ten microseconds each
// on the server: a page has a hundred of them in its rows, heads and navigation.
import { useNavigate } from '@remix-run/react'
import { type RefObject, useEffect } from 'react'

const controls = 'button, input, label, select, textarea, summary'

/**
 * Anchors inside the element navigate without a page load, and so does a table row
 * around its main anchor (`a.rl`). A sorting head (`a.so`) keeps the scroll and the history.
 */
export function useAnchors(element: RefObject<HTMLElement>): void {
  const navigate = useNavigate()
  useEffect(() => {
    const box = element.current
    if (!box) return
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      const target = event.target as Element
      if (target.closest(controls)) return
      const own = target.closest('a')
      const anchor = own ?? target.closest('tr')?.querySelector<HTMLAnchorElement>('a.rl')
      if (!anchor || anchor.target || anchor.hasAttribute('download')) return
      if (anchor.origin !== location.origin) return
      const newTab = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
      if (own && newTab) return
      if (!own && newTab) {
        window.open(anchor.href, '_blank', 'noopener')
        return
      }
      // Whoever marks a number to copy it does not want to leave.
      if (!own && (getSelection()?.toString() ?? '') !== '') return
      event.preventDefault()
      const sorts = anchor.classList.contains('so')
      navigate(anchor.pathname + anchor.search + anchor.hash, {
        replace: sorts,
        preventScrollReset: sorts,
      })
    }
    box.addEventListener('click', onClick)
    return () => box.removeEventListener('click', onClick)
  }, [element, navigate])
}
