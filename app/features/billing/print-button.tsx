// Printing needs a script, so the button is there only where scripts run.
import { useEffect, useState } from 'react'
import { useT } from '#app/i18n/dictionaries.ts'
import { Button } from '#app/ui/button.tsx'

export function PrintButton() {
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  const t = useT().billing
  if (!hydrated) return null
  return <Button onClick={() => window.print()}>{t.invoice.print}</Button>
}
