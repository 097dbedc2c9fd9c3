import type { Words } from '#app/i18n/dictionaries.ts'
import type { ShortcutGroup } from '#app/ui/shortcut-sheet.tsx'

/** The keys of the page that is open: a list of dead keys teaches nothing. */
export function deskKeys(t: Words<'desk'>, page: 'queue' | 'item' | 'other'): ShortcutGroup[] {
  const words = t.desk.keys
  const help = { keys: '?', label: words.help }
  if (page === 'item') {
    return [
      {
        title: words.item,
        keys: [
          { keys: 'q', label: words.ask },
          { keys: 'm', label: words.message },
          { keys: 'n', label: words.note },
          { keys: 'e', label: words.finish },
          help,
        ],
      },
    ]
  }
  if (page === 'other') return [{ title: words.list, keys: [help] }]
  return [
    {
      title: words.list,
      keys: [
        { keys: 'j', label: words.down },
        { keys: 'k', label: words.up },
        { keys: 'Enter', label: words.open },
        { keys: 'x', label: words.mark },
        { keys: 'e', label: words.take },
        { keys: 'q', label: words.ask },
        { keys: '/', label: words.search },
        help,
      ],
    },
  ]
}
