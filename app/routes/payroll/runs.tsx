// Payroll runs by month; agents begin a new one here.

import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { listPayrollMonths } from '#app/features/payroll/months.server.ts'
import { NewRun } from '#app/features/payroll/new-run.tsx'
import { runColumns } from '#app/features/payroll/run-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { createRun } from '#tenants/payroll/commands/prepare-run.server.ts'
import { listRuns } from '#tenants/payroll/queries/runs.server.ts'
import { createRunInput } from '#tenants/payroll/schema.ts'
import { addMonths, localDateOf, periodOf } from '#tenants/shared/dates.ts'

const MONTHS = 8

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, url, at, company, locale }) => {
    const current = periodOf(localDateOf(ctx.now, company.zone))
    const [page, months] = await Promise.all([
      listRuns(ctx, { cursor: url.searchParams.get('after') }),
      listPayrollMonths(ctx, { latest: addMonths(current, 1), count: MONTHS }),
    ])
    return {
      ...page,
      current,
      months,
      canDo: ctx.actor.can('payroll:do'),
      at,
      company: company.slug,
      title: `${dictionary(locale).payRuns.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, at, company, locale }) => {
    const created = await createRun(ctx, parseForm(form, createRunInput))
    if (!created.ok) refuse({ [created.field ?? 'period']: created.code })
    return redirectWithToast(paths.payRun(at, company.slug, created.value.runId), {
      tone: 'ok',
      text: dictionary(locale).payRuns.stepDone.created,
    })
  },
)

export default function PayrollRuns() {
  const { items, nextCursor, current, months, canDo, at, company, title } =
    useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payRunsWords)
  const f = useFormat()
  const [params] = useSearchParams()
  const columns = useMemo(() => runColumns(t, f), [t, f])
  const links = pageLinks(params, nextCursor)
  return (
    <>
      <PageHeader
        title={t.title}
        meta={t.intro}
        actions={
          <LinkButton to={paths.paySettings(at, company)} icon="settings">
            {t.settings.title}
          </LinkButton>
        }
      />
      <div className="stack">
        {canDo ? (
          <NewRun
            months={months}
            current={current}
            refused={refused}
            key={JSON.stringify(refused?.values ?? null)}
          />
        ) : null}
        <DataTable
          id="runs"
          label={title}
          columns={columns}
          rows={items}
          rowId={({ id }) => id}
          rowHref={({ id }) => paths.payRun(at, company, id)}
          tools={false}
          phone="cards"
          empty={
            <EmptyState icon="invoice" title={t.none}>
              {canDo ? null : t.noneText}
            </EmptyState>
          }
          footer={links.previous || links.next ? <Pagination {...links} /> : null}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
