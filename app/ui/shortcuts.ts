// Single keys for people who live in the product. WCAG 2.1.4 asks that they can be
// switched off: the sheet of keys does it and this file remembers it per browser.
import { useEffect, useRef } from 'react'

const OFF_KEY = 'zaplecze-keys-off'
const SEQUENCE_MS = 1000

export function shortcutsOff(): boolean {
  try {
    return localStorage.getItem(OFF_KEY) === '1'
  } catch {
    return false
  }
}

export function setShortcutsOff(off: boolean): void {
  try {
    if (off) localStorage.setItem(OFF_KEY, '1')
    else localStorage.removeItem(OFF_KEY)
  } catch {
    // Storage is forbidden in this browser: the keys stay as they are.
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** `j`, `?`, `Shift+X`, `Ctrl+Enter` (Command on a Mac counts as Ctrl). */
export function chordOf(event: KeyboardEvent): string {
  const modified = event.ctrlKey || event.metaKey
  const printable = event.key.length === 1
  let chord =
    printable && !modified ? event.key : event.key.replace(/^.$/, (key) => key.toUpperCase())
  if (event.shiftKey && (!printable || /[A-Z]/.test(event.key))) {
    chord = `Shift+${chord.length === 1 ? chord.toUpperCase() : chord}`
  }
  if (event.altKey) chord = `Alt+${chord}`
  return modified ? `Ctrl+${chord}` : chord
}

export type ShortcutMap = Record<string, (event: KeyboardEvent) => void>

/** Keys of the screen, as long as it is mounted. Sequences are written with a space: `g c`. */
export function useShortcuts(map: ShortcutMap): void {
  const latest = useRef(map)
  latest.current = map
  useEffect(() => {
    let before = ''
    let beforeAt = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const chord = chordOf(event)
      const withModifier = /^(Ctrl|Alt)\+/.test(chord)
      if (!withModifier && (isTyping(event.target) || shortcutsOff())) return
      if (document.querySelector('dialog[open]') && !withModifier) return
      const sequence = event.timeStamp - beforeAt < SEQUENCE_MS ? `${before} ${chord}` : ''
      const run = latest.current[sequence] ?? latest.current[chord]
      before = chord
      beforeAt = event.timeStamp
      if (!run) return
      event.preventDefault()
      before = ''
      run(event)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
