import { Form, useNavigation } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payLeaveWords } from '#app/i18n/payroll-leave.ts'
import { payOwnWords } from '#app/i18n/payroll-own.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow, Notice } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { leaveKinds } from '#tenants/payroll/kinds.ts'
import type { LeaveOfContract } from '#tenants/payroll/queries/leave.server.ts'
import { limitedKinds } from '#tenants/payroll/rules/leave-year.ts'
import type { Absence } from '#tenants/payroll/types.ts'
import { absenceTone } from './absence-columns.tsx'
import { AbsenceDays } from './absence-rows.tsx'
import { type Refused, useFields } from './form-words.ts'
import { LeaveFigures } from './leave-card.tsx'
import { amountText, leaveText } from './leave-words.ts'

type Balances = { balances: readonly LeaveOfContract[]; today: string }

export function LeaveBalances({ balances, today }: Balances) {
  const t = useWords(payLeaveWords)
  return balances.map((one) => (
    <Card
      key={one.employmentId}
      title={t.titleOf(one.year)}
      meta={balances.length > 1 ? one.number : undefined}
    >
      <LeaveFigures leave={one} today={today} />
    </Card>
  ))
}

type FormProps = {
  contracts: readonly { id: string; number: string }[]
  refused?: Refused
  balances: readonly LeaveOfContract[]
}

export function LeaveForm({ contracts, refused, balances }: FormProps) {
  const all = useWords({ payOwn: payOwnWords, payTime: payTimeWords })
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
          <WhatIsLeft refused={refused} balances={balances} />
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

/** Beside the refusal of a wish that goes too far: what can still be asked for. */
function WhatIsLeft({ refused, balances }: Pick<FormProps, 'refused' | 'balances'>) {
  const t = useWords(payLeaveWords)
  const look = { t, f: useFormat() }
  const codes = Object.values(refused?.errors ?? {})
  const leave = balances.find(({ employmentId }) => employmentId === refused?.values.employmentId)
  const kind = limitedKinds.find((one) => one === refused?.values.kind)
  if (!leave) return null
  if (codes.includes('leave_over_limit') && kind) {
    const { unit, left, waiting } = leave.limits[kind]
    const amount = amountText(look, unit, Math.max(0, left - waiting))
    return <Notice tone="warn">{t.limitLeft(t.limitNames[kind], amount, leave.year)}</Notice>
  }
  if (!codes.includes('leave_over_balance')) return null
  const minutes = Math.max(0, leave.leftMinutes - leave.waitingMinutes)
  return <Notice tone="warn">{t.canAsk(leaveText(look, minutes), leave.year)}</Notice>
}

export function OwnAbsences({ absences }: { absences: readonly Absence[] }) {
  const all = useWords({ payOwn: payOwnWords, payTime: payTimeWords })
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
