import { accountingWords } from '#app/i18n/accounting.ts'
import { eInvoiceWords } from '#app/i18n/e-invoice.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Money } from '#app/ui/text.tsx'
import type { DraftSums } from './draft-text.ts'
import { rateLabel } from './vat-rows.tsx'

/** The checks an accountant makes by eye, kept up while one types. */
export function DraftSumsBox({ sums, currency }: { sums: DraftSums; currency: string }) {
  const t = useWords(accountingWords).booking
  const marginWord = useWords(eInvoiceWords).buckets.margin
  const agrees = sums.differenceMinor === 0n && sums.toBook.length === 0
  return (
    <section className="draft-sums" aria-label={t.sums} aria-live="polite">
      <span>
        {t.sumOfRows}: <Money minor={sums.rowsMinor} currency={currency} />
      </span>
      <span>
        {t.sumOfLines}: <Money minor={sums.linesMinor} currency={currency} />
      </span>
      {agrees ? (
        <span className="fg-ok">
          <Icon name="check" size={14} /> {t.agrees}
        </span>
      ) : null}
      {sums.differenceMinor === 0n ? null : (
        <span className="fg-bad">
          {t.gross}: {t.difference.toLocaleLowerCase()}{' '}
          <Money minor={sums.differenceMinor} currency={currency} />
        </span>
      )}
      {sums.toBook.map(({ rate, differenceMinor }) => (
        <span key={rate} className="fg-bad">
          {t.lines} {rateLabel(rate, marginWord)}: {t.difference.toLocaleLowerCase()}{' '}
          <Money minor={differenceMinor} currency={currency} />
        </span>
      ))}
    </section>
  )
}
