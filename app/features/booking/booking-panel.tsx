// Booking on one screen: the paper on the left, its draft or its entry on the right. The
// item's page mounts it; it has a page of its own too, for those without JavaScript.

import { Form, Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { PurchaseStatus } from '#tenants/accounting/types.ts'
import type { BookingData, ItemBooking } from './booking.server.ts'
import { BookingResult } from './booking-result.tsx'
import { DocumentViewer } from './document-viewer.tsx'
import { DraftForm, type DraftRefused } from './draft-form.tsx'

export type BookingPanelProps = {
  /** Slug of the company in hand. */
  company: string
  itemId: string
  booking: BookingData | null
  unbooked?: ItemBooking['unbooked']
  returnTo?: 'item' | 'booking'
  refused?: DraftRefused | undefined
}

const statusTone: Record<PurchaseStatus, 'info' | 'ok' | 'warn' | 'neutral'> = {
  draft: 'info',
  posted: 'ok',
  reversed: 'warn',
  rejected: 'neutral',
}

export function BookingPanel(props: BookingPanelProps) {
  const { company, itemId, booking, unbooked = [], returnTo = 'item', refused } = props
  if (!booking) return <StartBooking company={company} itemId={itemId} documents={unbooked} />
  const { purchase, invoice } = booking
  const document = {
    id: purchase.documentId,
    name: purchase.documentName,
    mime: purchase.documentMime,
  }
  return (
    <div className="booking">
      <DocumentViewer key={document.id} company={company} document={document} invoice={invoice} />
      <div className="stack">
        <BookingCard company={company} booking={booking} returnTo={returnTo} refused={refused} />
        <StartBooking company={company} itemId={itemId} documents={unbooked} isFurther />
      </div>
    </div>
  )
}

function BookingCard({
  company,
  booking,
  returnTo,
  refused,
}: {
  company: string
  booking: BookingData
  returnTo: 'item' | 'booking'
  refused: DraftRefused | undefined
}) {
  const t = useWords(accountingWords).booking
  const { purchase, others, mayPost } = booking
  const isForm = purchase.status === 'draft' && mayPost
  return (
    <Card
      title={t.title}
      meta={purchase.status === 'draft' ? t.origin[purchase.origin] : undefined}
      actions={<Badge tone={statusTone[purchase.status]}>{t.status[purchase.status]}</Badge>}
      className="booking-card"
      footer={
        others.length > 0 ? (
          <span className="booking-others">
            {t.others}:
            {others.map((other) => (
              <Link key={other.id} to={paths.deskBooking(company, other.id)}>
                {other.number || t.status[other.status]}
              </Link>
            ))}
          </span>
        ) : undefined
      }
    >
      {isForm ? (
        <DraftForm
          key={`${purchase.id} ${purchase.version}`}
          company={company}
          booking={booking}
          returnTo={returnTo}
          refused={refused}
        />
      ) : (
        <BookingResult company={company} booking={booking} />
      )}
    </Card>
  )
}

/** Documents of the item that nobody has begun to book. */
function StartBooking({
  company,
  itemId,
  documents,
  isFurther = false,
}: {
  company: string
  itemId: string
  documents: ItemBooking['unbooked']
  /** Papers that came after the one that is booked: most of them are no invoices. */
  isFurther?: boolean
}) {
  const t = useWords(accountingWords).booking
  if (documents.length === 0) return null
  return (
    <Card title={isFurther ? t.further : t.title} meta={isFurther ? t.furtherText : undefined}>
      {isFurther ? null : (
        <EmptyState icon="document" title={t.noDraft}>
          {t.noDraftText}
        </EmptyState>
      )}
      {documents.map((document) => (
        <Form
          key={document.id}
          method="post"
          action={paths.deskNewBooking(company)}
          className="booking-start"
        >
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="documentId" value={document.id} />
          <span className="grow">{document.originalName}</span>
          <SubmitButton size="sm" variant={isFurther ? 'secondary' : 'primary'}>
            {t.start}
          </SubmitButton>
        </Form>
      ))}
    </Card>
  )
}
