// Open work of all companies: what the numbers of the overview lead to.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { workColumns } from '#app/features/office/work-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { dueTexts } from '#app/features/queue/due-text.ts'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { listHouseItems } from '#tenants/work/queries/house-list.server.ts'

const kinds = ['late', 'unassigned'] as const

export const loader = office.loader(
  { permission: 'work:read' },
  async ({ ctx, url, locale, session }) => {
    const asked = url.searchParams.get('only')
    const only = kinds.find((one) => one === asked)
    const company = url.searchParams.get('company')?.trim().slice(0, 100) ?? ''
    const page = await listHouseItems(ctx, { only, company, cursor: url.searchParams.get('after') })
    const dueText = dueTexts(locale, ctx.now, session.account.zone ?? 'Europe/Warsaw')
    return {
      items: page.items.map(({ typeName, ...row }) => ({
        ...row,
        title: row.title ?? typeName[locale],
        due: dueText(row),
      })),
      nextCursor: page.nextCursor,
      only: only ?? null,
      company,
      title: `${dictionary(locale).office.work.title}`,
    }
  },
)

export default function Work() {
  const { items, nextCursor, only, company } = useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.work
  const f = useFormat()
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const isFiltered = only !== null || company !== ''
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <DataTable
        id="work"
        label={t.title}
        phone="cards"
        rows={items}
        rowId={(row) => row.id}
        columns={workColumns(all, f)}
        toolbar={
          <FilterBar
            keep={{ cols: params.getAll('cols') }}
            clearTo={isFiltered ? paths.officeWork() : null}
          >
            <FilterSelect
              name="only"
              label={t.only}
              value={only}
              options={kinds.map((value) => ({ value, label: t.onlyOf[value] }))}
            />
            <TextInput
              key={company}
              name="company"
              defaultValue={company}
              placeholder={t.company}
              title={t.companyHint}
              aria-label={t.companyHint}
              className="input-company"
              autoComplete="off"
            />
          </FilterBar>
        }
        empty={
          isFiltered ? (
            <EmptyState icon="search" title={all.common.empty.filtered}>
              {all.common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState icon="check-circle" title={t.none} />
          )
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
