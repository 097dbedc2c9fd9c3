import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { peopleWords } from '#app/i18n/people.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RadioGroup } from '#app/ui/choice.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form.tsx'
import type { People } from './people.server.ts'

export type Refused = { errors: Record<string, string>; values: Record<string, string> }

export function InviteForm({ roles, refused }: { roles: People['roles']; refused?: Refused }) {
  const all = useWords({ common: commonWords, people: peopleWords })
  const t = all.people
  const error = (field: string) => fieldErrorText(all, refused?.errors[field])
  const lowest = roles.at(-1)!
  return (
    <Card title={t.inviteTitle} meta={t.inviteNote}>
      <Form method="post" className="form" noValidate key={JSON.stringify(refused?.values)}>
        <TextField
          label={t.name}
          name="name"
          autoComplete="off"
          defaultValue={refused?.values.name}
          error={error('name')}
          required
        />
        <TextField
          label={t.email}
          name="email"
          type="email"
          autoComplete="off"
          defaultValue={refused?.values.email}
          error={error('email')}
          required
        />
        <RadioGroup
          legend={t.role}
          name="role"
          defaultValue={refused?.values.role ?? lowest}
          choices={roles.map((role) => ({
            value: role,
            label: all.common.role[role],
            hint: t.roleHints[role],
          }))}
          error={error('role')}
        />
        <FormActions>
          <SubmitButton name="intent" value="invite">
            {t.invite}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
