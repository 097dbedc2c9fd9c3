// Own leave: what is left, asking for it, and what became of each request.

import { useActionData, useLoaderData } from '@remix-run/react'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { LeaveBalances, LeaveForm, OwnAbsences } from '#app/features/payroll/own-leave.tsx'
import { own } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payOwnWords } from '#app/i18n/payroll-own.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requestLeave, withdrawRequest } from '#tenants/payroll/commands/absences.server.ts'
import { listOwnLeave } from '#tenants/payroll/queries/own-leave.server.ts'
import { getOwnPage } from '#tenants/payroll/queries/own-pay.server.ts'
import { requestLeaveInput } from '#tenants/payroll/schema.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ ctx, company, locale }) => {
    const { employments, absences } = await getOwnPage(ctx)
    const today = localDateOf(ctx.now, company.zone)
    return {
      balances: await listOwnLeave(ctx, employments),
      today,
      contracts: employments
        .filter(({ kind, endsOn }) => kind === 'uop' && (endsOn === null || endsOn >= today))
        .map(({ id, number }) => ({ id, number })),
      absences,
      title: `${dictionary(locale).payOwn.leave.title} · ${company.shortName}`,
    }
  },
)

export const action = own.action(
  { permission: 'own_pay:read' },
  async ({ ctx, form, company, locale }) => {
    const t = dictionary(locale).payTime.done
    const back = paths.myLeave(company.slug)
    if (form.get('intent') === 'withdraw') {
      await withdrawRequest(ctx, { absenceId: String(form.get('absenceId') ?? '') })
      return redirectWithToast(back, { tone: 'ok', text: t.withdrawn })
    }
    const asked = await requestLeave(ctx, parseForm(form, requestLeaveInput))
    if (!asked.ok) refuse({ [asked.field ?? 'fromOn']: asked.code })
    return redirectWithToast(back, { tone: 'ok', text: t.requested })
  },
)

export default function OwnLeavePage() {
  const { balances, contracts, absences, today } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payOwnWords).leave
  return (
    <>
      <PageHeader title={t.title} />
      <div className="stack">
        <LeaveBalances balances={balances} today={today} />
        <LeaveForm
          contracts={contracts}
          refused={refused}
          balances={balances}
          key={`${absences.length}${JSON.stringify(refused?.values ?? null)}`}
        />
        <OwnAbsences absences={absences} />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
