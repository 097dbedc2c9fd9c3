// What was said of leave from before this payroll, and the form that says it anew.

import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payLeaveWords } from '#app/i18n/payroll-leave.ts'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { DateTime } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { LeaveOpeningRow } from '#tenants/payroll/queries/leave.server.ts'
import { type Refused, useFields } from './form-words.ts'
import { leaveText } from './leave-words.ts'

type Props = {
  employmentId: string
  year: number
  openings: readonly LeaveOpeningRow[]
  canSet: boolean
  refused?: Refused
}

export function LeaveOpenings({ employmentId, year, openings, canSet, refused }: Props) {
  const t = useWords(payLeaveWords)
  const look = { t, f: useFormat() }
  const { field, errors } = useFields(refused, { year: String(year) })
  const own = (name: string) => ({ ...field(name), id: `${name}-${employmentId}` })
  return (
    <div className="stack">
      {openings.length === 0 ? <p className="muted">{t.opening.none}</p> : null}
      <ul className="rows">
        {openings.map((row, place) => (
          <li key={row.id} className="row-line">
            <div>
              <p className="cluster">
                <strong>
                  {t.opening.row(
                    row.year,
                    leaveText(look, row.carriedMinutes),
                    leaveText(look, row.takenMinutes),
                  )}
                </strong>
                {openings[place - 1]?.year === row.year ? (
                  <Badge>{t.opening.replaced}</Badge>
                ) : (
                  <Badge tone="ok">{t.opening.holds}</Badge>
                )}
              </p>
              <p className="muted">
                {row.reason} · {row.recordedByName}, <DateTime value={row.recordedAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {canSet ? (
        <Form method="post" className="stack" noValidate>
          <p className="hint">{t.opening.intro}</p>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="employmentId" value={employmentId} />
          <FormRow>
            <TextField {...own('year')} label={t.opening.year} inputMode="numeric" required />
            <TextField {...own('carriedMinutes')} label={t.opening.carried} inputMode="decimal" />
            <TextField {...own('takenMinutes')} label={t.opening.taken} inputMode="decimal" />
          </FormRow>
          <TextField {...own('reason')} label={t.opening.reason} required />
          <FormActions>
            <SubmitButton variant="secondary" name="intent" value="leave-opening">
              {t.opening.submit}
            </SubmitButton>
          </FormActions>
        </Form>
      ) : null}
    </div>
  )
}
