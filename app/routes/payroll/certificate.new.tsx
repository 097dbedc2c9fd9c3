// A certificate asked for by HR or an agent in the name of a person.

import { useActionData, useLoaderData } from '@remix-run/react'
import { CertificateForm } from '#app/features/payroll/certificate-parts.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { requestCertificateInput } from '#tenants/payroll/certificate-schema.ts'
import { requestCertificateFor } from '#tenants/payroll/commands/certificates.server.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ ctx, url, at, company, locale }) => {
    const person = await getEmployee(ctx, url.searchParams.get('person') ?? '')
    if (!person) throw new AppError('not_found')
    const name = `${person.firstName} ${person.lastName}`
    const { askForTitle } = dictionary(locale).payPapers
    return {
      name,
      personId: person.id,
      contracts: person.employments.map(({ id, kind, number }) => ({ id, kind, number })),
      at,
      company: company.slug,
      title: `${askForTitle(name)} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, at, company, locale }) => {
    const asked = await requestCertificateFor(ctx, parseForm(form, requestCertificateInput))
    if (!asked.ok) refuse({ [asked.field ?? 'kind']: asked.code })
    return redirectWithToast(paths.certificate(at, company.slug, asked.value.id), {
      tone: 'ok',
      text: dictionary(locale).payPapers.done.requestedFor,
    })
  },
)

export default function NewCertificate() {
  const { name, personId, contracts, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payPapersWords)
  return (
    <>
      <PageHeader
        back={{ to: paths.person(at, company, personId), label: name }}
        title={t.askForTitle(name)}
      />
      <Card>
        <CertificateForm
          contracts={contracts}
          refused={refused}
          key={JSON.stringify(refused?.values ?? null)}
        />
      </Card>
    </>
  )
}

export const ErrorBoundary = AreaError
