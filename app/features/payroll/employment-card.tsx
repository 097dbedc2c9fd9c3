// One contract: what holds today, every row before it with its day, reason and author, and
// the forms that add to it.

import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payLeaveWords } from '#app/i18n/payroll-leave.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { DateText, DateTime } from '#app/ui/text.tsx'
import { endReasons } from '#tenants/payroll/kinds.ts'
import type { LeaveOfContract, LeaveOpeningRow } from '#tenants/payroll/queries/leave.server.ts'
import type { Absence, EmploymentPage, Terms } from '#tenants/payroll/types.ts'
import { AbsenceRows } from './absence-rows.tsx'
import { ComponentForm, ComponentList } from './component-form.tsx'
import { type Refused, useFields } from './form-words.ts'
import { LeaveFigures } from './leave-card.tsx'
import { LeaveOpenings } from './leave-openings.tsx'
import { useTermText } from './terms-effect.tsx'

type Props = {
  contract: EmploymentPage
  absences: readonly Absence[]
  /** Of this year; only a contract of employment that runs in it has leave. */
  leave: LeaveOfContract | undefined
  openings: readonly LeaveOpeningRow[]
  today: string
  /** Address of the change of terms; null for those who only look. */
  termsTo: string | null
  absenceTo: string | null
  refused?: Refused
}

export function EmploymentCard(props: Props) {
  const { contract, absences, leave, openings, today, termsTo, absenceTo, refused } = props
  const t = useWords({ payLeave: payLeaveWords, payPeople: payPeopleWords, payTime: payTimeWords })
  const { payPeople: people, payTime } = t
  const { current, history, startsOn, endsOn } = contract
  const isOver = endsOn !== null && endsOn < today
  return (
    <Card
      title={people.employment.title(people.kinds[contract.kind], contract.number)}
      meta={
        <>
          <DateText value={startsOn} /> –{' '}
          {endsOn ? <DateText value={endsOn} /> : people.employment.openEnded}
          {contract.endReason ? ` · ${people.employment.endReasons[contract.endReason]}` : null}
        </>
      }
      actions={
        termsTo && !isOver ? (
          <LinkButton to={termsTo} icon="edit" size="sm">
            {people.employment.change}
          </LinkButton>
        ) : null
      }
    >
      <div className="stack">
        {current ? <TermsNow terms={current} kind={contract.kind} /> : null}
        <details className="more">
          <summary>
            {people.employment.history} ({history.length})
          </summary>
          <TermsHistory history={history} today={today} inForceId={current?.id} />
        </details>
        <details className="more" open={refused?.values.intent === 'component'}>
          <summary>
            {people.component.title} ({contract.components.length})
          </summary>
          <div className="stack">
            <ComponentList components={contract.components} />
            {termsTo ? <ComponentForm contractId={contract.id} refused={refused} /> : null}
          </div>
        </details>
        <details className="more">
          <summary>
            {payTime.absences} ({absences.length})
          </summary>
          <AbsenceRows absences={absences} />
          {absenceTo ? (
            <LinkButton to={absenceTo} icon="plus" size="sm">
              {payTime.record}
            </LinkButton>
          ) : null}
        </details>
        {leave ? (
          <details className="more" open>
            <summary>{t.payLeave.titleOf(leave.year)}</summary>
            <LeaveFigures leave={leave} today={today} />
          </details>
        ) : null}
        {leave ? (
          <details className="more" open={refused?.values.intent === 'leave-opening'}>
            <summary>{t.payLeave.opening.title}</summary>
            <LeaveOpenings
              employmentId={contract.id}
              year={leave.year}
              openings={openings}
              canSet={termsTo !== null}
              refused={refused?.values.intent === 'leave-opening' ? refused : undefined}
            />
          </details>
        ) : null}
        {termsTo && !contract.endedAt ? (
          <details className="more" open={refused?.values.intent === 'end'}>
            <summary>{people.employment.end}</summary>
            <EndForm contract={contract} refused={refused} />
          </details>
        ) : null}
      </div>
    </Card>
  )
}

function TermsNow({ terms, kind }: { terms: Terms; kind: EmploymentPage['kind'] }) {
  const t = useWords(payPeopleWords).terms
  const text = useTermText()
  const shown = [
    'position',
    'department',
    'payMinor',
    'payKind',
    'kup',
    'pit2Minor',
    'reliefs',
    'insuranceCode',
    'ppkEmployeeBp',
    'costCentre',
  ] as const
  return (
    <DescriptionList
      layout="grid"
      items={[
        ...shown.map((name) => ({ label: t.fields[name], value: text(name, terms[name]) })),
        kind === 'uop' && {
          label: t.fields.fteNumerator.split(':')[0]!,
          value: `${terms.fteNumerator}/${terms.fteDenominator}`,
        },
      ]}
    />
  )
}

function TermsHistory(props: { history: readonly Terms[]; today: string; inForceId?: string }) {
  const { history, today, inForceId } = props
  const t = useWords(payPeopleWords)
  const text = useTermText()
  return (
    <ul className="rows">
      {history.map((row) => (
        <li key={row.id} className="row-line">
          <div>
            <p className="cluster">
              <strong>
                <DateText value={row.validFrom} />
              </strong>
              {row.id === inForceId ? <Badge tone="ok">{t.employment.inForce}</Badge> : null}
              {row.validFrom > today ? <Badge tone="info">{t.employment.future}</Badge> : null}
              <span>
                {row.position}, {text('payMinor', row.payMinor)} (
                {text('payKind', row.payKind).toLocaleLowerCase()})
              </span>
            </p>
            <p className="muted">
              {row.reason} · {t.employment.historyRow(row.recordedByName)},{' '}
              <DateTime value={row.recordedAt} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function EndForm({ contract, refused }: { contract: EmploymentPage; refused?: Refused }) {
  const t = useWords(payPeopleWords).employment
  const own = refused?.values.intent === 'end' ? refused : undefined
  const { field, errors } = useFields(own, { endsOn: contract.endsOn ?? '' })
  return (
    <Form method="post" className="stack" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="employmentId" value={contract.id} />
      <input type="hidden" name="version" value={contract.version} />
      <FormRow>
        <TextField
          {...field('endsOn')}
          id={`end-${contract.id}`}
          type="date"
          label={t.endOn}
          required
        />
        <SelectField
          {...field('endReason')}
          id={`why-${contract.id}`}
          label={t.endReason}
          options={endReasons.map((value) => ({ value, label: t.endReasons[value] }))}
        />
      </FormRow>
      <FormActions>
        <SubmitButton variant="danger" name="intent" value="end">
          {t.end}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
