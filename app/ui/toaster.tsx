import { useEffect, useRef, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Icon } from './icons.tsx'
import { type ToastMessage, toastEvent } from './toast.ts'

type Shown = ToastMessage & { key: string }

const icons = { info: 'info', ok: 'check-circle', warn: 'warning', bad: 'warning' } as const
const SHOWN_FOR_MS = 6000

/**
 * Messages in the corner. `flash` is what the server left for this page; it is in
 * the HTML already, so it shows without JavaScript. Errors stay until closed.
 */
export function Toaster({ flash }: { flash?: ToastMessage | null }) {
  const t = useWords(commonWords)
  const [shown, setShown] = useState<Shown[]>(() => (flash ? [{ ...flash, key: 'flash' }] : []))
  const counter = useRef(0)
  const seen = useRef(flash)

  const close = (key: string) => setShown((list) => list.filter((toast) => toast.key !== key))

  useEffect(() => {
    const add = (message: ToastMessage) => {
      counter.current += 1
      const key = message.id ?? `t${counter.current}`
      setShown((list) =>
        [...list.filter((toast) => toast.key !== key), { ...message, key }].slice(-4),
      )
    }
    const onToast = (event: Event) => add((event as CustomEvent<ToastMessage>).detail)
    if (flash && flash !== seen.current) add(flash)
    seen.current = flash
    window.addEventListener(toastEvent, onToast)
    return () => window.removeEventListener(toastEvent, onToast)
  }, [flash])

  useEffect(() => {
    const passing = shown.filter((toast) => toast.tone !== 'bad' && !toast.action)
    if (passing.length === 0) return
    const timer = setTimeout(() => {
      const first = passing[0]
      if (first) setShown((list) => list.filter((toast) => toast.key !== first.key))
    }, SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [shown])

  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.key} className={`toast toast-${toast.tone ?? 'info'}`}>
          <Icon name={icons[toast.tone ?? 'info']} />
          <div className="toast-body">
            <p className="toast-title">{toast.title}</p>
            {toast.text ? <p>{toast.text}</p> : null}
          </div>
          {toast.action ? <a href={toast.action.href}>{toast.action.label}</a> : null}
          <button
            type="button"
            className="toast-x"
            aria-label={t.frame.closeMessage}
            onClick={() => close(toast.key)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
