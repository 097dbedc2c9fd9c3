import { Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateText, DateTime, Money, Nip } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { PurchasePage } from '#tenants/accounting/types.ts'

export type ShownResult = Pick<
  PurchasePage,
  | 'status'
  | 'sellerName'
  | 'sellerNip'
  | 'number'
  | 'issuedOn'
  | 'currency'
  | 'netMinor'
  | 'vatMinor'
  | 'grossMinor'
  | 'entryId'
  | 'entryNumber'
  | 'postedAt'
  | 'postedByName'
  | 'vatPeriod'
> & { accounts: string[] }

/** What the client is shown of a purchase: what is still being weighed stays at the desk. */
export function shownResult(purchase: PurchasePage | null): ShownResult | null {
  if (!purchase) return null
  const { status, sellerName, sellerNip, number, issuedOn, currency } = purchase
  const { netMinor, vatMinor, grossMinor, entryId, entryNumber, postedAt, postedByName } = purchase
  return {
    ...{ status, sellerName, sellerNip, number, issuedOn, currency },
    ...{ netMinor, vatMinor, grossMinor, entryId, entryNumber, postedAt, postedByName },
    vatPeriod: purchase.vatPeriod,
    accounts: [...new Set(purchase.lines.map(({ accountNumber }) => accountNumber))],
  }
}

/** What became of the invoice: read, booked as what, by whom, in which VAT month. */
export function ItemResult({ company, purchase }: { company: string; purchase: ShownResult }) {
  const t = useWords(portalWords).item
  const f = useFormat()
  const isRead = purchase.number !== '' || purchase.sellerName !== ''
  const isPosted = purchase.status === 'posted'
  // A typed draft is still empty: there is nothing to tell yet.
  if (!isRead && !isPosted) return null
  return (
    <Card title={isPosted ? t.booked : t.result} meta={<ResultNote purchase={purchase} />}>
      <DescriptionList
        items={[
          {
            label: t.seller,
            value: (
              <>
                {purchase.sellerName}
                {purchase.sellerNip ? (
                  <span className="muted">
                    {' '}
                    NIP <Nip value={purchase.sellerNip} />
                  </span>
                ) : null}
              </>
            ),
          },
          { label: t.invoiceNumber, value: purchase.number },
          purchase.issuedOn !== null && {
            label: t.issuedOn,
            value: <DateText value={purchase.issuedOn} />,
          },
          {
            label: t.gross,
            value: (
              <>
                <Money minor={purchase.grossMinor} currency={purchase.currency} strong />
                <span className="muted num">
                  {` (${t.net} ${f.amount(purchase.netMinor)}, ${t.vat} ${f.amount(purchase.vatMinor)})`}
                </span>
              </>
            ),
          },
          isPosted && {
            label: t.entry,
            value: (
              <Link to={paths.portalBooks(company, 'journal', { entry: purchase.entryId })}>
                {t.entryNumber(purchase.entryNumber ?? 0)}
              </Link>
            ),
          },
          isPosted && {
            label: t.bookedAs,
            value: <Accounts company={company} purchase={purchase} />,
          },
          isPosted &&
            purchase.vatPeriod !== null && {
              label: t.vatPeriod,
              value: f.month(purchase.vatPeriod, 'long'),
            },
        ]}
      />
    </Card>
  )
}

function ResultNote({ purchase }: { purchase: ShownResult }) {
  const t = useWords(portalWords).item
  switch (purchase.status) {
    case 'posted':
      return (
        <>
          {purchase.postedAt ? <DateTime value={purchase.postedAt} /> : null}
          {purchase.postedByName ? ` · ${purchase.postedByName}` : null}
        </>
      )
    case 'draft':
      return t.draftReading
    case 'rejected':
      return <Badge tone="warn">{t.purchaseRejected}</Badge>
    case 'reversed':
      return <Badge tone="warn">{t.purchaseReversed}</Badge>
  }
}

function Accounts({ company, purchase }: { company: string; purchase: ShownResult }) {
  return (
    <span className="sent-links num">
      {purchase.accounts.map((number) => (
        <Link key={number} to={paths.portalAccount(company, number)}>
          {number}
        </Link>
      ))}
    </span>
  )
}
