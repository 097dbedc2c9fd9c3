// The parts of the account page: details, password, sessions.

import { Form } from '@remix-run/react'
import { authWords } from '#app/i18n/auth.ts'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { locales, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormActions, FormRow } from '#app/ui/form.tsx'
import type { Theme } from '#app/ui/preferences.ts'
import { DateTime } from '#app/ui/text.tsx'
import type { AccountIdentity } from '#tenants/identity/types.ts'
import type { RefusedForm } from './request.server.ts'

type Props = { refused?: RefusedForm }

export function ProfileForm({
  account,
  theme,
  zones,
  refused,
}: Props & { account: AccountIdentity; theme: Theme; zones: readonly string[] }) {
  const all = useWords({ auth: authWords, common: commonWords })
  const t = all.auth.account
  const { frame, languages } = all.common
  const error = (field: string) => fieldErrorText(all, refused?.errors[field])
  const value = (field: string, stored: string) => refused?.values[field] ?? stored
  return (
    <Card title={t.profile}>
      <Form method="post" className="form" noValidate>
        <FormRow>
          <TextField
            label={t.name}
            name="name"
            autoComplete="name"
            defaultValue={value('name', account.name)}
            error={error('name')}
            required
          />
          <TextField
            label={t.email}
            hint={t.emailHint}
            value={account.email}
            readOnly
            autoComplete="username"
          />
        </FormRow>
        <FormRow>
          <SelectField
            label={t.language}
            name="locale"
            defaultValue={value('locale', account.locale)}
            options={locales.map((locale) => ({ value: locale, label: languages[locale] }))}
            error={error('locale')}
          />
          <SelectField
            label={t.theme}
            name="theme"
            defaultValue={value('theme', theme)}
            options={[
              { value: 'system', label: frame.themeSystem },
              { value: 'light', label: frame.themeLight },
              { value: 'dark', label: frame.themeDark },
            ]}
            error={error('theme')}
          />
          <SelectField
            label={t.zone}
            name="zone"
            placeholder={t.zoneOfCompany}
            defaultValue={value('zone', account.zone ?? '')}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
            error={error('zone')}
          />
        </FormRow>
        <FormActions>
          <SubmitButton name="intent" value="profile">
            {all.common.actions.save}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

export function PasswordForm({ email, refused }: Props & { email: string }) {
  const all = useWords({ auth: authWords, common: commonWords })
  const t = all.auth
  return (
    <Card title={t.account.password}>
      <Form method="post" className="form" noValidate>
        {/* A password manager needs to know whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <FormRow>
          <TextField
            label={t.account.current}
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            error={fieldErrorText(all, refused?.errors.currentPassword)}
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
        </FormRow>
        <FormActions>
          <SubmitButton name="intent" value="password">
            {t.account.change}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

export type SessionView = {
  id: string
  device: string | null
  ip: string | null
  createdAt: Date
  lastSeenAt: Date
  isThis: boolean
}

export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const t = useWords(authWords).account
  return (
    <Card
      title={t.sessions}
      actions={
        sessions.length > 1 ? (
          <Form method="post">
            <ConfirmButton name="intent" value="revokeOthers" size="sm">
              {t.endOthers}
            </ConfirmButton>
          </Form>
        ) : null
      }
    >
      <ul className="rows">
        {sessions.map((session) => (
          <li key={session.id} className="row-line">
            <div>
              <p className="cluster">
                <strong>{session.device ?? t.unknownDevice}</strong>
                {session.isThis ? <Badge tone="ok">{t.thisOne}</Badge> : null}
              </p>
              <p className="muted">
                {t.seen} <DateTime value={session.lastSeenAt} /> · {t.since.toLocaleLowerCase()}{' '}
                <DateTime value={session.createdAt} />
                {session.ip ? ` · ${t.address.toLocaleLowerCase()} ${session.ip}` : null}
              </p>
            </div>
            {session.isThis ? null : (
              <Form method="post">
                <input type="hidden" name="sessionId" value={session.id} />
                <ConfirmButton name="intent" value="revoke" size="sm">
                  {t.end}
                </ConfirmButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
