import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { DateText, DateTime, Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { JournalEntry } from '#tenants/ledger/types.ts'
import { BooksHeader, type BooksLinks, MonthFilter, useBooksPages } from './books-frame.tsx'

export function JournalPage({
  entries,
  nextCursor,
  period,
  entry,
  closedAt,
  now,
  links,
  actions,
}: {
  entries: readonly JournalEntry[]
  nextCursor: string | null
  period: string
  /** Id of the one entry that is shown, when the address names one. */
  entry: string | null
  closedAt: Date | null
  now: string
  links: BooksLinks
  actions?: ReactNode
}) {
  const t = useWords(accountingWords).books
  const f = useFormat()
  const pages = useBooksPages(nextCursor)
  return (
    <>
      <BooksHeader
        links={links}
        title={t.journal}
        meta={
          <>
            {f.month(period, 'long')}
            {closedAt ? <Badge tone="neutral">{t.isClosed}</Badge> : null}
          </>
        }
        file={links.file('journal', { period })}
        actions={actions}
      />
      <div className="stack">
        <MonthFilter now={now} months={[{ name: 'period', label: t.month, value: period }]} />
        {entries.length === 0 ? <EmptyState icon="book" title={t.noEntries} /> : null}
        {entries.map((one) => (
          <Entry key={one.id} entry={one} links={links} isAlone={entry !== null} />
        ))}
        {pages}
      </div>
    </>
  )
}

function Entry({
  entry,
  links,
  isAlone,
}: {
  entry: JournalEntry
  links: BooksLinks
  isAlone: boolean
}) {
  const t = useWords(accountingWords).books
  const { locale } = useLocale()
  return (
    <Card
      flush
      title={`${entry.number}/${entry.year}`}
      meta={
        <>
          <DateText value={entry.occurredOn} /> · {entry.description}
        </>
      }
      actions={
        <>
          {entry.reversedByEntryId ? (
            <Link to={links.page('journal', { entry: entry.reversedByEntryId })}>
              <Badge tone="warn">{t.reversed}</Badge>
            </Link>
          ) : null}
          {entry.reversesEntryId ? (
            <Link to={links.page('journal', { entry: entry.reversesEntryId })}>
              <Badge tone="neutral">{t.reverses}</Badge>
            </Link>
          ) : null}
          {isAlone ? null : (
            <span className="muted">
              {entry.postedByName}, <DateTime value={entry.postedAt} />
            </span>
          )}
        </>
      }
      footer={
        isAlone ? (
          <span className="muted">
            {t.postedBy}: {entry.postedByName}, <DateTime value={entry.postedAt} />
          </span>
        ) : undefined
      }
    >
      <div className="dt-scroll">
        <table className="t t-small">
          <caption className="sr">
            {t.entry} {entry.number}/{entry.year}
          </caption>
          <thead>
            <tr>
              <th>{t.number}</th>
              <th>{t.description}</th>
              <th className="n">{t.debit}</th>
              <th className="n">{t.credit}</th>
            </tr>
          </thead>
          <tbody>
            {entry.lines.map((line) => (
              <tr key={line.lineNo}>
                <td>
                  <Link to={links.account(line.accountNumber)} className="num strong">
                    {line.accountNumber}
                  </Link>{' '}
                  {locale === 'pl' ? line.accountNamePl : line.accountNameEn}
                </td>
                <td className="m">{line.description}</td>
                <td className="n">
                  {line.amountMinor > 0n ? <Money minor={line.amountMinor} bare /> : null}
                </td>
                <td className="n">
                  {line.amountMinor < 0n ? <Money minor={-line.amountMinor} bare /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
