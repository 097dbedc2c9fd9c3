import { useEffect, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button, type ButtonProps } from './button.tsx'

/**
 * The second click submits; leaving the button or Escape takes the first one back.
 * For acts that can be reversed. What cannot be reversed gets a page of its own
 * that names the consequence.
 */
export function ConfirmButton({
  confirmLabel,
  children,
  variant = 'secondary',
  ...props
}: ButtonProps & { confirmLabel?: string }) {
  const t = useWords(commonWords)
  const [armed, setArmed] = useState(false)
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  return (
    <Button
      type="submit"
      {...props}
      variant={armed ? 'danger' : variant}
      onClick={(event) => {
        if (hydrated && !armed) {
          event.preventDefault()
          setArmed(true)
          return
        }
        setArmed(false)
        props.onClick?.(event)
      }}
      onBlur={() => setArmed(false)}
      onKeyUp={(event) => {
        if (event.key === 'Escape') setArmed(false)
      }}
    >
      <span aria-live="polite">{armed ? (confirmLabel ?? t.actions.confirmAgain) : children}</span>
    </Button>
  )
}
