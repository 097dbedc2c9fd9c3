// What a step of a run means for its payments: said before it is taken.

import { type PayPlace, paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { RunPayments } from '#tenants/payroll/queries/payments.server.ts'
import type { RunStep } from './run-steps.ts'

export function StepPayments({
  payments,
  step,
  at,
  company,
}: {
  payments: RunPayments
  step: RunStep
  at: PayPlace
  company: string
}) {
  const t = useWords(payMoneyWords).step
  const f = useFormat()
  const { batch, run, hasOrders } = payments
  const isReleased = batch?.status === 'released' || batch?.status === 'exported'
  const link = (
    <LinkButton to={paths.payPayments(at, company, run.id)} size="sm">
      {t.toPayments}
    </LinkButton>
  )
  if (step === 'paid') {
    if (batch ? isReleased : !hasOrders) return null
    return (
      <Notice tone="warn" actions={link}>
        {t.paidNeeds}
      </Notice>
    )
  }
  if (!batch) return null
  if (batch.exportedAt) {
    return (
      <Notice tone="bad" actions={link}>
        {t.reverseExported(f.money(batch.totalMinor), f.dateTime(batch.exportedAt))}
      </Notice>
    )
  }
  return <Notice actions={link}>{t.reverseOpen}</Notice>
}
