// What people cost: closed payrolls by person, department, cost centre or project.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { costsAsked } from '#app/features/payroll/costs.server.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterChoice, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { costGroups, costParts } from '#tenants/payroll/cost-groups.ts'
import { employmentKinds } from '#tenants/payroll/kinds.ts'
import { type CostRow, getCostReport } from '#tenants/payroll/queries/payroll-costs.server.ts'

export const loader = payArea.loader({ permission: 'payroll:read' }, async (args) => {
  const { ctx, url, at, company, locale } = args
  const { months, ...ask } = costsAsked(args)
  return {
    report: await getCostReport(ctx, { ...ask, cursor: url.searchParams.get('after') }),
    ask,
    months,
    at,
    slug: company.slug,
    title: `${dictionary(locale).payForms.costsReport.title} · ${company.shortName}`,
  }
})

const amounts = [...costParts, 'total'] as const

export default function PayrollCosts() {
  const { report, ask, months, at, slug } = useLoaderData<typeof loader>()
  const { items, nextCursor, totals } = report
  const all = useWords({ payForms: payFormsWords, payPeople: payPeopleWords })
  const t = all.payForms.costsReport
  const f = useFormat()
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const asMonths = months.map((month) => ({ value: month, label: f.month(month, 'long') }))
  const people: Column<CostRow> = {
    id: 'people',
    header: t.peopleCount,
    kind: 'num',
    sort: true,
    cardLabel: true,
    cell: ({ people }) => f.number(people),
    total: f.number(totals.people),
  }
  const columns: Column<CostRow>[] = [
    {
      id: 'name',
      header: t.groupNames[ask.by],
      kind: 'main',
      fixed: true,
      sort: true,
      cell: ({ name }) => name ?? <span className="muted">{t.unnamed}</span>,
      total: t.all,
    },
    ...(ask.by === 'person' ? [] : [people]),
    ...amounts.map(
      (name): Column<CostRow> => ({
        id: name,
        header: t[name],
        kind: 'num',
        sort: true,
        cardLabel: true,
        cell: (row) => <Money minor={row[name]} strong={name === 'total'} />,
        total: <Money minor={totals[name]} strong />,
      }),
    ),
  ]
  const { from, to, by, kind, sort } = ask
  const exported = { from, to, by, kind, sort: `${sort.desc ? '-' : ''}${sort.id}` }
  return (
    <>
      <PageHeader
        title={t.title}
        meta={`${t.caption(f.month(from, 'long'), f.month(to, 'long'))}. ${t.intro}`}
        actions={
          items.length > 0 ? (
            <LinkButton
              to={paths.payCostsExport(at, slug, exported)}
              icon="download"
              reloadDocument
            >
              {t.csv}
            </LinkButton>
          ) : null
        }
      />
      <div className="stack">
        <FilterBar keep={{ sort: params.get('sort') ?? undefined }}>
          <FilterChoice
            named
            name="by"
            label={t.by}
            value={by}
            options={costGroups.map((one) => ({ value: one, label: t.groups[one] }))}
          />
          <FilterChoice named name="from" label={t.from} value={from} options={asMonths} />
          <FilterChoice named name="to" label={t.to} value={to} options={asMonths} />
          <FilterSelect
            name="kind"
            label={t.kind}
            value={kind ?? null}
            options={employmentKinds.map((one) => ({
              value: one,
              label: all.payPeople.kinds[one],
            }))}
          />
        </FilterBar>
        <Stats>
          <Stat label={t.total} value={<Money minor={totals.total} />} />
          {costParts.map((name) => (
            <Stat key={name} label={t[name]} value={<Money minor={totals[name]} />} />
          ))}
          <Stat label={t.peopleCount} value={f.number(totals.people)} />
        </Stats>
        <DataTable
          id="costs"
          label={t.title}
          columns={columns}
          rows={items}
          rowId={({ key }) => key ?? ''}
          rowHref={
            by === 'person'
              ? ({ key }) => paths.payCard(at, slug, key ?? '', { year: to.slice(0, 4) })
              : undefined
          }
          defaultSort={{ id: 'total', desc: true }}
          tools={false}
          phone="cards"
          empty={<EmptyState icon="chart" title={t.none} />}
          footer={links.previous || links.next ? <Pagination {...links} /> : null}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
