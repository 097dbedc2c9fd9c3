// Asking for a link. The answer is the same for every address.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { authRequest, readFields } from '#app/features/auth/request.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
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
import { requestPasswordReset } from '#tenants/identity/commands/reset-password.server.ts'
import { requestResetInput } from '#tenants/identity/schema.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { theme, locale } = await readPreferences(request, null)
  return { theme, title: `${dictionary(locale).auth.reset.title}` }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData())
  const typed = String(form.get('email') ?? '').slice(0, 254)
  const fields = readFields(form, requestResetInput)
  if (!fields.ok) {
    return data({ sentTo: null, typed, code: fields.errors.email ?? 'email' }, { status: 422 })
  }
  const result = await requestPasswordReset(authRequest(request, context), fields.value)
  if (!result.ok) return data({ sentTo: null, typed, code: result.code }, { status: 429 })
  return data({ sentTo: fields.value.email, typed, code: null })
}

export default function Reset() {
  const { theme } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const all = useWords({ auth: authWords, common: commonWords })
  const t = all.auth.reset
  if (done?.sentTo) {
    return (
      <PlainFrame theme={theme}>
        <h1>{t.sentTitle}</h1>
        <Card>
          <div className="stack">
            <Notice tone="info">
              <p>{t.sent(done.sentTo)}</p>
            </Notice>
            <FormActions>
              <LinkButton to={paths.signIn()}>{t.back}</LinkButton>
            </FormActions>
          </div>
        </Card>
      </PlainFrame>
    )
  }
  return (
    <PlainFrame theme={theme}>
      <h1>{t.title}</h1>
      <Card>
        <Form method="post" className="form" noValidate>
          <p>{t.intro}</p>
          <TextField
            label={t.email}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={done?.typed}
            error={fieldErrorText(all, done?.code)}
            required
          />
          <FormActions>
            <SubmitButton>{t.submit}</SubmitButton>
            <Link to={paths.signIn()}>{t.back}</Link>
          </FormActions>
        </Form>
      </Card>
    </PlainFrame>
  )
}

export const ErrorBoundary = LoneError
