import { useEffect, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Checkbox } from './choice.tsx'
import { Dialog } from './dialog.tsx'
import { Kbd } from './kbd.tsx'
import { setShortcutsOff, shortcutsOff, useShortcuts } from './shortcuts.ts'

export type ShortcutGroup = { title: string; keys: readonly { keys: string; label: string }[] }

/** Opens with `?`. Give it the keys of this screen only: a list of dead keys teaches nothing. */
export function ShortcutSheet({ groups }: { groups: readonly ShortcutGroup[] }) {
  const t = useWords(commonWords).frame
  const [open, setOpen] = useState(false)
  const [enabled, setEnabled] = useState(true)
  useEffect(() => setEnabled(!shortcutsOff()), [])
  useShortcuts({ '?': () => setOpen(true) })
  useEffect(() => {
    const onOpen = () => setOpen(true)
    window.addEventListener(shortcutSheetEvent, onOpen)
    return () => window.removeEventListener(shortcutSheetEvent, onOpen)
  }, [])
  // It needs a script to open, so no page carries it closed.
  if (!open) return null
  return (
    <Dialog open onClose={() => setOpen(false)} title={t.shortcuts} size="md">
      <div className="keys">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map((entry) => (
                <div key={entry.keys}>
                  <dt>{entry.label}</dt>
                  <dd>
                    <Kbd keys={entry.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox
        label={t.shortcutsOn}
        checked={enabled}
        onChange={(event) => {
          setEnabled(event.currentTarget.checked)
          setShortcutsOff(!event.currentTarget.checked)
        }}
      />
    </Dialog>
  )
}

export const shortcutSheetEvent = 'zaplecze:keys'

/** For a menu item: the sheet must be reachable without knowing its key. */
export function openShortcutSheet(): void {
  window.dispatchEvent(new Event(shortcutSheetEvent))
}
