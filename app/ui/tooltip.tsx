import { type ReactNode, useId } from 'react'

/** A word with a short explanation on hover and focus; the text is always in the page. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const id = useId()
  return (
    <button type="button" className="tip" aria-describedby={id}>
      {children}
      <span id={id} className="tip-text" role="tooltip">
        {text}
      </span>
    </button>
  )
}
