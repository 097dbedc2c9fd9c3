// Issuing many: first what it will do, then what became of each.
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type Brief, Confirm, NothingChosen, Report } from '#app/features/billing/issue-many.tsx'
import { office } from '#app/http/area.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { issueInvoices } from '#tenants/billing/commands/issue-invoices.server.ts'
import { getBillingOverview } from '#tenants/billing/queries/overview.server.ts'
import { seriesOf } from '#tenants/billing/rules/issue.ts'
import { periodInput } from '#tenants/billing/schema.ts'
import type { OverviewRow } from '#tenants/billing/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { lastDayOf, localDateOf } from '#tenants/shared/dates.ts'
import type { TenantId } from '#tenants/shared/scope.server.ts'

const MOST_AT_ONCE = 500

export const loader = office.loader({ permission: 'billing:run' }, async ({ params, locale }) => {
  const period = periodInput.safeParse(params.period)
  if (!period.success) throw new AppError('not_found')
  return { period: period.data, title: `${dictionary(locale).billing.issue.manyTitle}` }
})

export const action = office.handler(
  { permission: 'billing:run' },
  async ({ params, request, open, principal }) => {
    const period = periodInput.safeParse(params.period)
    if (!period.success) throw new AppError('not_found')
    const form = await readForm(request)
    const overview = await open({ readOnly: true }, (ctx) => getBillingOverview(ctx, period.data))
    const byId = new Map(overview.rows.map((row) => [row.invoiceId, row]))
    const chosen = form.getAll('ids').slice(0, MOST_AT_ONCE).map(String)
    const common = {
      period: period.data,
      series: seriesOf(localDateOf(principal.now, 'Europe/Warsaw')),
    }
    const isEarly = localDateOf(principal.now, 'Europe/Warsaw') < lastDayOf(period.data)
    if (form.get('intent') !== 'issue') {
      const drafts = chosen.flatMap((id) => {
        const row = byId.get(id)
        return row?.state === 'draft' ? [briefOf(row)] : []
      })
      return data({ step: 'confirm' as const, ...common, isEarly, drafts })
    }
    // `id:version` is what was confirmed; a draft that has changed since is refused.
    const drafts = chosen.flatMap((text) => {
      const [invoiceId = '', version] = text.split(':')
      const row = byId.get(invoiceId)
      return row
        ? [{ tenantId: row.tenantId as TenantId, invoiceId, version: Number(version) }]
        : []
    })
    const report = await issueInvoices(principal, { drafts })
    const rows = report.map((row) => ({ ...row, ...briefOf(byId.get(row.invoiceId)!) }))
    return data({ step: 'report' as const, ...common, rows })
  },
)

function briefOf({ invoiceId, version, slug, name, grossMinor, isFlagged }: OverviewRow): Brief {
  return { invoiceId: invoiceId!, version: version!, slug, name, grossMinor, isFlagged }
}

export default function OfficeBillingIssue() {
  const { period } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  // Opened without choosing, or by its address: the page says what to do.
  if (!result || !('step' in result)) return <NothingChosen period={period} />
  return result.step === 'confirm' ? <Confirm {...result} /> : <Report {...result} />
}

export const ErrorBoundary = AreaError
