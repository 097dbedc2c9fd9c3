// Amounts by rate, as the foot of an invoice has them.
import { accountingWords } from '#app/i18n/accounting.ts'
import { eInvoiceWords } from '#app/i18n/e-invoice.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { BOOKING_RATES } from '#tenants/accounting/rules/choices.ts'
import type { DraftPartProps } from './draft-header.tsx'
import { emptyVatRow, taxOf, type VatRowText } from './draft-text.ts'
import { useSpareRows } from './spare-rows.ts'

export function VatRows({ text, setText, notes }: DraftPartProps) {
  const t = useWords(accountingWords).booking
  const marginWord = useWords(eInvoiceWords).buckets.margin
  const { locale } = useLocale()
  const hasPln = text.fields.currency.trim().toUpperCase() !== 'PLN'
  const rows = useSpareRows(text.vatRows, emptyVatRow)
  const change = (index: number, part: Partial<VatRowText>) =>
    setText((old) => {
      const next = [...old.vatRows]
      next[index] = { ...(next[index] ?? emptyVatRow), ...part }
      return { ...old, vatRows: next }
    })
  const remove = (index: number) =>
    setText((old) => ({ ...old, vatRows: old.vatRows.filter((_, at) => at !== index) }))
  const cell = (index: number, row: VatRowText, key: keyof VatRowText, label: string) => {
    const name = `vatRows.${index}.${key}`
    const { error, warning } = notes(name, row[key])
    const note = error ?? warning
    return (
      <>
        <input
          className="input input-amount"
          inputMode="decimal"
          autoComplete="off"
          id={name}
          name={name}
          value={row[key]}
          aria-label={t.rowLabel(label, index + 1)}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${name}-n` : undefined}
          onChange={(event) => change(index, { [key]: event.target.value })}
          onBlur={() => {
            if (key === 'base' && row.tax === '') {
              change(index, { tax: taxOf(row.rate, row.base, locale) })
            }
          }}
        />
        {note ? (
          <p id={`${name}-n`} className={error ? 'error' : 'hint fg-warn'}>
            {note}
          </p>
        ) : null}
      </>
    )
  }
  return (
    <fieldset className="draft-grid">
      <legend className="label">{t.vatRows}</legend>
      <table>
        <thead>
          <tr>
            <th>{t.rate}</th>
            <th className="n">{t.base}</th>
            <th className="n">{t.tax}</th>
            {hasPln ? <th className="n">{t.taxPln}</th> : null}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, row, index }) => (
            <tr key={key}>
              <td>
                <select
                  className="input select"
                  name={`vatRows.${index}.rate`}
                  value={row.rate}
                  aria-label={t.rowLabel(t.rate, index + 1)}
                  onChange={(event) => change(index, { rate: event.target.value })}
                >
                  {BOOKING_RATES.map((rate) => (
                    <option key={rate} value={rate}>
                      {rateLabel(rate, marginWord)}
                    </option>
                  ))}
                </select>
              </td>
              <td>{cell(index, row, 'base', t.base)}</td>
              <td>{cell(index, row, 'tax', t.tax)}</td>
              {hasPln ? <td>{cell(index, row, 'taxPln', t.taxPln)}</td> : null}
              <td className="draft-remove">
                <IconButton
                  icon="close"
                  size="sm"
                  tabIndex={-1}
                  label={t.removeRow(index + 1)}
                  onClick={() => remove(index)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        size="sm"
        variant="ghost"
        icon="plus"
        className="needs-js"
        onClick={() => setText((old) => ({ ...old, vatRows: [...old.vatRows, emptyVatRow] }))}
      >
        {t.addRow}
      </Button>
    </fieldset>
  )
}

export function rateLabel(rate: string, marginWord: string): string {
  if (rate === 'margin') return marginWord
  return /^\d+$/.test(rate) ? `${rate} %` : rate
}
