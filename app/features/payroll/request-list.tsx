import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payLeaveWords } from '#app/i18n/payroll-leave.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { LeaveAsk } from '#tenants/payroll/queries/leave.server.ts'
import type { AbsenceRow } from '#tenants/payroll/types.ts'
import { AbsenceDays } from './absence-rows.tsx'
import type { Refused } from './form-words.ts'
import { excessText, leaveText } from './leave-words.ts'

/** Requests of employees; each is decided where it stands. */
export function RequestList({
  waiting,
  asks,
  canDecide,
  refused,
}: {
  waiting: readonly AbsenceRow[]
  asks: readonly LeaveAsk[]
  canDecide: boolean
  refused?: Refused
}) {
  const all = useWords({ common: commonWords, payTime: payTimeWords })
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
              <Weighed request={one} ask={asks.find(({ absenceId }) => absenceId === one.id)} />
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

/** What the request would take, against what its year has left. */
function Weighed({ request, ask }: { request: AbsenceRow; ask: LeaveAsk | undefined }) {
  const t = useWords(payLeaveWords)
  const look = { t, f: useFormat() }
  if (!ask) return null
  if (ask.excess) {
    return (
      <p className="cluster">
        <Badge tone="warn">{t.over}</Badge>
        <span>{excessText(look, ask.excess)}</span>
      </p>
    )
  }
  const isAnnual = request.kind === 'vacation' || request.kind === 'on_demand'
  if (!isAnnual) return null
  return <p className="muted">{t.wouldLeave(leaveText(look, ask.year.leftMinutes))}</p>
}
