// People from a spreadsheet: each faulty row is named, and all are taken or the good ones.

import { useActionData, useLoaderData } from '@remix-run/react'
import { takeFile } from '#app/features/payroll/import-deed.server.ts'
import { type ImportAnswer, ImportForm } from '#app/features/payroll/import-form.tsx'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payImportsWords } from '#app/i18n/payroll-imports.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ at, company, locale }) => ({
    at,
    company: company.slug,
    title: `${dictionary(locale).payPeople.importPage.title} · ${company.shortName}`,
  }),
)

export const action = payArea.handler(
  { permission: 'people:manage' },
  ({ request, open, at, company, locale }) =>
    takeFile({
      request,
      open,
      at,
      company: company.slug,
      locale,
      kind: 'employees',
      back: paths.staff(at, company.slug),
      done: dictionary(locale).payPeople.done.imported,
    }),
)

export default function ImportPeople() {
  const { at, company } = useLoaderData<typeof loader>()
  const answer = useActionData() as ImportAnswer | undefined
  const all = useWords({ payImports: payImportsWords, payPeople: payPeopleWords })
  const t = all.payPeople.importPage
  return (
    <>
      <PageHeader
        back={{ to: paths.staff(at, company), label: all.payPeople.title }}
        title={t.title}
        meta={t.intro}
        actions={
          <LinkButton to={paths.imports(at, company)} icon="clock">
            {all.payImports.history}
          </LinkButton>
        }
      />
      <ImportForm answer={answer} />
    </>
  )
}

export const ErrorBoundary = AreaError
