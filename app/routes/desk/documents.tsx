// All that a company handed in, as far as the agent serves it.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { type DocumentLine, documentColumns } from '#app/features/portal/document-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { frameWords } from '#app/i18n/frame.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { listBookingsOfDocuments } from '#tenants/accounting/queries/document-bookings.server.ts'
import { searchDocuments } from '#tenants/accounting/queries/document-search.server.ts'
import { documentFilters } from '#tenants/archive/schema.ts'

const PAGE_SIZE = 50

export const loader = deskCompany.loader(
  { permission: 'documents:read' },
  async ({ ctx, url, company, locale }) => {
    const { text, filed } = documentFilters.parse(Object.fromEntries(url.searchParams))
    const cursor = url.searchParams.get('after')
    const page = await searchDocuments(ctx, { text, filed, cursor, limit: PAGE_SIZE })
    const ids = page.items.map(({ id }) => id)
    const bookings = await listBookingsOfDocuments(ctx, ids)
    const byDocument = new Map(bookings.map((booking) => [booking.documentId, booking]))
    const rows: DocumentLine[] = page.items.map((document) => ({
      ...document,
      booking: byDocument.get(document.id) ?? null,
    }))
    const t = dictionary(locale)
    return {
      rows,
      nextCursor: page.nextCursor,
      filters: { text, filed },
      company: company.slug,
      title: t.accounting.books.pageTitle(t.frame.documents, company.shortName),
    }
  },
)

export default function DeskDocuments() {
  const { rows, nextCursor, filters, company } = useLoaderData<typeof loader>()
  const t = useWords({ common: commonWords, frame: frameWords, portal: portalWords })
  const words = t.portal.documents
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const isFiltered = Boolean(filters.text || filters.filed)
  return (
    <>
      <PageHeader title={t.frame.documents} />
      <DataTable
        id="documents"
        label={t.frame.documents}
        columns={documentColumns({ t, hasBooks: true })}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) =>
          row.itemId
            ? paths.deskItem(company, row.itemId)
            : paths.fileContent(company, row.id, { download: 1 })
        }
        tools={false}
        phone="cards"
        toolbar={
          <FilterBar
            search={{
              name: 'text',
              label: words.search,
              ...(filters.text ? { defaultValue: filters.text } : {}),
            }}
            clearTo={isFiltered ? paths.deskDocuments(company) : null}
          >
            <FilterSelect
              name="filed"
              label={words.status}
              value={filters.filed ?? null}
              options={[
                { value: 'no', label: words.inWork },
                { value: 'yes', label: words.finished },
              ]}
            />
          </FilterBar>
        }
        empty={
          <EmptyState
            icon={isFiltered ? 'search' : 'document'}
            title={isFiltered ? t.common.empty.filtered : t.common.empty.list}
          />
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
