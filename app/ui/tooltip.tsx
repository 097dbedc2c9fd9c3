import type { ReactNode } from 'react'

/** A word with a short explanation on hover and focus; the text is always in the page. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <button type="button" className="tip">
      {children}
      <span className="tip-text" role="tooltip">
        {text}
      </span>
    </button>
  )
}
