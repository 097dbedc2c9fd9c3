// An invoice that a person can read: the same facts as its PDF, with the way into the work.
import { billingWords } from '#app/i18n/billing.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { AccountNumber, DateText, Money, Nip } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { InvoiceParty } from '#tenants/billing/types.ts'
import { InvoiceLines } from './invoice-lines.tsx'
import type { InvoicePageData } from './invoice-page.server.ts'

export function InvoiceSheet({
  page,
  lineHref,
}: {
  page: InvoicePageData
  lineHref: (lineId: string) => string
}) {
  const { invoice, rows } = page
  const t = useWords(billingWords)
  const f = useFormat()
  const words = t.invoice
  return (
    <article className="inv">
      <header className="inv-head">
        <h2>{invoice.number ? words.title(invoice.number) : words.draft}</h2>
        <DescriptionList
          layout="grid"
          items={[
            invoice.issuedOn
              ? { label: words.issuedOn, value: <DateText value={invoice.issuedOn} /> }
              : null,
            invoice.soldOn
              ? { label: words.soldOn, value: <DateText value={invoice.soldOn} /> }
              : null,
            {
              label: words.dueOn,
              value: invoice.dueOn ? (
                <DateText value={invoice.dueOn} />
              ) : (
                words.dueDays(invoice.paymentDays)
              ),
            },
            { label: words.period, value: f.month(invoice.period, 'long') },
          ]}
        />
      </header>
      <div className="inv-parties">
        <Party label={words.seller} party={invoice.parties.seller} />
        <Party label={words.buyer} party={invoice.parties.buyer} />
      </div>
      <InvoiceLines lines={invoice.lines} rows={rows} lineHref={lineHref} />
      <div className="inv-sums">
        <VatTable page={page} />
        <div className="inv-total">
          <span>{words.toPay}</span>
          <strong className="num">
            <Money minor={invoice.grossMinor} currency={invoice.currency} />
          </strong>
          <span className="inv-words">
            {words.inWords}: {page.inWords}
          </span>
        </div>
      </div>
      <footer className="inv-foot">
        <DescriptionList
          layout="grid"
          items={[
            { label: words.payment, value: words.transfer },
            invoice.parties.seller.bankAccount
              ? {
                  label: words.account,
                  value: <AccountNumber value={invoice.parties.seller.bankAccount} />,
                }
              : null,
            invoice.number ? { label: words.transferTitle, value: invoice.number } : null,
          ]}
        />
        {invoice.note ? (
          <p>
            <strong>{words.note}:</strong> {invoice.note}
          </p>
        ) : null}
        <p className="meta">{words.vatMethod}</p>
      </footer>
    </article>
  )
}

function Party({ label, party }: { label: string; party: InvoiceParty }) {
  return (
    <section>
      <h3>{label}</h3>
      <p>
        <strong>{party.name}</strong>
        <br />
        {party.addressLine1}
        <br />
        {party.postalCode} {party.city}
        <br />
        NIP <Nip value={party.nip} />
      </p>
    </section>
  )
}

function VatTable({ page: { vatRows, invoice } }: { page: InvoicePageData }) {
  const words = useWords(billingWords).invoice
  const f = useFormat()
  return (
    <table className="inv-vat">
      <caption className="sr">{words.vatTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rate}</th>
          <th scope="col" className="n">
            {words.net}
          </th>
          <th scope="col" className="n">
            {words.vat}
          </th>
          <th scope="col" className="n">
            {words.gross}
          </th>
        </tr>
      </thead>
      <tbody>
        {vatRows.map((row) => (
          <tr key={row.rate}>
            <td>{f.percent(Number(row.rate) * 100, 0)}</td>
            <td className="n">{f.amount(row.netMinor)}</td>
            <td className="n">{f.amount(row.taxMinor)}</td>
            <td className="n">{f.amount(row.grossMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.totalLabel}</th>
          <td className="n">{f.amount(invoice.netMinor)}</td>
          <td className="n">{f.amount(invoice.vatMinor)}</td>
          <td className="n">{f.amount(invoice.grossMinor)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
