// The service catalogue: what clients may ask for.
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { typeColumns } from '#app/features/catalogue/type-columns.tsx'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { services } from '#tenants/shared/permissions.ts'
import { listTypes, typeFilters } from '#tenants/work/queries/types.server.ts'

const states = ['published', 'draft', 'retired'] as const

export const loader = office.loader(
  { permission: 'contracts:read' },
  async ({ ctx, url, locale }) => {
    const filters = typeFilters.parse(Object.fromEntries(url.searchParams))
    return {
      types: await listTypes(ctx, filters),
      filters,
      canEdit: ctx.actor.can('catalogue:edit'),
      title: dictionary(locale).catalogue.title,
    }
  },
)

export default function Catalogue() {
  const { types, filters, canEdit } = useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue
  const { locale } = useLocale()
  const [params] = useSearchParams()
  const isFiltered = Boolean(filters.service || filters.state || filters.text)
  const add = canEdit ? (
    <LinkButton to={paths.officeNewType()} variant="primary" icon="plus">
      {t.add}
    </LinkButton>
  ) : null
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} actions={add} />
      <DataTable
        id="types"
        label={t.title}
        phone="cards"
        rows={types}
        rowId={(row) => row.code}
        rowHref={(row) => paths.officeType(row.code)}
        columns={typeColumns(all, locale)}
        toolbar={
          <FilterBar
            search={{ name: 'text', label: t.search, defaultValue: filters.text }}
            keep={{ cols: params.getAll('cols') }}
            clearTo={isFiltered ? paths.officeCatalogue() : null}
          >
            <FilterSelect
              name="service"
              label={t.service}
              value={filters.service}
              options={services.map((value) => ({ value, label: all.common.service[value] }))}
            />
            <FilterSelect
              name="state"
              label={t.state}
              value={filters.state}
              options={states.map((value) => ({ value, label: t.statesFilter[value] }))}
            />
          </FilterBar>
        }
        footer={
          <p className="meta">
            {t.count(types.length)}
            {types.some(({ isConfidential }) => isConfidential) ? `. ${t.confidentialCount}` : null}
          </p>
        }
        empty={
          isFiltered ? (
            <EmptyState icon="search" title={all.common.empty.filtered}>
              {all.common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState icon="rows" title={t.none} actions={add}>
              {t.noneText}
            </EmptyState>
          )
        }
      />
    </>
  )
}

export const ErrorBoundary = AreaError
