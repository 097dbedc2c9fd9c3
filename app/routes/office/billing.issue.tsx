// Issuing many: first what it will do, then what became of each.
import { data, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData } from '@remix-run/react'
import { Consequences } from '#app/features/billing/consequences.tsx'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { billingProblem } from '#app/i18n/billing.ts'
import { useT } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { issueInvoices } from '#tenants/billing/commands/issue-invoices.server.ts'
import { getBillingOverview } from '#tenants/billing/queries/overview.server.ts'
import { seriesOf } from '#tenants/billing/rules/issue.ts'
import { periodInput } from '#tenants/billing/schema.ts'
import type { OverviewRow } from '#tenants/billing/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'
import { sum } from '#tenants/shared/money.ts'
import type { TenantId } from '#tenants/shared/scope.server.ts'

const MOST_AT_ONCE = 500

/** There is nothing here before drafts were chosen. */
export const loader = office.loader({ permission: 'billing:run' }, async ({ params }) =>
  redirect(paths.officeBillingPeriod(params.period ?? '')),
)

export const action = office.handler(
  { permission: 'billing:run' },
  async ({ params, request, open, principal }) => {
    const period = periodInput.safeParse(params.period)
    if (!period.success) throw new AppError('not_found')
    const form = await request.formData().catch(() => {
      throw new AppError('invalid_input')
    })
    const overview = await open({ readOnly: true }, (ctx) => getBillingOverview(ctx, period.data))
    const byId = new Map(overview.rows.map((row) => [row.invoiceId, row]))
    const chosen = form.getAll('ids').slice(0, MOST_AT_ONCE).map(String)
    const common = {
      period: period.data,
      series: seriesOf(localDateOf(principal.now, 'Europe/Warsaw')),
    }
    if (form.get('intent') !== 'issue') {
      const drafts = chosen.flatMap((id) => {
        const row = byId.get(id)
        return row?.state === 'draft' ? [briefOf(row)] : []
      })
      return data({ step: 'confirm' as const, ...common, drafts })
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

function briefOf({ invoiceId, version, slug, name, grossMinor, isFlagged }: OverviewRow) {
  return { invoiceId: invoiceId!, version: version!, slug, name, grossMinor, isFlagged }
}

export const meta: MetaFunction = () => [{ title: 'Zaplecze' }]

export default function OfficeBillingIssue() {
  const result = useActionData<typeof action>()
  if (!result || !('step' in result)) return null
  return result.step === 'confirm' ? <Confirm {...result} /> : <Report {...result} />
}

type Brief = ReturnType<typeof briefOf>

function Confirm({ period, series, drafts }: { period: string; series: string; drafts: Brief[] }) {
  const { billing: t, common } = useT()
  const f = useFormat()
  const back = paths.officeBillingPeriod(period)
  if (drafts.length === 0) {
    return (
      <EmptyState
        icon="invoice"
        title={t.issue.nothingChosen}
        actions={<LinkButton to={back}>{t.issue.backToMonth}</LinkButton>}
      >
        {t.issue.nothingChosenText}
      </EmptyState>
    )
  }
  return (
    <>
      <PageHeader
        title={t.issue.manyTitle}
        back={{ to: back, label: t.review.back(f.month(period, 'long')) }}
      />
      <Consequences lines={[t.issue.number(series), t.issue.mail, t.issue.correct]} />
      <Card flush>
        <table className="inv-list">
          <caption className="sr">{t.overview.label}</caption>
          <tbody>
            {drafts.map((draft) => (
              <tr key={draft.invoiceId}>
                <th scope="row">
                  <Link to={paths.officeInvoice(draft.slug, draft.invoiceId)}>{draft.name}</Link>
                </th>
                <td>{draft.isFlagged ? <Badge tone="warn">{t.issue.flaggedHere}</Badge> : null}</td>
                <td className="n">
                  <Money minor={draft.grossMinor} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.issue.total}</th>
              <td />
              <td className="n">
                <Money minor={sum(drafts.map(({ grossMinor }) => grossMinor))} strong />
              </td>
            </tr>
          </tfoot>
        </table>
      </Card>
      <Form method="post" className="confirm-form">
        {drafts.map(({ invoiceId, version }) => (
          <input key={invoiceId} type="hidden" name="ids" value={`${invoiceId}:${version}`} />
        ))}
        <SubmitButton name="intent" value="issue">
          {t.issue.confirmMany(drafts.length)}
        </SubmitButton>
        <LinkButton to={back}>{common.actions.cancel}</LinkButton>
      </Form>
    </>
  )
}

type Row = Brief & ({ ok: true; number: string } | { ok: false; code: string })

function Report({ period, rows }: { period: string; rows: Row[] }) {
  const t = useT().billing
  const f = useFormat()
  const back = paths.officeBillingPeriod(period)
  const done = rows.filter(({ ok }) => ok).length
  return (
    <>
      <PageHeader
        title={t.issue.reportDone(done, rows.length)}
        back={{ to: back, label: t.review.back(f.month(period, 'long')) }}
      />
      <Card flush>
        <table className="inv-list">
          <caption className="sr">{t.issue.report}</caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.invoiceId}>
                <th scope="row">
                  <Link to={paths.officeInvoice(row.slug, row.invoiceId)}>{row.name}</Link>
                </th>
                <td>
                  {row.ok ? (
                    <Badge tone="ok" icon="check">
                      {row.number}
                    </Badge>
                  ) : (
                    <span className="fg-bad">{billingProblem(t, row.code)}</span>
                  )}
                </td>
                <td className="n">
                  <Money minor={row.grossMinor} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <div className="confirm-form">
        <LinkButton to={back} variant="primary">
          {t.issue.backToMonth}
        </LinkButton>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
