import { accountingWords } from '#app/i18n/accounting.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import type { TrialBalance, TrialBalanceRow } from '#tenants/ledger/types.ts'
import { BooksHeader, type BooksLinks, MonthFilter } from './books-frame.tsx'

export function TrialBalancePage({
  balance,
  now,
  links,
}: {
  balance: TrialBalance
  now: string
  links: BooksLinks
}) {
  const t = useWords(accountingWords).books
  const { locale } = useLocale()
  const { from, to, rows, totals } = balance
  const amount = (
    id: string,
    header: string,
    total: bigint,
    read: (row: TrialBalanceRow) => bigint,
  ): Column<TrialBalanceRow> => ({
    id,
    header,
    kind: 'num',
    cell: (row) => (read(row) === 0n ? '' : <Money minor={read(row)} bare />),
    total: <Money minor={total} bare />,
    cardLabel: true,
  })
  const isBalanced =
    totals.openingDebitMinor === totals.openingCreditMinor &&
    totals.debitMinor === totals.creditMinor &&
    totals.closingDebitMinor === totals.closingCreditMinor
  const debit = (minor: bigint) => (minor > 0n ? minor : 0n)
  const credit = (minor: bigint) => (minor < 0n ? -minor : 0n)
  const columns: Column<TrialBalanceRow>[] = [
    {
      id: 'number',
      header: t.number,
      fixed: true,
      cell: (row) => <span className="num strong">{row.number}</span>,
      total: t.total,
    },
    {
      id: 'name',
      header: t.name,
      kind: 'main',
      cell: (row) => (locale === 'pl' ? row.namePl : row.nameEn),
    },
    amount('openingDebit', t.openingDebit, totals.openingDebitMinor, (r) => debit(r.openingMinor)),
    amount('openingCredit', t.openingCredit, totals.openingCreditMinor, (r) =>
      credit(r.openingMinor),
    ),
    amount('debit', t.turnoverDebit, totals.debitMinor, (r) => r.debitMinor),
    amount('credit', t.turnoverCredit, totals.creditMinor, (r) => r.creditMinor),
    amount('closingDebit', t.closingDebit, totals.closingDebitMinor, (r) => debit(r.closingMinor)),
    amount('closingCredit', t.closingCredit, totals.closingCreditMinor, (r) =>
      credit(r.closingMinor),
    ),
  ]
  return (
    <>
      <BooksHeader
        links={links}
        title={t.trialBalance}
        meta={
          rows.length > 0 ? (
            <Badge tone={isBalanced ? 'ok' : 'bad'}>
              {isBalanced ? t.isBalanced : t.notBalanced}
            </Badge>
          ) : null
        }
        file={links.file('trial-balance', { from, to })}
      />
      <DataTable
        id="trial-balance"
        label={t.trialBalance}
        columns={columns}
        rows={rows}
        rowId={(row) => row.number}
        rowHref={(row) => links.account(row.number, { from, to })}
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
        empty={<EmptyState icon="ledger" title={t.noBalances} />}
      />
    </>
  )
}
