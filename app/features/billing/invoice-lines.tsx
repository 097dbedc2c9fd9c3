// The lines of a bill: what, how much of it, at which price, and why. On a phone each
// line is a block of its own.

import { Link } from '@remix-run/react'
import { billingWords } from '#app/i18n/billing.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { InvoiceLine } from '#tenants/billing/types.ts'
import { LineSteps } from './line-steps.tsx'

type Row = { quantity: string; unitNet: string; rate: string }
type Line = Omit<InvoiceLine, 'id'> & { id?: string }

export function InvoiceLines({
  lines,
  rows,
  lineHref,
}: {
  lines: readonly Line[]
  /** Quantity and price as printed; without them only the amounts are shown. */
  rows?: readonly Row[]
  lineHref?: (lineId: string) => string
}) {
  const t = useWords(billingWords)
  const f = useFormat()
  const { locale } = useLocale()
  return (
    <table className="inv-lines">
      <caption className="sr">{t.invoice.lines}</caption>
      <thead>
        <tr>
          <th scope="col">{t.invoice.position}</th>
          <th scope="col">{t.invoice.name}</th>
          {rows ? (
            <>
              <th scope="col" className="n">
                {t.invoice.quantity}
              </th>
              <th scope="col" className="n">
                {t.invoice.unitNet}
              </th>
            </>
          ) : null}
          <th scope="col" className="n">
            {t.invoice.net}
          </th>
          {rows ? (
            <>
              <th scope="col" className="n">
                {t.invoice.rate}
              </th>
              <th scope="col" className="n">
                {t.invoice.gross}
              </th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => {
          const row = rows?.[index]
          return (
            <tr key={line.position}>
              <td className="num inv-no">{line.position}</td>
              <td className="inv-name">
                <strong>{locale === 'pl' ? line.namePl : line.nameEn}</strong>
                <LineSteps explanation={line.explanation} isPriced={row !== undefined} />
                {line.meter && line.id && lineHref ? (
                  <Link to={lineHref(line.id)} className="inv-drill">
                    {t.invoice.showWork}
                  </Link>
                ) : null}
              </td>
              {row ? (
                <>
                  <td className="n" data-l={t.invoice.quantity}>
                    {f.number(BigInt(row.quantity))}
                  </td>
                  <td className="n" data-l={t.invoice.unitNet}>
                    {f.amount(minorOf(row.unitNet))}
                  </td>
                </>
              ) : null}
              <td className="n" data-l={t.invoice.net}>
                {f.amount(line.netMinor)}
              </td>
              {row ? (
                <>
                  <td className="n" data-l={t.invoice.rate}>
                    {f.percent(line.vatRateBp, 0)}
                  </td>
                  <td className="n strong" data-l={t.invoice.gross}>
                    {f.amount(line.netMinor + line.vatMinor)}
                  </td>
                </>
              ) : null}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The printed price "4.50" back in minor units. */
function minorOf(decimal: string): bigint {
  return BigInt(decimal.replace('.', ''))
}
