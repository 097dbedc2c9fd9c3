import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import type { DocumentBooking } from '#tenants/accounting/queries/document-bookings.server.ts'
import type { DocumentRow } from '#tenants/archive/types.ts'
import { DocumentStateBadge } from './document-state.tsx'
import { MomentText } from './moment-text.tsx'

export type DocumentLine = DocumentRow & { booking: DocumentBooking | null }

type Look = { t: Dictionary; now: Date; hasBooks: boolean }

export function documentColumns({ t, now, hasBooks }: Look): Column<DocumentLine>[] {
  const words = t.portal.documents
  const booked: Column<DocumentLine>[] = [
    {
      id: 'seller',
      header: words.colSeller,
      cell: ({ booking }) =>
        booking?.sellerName ? (
          <>
            {booking.sellerName} <span className="muted">{booking.number}</span>
          </>
        ) : null,
    },
    {
      id: 'gross',
      header: words.colGross,
      kind: 'num',
      cell: ({ booking }) =>
        booking?.sellerName ? (
          <Money minor={booking.grossMinor} currency={booking.currency} />
        ) : null,
    },
  ]
  return [
    {
      id: 'name',
      header: words.colName,
      kind: 'main',
      fixed: true,
      cell: (row) => row.originalName,
    },
    ...(hasBooks ? booked : []),
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
      cell: (row) => <MomentText at={row.uploadedAt} now={now} />,
    },
    { id: 'by', header: words.colBy, wideOnly: true, cell: (row) => row.uploadedByName },
  ]
}
