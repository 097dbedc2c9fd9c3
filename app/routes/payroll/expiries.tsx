// What runs out in the company within ninety days: papers of people, and contracts.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { expiryColumns } from '#app/features/payroll/expiry-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFileWords } from '#app/i18n/payroll-file.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { listExpiries } from '#tenants/payroll/queries/file.server.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, url, at, company, locale }) => {
    const today = localDateOf(ctx.now, company.zone)
    const page = await listExpiries(ctx, { today, cursor: url.searchParams.get('after') })
    return {
      ...page,
      today,
      at,
      company: company.slug,
      title: `${dictionary(locale).payFile.expiries.title} · ${company.shortName}`,
    }
  },
)

export default function Expiries() {
  const { items, nextCursor, today, at, company, title } = useLoaderData<typeof loader>()
  const all = useWords({ payFile: payFileWords, payPeople: payPeopleWords })
  const t = all.payFile
  const [params] = useSearchParams()
  const columns = useMemo(() => expiryColumns(t, { at, company, today }), [t, at, company, today])
  const links = pageLinks(params, nextCursor)
  return (
    <>
      <PageHeader
        back={{ to: paths.staff(at, company), label: all.payPeople.title }}
        title={t.expiries.title}
        meta={t.expiries.intro}
      />
      <DataTable
        id="expiries"
        label={title}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        rowHref={({ employeeId, what }) =>
          what === 'contract_end'
            ? paths.person(at, company, employeeId)
            : paths.personFile(at, company, employeeId)
        }
        tools={false}
        phone="cards"
        empty={
          <EmptyState icon="calendar" title={t.expiries.none}>
            {t.expiries.noneText}
          </EmptyState>
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
