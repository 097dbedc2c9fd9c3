import { Link } from '@remix-run/react'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Select } from '#app/ui/field.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, Money, Nip } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { VatRegister, VatRegisterRow } from '#tenants/accounting/types.ts'
import { BooksHeader, type BooksLinks, MonthFilter, useBooksPages } from './books-frame.tsx'

export function VatPage({
  register,
  period,
  items,
  nextCursor,
  totals,
  now,
  links,
}: VatRegister & {
  register: 'purchase' | 'sale'
  period: string
  now: string
  links: BooksLinks
}) {
  const t = useWords(accountingWords).books
  const f = useFormat()
  const pages = useBooksPages(nextCursor)
  const columns: Column<VatRegisterRow>[] = [
    {
      id: 'document',
      header: t.document,
      kind: 'main',
      fixed: true,
      cell: (row) => row.documentNumber,
      total: t.total,
    },
    { id: 'counterparty', header: t.counterparty, cell: (row) => row.counterpartyName },
    {
      id: 'nip',
      header: t.nip,
      cell: (row) => (row.counterpartyNip ? <Nip value={row.counterpartyNip} /> : null),
      cardLabel: true,
    },
    {
      id: 'issuedOn',
      header: t.issuedOn,
      kind: 'date',
      cell: (row) => <DateText value={row.issuedOn} />,
      cardLabel: true,
    },
    {
      id: 'receivedOn',
      header: t.receivedOn,
      kind: 'date',
      hidden: true,
      cell: (row) => (row.receivedOn ? <DateText value={row.receivedOn} /> : ''),
      cardLabel: true,
    },
    {
      id: 'marker',
      header: t.marker,
      cell: (row) => <Badge tone="neutral">{row.marker}</Badge>,
    },
    {
      id: 'ksefNumber',
      header: t.ksefNumber,
      hidden: true,
      cell: (row) => <span className="mono">{row.ksefNumber}</span>,
      cardLabel: true,
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
      id: 'net',
      header: t.net,
      kind: 'num',
      cell: (row) => <Money minor={row.netMinor} bare />,
      total: <Money minor={totals.netMinor} bare />,
      cardLabel: true,
    },
    {
      id: 'vat',
      header: t.vat,
      kind: 'num',
      cell: (row) => <Money minor={row.vatMinor} bare />,
      total: <Money minor={totals.vatMinor} bare strong />,
      cardLabel: true,
    },
  ]
  const fields = Object.entries(totals.amounts).sort(([a], [b]) => a.localeCompare(b))
  return (
    <>
      <BooksHeader
        links={links}
        title={t.vatRegister}
        meta={
          <>
            {f.month(period, 'long')} · {t.rows(totals.rowCount)}
          </>
        }
        file={links.file('vat', { register, period })}
      />
      <div className="stack">
        <DataTable
          id="vat"
          label={`${t.vatRegister}, ${f.month(period, 'long')}`}
          columns={columns}
          rows={items}
          rowId={(row) => row.id}
          phone="cards"
          toolbar={
            <MonthFilter now={now} months={[{ name: 'period', label: t.month, value: period }]}>
              <Select
                key={register}
                name="register"
                aria-label={t.register}
                defaultValue={register}
                className="filter"
                options={[
                  { value: 'purchase', label: t.purchase },
                  { value: 'sale', label: t.sale },
                ]}
              />
            </MonthFilter>
          }
          empty={<EmptyState icon="tag" title={t.noRows} />}
          footer={pages}
        />
        {fields.length > 0 ? (
          <Card title={t.byField}>
            <DescriptionList
              items={fields.map(([field, minor]) => ({
                label: field,
                value: <Money minor={minor} />,
                numeric: true,
              }))}
            />
          </Card>
        ) : null}
      </div>
    </>
  )
}
