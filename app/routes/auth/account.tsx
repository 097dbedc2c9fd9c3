// A person's own account: name, language, look, password, and where they are signed in.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PasswordForm, ProfileForm, SessionList } from '#app/features/auth/account-forms.tsx'
import { deviceOf } from '#app/features/auth/device.ts'
import { authRequest, readFields, refusedForm } from '#app/features/auth/request.server.ts'
import { zoneChoices } from '#app/features/zones.server.ts'
import { preferencesCookie, readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { requireSession } from '#app/http/session.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { authWords } from '#app/i18n/auth.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import { Notice } from '#app/ui/form.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import { changePassword } from '#tenants/identity/commands/change-password.server.ts'
import { changePreferences } from '#tenants/identity/commands/change-preferences.server.ts'
import { changePasswordInput, preferencesInput } from '#tenants/identity/schema.ts'
import {
  listSessions,
  revokeAllSessions,
  revokeSession,
} from '#tenants/identity/sessions.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context)
  const { theme, locale } = await readPreferences(request, session)
  const rows = await listSessions(authRequest(request, context), session.account.id)
  return {
    theme,
    title: `${dictionary(locale).auth.account.title}`,
    account: { ...session.account, locale },
    zones: zoneChoices(session.account.zone),
    companies: session.memberships.map(({ slug, shortName, colour, role }) => ({
      slug,
      shortName,
      colour,
      role,
    })),
    sessions: rows.map(({ id, userAgent, ip, createdAt, lastSeenAt }) => ({
      id,
      device: deviceOf(userAgent),
      ip,
      createdAt,
      lastSeenAt,
      isThis: id === session.sessionId,
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context)
  const form = await request.formData().catch(() => new FormData())
  const auth = authRequest(request, context)
  const accountId = session.account.id
  const preferences = await readPreferences(request, session)
  const t = dictionary(preferences.locale).auth.account
  const done = (text: string) => redirectWithToast(paths.account(), { tone: 'ok', text })
  switch (form.get('intent')) {
    case 'profile': {
      const fields = readFields(form, preferencesInput)
      if (!fields.ok) return refusedForm(form, fields.errors)
      const { locale, theme } = fields.value
      await changePreferences(auth, { accountId, ...fields.value })
      return redirectWithToast(
        paths.account(),
        { tone: 'ok', text: dictionary(locale).auth.account.saved },
        { 'Set-Cookie': await preferencesCookie({ ...preferences, locale, theme }) },
      )
    }
    case 'password': {
      const fields = readFields(form, changePasswordInput)
      if (!fields.ok) return refusedForm(form, fields.errors)
      const { sessionId } = session
      const result = await changePassword(auth, { accountId, sessionId, ...fields.value })
      if (!result.ok) return refusedForm(form, { [result.field ?? 'password']: result.code })
      return done(t.changed)
    }
    case 'revoke': {
      const sessionId = String(form.get('sessionId') ?? '')
      if (/^[0-9a-f]{64}$/.test(sessionId)) await revokeSession(auth, { accountId, sessionId })
      return done(t.ended)
    }
    case 'revokeOthers':
      await revokeAllSessions(auth, { accountId, exceptSessionId: session.sessionId })
      return done(t.endedOthers)
    default:
      return refusedForm(form, { form: 'invalid_form' }, 400)
  }
}

export default function Account() {
  const { theme, account, zones, companies, sessions } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const all = useWords({ auth: authWords, common: commonWords })
  const t = all.auth.account
  return (
    <PlainFrame theme={theme} wide>
      <div className="stack">
        <PageHeader title={t.title} back={{ to: paths.home(), label: t.back }} />
        <ProfileForm account={account} theme={theme} zones={zones} refused={refused} />
        <Card title={t.companies}>
          {companies.length === 0 ? <Notice tone="warn">{t.noCompanies}</Notice> : null}
          <ul className="rows">
            {companies.map((company) => (
              <li key={company.slug} className="row-line">
                <CompanyTag name={company.shortName} color={company.colour} />
                <Badge>{all.common.role[company.role]}</Badge>
              </li>
            ))}
          </ul>
        </Card>
        <PasswordForm email={account.email} refused={refused} />
        <SessionList sessions={sessions} />
      </div>
    </PlainFrame>
  )
}

export const ErrorBoundary = LoneError
