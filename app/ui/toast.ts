export type ToastMessage = {
  id?: string
  tone?: 'info' | 'ok' | 'warn' | 'bad'
  title: string
  text?: string
  /** Followed by a plain link, for instance "show" or "undo". */
  action?: { label: string; href: string }
}

export const toastEvent = 'zaplecze:toast'

/** Shows a message from code in the browser; the server uses the flash cookie instead. */
export function showToast(message: ToastMessage): void {
  window.dispatchEvent(new CustomEvent<ToastMessage>(toastEvent, { detail: message }))
}
