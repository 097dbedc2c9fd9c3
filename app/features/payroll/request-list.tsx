import { Form } from '@remix-run/react'
import { useT } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { AbsenceRow } from '#tenants/payroll/types.ts'
import { AbsenceDays } from './absence-rows.tsx'
import type { Refused } from './form-words.ts'

/** Requests of employees; each is decided where it stands. */
export function RequestList({
  waiting,
  canDecide,
  refused,
}: {
  waiting: readonly AbsenceRow[]
  canDecide: boolean
  refused?: Refused
}) {
  const all = useT()
  const t = all.payTime
  const f = useFormat()
  const code = Object.values(refused?.errors ?? {})[0]
  return (
    <Card title={`${t.waiting} (${waiting.length})`}>
      {code ? <ErrorSummary message={fieldErrorText(all, code)} /> : null}
      {waiting.length === 0 ? <p className="muted">{t.nobodyWaits}</p> : null}
      <ul className="rows">
        {waiting.map((one) => (
          <li key={one.id} className="row-line">
            <div>
              <p className="strong">
                {one.personName}: {t.kinds[one.kind]}, <AbsenceDays absence={one} />
              </p>
              <p className="muted">
                {t.requestedBy(one.requestedByName, f.dateTime(one.requestedAt))}
                {one.note ? ` · ${one.note}` : null}
              </p>
            </div>
            {canDecide ? (
              <Form method="post" className="cluster" preventScrollReset>
                <input type="hidden" name="absenceId" value={one.id} />
                <input type="hidden" name="version" value={one.version} />
                <TextInput
                  name="note"
                  maxLength={500}
                  placeholder={t.note}
                  aria-label={t.noteOf(one.personName)}
                />
                <SubmitButton size="sm" name="decision" value="approved" icon="check">
                  {t.approve}
                </SubmitButton>
                <Button type="submit" size="sm" name="decision" value="refused">
                  {t.refuse}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
