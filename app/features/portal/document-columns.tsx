import type { Words } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateTime, Money } from '#app/ui/text.tsx'
import type { DocumentBooking } from '#tenants/accounting/queries/document-bookings.server.ts'
import type { DocumentRow } from '#tenants/archive/types.ts'
import { DocumentStateBadge } from './document-state.tsx'

export type DocumentLine = DocumentRow & { booking: DocumentBooking | null }

type Look = { t: Words<'portal'>; hasBooks: boolean }

/** The invoice that it is, or the file that it came as. */
export function documentTitle(shown: {
  document: { originalName: string }
  booking: { sellerName: string; number: string } | null
}): string {
  const { document, booking } = shown
  return booking?.sellerName ? `${booking.sellerName}, ${booking.number}` : document.originalName
}

export function documentColumns({ t, hasBooks }: Look): Column<DocumentLine>[] {
  const words = t.portal.documents
  const gross: Column<DocumentLine> = {
    id: 'gross',
    header: words.colGross,
    kind: 'num',
    cell: ({ booking }) =>
      booking?.sellerName ? <Money minor={booking.grossMinor} currency={booking.currency} /> : null,
  }
  return [
    {
      id: 'name',
      header: words.colName,
      kind: 'main',
      fixed: true,
      cell: (row) => documentTitle({ document: row, booking: row.booking }),
    },
    {
      id: 'file',
      header: words.colFile,
      wideOnly: true,
      cell: (row) => (
        <span className="muted cut">{row.booking?.sellerName ? row.originalName : null}</span>
      ),
    },
    ...(hasBooks ? [gross] : []),
    {
      id: 'status',
      header: words.colStatus,
      cell: (row) => (
        <span className="cluster">
          <DocumentStateBadge booking={row.booking?.status ?? null} filedAt={row.filedAt} />
          {row.duplicateOfId ? <Badge tone="warn">{words.states.duplicate}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'uploaded',
      header: words.colUploaded,
      kind: 'date',
      cell: (row) => <DateTime value={row.uploadedAt} />,
    },
    { id: 'by', header: words.colBy, wideOnly: true, cell: (row) => row.uploadedByName },
  ]
}
