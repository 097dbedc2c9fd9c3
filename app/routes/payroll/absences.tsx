// Requests that wait for a decision, and all absences by month.

import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { absenceColumns } from '#app/features/payroll/absence-columns.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { RequestList } from '#app/features/payroll/request-list.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payImportsWords } from '#app/i18n/payroll-imports.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { formatMonth } from '#app/ui/format.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { decideLeave } from '#tenants/payroll/commands/absences.server.ts'
import { listAbsences } from '#tenants/payroll/queries/absences.server.ts'
import { weighRequests } from '#tenants/payroll/queries/leave.server.ts'
import { decideLeaveInput } from '#tenants/payroll/schema.ts'
import { addMonths, isPeriod, localDateOf, periodOf } from '#tenants/shared/dates.ts'

const MOST_WAITING = 200

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, url, at, company, locale }) => {
    const asked = url.searchParams.get('period') ?? ''
    const current = periodOf(localDateOf(ctx.now, company.zone))
    const period = isPeriod(asked) ? asked : current
    const cursor = url.searchParams.get('after')
    const [waiting, page] = await Promise.all([
      listAbsences(ctx, { status: 'requested', limit: MOST_WAITING }),
      listAbsences(ctx, { period, cursor }),
    ])
    const asks = await weighRequests(ctx, waiting.items)
    return {
      ...page,
      waiting: waiting.items,
      asks,
      period,
      months: { before: addMonths(period, -1), after: addMonths(period, 1) },
      at,
      company: company.slug,
      canManage: ctx.actor.can('people:manage'),
      title: `${dictionary(locale).payTime.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, at, company, locale }) => {
    const input = parseForm(form, decideLeaveInput)
    const decided = await decideLeave(ctx, input)
    if (!decided.ok) refuse({ form: decided.code })
    const t = dictionary(locale).payTime.done
    const months = [...new Set(decided.value.touched.map(({ period }) => period))]
    const names = months.map((one) => formatMonth(locale, one, 'long')).join(', ')
    const { excess } = decided.value
    const over = excess ? ` ${dictionary(locale).payLeave.grantedOver}` : ''
    const text = `${t[input.decision]}${over}`
    return redirectWithToast(paths.absences(at, company.slug), {
      tone: names || excess ? 'warn' : 'ok',
      text: names ? `${text} ${t.touched(names)}` : text,
    })
  },
)

export default function Absences() {
  const page = useLoaderData<typeof loader>()
  const { items, waiting, asks, period, months, at, company, canManage, title } = page
  const refused = useActionData<Refused>()
  const all = useWords({ payImports: payImportsWords, payTime: payTimeWords })
  const t = all.payTime
  const f = useFormat()
  const [params] = useSearchParams()
  const columns = useMemo(() => absenceColumns(t), [t])
  const links = pageLinks(params, page.nextCursor)
  return (
    <>
      <PageHeader
        title={t.title}
        meta={t.intro}
        actions={
          canManage ? (
            <>
              <LinkButton to={paths.absencesImport(at, company)} icon="upload">
                {all.payImports.absencesOpen}
              </LinkButton>
              <LinkButton to={paths.newAbsence(at, company)} variant="primary" icon="plus">
                {t.record}
              </LinkButton>
            </>
          ) : null
        }
      />
      <div className="stack">
        <RequestList waiting={waiting} asks={asks} canDecide={canManage} refused={refused} />
        <DataTable
          id="absences"
          label={title}
          columns={columns}
          rows={items}
          rowId={({ id }) => id}
          tools={false}
          phone="cards"
          toolbar={
            <nav className="cluster" aria-label={t.month}>
              <Link
                to={paths.absences(at, company, { period: months.before })}
                className="btn btn-secondary btn-sm"
              >
                {f.month(months.before, 'long')}
              </Link>
              <strong aria-current="page">{f.month(period, 'long')}</strong>
              <Link
                to={paths.absences(at, company, { period: months.after })}
                className="btn btn-secondary btn-sm"
              >
                {f.month(months.after, 'long')}
              </Link>
            </nav>
          }
          empty={
            <EmptyState icon="calendar" title={t.none}>
              {t.noneText}
            </EmptyState>
          }
          footer={links.previous || links.next ? <Pagination {...links} /> : null}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
