// Who did what and when, over all companies.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { actionWords, factsOf } from '#app/features/office/event-words.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { clocksWords } from '#app/i18n/clocks.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { eventsWords } from '#app/i18n/events.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { Badge } from '#app/ui/badge.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { listAuditEvents } from '#tenants/audit/queries.server.ts'
import { listCompanies } from '#tenants/companies/queries.server.ts'
import { localDateOf, readTypedDate } from '#tenants/shared/dates.ts'

const filters = ['company', 'area', 'q', 'from', 'to'] as const
// Suggestions while typing; what is typed is looked for among all companies.
const SUGGESTED = 50
const areas = [
  'identity',
  'companies',
  'contracts',
  'work',
  'archive',
  'accounting',
  'ledger',
  'billing',
] as const

export const loader = office.loader({ permission: 'audit:read' }, async ({ ctx, url, locale }) => {
  const asked = (name: string) => url.searchParams.get(name)?.trim().slice(0, 100) || undefined
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const day = (name: string) => readTypedDate(asked(name) ?? '', today) ?? undefined
  const [page, companies] = await Promise.all([
    listAuditEvents(ctx, {
      company: asked('company'),
      area: areas.find((area) => area === asked('area')),
      actor: asked('q'),
      from: day('from'),
      to: day('to'),
      cursor: url.searchParams.get('after'),
    }),
    listCompanies(ctx, { search: asked('company'), limit: SUGGESTED }),
  ])
  return {
    ...page,
    values: Object.fromEntries(filters.map((name) => [name, asked(name) ?? ''])),
    companies: companies.items.map(({ shortName, nip }) => ({ name: shortName, nip })),
    title: `${dictionary(locale).office.audit.title}`,
  }
})

export default function Audit() {
  const { items, nextCursor, values, companies } = useLoaderData<typeof loader>()
  const all = useWords({
    clocks: clocksWords,
    common: commonWords,
    events: eventsWords,
    office: officeWords,
  })
  const t = all.office.audit
  const f = useFormat()
  const { locale } = useLocale()
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const isFiltered = Object.values(values).some(Boolean)
  const dayField = (name: 'from' | 'to') => (
    <TextInput
      key={name + values[name]}
      name={name}
      defaultValue={values[name]}
      placeholder={t[name]}
      aria-label={t[name]}
      className="input-date"
      autoComplete="off"
    />
  )
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <DataTable
        id="audit"
        phone="cards"
        label={t.title}
        rows={items}
        rowId={(row) => row.id}
        columns={[
          { id: 'at', header: t.at, kind: 'date', fixed: true, cell: (row) => f.dateTime(row.at) },
          {
            id: 'who',
            header: t.who,
            cell: (row) => `${row.actorName} (${t.sides[row.actorSide]})`,
          },
          {
            id: 'company',
            header: t.company,
            cell: (row) => <CompanyTag name={row.company} color={row.colour} />,
          },
          {
            id: 'what',
            header: t.what,
            fixed: true,
            cell: (row) => (
              <>
                {actionWords(all, row.action)}{' '}
                {row.isInternal ? <Badge tone="warn">{t.internal}</Badge> : null}
              </>
            ),
          },
          {
            id: 'details',
            header: t.details,
            kind: 'main',
            cell: (row) => {
              const text = factsOf({ t: all, f, locale }, row.data).join(' · ')
              return <span title={text}>{text}</span>
            },
          },
          { id: 'request', header: t.request, hidden: true, cell: (row) => row.requestId },
        ]}
        toolbar={
          <FilterBar
            search={{ name: 'q', label: t.search, defaultValue: values.q }}
            keep={{ cols: params.getAll('cols') }}
            clearTo={isFiltered ? paths.officeAudit() : null}
          >
            <TextInput
              key={`company${values.company}`}
              name="company"
              list="audit-companies"
              defaultValue={values.company}
              placeholder={t.company}
              title={t.companyHint}
              aria-label={t.companyHint}
              className="input-company"
              autoComplete="off"
            />
            <datalist id="audit-companies">
              {companies.map(({ name, nip }) => (
                <option key={nip} value={name}>
                  {f.nip(nip)}
                </option>
              ))}
            </datalist>
            <FilterSelect
              name="area"
              label={t.area}
              value={values.area}
              options={areas
                .map((value) => ({ value, label: t.areas[value] }))
                .sort((a, b) => a.label.localeCompare(b.label, locale))}
            />
            {dayField('from')}
            {dayField('to')}
          </FilterBar>
        }
        empty={
          <EmptyState icon="history" title={isFiltered ? all.common.empty.filtered : t.none} />
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
