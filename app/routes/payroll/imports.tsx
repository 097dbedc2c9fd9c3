// Files of people and absences that were sent, the latest first.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { importColumns } from '#app/features/payroll/import-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payImportsWords } from '#app/i18n/payroll-imports.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { listImportJobs } from '#tenants/payroll/queries/imports.server.ts'

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, url, at, company, locale }) => ({
    ...(await listImportJobs(ctx, { cursor: url.searchParams.get('after') })),
    at,
    company: company.slug,
    title: `${dictionary(locale).payImports.title} · ${company.shortName}`,
  }),
)

export default function Imports() {
  const { items, nextCursor, at, company, title } = useLoaderData<typeof loader>()
  const all = useWords({ payImports: payImportsWords, payPeople: payPeopleWords })
  const t = all.payImports
  const [params] = useSearchParams()
  const columns = useMemo(() => importColumns(t), [t])
  const links = pageLinks(params, nextCursor)
  return (
    <>
      <PageHeader
        back={{ to: paths.staff(at, company), label: all.payPeople.title }}
        title={t.title}
        meta={t.intro}
      />
      <DataTable
        id="imports"
        label={title}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        rowHref={({ id }) => paths.importJob(at, company, id)}
        tools={false}
        phone="cards"
        empty={<EmptyState icon="upload" title={t.none} />}
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
