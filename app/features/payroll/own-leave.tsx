import { Form, useNavigation } from '@remix-run/react'
import { useT } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { leaveKinds } from '#tenants/payroll/kinds.ts'
import type { OwnLeave } from '#tenants/payroll/queries/own-leave.server.ts'
import type { Absence } from '#tenants/payroll/types.ts'
import { absenceTone } from './absence-columns.tsx'
import { AbsenceDays } from './absence-rows.tsx'
import { type Refused, useFields } from './form-words.ts'

export function LeaveBalances({ balances }: { balances: readonly OwnLeave[] }) {
  const t = useT().payOwn.leave
  const f = useFormat()
  if (balances.length === 0) return null
  const days = (minutes: number, one: OwnLeave) => {
    const isWhole = minutes % one.dayMinutes === 0
    return f.number(minutes / one.dayMinutes, isWhole ? 0 : 1)
  }
  return (
    <div>
      <Stats>
        {balances.map((one) => (
          <Stat
            key={one.employmentId}
            label={balances.length > 1 ? `${t.left} (${one.number})` : t.left}
            value={t.of(
              days(one.entitledMinutes - one.takenMinutes, one),
              days(one.entitledMinutes, one),
            )}
            hint={t.onDemand(one.onDemandDaysLeft)}
          />
        ))}
      </Stats>
      <p className="hint pay-note">{t.noCarried}</p>
    </div>
  )
}

type FormProps = { contracts: readonly { id: string; number: string }[]; refused?: Refused }

export function LeaveForm({ contracts, refused }: FormProps) {
  const all = useT()
  const t = all.payOwn.leave
  const words = all.payTime
  const { field, errors } = useFields(refused, { employmentId: contracts[0]?.id ?? '' })
  const { state } = useNavigation()
  return (
    <Card title={t.ask}>
      {contracts.length === 0 ? <p className="muted">{t.noContract}</p> : null}
      {contracts.length > 0 ? (
        <Form method="post" className="form" noValidate>
          <ErrorSummary errors={errors} />
          {contracts.length > 1 ? (
            <SelectField
              {...field('employmentId')}
              label={t.contract}
              options={contracts.map(({ id, number }) => ({ value: id, label: number }))}
            />
          ) : (
            <input type="hidden" name="employmentId" value={contracts[0]!.id} />
          )}
          <SelectField
            {...field('kind')}
            label={words.form.kind}
            options={leaveKinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
          <FormRow>
            <TextField {...field('fromOn')} type="date" label={words.form.from} required />
            <TextField {...field('toOn')} type="date" label={words.form.to} required />
          </FormRow>
          <TextField
            {...field('minutes')}
            label={words.form.minutes}
            hint={words.form.minutesHint}
            inputMode="decimal"
            autoComplete="off"
          />
          <TextField {...field('note')} label={words.form.note} autoComplete="off" optional />
          <FormActions>
            <SubmitButton busy={state !== 'idle'}>{t.submit}</SubmitButton>
          </FormActions>
        </Form>
      ) : null}
    </Card>
  )
}

export function OwnAbsences({ absences }: { absences: readonly Absence[] }) {
  const all = useT()
  const t = all.payOwn.leave
  const f = useFormat()
  return (
    <Card title={t.mine}>
      {absences.length === 0 ? <p className="muted">{t.none}</p> : null}
      <ul className="rows">
        {absences.map((absence) => (
          <li key={absence.id} className="row-line">
            <div>
              <p className="cluster">
                <strong>{all.payTime.kinds[absence.kind]}</strong>
                <Badge tone={absenceTone[absence.status]}>
                  {all.payTime.statuses[absence.status]}
                </Badge>
              </p>
              <p className="muted">
                <AbsenceDays absence={absence} />
                {absence.decidedAt && absence.decidedByName
                  ? ` · ${t.decided(absence.decidedByName, f.date(absence.decidedAt))}`
                  : null}
                {absence.decisionNote ? ` · ${absence.decisionNote}` : null}
              </p>
            </div>
            {absence.status === 'requested' ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="absenceId" value={absence.id} />
                <ConfirmButton size="sm" name="intent" value="withdraw">
                  {t.withdraw}
                </ConfirmButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
