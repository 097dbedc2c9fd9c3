// The lines of a payslip. Each opens to the reason of its amount: the formula, the figures
// that went in, and the law with the day from which its figure is in force.

import { Link } from '@remix-run/react'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { payLinesWords } from '#app/i18n/payroll-lines.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { ACTS } from '#tenants/payroll/pl/acts.ts'
import { FORMULA_CODES } from '#tenants/payroll/rules/explanation.ts'
import type { PayslipLine } from '#tenants/payroll/run-types.ts'

type Words = (typeof payLinesWords)['pl']

type Props = {
  lines: readonly PayslipLine[]
  /** Address of the payslip that a difference corrects. */
  slipTo: (payslipId: string) => string
}

export function SlipLines({ lines, slipTo }: Props) {
  const t = useWords(payLinesWords)
  const sections = [...new Set(lines.map(({ section }) => section))]
  return (
    <div className="stack">
      {sections.map((section) => (
        <Card key={section} title={t.sections[section]}>
          <ul className="slip">
            {lines
              .filter((line) => line.section === section)
              .map((line) => (
                <li key={line.lineNo}>
                  <Line line={line} slipTo={slipTo} />
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </div>
  )
}

function Line({ line, slipTo }: { line: PayslipLine } & Pick<Props, 'slipTo'>) {
  const t = useWords(payLinesWords)
  const f = useFormat()
  const words: Record<string, string> = t.lines
  const name = line.label ?? words[line.code] ?? line.code
  return (
    <details className="slip-line">
      <summary>
        <span className="slip-name">
          {name}
          {line.correctedPeriod ? (
            <span className="meta"> {t.ofMonth(f.month(line.correctedPeriod, 'long'))}</span>
          ) : null}
        </span>
        <Money minor={line.amountMinor} strong />
      </summary>
      <div className="slip-why">
        <Reason line={line} />
        {line.correctedPayslipId ? (
          <p>
            <Link to={slipTo(line.correctedPayslipId)}>{t.closedSlip}</Link>
          </p>
        ) : null}
      </div>
    </details>
  )
}

function Reason({ line }: { line: PayslipLine }) {
  const t = useWords(payLinesWords)
  const f = useFormat()
  const { locale } = useLocale()
  const formulas: Record<string, string> = t.formulas
  const names: Record<string, string> = t.inputs
  const lineNames: Record<string, string> = t.lines
  const { law, inputs, formula } = line
  const act = law ? (ACTS as Record<string, (typeof ACTS)[keyof typeof ACTS]>)[law.act] : null
  const textOf = useInputText()
  return (
    <>
      {formula ? (
        <p>
          <strong>{t.how}:</strong> {formulas[formula] ?? formula}
        </p>
      ) : null}
      {inputs.length > 0 ? (
        <DescriptionList
          items={inputs.map((input, at) => {
            const of = input.of ? (lineNames[input.of] ?? input.of) : null
            const name = names[input.name] ?? input.name
            return {
              // The same name may come twice: its place tells them apart.
              label: `${at + 1}. ${of ? `${name}: ${of}` : name}`,
              value: textOf(input),
              numeric: true,
            }
          })}
        />
      ) : null}
      {law ? (
        <p className="muted">
          <strong>{t.law}:</strong> {law.article},{' '}
          {act ? `${act[locale]} (${act.published})` : law.act}
          {law.validFrom ? `; ${t.inForce(f.date(law.validFrom))}` : null}
          {law.provisional ? `; ${t.provisional}` : null}
        </p>
      ) : (
        <p className="muted">{withoutLaw(line, t)}</p>
      )}
    </>
  )
}

/** Steps of the reckoning stand on other lines; the rest on what was agreed or entered. */
function withoutLaw({ formula, inputs }: PayslipLine, t: Words): string {
  if (!FORMULA_CODES.some((code) => code === formula)) return t.noLaw
  if (formula !== 'total') return t.computed
  const names: Record<string, string> = { ...t.inputs, ...t.lines }
  const parts = inputs.map(({ name, of, value }, at) => {
    const sign = value.startsWith('-') ? '− ' : at > 0 ? '+ ' : ''
    return `${sign}${names[of ?? name] ?? of ?? name}`
  })
  return t.sumOf(parts.join(' '))
}

function useInputText() {
  const f = useFormat()
  const { payTime } = useWords({ payTime: payTimeWords })
  return ({ unit, value }: PayslipLine['inputs'][number]): string => {
    if (!/^-?\d+$/.test(value)) return value
    switch (unit) {
      case 'amount':
        return f.money(BigInt(value))
      case 'rate':
        return f.percent(Number(value), 2)
      case 'minutes':
        return f.minutes(Number(value))
      case 'days':
        return payTime.days(Number(value))
      default:
        return f.number(BigInt(value))
    }
  }
}
