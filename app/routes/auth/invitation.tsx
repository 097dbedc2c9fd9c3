// An invitation: a new person makes an account, a known one signs in and joins.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { InvitationForm } from '#app/features/auth/invitation-form.tsx'
import { authRequest, readFields, refusedForm } from '#app/features/auth/request.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { readSession, sessionCookie, sessionToken } from '#app/http/session.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { authWords } from '#app/i18n/auth.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CompanyName } from '#app/ui/company-mark.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import {
  acceptInvitation,
  findInvitation,
  joinCompany,
} from '#tenants/identity/commands/accept-invitation.server.ts'
import { acceptInvitationInput } from '#tenants/identity/schema.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await readSession(request, context)
  const { theme, locale } = await readPreferences(request, session)
  const title = `${dictionary(locale).auth.invitation.title}`
  const token = params.token ?? ''
  const invitation = await findInvitation(authRequest(request, context), token)
  const email = session?.account.email ?? null
  return data({ theme, title, invitation, token, email }, { status: invitation ? 200 : 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData())
  const token = params.token ?? ''
  const session = await readSession(request, context)
  const auth = authRequest(request, context)
  const { locale } = await readPreferences(request, session)
  const invitation = await findInvitation(auth, token)
  if (!invitation) return refusedForm(form, { form: 'link_used' }, 404)
  const welcome = {
    tone: 'ok',
    text: dictionary(locale).auth.invitation.welcome(invitation.companyName),
  } as const
  if (form.get('intent') === 'join') {
    if (!session) return refusedForm(form, { form: 'other_email' })
    const joined = await joinCompany(auth, { token, accountId: session.account.id })
    if (!joined.ok) return refusedForm(form, { form: joined.code })
    return redirectWithToast(paths.home(), welcome)
  }
  const fields = readFields(form, acceptInvitationInput)
  if (!fields.ok) return refusedForm(form, fields.errors)
  const replacedToken = await sessionToken(request)
  const result = await acceptInvitation(auth, { token, ...fields.value, replacedToken })
  if (!result.ok) return refusedForm(form, { [result.field ?? 'form']: result.code })
  const cookie = await sessionCookie(result.value.token, result.value.expiresAt)
  return redirectWithToast(paths.home(), welcome, { 'Set-Cookie': cookie })
}

export default function Invitation() {
  const { theme, invitation, token, email } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const all = useWords({ auth: authWords, common: commonWords })
  const t = all.auth.invitation
  if (!invitation || refused?.errors.form === 'link_used') {
    return (
      <PlainFrame theme={theme}>
        <h1>{t.title}</h1>
        <Card>
          <Notice tone="warn" title={t.used}>
            <p>{t.usedHint}</p>
          </Notice>
        </Card>
      </PlainFrame>
    )
  }
  const { companyName, invitedByName, role, hasAccount } = invitation
  return (
    <PlainFrame theme={theme}>
      <h1>{t.title}</h1>
      <Card>
        <div className="stack">
          <p>{t.intro}</p>
          <CompanyName company={{ name: companyName, color: invitation.companyColour }} />
          <DescriptionList
            items={[
              { label: t.email, value: invitation.email },
              { label: t.role, value: all.common.role[role] },
              invitedByName ? { label: t.from, value: invitedByName } : null,
            ]}
          />
          {!hasAccount ? <InvitationForm name={invitation.name} refused={refused} /> : null}
          {hasAccount && !email ? (
            <>
              <p>{t.knownNeedsSignIn}</p>
              <FormActions>
                <LinkButton
                  to={paths.signIn({ returnTo: paths.invitation(token) })}
                  variant="primary"
                >
                  {t.signIn}
                </LinkButton>
              </FormActions>
            </>
          ) : null}
          {hasAccount && email === invitation.email ? (
            <Form method="post">
              <FormActions>
                <SubmitButton name="intent" value="join">
                  {t.join}
                </SubmitButton>
              </FormActions>
            </Form>
          ) : null}
          {hasAccount && email && email !== invitation.email ? (
            <>
              <Notice tone="warn">
                <p>{t.other(email)}</p>
              </Notice>
              <Form method="post" action={paths.signOut()}>
                <FormActions>
                  <SubmitButton variant="secondary">{all.common.actions.signOut}</SubmitButton>
                </FormActions>
              </Form>
            </>
          ) : null}
        </div>
      </Card>
    </PlainFrame>
  )
}

export const ErrorBoundary = LoneError
