import { type ReactNode, useEffect, useId, useRef } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'

/** The native dialog: it traps focus, makes the page inert and gives the focus back. */
export function Dialog({
  open,
  onClose,
  title,
  size = 'md',
  footer,
  children,
}: {
  open: boolean
  onClose: () => void
  title: string
  size?: 'sm' | 'md' | 'lg'
  footer?: ReactNode
  children: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  const t = useWords(commonWords)
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    // A click on the backdrop hits the dialog itself, not its contents.
    const onClick = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close()
    }
    dialog.addEventListener('click', onClick)
    return () => dialog.removeEventListener('click', onClick)
  }, [])
  return (
    <dialog ref={box} className={cx('dlg', `dlg-${size}`)} aria-labelledby={id} onClose={onClose}>
      <div className="dlg-in">
        <header className="dlg-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={t.actions.close} onClick={() => box.current?.close()} />
        </header>
        <div className="dlg-body">{children}</div>
        {footer ? <footer className="dlg-foot">{footer}</footer> : null}
      </div>
    </dialog>
  )
}
