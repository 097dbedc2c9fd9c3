// Taking a company on.

import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { CompanyFields } from '#app/features/office/company-fields.tsx'
import { summaryOf } from '#app/features/office/summary.ts'
import { takeOnClient } from '#app/features/office/take-on.server.ts'
import { zoneChoices } from '#app/features/zones.server.ts'
import { office } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { takeOnCompanyInput } from '#tenants/companies/schema.ts'

export const loader = office.loader({ permission: 'companies:manage' }, async ({ locale }) => ({
  zones: zoneChoices(null),
  title: `${dictionary(locale).office.company.newTitle}`,
}))

export const action = office.action(
  { permission: 'companies:manage' },
  async ({ ctx, form, locale }) => {
    const input = parseForm(form, takeOnCompanyInput)
    const slug = await takeOnClient(ctx, input)
    const text = dictionary(locale).office.company.created(input.shortName)
    return redirectWithToast(paths.officePeople(slug), { tone: 'ok', text })
  },
)

export default function NewCompany() {
  const { zones } = useLoaderData<typeof loader>()
  const refused = useActionData<{
    errors: Record<string, string>
    values: Record<string, string>
  }>()
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.company
  return (
    <>
      <PageHeader
        title={t.newTitle}
        meta={t.newIntro}
        back={{ to: paths.officeCompanies(), label: t.back }}
      />
      <Form method="post" className="stack" noValidate>
        {refused ? <ErrorSummary errors={summaryOf(all, refused.errors)} /> : null}
        <CompanyFields zones={zones} refused={refused} />
        <FormActions sticky>
          <SubmitButton>{t.create}</SubmitButton>
        </FormActions>
      </Form>
    </>
  )
}

export const ErrorBoundary = AreaError
