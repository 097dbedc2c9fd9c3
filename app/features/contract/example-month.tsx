// What a month would cost under the prices as they are typed: the price rule itself
// computes it, in the browser while one types, on the server without a script.
import { contractWords } from '#app/i18n/contract.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { meterNames, nameOf } from '#tenants/billing/rules/names.ts'
import { type PricedPeriod, priceOf } from '#tenants/contracts/rules/price.ts'
import { firstDayOf, lastDayOf } from '#tenants/shared/dates.ts'
import { readPlan, type Values } from './plan-form.ts'

const DEFAULT_QUANTITY = 50

type Props = { values: Values; meters: readonly string[]; period: string }

export function ExampleMonth({ values, meters, period }: Props) {
  const t = useWords(contractWords)
  const { locale } = useLocale()
  const f = useFormat()
  const { plan, errors } = readPlan(values, meters)
  const priced = plan.components.filter(({ model }) => model !== 'flat').map(({ code }) => code)
  const usage = Object.fromEntries(
    priced.map((code) => [code, quantityOf(values[`example.${code}`])]),
  )
  const nameFor = (code: string) => {
    const component = plan.components.find((one) => one.code === code) ?? { code }
    const names = nameOf(component, meterNames)
    return locale === 'pl' ? names.namePl : names.nameEn
  }
  const isReadable = plan.components.length > 0 && Object.keys(errors).length === 0
  const result = isReadable ? priceOrNull(plan, usage, period) : null
  return (
    <Card title={t.form.example} meta={t.form.exampleHint}>
      <div className="form">
        {priced.map((code) => (
          <TextField
            key={code}
            label={t.form.quantity(nameFor(code))}
            name={`example.${code}`}
            defaultValue={String(usage[code])}
            inputMode="numeric"
            className="field-short"
          />
        ))}
        {result ? (
          <table className="t">
            <caption className="sr">{t.form.example}</caption>
            <tbody>
              {result.lines.map((line) => (
                <tr key={line.code}>
                  <th scope="row" className="wrap">
                    {nameFor(line.code)}
                    {line.model === 'flat' ? null : (
                      <span className="muted"> × {f.number(line.quantity)}</span>
                    )}
                  </th>
                  <td className="n">{f.money(line.amountMinor)}</td>
                </tr>
              ))}
              {result.trueUpMinor > 0n ? (
                <tr>
                  <th scope="row">{t.form.trueUp}</th>
                  <td className="n">{f.money(result.trueUpMinor)}</td>
                </tr>
              ) : null}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t.form.total}</th>
                <td className="n strong">{f.money(result.netMinor)}</td>
              </tr>
            </tfoot>
          </table>
        ) : (
          <p className="muted">{t.form.exampleNone}</p>
        )}
        <noscript>
          <FormActions>
            <Button type="submit" name="intent" value="preview">
              {t.form.compute}
            </Button>
          </FormActions>
        </noscript>
      </div>
    </Card>
  )
}

function quantityOf(typed: string | undefined): number {
  const text = typed?.replace(/\s/g, '') ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : DEFAULT_QUANTITY
}

function priceOrNull(
  plan: Parameters<typeof priceOf>[0]['plan'],
  usage: Record<string, number>,
  period: string,
): PricedPeriod | null {
  try {
    return priceOf({ plan, usage, period: { from: firstDayOf(period), to: lastDayOf(period) } })
  } catch {
    // Numbers beyond what money can be: the form itself says so when it is sent.
    return null
  }
}
