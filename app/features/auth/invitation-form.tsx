import { Form } from '@remix-run/react'
import { authWords } from '#app/i18n/auth.ts'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form.tsx'
import type { RefusedForm } from './request.server.ts'

/** Name and password of a new person. */
export function InvitationForm({ name, refused }: { name: string; refused?: RefusedForm }) {
  const all = useWords({ auth: authWords, common: commonWords })
  const t = all.auth
  return (
    <Form method="post" className="form" noValidate>
      <TextField
        label={t.invitation.name}
        name="name"
        autoComplete="name"
        defaultValue={refused?.values.name ?? name}
        error={fieldErrorText(all, refused?.errors.name)}
        required
      />
      <TextField
        label={t.password.fresh}
        hint={t.password.hint}
        name="password"
        type="password"
        autoComplete="new-password"
        error={fieldErrorText(all, refused?.errors.password)}
        required
      />
      <FormActions>
        <SubmitButton>{t.invitation.accept}</SubmitButton>
      </FormActions>
    </Form>
  )
}
