// People on the payroll of a company: for its HR in the portal and for its agents at the desk.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { peopleColumns } from '#app/features/payroll/people-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFileWords } from '#app/i18n/payroll-file.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { employmentKinds } from '#tenants/payroll/kinds.ts'
import { listEmployees } from '#tenants/payroll/queries/employees.server.ts'
import { employeeFilters } from '#tenants/payroll/schema.ts'

const PAGE_SIZE = 50

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, url, at, company, locale }) => {
    const filters = employeeFilters.parse(Object.fromEntries(url.searchParams))
    const cursor = url.searchParams.get('after')
    const page = await listEmployees(ctx, { ...filters, cursor, limit: PAGE_SIZE })
    return {
      ...page,
      filters,
      at,
      company: company.slug,
      canManage: ctx.actor.can('people:manage'),
      title: `${dictionary(locale).payPeople.title} · ${company.shortName}`,
    }
  },
)

export default function PayrollPeople() {
  const { items, nextCursor, filters, at, company, canManage, title } =
    useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, payFile: payFileWords, payPeople: payPeopleWords })
  const t = all.payPeople
  const [params] = useSearchParams()
  const columns = useMemo(() => peopleColumns(t, all.payFile), [t, all])
  const isFiltered = Boolean(filters.search || filters.state || filters.kind)
  const links = pageLinks(params, nextCursor)
  const add = canManage ? (
    <>
      <LinkButton to={paths.expiries(at, company)} icon="clock">
        {all.payFile.expiries.title}
      </LinkButton>
      <LinkButton to={paths.staffImport(at, company)} icon="upload">
        {t.importFile}
      </LinkButton>
      <LinkButton to={paths.newStaff(at, company)} variant="primary" icon="plus">
        {t.add}
      </LinkButton>
    </>
  ) : null
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} actions={add} />
      <DataTable
        id="people"
        label={title}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        rowHref={({ id }) => paths.person(at, company, id)}
        tools={false}
        phone="cards"
        toolbar={
          <FilterBar
            search={{ name: 'search', label: t.search, defaultValue: filters.search }}
            clearTo={isFiltered ? paths.staff(at, company) : null}
          >
            <FilterSelect
              name="state"
              label={t.state}
              value={filters.state === 'all' ? undefined : filters.state}
              options={(['current', 'former', 'lapsed'] as const).map((value) => ({
                value,
                label: t.states[value],
              }))}
            />
            <FilterSelect
              name="kind"
              label={t.kind}
              value={filters.kind}
              options={employmentKinds.map((value) => ({ value, label: t.kinds[value] }))}
            />
          </FilterBar>
        }
        empty={
          isFiltered ? (
            <EmptyState icon="search" title={all.common.empty.filtered}>
              {all.common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState icon="users" title={t.none} actions={add}>
              {t.noneText}
            </EmptyState>
          )
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
