// Certificates of the company's people: those that wait, and all of them.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { certificateColumns } from '#app/features/payroll/certificate-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { certificateStatuses } from '#tenants/payroll/kinds.ts'
import { listCertificates } from '#tenants/payroll/queries/certificates.server.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, url, at, company, locale }) => {
    const asked = url.searchParams.get('status')
    const status = certificateStatuses.find((one) => one === asked)
    const cursor = url.searchParams.get('after')
    const page = await listCertificates(ctx, { ...(status ? { status } : {}), cursor })
    return {
      ...page,
      status: status ?? '',
      at,
      company: company.slug,
      title: `${dictionary(locale).payPapers.title} · ${company.shortName}`,
    }
  },
)

export default function Certificates() {
  const { items, nextCursor, status, at, company, title } = useLoaderData<typeof loader>()
  const t = useWords(payPapersWords)
  const [params] = useSearchParams()
  const columns = useMemo(() => certificateColumns(t), [t])
  const links = pageLinks(params, nextCursor)
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <DataTable
        id="certificates"
        label={title}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        rowHref={({ id }) => paths.certificate(at, company, id)}
        tools={false}
        phone="cards"
        toolbar={
          <FilterBar>
            <FilterSelect
              name="status"
              label={t.status}
              value={status}
              options={certificateStatuses.map((value) => ({ value, label: t.statuses[value] }))}
            />
          </FilterBar>
        }
        empty={
          <EmptyState icon="document" title={t.none}>
            {t.noneText}
          </EmptyState>
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
