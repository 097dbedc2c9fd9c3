// The payroll card of a person: a year by months of payment.

import { useLoaderData } from '@remix-run/react'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterChoice } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader, SectionHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { CARD_TABLES } from '#tenants/payroll/card-tables.ts'
import { type CardMonth, getPayrollCard } from '#tenants/payroll/queries/payroll-card.server.ts'
import { taxYearInput } from '#tenants/payroll/tax-form-schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, url, at, company }) => {
    const asked = taxYearInput.safeParse({ year: url.searchParams.get('year') ?? '' })
    const thisYear = Number(localDateOf(ctx.now, company.zone).slice(0, 4))
    const year = asked.success ? asked.data.year : thisYear
    const card = await getPayrollCard(ctx, { employeeId: params.person ?? '', year })
    if (!card) throw new AppError('not_found')
    return {
      card,
      years: [...new Set([year, thisYear, ...card.years])].sort((a, b) => b - a),
      at,
      slug: company.slug,
      title: `${card.lastName} ${card.firstName} · ${year} · ${company.shortName}`,
    }
  },
)

export default function PayrollCardPage() {
  const { card, years, at, slug } = useLoaderData<typeof loader>()
  const words = useWords(payFormsWords)
  const t = words.card
  const f = useFormat()
  const { employeeId, year, months, total } = card
  const file = (kind: 'pdf' | 'csv', lang?: string) =>
    paths.payCardFile(at, slug, employeeId, kind, { year, lang })
  const columnsOf = (names: readonly (keyof typeof t.amount)[]): Column<CardMonth>[] => [
    {
      id: 'month',
      header: words.month,
      kind: 'main',
      fixed: true,
      cell: ({ month }) => f.month(`${year}-${String(month).padStart(2, '0')}`, 'long'),
      total: words.total,
    },
    ...names.map(
      (name): Column<CardMonth> => ({
        id: name,
        header: t.amount[name],
        kind: 'num',
        cardLabel: true,
        cell: (row) => <Money minor={row[name]} />,
        total: <Money minor={total[name]} strong />,
      }),
    ),
  ]
  return (
    <>
      <PageHeader
        back={{
          to: paths.person(at, slug, employeeId),
          label: `${card.firstName} ${card.lastName}`,
        }}
        title={t.ofYear(year)}
        meta={t.byPayment}
        actions={
          months.length === 0 ? null : (
            <>
              <LinkButton to={file('pdf', 'pl')} icon="download" reloadDocument>
                {t.pdfPl}
              </LinkButton>
              <LinkButton to={file('pdf', 'en')} icon="download" reloadDocument>
                {t.pdfEn}
              </LinkButton>
              <LinkButton to={file('csv')} icon="download" reloadDocument>
                {t.csv}
              </LinkButton>
            </>
          )
        }
      />
      <div className="stack">
        <FilterBar>
          <FilterChoice
            name="year"
            label={words.year}
            value={`${year}`}
            options={years.map((one) => ({ value: `${one}`, label: `${one}` }))}
          />
        </FilterBar>
        {months.length === 0 ? <EmptyState icon="invoice" title={t.none} /> : null}
        {months.length === 0
          ? null
          : CARD_TABLES.map(([table, names]) => (
              <section key={table}>
                <SectionHeader title={t[table]} />
                <DataTable
                  id={table}
                  label={t[table]}
                  columns={columnsOf(names)}
                  rows={months}
                  rowId={({ month }) => `${month}`}
                  tools={false}
                  sort={null}
                  wide
                />
              </section>
            ))}
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
