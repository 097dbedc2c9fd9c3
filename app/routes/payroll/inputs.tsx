// Hours and sums of a month, a row for each contract: arrow keys are not needed, Tab goes on.

import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { type Refused, useIsSending } from '#app/features/payroll/form-words.ts'
import { shownValues } from '#app/features/payroll/month-cell.ts'
import { loadGrid, saveGrid } from '#app/features/payroll/month-grid.server.ts'
import { MonthGrid } from '#app/features/payroll/month-grid.tsx'
import { listPayrollMonths } from '#app/features/payroll/months.server.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { FilterBar, FilterChoice } from '#app/ui/filter-bar.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { employeeFilters } from '#tenants/payroll/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { addMonths, isPeriod, localDateOf, periodOf } from '#tenants/shared/dates.ts'

const MONTHS_AHEAD = 1
const MONTHS_SHOWN = 14

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, url, at, company, locale }) => {
    const current = periodOf(localDateOf(ctx.now, company.zone))
    const asked = url.searchParams.get('period') ?? ''
    const period = isPeriod(asked) ? asked : current
    const { search } = employeeFilters.parse(Object.fromEntries(url.searchParams))
    const cursor = url.searchParams.get('after')
    const latest = addMonths(current, MONTHS_AHEAD)
    const [grid, months] = await Promise.all([
      loadGrid(ctx, { period, search, cursor }),
      listPayrollMonths(ctx, { latest, count: MONTHS_SHOWN }),
    ])
    return {
      ...grid,
      period,
      months: months.includes(period) ? months : [period, ...months],
      search: search ?? '',
      at,
      company: company.slug,
      canManage: ctx.actor.can('people:manage'),
      title: `${dictionary(locale).payTime.inputs.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, url, at, company, locale }) => {
    const period = String(form.get('period') ?? '')
    if (!isPeriod(period)) throw new AppError('invalid_input')
    const written = await saveGrid(ctx, { form, period })
    const t = dictionary(locale).payTime.done
    const here = { period, search: url.searchParams.get('search') }
    return redirectWithToast(
      paths.monthInputs(at, company.slug, { ...here, after: url.searchParams.get('after') }),
      written > 0 ? { tone: 'ok', text: t.inputs(written) } : { tone: 'info', text: t.nothing },
    )
  },
)

export default function MonthInputs() {
  const page = useLoaderData<typeof loader>()
  const { rows, values, versions, period, months, search, at, company, canManage } = page
  const refused = useActionData<Refused>()
  const t = useWords(payTimeWords).inputs
  const f = useFormat()
  const isSending = useIsSending()
  const [params] = useSearchParams()
  const links = pageLinks(params, page.nextCursor)
  const wrong = Object.keys(refused?.errors ?? {}).length
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <div className="stack">
        <FilterBar
          search={{ name: 'search', label: t.person, defaultValue: search }}
          clearTo={search ? paths.monthInputs(at, company, { period }) : null}
        >
          <FilterChoice
            name="period"
            label={t.month}
            value={period}
            options={months.map((value) => ({ value, label: f.month(value, 'long') }))}
          />
        </FilterBar>
        {rows.length === 0 ? <EmptyState icon="calendar" title={t.none} /> : null}
        {rows.length > 0 ? (
          <Form
            method="post"
            className="stack"
            noValidate
            key={`${period}${JSON.stringify(refused?.values ?? values)}`}
          >
            {wrong > 0 ? <ErrorSummary message={t.problems(wrong)} /> : null}
            <input type="hidden" name="period" value={period} />
            <p className="hint">{t.hint}</p>
            <MonthGrid
              rows={rows}
              values={refused ? shownValues(refused.values, values) : values}
              recorded={values}
              versions={versions}
              errors={refused?.errors ?? {}}
              isReadOnly={!canManage}
            />
            {canManage ? (
              <FormActions sticky>
                <SubmitButton busy={isSending}>{t.save}</SubmitButton>
              </FormActions>
            ) : null}
          </Form>
        ) : null}
        {links.previous || links.next ? <Pagination {...links} /> : null}
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
