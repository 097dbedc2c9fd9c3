// All client companies.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { companyColumns } from '#app/features/office/company-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { listCompanies } from '#tenants/companies/queries.server.ts'

const states = ['active', 'closed', 'without_contract'] as const

export const loader = office.loader(
  { permission: 'companies:read' },
  async ({ ctx, url, locale }) => {
    const asked = url.searchParams.get('state')
    const state = states.find((one) => one === asked)
    const search = url.searchParams.get('q')?.trim().slice(0, 80) ?? ''
    const cursor = url.searchParams.get('after')
    const page = await listCompanies(ctx, { search, state, cursor })
    return {
      ...page,
      search,
      state: state ?? null,
      canManage: ctx.actor.can('companies:manage'),
      title: `${dictionary(locale).office.companies.title}`,
    }
  },
)

export default function Companies() {
  const { items, nextCursor, search, state, canManage } = useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.companies
  const f = useFormat()
  const [params] = useSearchParams()
  const isFiltered = search !== '' || state !== null
  const links = pageLinks(params, nextCursor)
  const takeOn = canManage ? (
    <LinkButton to={paths.officeNewCompany()} variant="primary" icon="plus">
      {t.takeOn}
    </LinkButton>
  ) : null
  return (
    <>
      <PageHeader title={t.title} actions={takeOn} />
      <DataTable
        id="companies"
        label={t.title}
        columns={companyColumns(all, f)}
        rows={items}
        rowId={(row) => row.tenantId}
        rowHref={(row) => paths.officeCompany(row.slug)}
        toolbar={
          <FilterBar
            search={{ name: 'q', label: t.search, defaultValue: search }}
            keep={{ cols: params.getAll('cols') }}
            clearTo={isFiltered ? paths.officeCompanies() : null}
          >
            <FilterSelect
              name="state"
              label={t.state}
              value={state}
              options={states.map((value) => ({ value, label: t.states[value] }))}
            />
          </FilterBar>
        }
        empty={
          isFiltered ? (
            <EmptyState icon="search" title={all.common.empty.filtered}>
              {all.common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState icon="building" title={t.none} actions={takeOn}>
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
