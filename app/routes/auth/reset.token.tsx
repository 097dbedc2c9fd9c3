// Setting the password behind a mailed link. Opening the page does not use the link up.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { authRequest, readFields, refusedForm } from '#app/features/auth/request.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { endedSessionCookie } from '#app/http/session.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { authWords } from '#app/i18n/auth.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import { isResetOpen, resetPassword } from '#tenants/identity/commands/reset-password.server.ts'
import { resetPasswordInput } from '#tenants/identity/schema.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { theme, locale } = await readPreferences(request, null)
  const title = `${dictionary(locale).auth.reset.chooseTitle}`
  const isOpen = await isResetOpen(authRequest(request, context), params.token ?? '')
  return data({ theme, title, isOpen }, { status: isOpen ? 200 : 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData())
  const fields = readFields(form, resetPasswordInput)
  if (!fields.ok) return refusedForm(form, fields.errors)
  const result = await resetPassword(authRequest(request, context), {
    token: params.token ?? '',
    password: fields.value.password,
  })
  if (!result.ok) return refusedForm(form, { [result.field ?? 'form']: result.code })
  const { locale } = await readPreferences(request, null)
  return redirectWithToast(
    paths.signIn(),
    { tone: 'ok', text: dictionary(locale).auth.reset.done },
    { 'Set-Cookie': await endedSessionCookie() },
  )
}

export default function ChoosePassword() {
  const { theme, isOpen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const all = useWords({ auth: authWords, common: commonWords })
  const t = all.auth
  const isUsed = !isOpen || refused?.errors.form !== undefined
  return (
    <PlainFrame theme={theme}>
      <h1>{t.reset.chooseTitle}</h1>
      <Card>
        {isUsed ? (
          <div className="stack">
            <Notice tone="warn">
              <p>{t.reset.used}</p>
            </Notice>
            <FormActions>
              <LinkButton to={paths.resetRequest()} variant="primary">
                {t.reset.again}
              </LinkButton>
            </FormActions>
          </div>
        ) : (
          <Form method="post" className="form" noValidate>
            <TextField
              label={t.password.fresh}
              hint={t.password.hint}
              name="password"
              type="password"
              autoComplete="new-password"
              error={fieldErrorText(all, refused?.errors.password)}
              required
            />
            <p className="muted">{t.reset.chooseNote}</p>
            <FormActions>
              <SubmitButton>{t.reset.chooseSubmit}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </Card>
    </PlainFrame>
  )
}

export const ErrorBoundary = LoneError
