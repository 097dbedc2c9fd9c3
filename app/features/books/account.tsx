import { Link } from '@remix-run/react'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, Money } from '#app/ui/text.tsx'
import type { AccountLine, AccountPage } from '#tenants/ledger/types.ts'
import { BooksHeader, type BooksLinks, MonthFilter, useBooksPages } from './books-frame.tsx'

export function AccountPageView({
  page,
  now,
  links,
}: {
  page: AccountPage
  now: string
  links: BooksLinks
}) {
  const t = useWords(accountingWords).books
  const { locale } = useLocale()
  const { account, from, to } = page
  const pages = useBooksPages(page.nextCursor)
  const columns: Column<AccountLine>[] = [
    {
      id: 'date',
      header: t.date,
      kind: 'date',
      cell: (row) => <DateText value={row.occurredOn} />,
    },
    {
      id: 'entry',
      header: t.entry,
      kind: 'num',
      cell: (row) => (
        <Link to={links.page('journal', { entry: row.entryId })}>{row.entryNumber}</Link>
      ),
      cardLabel: true,
    },
    {
      id: 'description',
      header: t.description,
      kind: 'main',
      cell: (row) => row.description || row.entryDescription,
    },
    {
      id: 'debit',
      header: t.debit,
      kind: 'num',
      cell: (row) => (row.amountMinor > 0n ? <Money minor={row.amountMinor} bare /> : ''),
      total: <Money minor={page.debitMinor} bare />,
      cardLabel: true,
    },
    {
      id: 'credit',
      header: t.credit,
      kind: 'num',
      cell: (row) => (row.amountMinor < 0n ? <Money minor={-row.amountMinor} bare /> : ''),
      total: <Money minor={page.creditMinor} bare />,
      cardLabel: true,
    },
    {
      id: 'balance',
      header: t.balance,
      kind: 'num',
      cell: (row) => <Money minor={row.balanceMinor} bare />,
      total: <Money minor={page.closingMinor} bare strong />,
      cardLabel: true,
    },
  ]
  const title = `${account.number} ${locale === 'pl' ? account.namePl : account.nameEn}`
  return (
    <>
      <BooksHeader
        links={links}
        title={title}
        meta={
          <>
            <span>
              {t.opening}: <Money minor={page.openingMinor} />
            </span>
            <span>
              {t.closing}: <Money minor={page.closingMinor} strong />
            </span>
            {page.carriedMinor === page.openingMinor ? null : (
              <span>
                {t.carried}: <Money minor={page.carriedMinor} />
              </span>
            )}
            <span>{t.lines(page.lineCount)}</span>
          </>
        }
        file={links.file('account', { account: account.number, from, to })}
      />
      <DataTable
        id="account"
        label={title}
        columns={columns}
        rows={page.items}
        rowId={(row) => `${row.entryId}-${row.lineNo}`}
        tools={false}
        phone="cards"
        toolbar={
          <MonthFilter
            now={now}
            months={[
              { name: 'from', label: t.from, value: from },
              { name: 'to', label: t.to, value: to },
            ]}
          />
        }
        empty={<EmptyState icon="ledger" title={t.noLines} />}
        footer={pages}
      />
    </>
  )
}
