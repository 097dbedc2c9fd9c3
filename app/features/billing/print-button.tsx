// Printing needs a script, so the button is there only where scripts run.

import { useEffect, useState } from 'react'
import { billingWords } from '#app/i18n/billing.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'

export function PrintButton() {
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  const t = useWords(billingWords)
  if (!hydrated) return null
  return <Button onClick={() => window.print()}>{t.invoice.print}</Button>
}
