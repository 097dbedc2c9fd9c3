// Absences from a spreadsheet, approved as they stand.

import { useActionData, useLoaderData } from '@remix-run/react'
import { takeFile } from '#app/features/payroll/import-deed.server.ts'
import { type ImportAnswer, ImportForm } from '#app/features/payroll/import-form.tsx'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payImportsWords } from '#app/i18n/payroll-imports.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ at, company, locale }) => ({
    at,
    company: company.slug,
    title: `${dictionary(locale).payImports.absences} · ${company.shortName}`,
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
      kind: 'absences',
      back: paths.absences(at, company.slug),
      done: dictionary(locale).payImports.importedAbsences,
    }),
)

export default function ImportAbsences() {
  const { at, company } = useLoaderData<typeof loader>()
  const answer = useActionData() as ImportAnswer | undefined
  const all = useWords({ payImports: payImportsWords, payTime: payTimeWords })
  const t = all.payImports
  return (
    <>
      <PageHeader
        back={{ to: paths.absences(at, company), label: all.payTime.title }}
        title={t.absences}
        meta={t.absencesIntro}
        actions={
          <LinkButton to={paths.imports(at, company)} icon="clock">
            {t.history}
          </LinkButton>
        }
      />
      <ImportForm answer={answer} />
    </>
  )
}

export const ErrorBoundary = AreaError
