// All that the company handed in, and what became of it.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { type DocumentLine, documentColumns } from '#app/features/portal/document-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { LinkButton } from '#app/ui/button.tsx'
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

export const loader = portal.loader(
  { permission: 'documents:read' },
  async ({ ctx, url, company, locale }) => {
    const { text, filed } = documentFilters.parse(Object.fromEntries(url.searchParams))
    const page = await searchDocuments(ctx, {
      text,
      filed,
      cursor: url.searchParams.get('after'),
      limit: PAGE_SIZE,
    })
    const hasBooks = ctx.actor.can('books:read')
    const ids = page.items.map(({ id }) => id)
    const bookings = hasBooks ? await listBookingsOfDocuments(ctx, ids) : []
    const byDocument = new Map(bookings.map((booking) => [booking.documentId, booking]))
    const rows: DocumentLine[] = page.items.map((document) => ({
      ...document,
      booking: byDocument.get(document.id) ?? null,
    }))
    const t = dictionary(locale).portal
    return {
      rows,
      nextCursor: page.nextCursor,
      filters: { text, filed },
      hasBooks,
      company: company.slug,
      canUpload: ctx.actor.can('documents:upload') && ctx.actor.can('books:read'),
      title: t.pageTitle(t.documents.title, company.shortName),
    }
  },
)

export default function PortalDocuments() {
  const { rows, nextCursor, filters, hasBooks, company, canUpload } = useLoaderData<typeof loader>()
  const t = useWords({ common: commonWords, portal: portalWords })
  const words = t.portal.documents
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const columns = useMemo(() => documentColumns({ t, hasBooks }), [t, hasBooks])
  const isFiltered = Boolean(filters.text || filters.filed)
  return (
    <>
      <PageHeader
        title={words.title}
        actions={
          canUpload ? (
            <LinkButton to={paths.portalUpload(company)} variant="primary" icon="upload">
              {t.portal.home.uploadAction}
            </LinkButton>
          ) : null
        }
      />
      <DataTable
        id="documents"
        label={words.label}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => paths.portalDocument(company, row.id)}
        tools={false}
        phone="cards"
        toolbar={
          <FilterBar
            search={{
              name: 'text',
              label: hasBooks ? words.search : words.searchName,
              defaultValue: filters.text,
            }}
            clearTo={isFiltered ? paths.portalDocuments(company) : null}
          >
            <FilterSelect
              name="filed"
              label={words.status}
              value={filters.filed}
              options={[
                { value: 'no', label: words.inWork },
                { value: 'yes', label: words.finished },
              ]}
            />
          </FilterBar>
        }
        empty={
          isFiltered ? (
            <EmptyState icon="search" title={t.common.empty.filtered}>
              {t.common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState icon="document" title={words.none}>
              {words.noneText}
            </EmptyState>
          )
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
