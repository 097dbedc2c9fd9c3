// What became of a purchase: its entry, its VAT month, who posted it and when.

import { paths } from '#app/http/paths.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import { DateText, DateTime, Money, Nip } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { BookingData } from './booking.server.ts'
import { EntryLines } from './entry-lines.tsx'

export function BookingResult({ company, booking }: { company: string; booking: BookingData }) {
  const { purchase, entry, mayPost } = booking
  const t = useWords(accountingWords).booking
  const { locale } = useLocale()
  const f = useFormat()
  const { status } = purchase
  return (
    <div className="stack">
      {status === 'reversed' || status === 'rejected' ? (
        <Notice tone="warn" title={t.closedText[status]}>
          {status === 'rejected' ? purchase.note : null}
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          { label: t.number, value: purchase.number || '–' },
          {
            label: t.seller,
            value: (
              <>
                {purchase.sellerName || '–'}{' '}
                {purchase.sellerNip ? <Nip value={purchase.sellerNip} /> : null}
              </>
            ),
          },
          purchase.issuedOn !== null && {
            label: t.issuedOn,
            value: <DateText value={purchase.issuedOn} />,
          },
          {
            label: t.gross,
            value: <Money minor={purchase.grossMinor} currency={purchase.currency} strong />,
          },
          purchase.vatPeriod !== null && {
            label: t.vatPeriod,
            value: f.month(purchase.vatPeriod, 'long'),
          },
          purchase.postedAt !== null && {
            label: t.status.posted,
            value: (
              <>
                <DateTime value={purchase.postedAt} />
                {purchase.postedByName ? `, ${purchase.postedByName}` : null}
              </>
            ),
          },
        ]}
      />
      {entry ? (
        <EntryLines
          caption={`${entry.number}/${entry.year}, ${f.date(entry.occurredOn)}`}
          lines={entry.lines.map((line) => ({
            key: line.lineNo,
            accountNumber: line.accountNumber,
            accountName: locale === 'pl' ? line.accountNamePl : line.accountNameEn,
            description: line.description,
            amountMinor: line.amountMinor,
            href: paths.deskAccount(company, line.accountNumber),
          }))}
        />
      ) : null}
      {status === 'posted' && mayPost ? (
        <FormActions>
          <LinkButton to={paths.deskBookingStep(company, purchase.id, 'reverse')}>
            {t.reverse}
          </LinkButton>
        </FormActions>
      ) : null}
    </div>
  )
}
