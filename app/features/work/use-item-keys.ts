import { useShortcuts } from '#app/ui/shortcuts.ts'
import type { ItemPage } from '#tenants/work/types.ts'

/** `q` asks, `e` ends, `m` writes to the client, `n` notes: the same keys as in the queue. */
export function useItemKeys(item: ItemPage, here: string, open: (address: string) => void): void {
  const can = (deed: ItemPage['allowed'][number]) => item.allowed.includes(deed)
  const write = (address: string, field: string) => {
    open(address)
    // The other tab is drawn first.
    setTimeout(() => document.getElementById(field)?.focus(), 50)
  }
  useShortcuts({
    q: () => can('ask') && open(`${here}?do=ask`),
    e: () => can('finish') && open(`${here}?do=finish`),
    m: () => write(here, 'message'),
    n: () => write(`${here}?tab=notes`, 'note'),
  })
}
