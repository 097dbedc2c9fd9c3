// One month: the run, and all companies' bills with what moved and why.

import { Form, Link, useLoaderData } from '@remix-run/react'
import { overviewColumns } from '#app/features/billing/overview-columns.tsx'
import { RunCard } from '#app/features/billing/run-card.tsx'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { billingProblem, billingWords } from '#app/i18n/billing.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { cx } from '#app/ui/cx.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { formatMonth } from '#app/ui/format.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { startBillingRun } from '#tenants/billing/commands/start-run.server.ts'
import { getBillingOverview } from '#tenants/billing/queries/overview.server.ts'
import { changeBp } from '#tenants/billing/rules/change.ts'
import { monthView } from '#tenants/billing/rules/month-view.ts'
import { periodInput } from '#tenants/billing/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { addMonths, localDateOf, periodOf } from '#tenants/shared/dates.ts'

function periodOfParams(params: Record<string, string | undefined>): string {
  const parsed = periodInput.safeParse(params.period)
  if (!parsed.success) throw new AppError('not_found')
  return parsed.data
}

export const loader = office.loader(
  { permission: 'billing:read' },
  async ({ ctx, params, url, locale }) => {
    const period = periodOfParams(params)
    const today = localDateOf(ctx.now, 'Europe/Warsaw')
    const overview = await getBillingOverview(ctx, period)
    const { totals, run } = overview
    const words = dictionary(locale).billing
    return {
      period,
      totals,
      run,
      ...monthView(overview.rows, url.searchParams.get('state')),
      // Before the first draft there is nothing to compare.
      changeBp: totals.netMinor === 0n ? null : changeBp(totals.netMinor, totals.previousNetMinor),
      canRun: ctx.actor.can('billing:run') && period <= periodOf(today),
      canIssue: ctx.actor.can('billing:run'),
      title: `${words.title}, ${formatMonth(locale, period, 'long')}`,
    }
  },
)

export const action = office.action(
  { permission: 'billing:run' },
  async ({ ctx, params, locale }) => {
    const period = periodOfParams(params)
    const words = dictionary(locale).billing
    const started = await startBillingRun(ctx, { period })
    const toast = started.ok
      ? ({ tone: 'ok', text: words.run.started } as const)
      : ({ tone: 'bad', text: billingProblem(words, started.code) } as const)
    return redirectWithToast(paths.officeBillingPeriod(period), toast)
  },
)

export default function OfficeBillingPeriod() {
  const page = useLoaderData<typeof loader>()
  const { period, totals, run, rows, shown, calm } = page
  const t = useWords({ billing: billingWords })
  const f = useFormat()
  const { locale } = useLocale()
  const words = t.billing
  const canChoose = page.canIssue && shown === 'review' && rows.length > 0
  return (
    <>
      <PageHeader
        title={f.month(period, 'long')}
        back={{ to: paths.officeBilling(), label: words.title }}
        actions={
          <>
            <MonthLink period={addMonths(period, -1)} label={words.overview.previousMonth} />
            <MonthLink period={addMonths(period, 1)} label={words.overview.nextMonth} />
          </>
        }
      />
      <RunCard run={run} canRun={page.canRun} />
      <Stats>
        <Stat
          label={words.months.net}
          value={<Money minor={totals.netMinor} />}
          hint={
            page.changeBp === null
              ? undefined
              : words.overview.againstBefore(
                  `${page.changeBp > 0 ? '+' : ''}${f.percent(page.changeBp)}`,
                )
          }
        />
        <Stat
          label={words.overview.toReview}
          value={totals.drafts}
          hint={totals.flagged > 0 ? words.overview.flagged(totals.flagged) : undefined}
          tone={totals.flagged > 0 ? 'warn' : undefined}
        />
        <Stat label={words.months.held} value={totals.held} />
        <Stat label={words.months.issued} value={totals.issued} />
      </Stats>
      <nav className="tabs" aria-label={words.tabs.label}>
        {page.tabs.map(({ state, count }) => (
          <Link
            key={state}
            to={paths.officeBillingPeriod(period, { state })}
            className={cx('tab', state === shown && 'tab-on')}
            aria-current={state === shown ? 'page' : undefined}
            preventScrollReset
          >
            {words.tabs[state]} <span className="muted num">{count}</span>
          </Link>
        ))}
      </nav>
      <DataTable
        key={shown}
        id="bills"
        label={words.overview.label}
        columns={overviewColumns({ t, f, locale, run }, page.netMinor)}
        rows={rows}
        rowId={(row) => row.invoiceId ?? row.tenantId}
        rowHref={(row) =>
          row.invoiceId
            ? paths.officeInvoice(row.slug, row.invoiceId)
            : paths.officeContract(row.slug)
        }
        tools={false}
        phone="cards"
        toolbar={
          canChoose && calm.length > 0 ? (
            <Form method="post" action={paths.officeBillingIssue(period)}>
              {calm.map((id) => (
                <input key={id} type="hidden" name="ids" value={id} />
              ))}
              <SubmitButton variant="secondary" icon="check">
                {words.overview.issueCalm(calm.length)}
              </SubmitButton>
            </Form>
          ) : null
        }
        selection={
          canChoose
            ? {
                action: paths.officeBillingIssue(period),
                rowLabel: (row) => row.name,
                actions: (
                  <SubmitButton size="sm" icon="check">
                    {words.overview.issue}
                  </SubmitButton>
                ),
              }
            : undefined
        }
        empty={<EmptyState icon="invoice" title={words.overview.empty} />}
      />
    </>
  )
}

function MonthLink({ period, label }: { period: string; label: string }) {
  return (
    <Link to={paths.officeBillingPeriod(period)} className="btn btn-secondary btn-sm">
      {label}
    </Link>
  )
}

export const ErrorBoundary = AreaError
