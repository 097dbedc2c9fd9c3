// A new type of work: from nothing, or from a copy.
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { summaryOf } from '#app/features/office/summary.ts'
import { office } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { services } from '#tenants/shared/permissions.ts'
import { createType } from '#tenants/work/commands/compose-type.server.ts'
import { listTypes } from '#tenants/work/queries/types.server.ts'
import { typeNameInput } from '#tenants/work/type-definition.ts'

const newTypeForm = z.looseObject({
  namePl: typeNameInput,
  nameEn: typeNameInput,
  service: z.enum(services, 'not_a_choice'),
  copyOf: z.string().max(40, 'unknown_request_type').optional(),
})

export const loader = office.loader({ permission: 'catalogue:edit' }, async ({ ctx, locale }) => ({
  types: (await listTypes(ctx, {})).map(({ code, name, service }) => ({ code, name, service })),
  title: dictionary(locale).catalogue.create.title,
}))

export const action = office.action(
  { permission: 'catalogue:edit' },
  async ({ ctx, form, locale }) => {
    const { namePl, nameEn, service, copyOf } = parseForm(form, newTypeForm)
    const name = { pl: namePl, en: nameEn }
    const made = await createType(ctx, { name, service, copyOf: copyOf || undefined })
    if (!made.ok) return refuse({ copyOf: made.code })
    const text = dictionary(locale).catalogue.create.created
    return redirectWithToast(paths.officeTypeDraft(made.value.code), { tone: 'ok', text })
  },
)

export default function NewType() {
  const { types } = useLoaderData<typeof loader>()
  const refused = useActionData<{
    errors: Record<string, string>
    values: Record<string, string>
  }>()
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue.create
  const { locale } = useLocale()
  const navigation = useNavigation()
  const own: Record<string, string> = all.catalogue.errors
  const error = (name: string) => {
    const code = refused?.errors[name]
    return code && Object.hasOwn(own, code) ? own[code] : fieldErrorText(all, code)
  }
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: refused?.values[name],
    error: error(name),
  })
  return (
    <>
      <PageHeader
        back={{ to: paths.officeCatalogue(), label: all.catalogue.title }}
        title={t.title}
        meta={t.intro}
      />
      <Form method="post" className="narrow" noValidate>
        {refused ? <ErrorSummary errors={summaryOf(all, refused.errors)} /> : null}
        <Card>
          <div className="stack">
            <SelectField {...field('copyOf')} label={t.from} placeholder={t.blank}>
              {services.map((service) => {
                const own = types.filter((type) => type.service === service)
                return own.length === 0 ? null : (
                  <optgroup key={service} label={`${t.copy}: ${all.common.service[service]}`}>
                    {own.map(({ code, name }) => (
                      <option key={code} value={code}>
                        {name[locale]}
                      </option>
                    ))}
                  </optgroup>
                )
              })}
            </SelectField>
            <TextField {...field('namePl')} label={t.namePl} required maxLength={80} lang="pl" />
            <TextField
              {...field('nameEn')}
              label={t.nameEn}
              hint={t.nameEnHint}
              required
              maxLength={80}
              lang="en"
            />
            <SelectField
              {...field('service')}
              label={t.service}
              required
              options={services.map((value) => ({ value, label: all.common.service[value] }))}
            />
            <FormActions>
              <SubmitButton busy={navigation.state !== 'idle'}>{t.submit}</SubmitButton>
            </FormActions>
          </div>
        </Card>
      </Form>
    </>
  )
}

export const ErrorBoundary = AreaError
