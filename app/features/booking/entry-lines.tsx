import { Link } from '@remix-run/react'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Money } from '#app/ui/text.tsx'

export type ShownLine = {
  key: number
  accountNumber: string
  accountName: string
  description: string
  /** Debit above zero, credit below. */
  amountMinor: bigint
  href?: string
}

/** An entry as two columns. Both add up to the same, or the database would not have it. */
export function EntryLines({ caption, lines }: { caption: string; lines: readonly ShownLine[] }) {
  const t = useWords(accountingWords).books
  let debit = 0n
  let credit = 0n
  for (const { amountMinor } of lines) {
    if (amountMinor > 0n) debit += amountMinor
    else credit -= amountMinor
  }
  return (
    <div className="dt-scroll">
      <table className="t entry-lines">
        <caption className="meta">
          {t.entry} {caption}
        </caption>
        <thead>
          <tr>
            <th>{t.number}</th>
            <th className="n">{t.debit}</th>
            <th className="n">{t.credit}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>
                {line.href ? (
                  <Link to={line.href} className="num strong">
                    {line.accountNumber}
                  </Link>
                ) : (
                  <span className="num strong">{line.accountNumber}</span>
                )}{' '}
                {line.accountName}
                <span className="entry-text muted">{line.description}</span>
              </td>
              <td className="n">
                {line.amountMinor > 0n ? <Money minor={line.amountMinor} bare /> : null}
              </td>
              <td className="n">
                {line.amountMinor < 0n ? <Money minor={-line.amountMinor} bare /> : null}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t.total}</td>
            <td className="n">
              <Money minor={debit} bare />
            </td>
            <td className="n">
              <Money minor={credit} bare />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
