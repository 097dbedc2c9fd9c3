// A structured e-invoice as a page a person can read.
import { eInvoiceWords } from '#app/i18n/e-invoice.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { AccountNumber, DateText, Money, Nip } from '#app/ui/text.tsx'
import type {
  InvoiceView,
  ViewFact,
  ViewLine,
  ViewParty,
  ViewValue,
} from '#tenants/accounting/pl/invoice-view-types.ts'
import { printDecimal } from '#tenants/shared/pdf/print-format.ts'

export function EInvoicePage({ invoice }: { invoice: InvoiceView }) {
  const t = useWords(eInvoiceWords)
  const { correction } = invoice
  return (
    <article className="einv" aria-label={`${t.kinds[invoice.kind]} ${invoice.number}`}>
      <header className="einv-head">
        <div>
          <p className="einv-kind">{t.kinds[invoice.kind]}</p>
          <p className="einv-number">{invoice.number}</p>
        </div>
        <Badge tone="neutral">{invoice.schema}</Badge>
      </header>
      <Facts facts={invoice.facts} />
      <div className="einv-parties">
        {withKeys(invoice.parties, ({ role, name }) => `${role} ${name}`).map(([key, party]) => (
          <Party key={key} party={party} />
        ))}
      </div>
      {correction ? (
        <section>
          <h3>{t.correctedDocuments}</h3>
          <ul>
            {correction.documents.map((document) => (
              <li key={document.number}>
                {document.number}, <DateText value={document.issuedOn} />
                {document.ksefNumber ? ` · ${document.ksefNumber}` : ` · ${t.outsideKsef}`}
              </li>
            ))}
          </ul>
          <Facts facts={correction.facts} />
        </section>
      ) : null}
      {invoice.annotations.length > 0 ? (
        <p className="einv-tags">
          {invoice.annotations.map((annotation) => (
            <Badge key={annotation} tone="warn">
              {t.annotations[annotation]}
            </Badge>
          ))}
        </p>
      ) : null}
      {invoice.lines.length > 0 ? <Lines invoice={invoice} lines={invoice.lines} /> : null}
      {invoice.orderLines.length > 0 ? (
        <section>
          <h3>{t.orderLines}</h3>
          <Lines invoice={invoice} lines={invoice.orderLines} />
        </section>
      ) : null}
      <VatTable invoice={invoice} />
      <p className="einv-total">
        {t.columns.total}: <Money minor={invoice.total} currency={invoice.currency} strong />
      </p>
      <Facts facts={invoice.payment} />
      {invoice.notes.length > 0 ? (
        <section>
          <h3>{t.notes}</h3>
          <DescriptionList
            items={invoice.notes.map(({ line, key, value }) => ({
              label: line === null ? key : `${t.columns.no} ${line}: ${key}`,
              value,
            }))}
          />
        </section>
      ) : null}
      <Facts facts={invoice.legal} />
      {invoice.footer.map((text) => (
        <p key={text} className="muted">
          {text}
        </p>
      ))}
    </article>
  )
}

function Facts({ facts }: { facts: readonly ViewFact[] }) {
  const t = useWords(eInvoiceWords)
  if (facts.length === 0) return null
  return (
    <DescriptionList
      items={facts.map((fact) => ({
        label: t.labels[fact.label],
        value: (
          <>
            <Value value={fact.value} />
            {fact.note ? <span className="muted"> {fact.note}</span> : null}
          </>
        ),
      }))}
    />
  )
}

function Value({ value }: { value: ViewValue }) {
  const t = useWords(eInvoiceWords)
  const { locale } = useLocale()
  switch (value.kind) {
    case 'text':
      return <>{value.text}</>
    case 'date':
      return <DateText value={value.date} />
    case 'period':
      return (
        <>
          <DateText value={value.from} /> – <DateText value={value.to} />
        </>
      )
    case 'money':
      return <Money minor={value.minor} currency={value.currency} />
    case 'decimal':
      return <span className="num">{printDecimal(value.text, locale)}</span>
    case 'nip':
      return <Nip value={value.nip} />
    case 'account':
      return (
        <>
          <AccountNumber value={value.number} />
          {value.bank ? `, ${value.bank}` : null}
        </>
      )
    case 'paymentForm':
      return <>{value.description ?? t.paymentForms[value.form]}</>
    case 'effect':
      return <>{t.effects[value.effect]}</>
    case 'none':
      return null
  }
}

function Party({ party }: { party: ViewParty }) {
  const t = useWords(eInvoiceWords)
  const thirdRole = party.thirdRoleText ?? (party.thirdRole ? t.thirdRoles[party.thirdRole] : null)
  return (
    <section>
      <h3>
        {t.roles[party.role]}
        {thirdRole ? ` (${thirdRole})` : ''}
      </h3>
      <p className="strong">{party.name}</p>
      {party.addressLines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {party.country && party.country !== 'PL' ? <p>{party.country}</p> : null}
      <Facts facts={party.facts} />
    </section>
  )
}

function Lines({ invoice, lines }: { invoice: InvoiceView; lines: readonly ViewLine[] }) {
  const t = useWords(eInvoiceWords).columns
  const { locale } = useLocale()
  const { columns, grossPrices } = invoice
  return (
    // Wider than a phone: it scrolls, and must be reachable by key to be scrolled by key.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section className="dt-scroll" tabIndex={0} aria-label={t.name}>
      <table className="t einv-table">
        <thead>
          <tr>
            <th className="n">{t.no}</th>
            <th>{t.name}</th>
            <th className="n">{t.quantity}</th>
            <th className="n">{grossPrices ? t.unitGross : t.unitNet}</th>
            {columns.discount ? <th className="n">{t.discount}</th> : null}
            {columns.net ? <th className="n">{t.net}</th> : null}
            {columns.gross ? <th className="n">{t.gross}</th> : null}
            <th className="n">{t.rate}</th>
          </tr>
        </thead>
        <tbody>
          {withKeys(lines, ({ no, state }) => `${no} ${state}`).map(([key, line]) => (
            <tr key={key}>
              <td className="n">{line.no}</td>
              <td className="einv-name">
                {line.name}
                <span className="muted">
                  {line.state ? ` (${line.state === 'before' ? t.before : t.after})` : ''}
                  {line.annex15 ? ` · ${t.annex15}` : ''}
                  {line.tags.map((tag) => ` · ${tag}`)}
                </span>
              </td>
              <td className="n">
                {line.quantity ? printDecimal(line.quantity, locale) : null}
                {line.unit ? ` ${line.unit}` : null}
              </td>
              <td className="n">
                {line.unitPrice ? printDecimal(line.unitPrice, locale, 2) : null}
              </td>
              {columns.discount ? (
                <td className="n">
                  {line.discount ? printDecimal(line.discount, locale, 2) : null}
                </td>
              ) : null}
              {columns.net ? (
                <td className="n">{line.net === null ? null : <Money minor={line.net} bare />}</td>
              ) : null}
              {columns.gross ? (
                <td className="n">
                  {line.gross === null ? null : <Money minor={line.gross} bare />}
                </td>
              ) : null}
              <td className="n">{rateText(line.rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

// Rates are numbers of percent, or letters such as "zw".
function rateText(rate: string | null): string | null {
  return rate !== null && /^\d+$/.test(rate) ? `${rate}%` : rate
}

function VatTable({ invoice }: { invoice: InvoiceView }) {
  const t = useWords(eInvoiceWords)
  const { vatRows, vatTotal } = invoice
  const hasPln = vatTotal.taxPln !== null
  if (vatRows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region, as above
    <section className="dt-scroll" tabIndex={0} aria-label={t.columns.rate}>
      <table className="t einv-table">
        <thead>
          <tr>
            <th>{t.columns.rate}</th>
            <th className="n">{t.columns.base}</th>
            <th className="n">{t.columns.tax}</th>
            {hasPln ? <th className="n">{t.columns.taxPln}</th> : null}
            <th className="n">{t.columns.gross}</th>
          </tr>
        </thead>
        <tbody>
          {vatRows.map((row) => (
            <tr key={row.bucket}>
              <td>{rateText(row.rate) ?? t.buckets[row.bucket]}</td>
              <td className="n">
                <Money minor={row.base} bare />
              </td>
              <td className="n">
                <Money minor={row.tax} bare />
              </td>
              {hasPln ? (
                <td className="n">
                  {row.taxPln === null ? null : <Money minor={row.taxPln} bare />}
                </td>
              ) : null}
              <td className="n">
                <Money minor={row.gross} bare />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t.columns.total}</td>
            <td className="n">
              <Money minor={vatTotal.base} bare />
            </td>
            <td className="n">
              <Money minor={vatTotal.tax} bare />
            </td>
            {hasPln ? (
              <td className="n">
                <Money minor={vatTotal.taxPln ?? 0n} bare />
              </td>
            ) : null}
            <td className="n">
              <Money minor={vatTotal.gross} bare />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** Rows of a file may repeat their number: each repetition gets a key of its own. */
function withKeys<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [string, Row][] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const key = keyOf(row)
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return [`${key} ${count}`, row]
  })
}
