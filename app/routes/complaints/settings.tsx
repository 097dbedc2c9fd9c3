// The public form: open or closed, for whom, and its address.

import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { saveSettings } from '#tenants/complaints/commands/keep-settings.server.ts'
import { regimes } from '#tenants/complaints/kinds.ts'
import { getSettings } from '#tenants/complaints/queries/causes.server.ts'
import { settingsInput } from '#tenants/complaints/schema.ts'
import { config } from '#tenants/shared/config.server.ts'

export const loader = complaintArea.loader(
  { permission: 'complaints:do' },
  async ({ ctx, at, company, locale }) => ({
    settings: await getSettings(ctx),
    address: `${config().publicUrl}${paths.complain(company.slug)}`,
    at,
    company: company.slug,
    title: `${dictionary(locale).complaints.settingsPage.title} · ${company.shortName}`,
  }),
)

export const action = complaintArea.action(
  { permission: 'complaints:do' },
  async ({ ctx, form, at, company, locale }) => {
    const saved = await saveSettings(ctx, parseForm(form, settingsInput))
    if (!saved.ok) refuse({ [saved.field ?? 'form']: saved.code })
    const text = dictionary(locale).complaints.settingsPage.saved
    return redirectWithToast(paths.complaintSettings(at, company.slug), { tone: 'ok', text })
  },
)

export default function Settings() {
  const { settings, address, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const { complaints } = useWords({ complaints: complaintsWords })
  const t = complaints.settingsPage
  const { field, errors } = useFields(refused, { contractDays: String(settings.contractDays) })
  return (
    <>
      <PageHeader
        back={{ to: paths.complaints(at, company), label: complaints.title }}
        title={t.title}
      />
      <Card title={t.form}>
        <Form method="post" className="form" noValidate>
          <ErrorSummary errors={errors} />
          <p>
            {t.address}: <a href={paths.complain(company)}>{address}</a>
          </p>
          <Checkbox
            id="isFormOpen"
            name="isFormOpen"
            value="on"
            defaultChecked={settings.isFormOpen}
            label={t.isOpen}
            hint={t.isOpenHint}
            error={errors.isFormOpen}
          />
          <fieldset className="field radios">
            <legend className="label">{t.regimes}</legend>
            {regimes.map((regime) => (
              <Checkbox
                key={regime}
                name="regimes"
                value={regime}
                defaultChecked={settings.regimes.includes(regime)}
                label={complaints.regimes[regime]}
                hint={complaints.regimeHints[regime]}
              />
            ))}
            {errors.regimes ? <p className="error">{errors.regimes}</p> : null}
          </fieldset>
          <TextField
            {...field('contractDays')}
            label={t.contractDays}
            hint={t.contractDaysHint}
            inputMode="numeric"
            className="narrow"
          />
          <FormActions>
            <SubmitButton>{complaints.page.save}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </>
  )
}

export const ErrorBoundary = AreaError
