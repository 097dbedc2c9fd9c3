// Months of billing, and the start of the next one.

import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { office } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { billingProblem, billingWords } from '#app/i18n/billing.ts'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { startBillingRun } from '#tenants/billing/commands/start-run.server.ts'
import { listBillingMonths } from '#tenants/billing/queries/runs.server.ts'
import { startRunInput } from '#tenants/billing/schema.ts'
import type { BillingMonth } from '#tenants/billing/types.ts'
import { addMonths, localDateOf, periodOf } from '#tenants/shared/dates.ts'

const CHOICE_OF_MONTHS = 6

export const loader = office.loader({ permission: 'billing:read' }, async ({ ctx, locale }) => {
  const current = periodOf(localDateOf(ctx.now, 'Europe/Warsaw'))
  return {
    months: await listBillingMonths(ctx),
    choices: Array.from({ length: CHOICE_OF_MONTHS }, (_, back) => addMonths(current, -back)),
    canRun: ctx.actor.can('billing:run'),
    title: `${dictionary(locale).billing.title}`,
  }
})

export const action = office.action(
  { permission: 'billing:run' },
  async ({ ctx, form, locale }) => {
    const { period } = parseForm(form, startRunInput)
    const started = await startBillingRun(ctx, { period })
    if (!started.ok) refuse({ period: started.code })
    const text = dictionary(locale).billing.run.started
    return redirectWithToast(paths.officeBillingPeriod(period), { tone: 'ok', text })
  },
)

export default function OfficeBilling() {
  const { months, choices, canRun } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useWords(billingWords)
  const f = useFormat()
  const errors = refused && 'errors' in refused ? refused.errors : {}
  const problem = errors.period ? billingProblem(t, errors.period) : null
  return (
    <>
      <PageHeader title={t.title} meta={t.months.intro} />
      {canRun ? (
        <Form method="post" className="run-form">
          <SelectField
            name="period"
            label={t.months.choose}
            // The month that has just ended is the one to bill.
            defaultValue={choices[1]}
            options={choices.map((value) => ({ value, label: f.month(value, 'long') }))}
            error={problem}
          />
          <SubmitButton>{t.months.runMonth}</SubmitButton>
        </Form>
      ) : null}
      <DataTable
        id="months"
        label={t.months.label}
        columns={columnsOf(t, f)}
        rows={months}
        rowId={({ period }) => period}
        rowHref={({ period }) => paths.officeBillingPeriod(period)}
        tools={false}
        phone="cards"
        empty={
          <EmptyState icon="invoice" title={t.months.none}>
            {t.months.noneText}
          </EmptyState>
        }
      />
    </>
  )
}

function columnsOf(
  t: Dictionary['billing'],
  f: ReturnType<typeof useFormat>,
): Column<BillingMonth>[] {
  const count = (value: number) => (value === 0 ? <span className="muted">0</span> : value)
  return [
    {
      id: 'month',
      header: t.months.month,
      kind: 'main',
      fixed: true,
      cell: ({ period }) => f.month(period, 'long'),
    },
    {
      id: 'drafts',
      header: t.months.drafts,
      kind: 'num',
      cardLabel: true,
      cell: ({ drafts }) => count(drafts),
    },
    {
      id: 'held',
      header: t.months.held,
      kind: 'num',
      cardLabel: true,
      cell: ({ held }) => count(held),
    },
    {
      id: 'issued',
      header: t.months.issued,
      kind: 'num',
      cardLabel: true,
      cell: ({ issued }) => count(issued),
    },
    {
      id: 'net',
      header: t.months.net,
      kind: 'num',
      cell: ({ netMinor }) => <Money minor={netMinor} />,
    },
    { id: 'run', header: t.months.run, kind: 'date', cell: ({ run }) => runText(run, t, f) },
  ]
}

function runText(
  run: BillingMonth['run'],
  t: Dictionary['billing'],
  f: ReturnType<typeof useFormat>,
) {
  if (!run) return null
  if (run.status === 'running') {
    return <Badge tone="info">{t.run.progress(run.companiesDone, run.companiesTotal)}</Badge>
  }
  if (run.status === 'failed') return <Badge tone="bad">{t.run.failed}</Badge>
  return f.dateTime(run.finishedAt ?? run.startedAt)
}

export const ErrorBoundary = AreaError
