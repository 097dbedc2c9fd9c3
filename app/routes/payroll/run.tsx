// One run: how far it is, what it comes to, what has to be looked at, and its payslips.

import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { CalculationCard } from '#app/features/payroll/calculation-card.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { runTone, slipColumns } from '#app/features/payroll/run-columns.tsx'
import { RunExtremes } from '#app/features/payroll/run-extremes.tsx'
import {
  RunDifferences,
  RunHistory,
  RunTotals,
  RunWarnings,
} from '#app/features/payroll/run-parts.tsx'
import { mainSteps, stepsOf } from '#app/features/payroll/run-steps.ts'
import { runRefusal } from '#app/features/payroll/run-words.ts'
import { SlipsFile } from '#app/features/payroll/slips-file.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterChoice, FilterSelect } from '#app/ui/filter-bar.tsx'
import { ErrorSummary, Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { askCalculation } from '#tenants/payroll/commands/prepare-run.server.ts'
import { SLIPS_IN_FILE } from '#tenants/payroll/kinds.ts'
import { listPayslips } from '#tenants/payroll/queries/payslips.server.ts'
import { getRun } from '#tenants/payroll/queries/runs.server.ts'
import { runStepInput } from '#tenants/payroll/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, url, at, company }) => {
    const only = (['blocked', 'warned'] as const).find(
      (one) => one === url.searchParams.get('only'),
    )
    const sort = url.searchParams.get('order') === 'difference' ? 'difference' : 'name'
    const runId = params.run ?? ''
    const cursor = url.searchParams.get('after')
    const [run, slips] = await Promise.all([
      getRun(ctx, runId),
      listPayslips(ctx, { runId, sort, only, cursor }),
    ])
    if (!run) throw new AppError('not_found')
    const side = at === 'desk' ? 'provider' : 'client'
    return {
      run,
      slips,
      view: { only: only ?? '', order: sort === 'difference' ? 'difference' : '' },
      steps: stepsOf(run, side, (permission) => ctx.actor.can(permission)),
      canCalculate:
        ctx.actor.can('payroll:do') && (run.status === 'draft' || run.status === 'checked'),
      at,
      company: company.slug,
      title: `${run.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, params, at, company, locale }) => {
    const input = parseForm(form, runStepInput)
    if (input.runId !== params.run) throw new AppError('not_found')
    const asked = await askCalculation(ctx, input)
    if (!asked.ok) refuse({ form: asked.code })
    return redirectWithToast(paths.payRun(at, company.slug, input.runId), {
      tone: 'info',
      text: dictionary(locale).payRuns.stepDone.asked,
    })
  },
)

export default function PayrollRun() {
  const { run, slips, view, steps, canCalculate, at, company, title } =
    useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useWords({ common: commonWords, payMoney: payMoneyWords, payRuns: payRunsWords })
  const t = all.payRuns
  const f = useFormat()
  const [params] = useSearchParams()
  const columns = useMemo(() => slipColumns(t), [t])
  const links = pageLinks(params, slips.nextCursor)
  const refusal = runRefusal(all, Object.values(refused?.errors ?? {})[0])
  const hasPayments = ['closed', 'paid', 'reversed'].includes(run.status)
  const slipTo = (id: string) => paths.payslip(at, company, run.id, id)
  return (
    <>
      <PageHeader
        back={{ to: paths.payRuns(at, company), label: t.title }}
        title={run.title}
        meta={
          <span className="cluster">
            <Badge tone={runTone[run.status]}>{t.status[run.status]}</Badge>
            <span>{f.month(run.period, 'long')}</span>
            <span className="num">
              {t.colPayOn}: {f.date(run.payOn)}
            </span>
          </span>
        }
        actions={[
          hasPayments ? (
            <LinkButton
              key="payments"
              to={paths.payPayments(at, company, run.id)}
              variant={run.status === 'closed' ? 'primary' : 'secondary'}
            >
              {all.payMoney.open}
            </LinkButton>
          ) : null,
          ...steps.map((step, place) => (
            <LinkButton
              key={step}
              to={paths.payRunStep(at, company, run.id, step)}
              variant={place === 0 && mainSteps.includes(step) ? 'primary' : 'ghost'}
            >
              {t.steps[step]}
            </LinkButton>
          )),
        ]}
      />
      <div className="stack">
        {refusal ? <ErrorSummary message={refusal} /> : null}
        {run.isOvertaken ? <Notice tone="warn">{t.calc.overtaken}</Notice> : null}
        {run.status === 'draft' || run.status === 'checked' ? (
          <CalculationCard run={run} canCalculate={canCalculate} />
        ) : null}
        <RunTotals run={run} />
        <RunExtremes run={run} slipTo={slipTo} />
        <div className="cols-2">
          <RunWarnings run={run} />
          <RunDifferences run={run} slipTo={slipTo} />
        </div>
        <DataTable
          id="slips"
          label={`${t.payslips}: ${title}`}
          columns={columns}
          rows={slips.items}
          rowId={({ id }) => id}
          rowHref={({ id }) => slipTo(id)}
          tools={false}
          phone="cards"
          toolbar={
            <FilterBar>
              <FilterSelect
                name="only"
                label={t.payslips}
                value={view.only}
                options={[
                  { value: 'blocked', label: t.onlyBlocked },
                  { value: 'warned', label: t.onlyWarned },
                ]}
              />
              <FilterChoice
                named
                name="order"
                label={t.sort}
                value={view.order}
                options={[
                  { value: '', label: t.byName },
                  { value: 'difference', label: t.byDifference },
                ]}
              />
            </FilterBar>
          }
          empty={
            <EmptyState icon="invoice" title={t.noSlips}>
              {t.noSlipsText}
            </EmptyState>
          }
          footer={links.previous || links.next ? <Pagination {...links} /> : null}
        />
        <SlipsFile
          count={run.payslipCount}
          inFile={SLIPS_IN_FILE}
          to={(query) => paths.payslipsPdf(at, company, run.id, query)}
        />
        <RunHistory run={run} />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
