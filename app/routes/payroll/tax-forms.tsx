// Yearly forms of a company: PIT-4R and a PIT-11 for each person.

import { Form, Link, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { taxFormColumns } from '#app/features/payroll/tax-form-columns.tsx'
import { FormFindings } from '#app/features/payroll/tax-form-parts.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterChoice } from '#app/ui/filter-bar.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { makeTaxForms } from '#tenants/payroll/commands/keep-tax-forms.server.ts'
import { taxFormsDue } from '#tenants/payroll/pl/tax-forms/due.ts'
import { TAX_FORM_VARIANTS } from '#tenants/payroll/pl/tax-forms/variants.ts'
import { listTaxForms } from '#tenants/payroll/queries/tax-forms.server.ts'
import { formYears, taxYearInput } from '#tenants/payroll/tax-form-schema.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, url, at, company, locale }) => {
    const thisYear = Number(localDateOf(ctx.now, company.zone).slice(0, 4))
    const asked = taxYearInput.safeParse({ year: url.searchParams.get('year') ?? '' })
    const year = asked.success ? asked.data.year : thisYear
    const cursor = url.searchParams.get('after')
    return {
      ...(await listTaxForms(ctx, { year, cursor })),
      year,
      years: formYears(thisYear),
      due: taxFormsDue(year),
      isRunning: year >= thisYear,
      canDo: ctx.actor.can('payroll:do'),
      at,
      slug: company.slug,
      title: `${dictionary(locale).payForms.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, at, company, locale }) => {
    const input = parseForm(form, taxYearInput)
    const { made, corrected, withdrawn } = await makeTaxForms(ctx, input)
    const t = dictionary(locale).payForms
    const count = made + corrected + withdrawn
    return redirectWithToast(paths.taxForms(at, company.slug, { year: input.year }), {
      tone: 'ok',
      text: count > 0 ? t.madeDone(count) : t.madeNothing,
    })
  },
)

export default function TaxForms() {
  const {
    items,
    nextCursor,
    company,
    lumpSum,
    counts,
    year,
    years,
    due,
    isRunning,
    canDo,
    at,
    slug,
  } = useLoaderData<typeof loader>()
  const all = useWords({ payDeclarations: payDeclarationsWords, payForms: payFormsWords })
  const t = all.payForms
  const f = useFormat()
  const { state } = useNavigation()
  const [params] = useSearchParams()
  const columns = useMemo(() => taxFormColumns(all, isRunning), [all, isRunning])
  const links = pageLinks(params, nextCursor)
  const hasAny = company !== null || items.length > 0
  const { form, variant } = TAX_FORM_VARIANTS.pit11
  return (
    <>
      <PageHeader
        title={t.title}
        meta={t.intro(f.date(due.office), f.date(due.person))}
        actions={
          canDo && counts.sendable > 0 ? (
            <LinkButton to={paths.sendTaxForms(at, slug, { year })} icon="check">
              {t.send}
            </LinkButton>
          ) : null
        }
      />
      <div className="stack">
        <FilterBar>
          <FilterChoice
            name="year"
            label={t.year}
            value={`${year}`}
            options={years.map((one) => ({ value: `${one}`, label: `${one}` }))}
          />
        </FilterBar>
        {isRunning ? <Notice tone="info">{t.preview}</Notice> : null}
        {canDo ? (
          <Card>
            <Form method="post" className="stack">
              <input type="hidden" name="year" value={year} />
              <p className="muted">{t.makeHint}</p>
              <div className="cluster">
                <SubmitButton
                  busy={state === 'submitting'}
                  variant={hasAny ? 'secondary' : 'primary'}
                >
                  {hasAny ? t.makeAgain : t.make}
                </SubmitButton>
              </div>
            </Form>
          </Card>
        ) : null}
        {hasAny ? (
          <Notice tone="neutral">
            {t.variant(form, variant, year)} {t.notADeclaration}
          </Notice>
        ) : null}
        {company ? (
          <Card
            title={t.company}
            actions={
              <span className="cluster">
                <Link to={paths.taxForm(at, slug, company.id)}>PIT-4R {year}</Link>
                {lumpSum ? (
                  <Link to={paths.taxForm(at, slug, lumpSum.id)}>PIT-8AR {year}</Link>
                ) : null}
              </span>
            }
          >
            <div className="stack">
              <Stats>
                <Stat label={t.colAdvance} value={<Money minor={company.advanceMinor} />} />
                {lumpSum ? (
                  <Stat label="PIT-8AR" value={<Money minor={lumpSum.advanceMinor} />} />
                ) : null}
                <Stat label={t.ready} value={counts.ready} />
                <Stat label={t.sent} value={counts.sent} />
                {counts.blocked > 0 ? (
                  <Stat label={t.blocked} value={counts.blocked} tone="bad" />
                ) : null}
              </Stats>
              <FormFindings findings={company.findings} />
            </div>
          </Card>
        ) : null}
        <DataTable
          id="forms"
          label={t.people}
          columns={columns}
          rows={items}
          rowId={({ id }) => id}
          rowHref={({ id }) => paths.taxForm(at, slug, id)}
          tools={false}
          phone="cards"
          empty={
            <EmptyState icon="document" title={t.none}>
              {canDo ? t.noneText : t.noneRead}
            </EmptyState>
          }
          footer={links.previous || links.next ? <Pagination {...links} /> : null}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
