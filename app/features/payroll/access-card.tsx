import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { TextField } from '#app/ui/field.tsx'
import type { EmployeePage } from '#tenants/payroll/types.ts'
import { type Refused, useFields } from './form-words.ts'

/** Who may open the person's own page: invited by the company, never by the agents. */
export function AccessCard({
  person,
  canInvite,
  refused,
}: {
  person: EmployeePage
  canInvite: boolean
  refused?: Refused
}) {
  const all = useWords(payPeopleWords)
  const t = all.access
  const isOfInvitation = refused?.values.intent === 'invite'
  const { field } = useFields(isOfInvitation ? refused : undefined, { email: person.email ?? '' })
  return (
    <Card title={t.title}>
      <div className="stack">
        <p className="muted">{t[person.signIn]}</p>
        {canInvite && person.signIn !== 'active' ? (
          <Form method="post" className="form" noValidate>
            <input type="hidden" name="employeeId" value={person.id} />
            <TextField
              {...field('email')}
              label={all.person.email}
              type="email"
              autoComplete="off"
              required
            />
            <SubmitButton variant="secondary" icon="mail" name="intent" value="invite">
              {t.invite}
            </SubmitButton>
          </Form>
        ) : null}
        {canInvite && person.signIn !== 'none' ? (
          <Form method="post">
            <ConfirmButton size="sm" variant="ghost" name="intent" value="end-access">
              {t.end}
            </ConfirmButton>
          </Form>
        ) : null}
        {canInvite ? null : <p className="muted">{t.byClient}</p>}
      </div>
    </Card>
  )
}
