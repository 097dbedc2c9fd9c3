// Amounts many times off the month before: asked about while the run is checked, and what was
// answered stands for the client to read.
import { Link } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ExtremePay, RunPage } from '#tenants/payroll/run-types.ts'
import type { useFields } from './form-words.ts'

type SlipTo = (payslipId: string) => string

export function RunExtremes({ run, slipTo }: { run: RunPage; slipTo: SlipTo }) {
  const t = useWords(payRunsWords)
  const f = useFormat()
  if (run.extremes.length === 0) return null
  return (
    <Card title={t.extremes}>
      <ul className="rows">
        {run.extremes.map((one) => (
          <li key={one.payslipId} className="row-line">
            <div>
              <Link to={slipTo(one.payslipId)}>{one.personName}</Link>
              {one.confirmed ? (
                <p>
                  {one.confirmed.reason}{' '}
                  <span className="muted">
                    ({t.confirmedBy(one.confirmed.byName, f.dateTime(new Date(one.confirmed.at)))})
                  </span>
                </p>
              ) : null}
            </div>
            <FromTo pay={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The fields of those that nobody answered for yet. */
export function ExtremesToConfirm({
  run,
  slipTo,
  field,
}: {
  run: RunPage
  slipTo: SlipTo
  field: ReturnType<typeof useFields>['field']
}) {
  const t = useWords(payRunsWords)
  const open = run.extremes.filter(({ confirmed }) => confirmed === null)
  if (open.length === 0) return null
  return (
    <fieldset className="stack">
      <legend className="label">{t.extremes}</legend>
      <p className="hint">{t.extremesText}</p>
      {open.map((one) => (
        <div key={one.payslipId}>
          <p className="row-line">
            <Link to={slipTo(one.payslipId)}>{one.personName}</Link>
            <FromTo pay={one} />
          </p>
          <TextField
            {...field(`confirm.${one.payslipId}`)}
            label={t.whyRight(one.personName)}
            autoComplete="off"
            maxLength={300}
            required
          />
        </div>
      ))}
    </fieldset>
  )
}

function FromTo({ pay }: { pay: ExtremePay }) {
  return (
    <span className="num">
      {pay.lastNetMinor === null ? null : <Money minor={pay.lastNetMinor} />} →{' '}
      <Money minor={pay.netMinor} strong />
    </span>
  )
}
