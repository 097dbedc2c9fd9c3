// The register of complaints, and what waits in it.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { registerColumns } from '#app/features/complaints/register-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { complaintMailWords } from '#app/i18n/complaint-mail.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { regimes, statuses } from '#tenants/complaints/kinds.ts'
import { listComplaints, readAtStake } from '#tenants/complaints/queries/register.server.ts'
import { registerFilters } from '#tenants/complaints/schema.ts'

export const loader = complaintArea.loader(
  { permission: 'complaints:read' },
  async ({ ctx, url, at, company, locale }) => {
    const filters = registerFilters.parse(Object.fromEntries(url.searchParams))
    const [page, stake] = await Promise.all([
      listComplaints(ctx, filters, { cursor: url.searchParams.get('after') }),
      readAtStake(ctx),
    ])
    return {
      ...page,
      stake,
      filters,
      at,
      company: company.slug,
      canDo: ctx.actor.can('complaints:do'),
      seesMoney: ctx.actor.can('complaints:money'),
      title: `${dictionary(locale).complaints.title} · ${company.shortName}`,
    }
  },
)

export default function Register() {
  const page = useLoaderData<typeof loader>()
  const { items, filters, stake, at, company, canDo, seesMoney } = page
  const { complaints: t, common } = useWords({ common: commonWords, complaints: complaintsWords })
  const words = useWords(complaintMailWords)
  const [params] = useSearchParams()
  const columns = useMemo(() => registerColumns(t, seesMoney), [t, seesMoney])
  const links = pageLinks(params, page.nextCursor)
  const isFiltered = Object.values(filters).some(Boolean)
  return (
    <>
      <PageHeader
        title={t.title}
        meta={t.intro}
        actions={
          canDo ? (
            <>
              <LinkButton to={paths.complaintMail(at, company)} icon="mail">
                {words.action}
              </LinkButton>
              <LinkButton to={paths.newComplaint(at, company)} variant="primary" icon="plus">
                {t.register}
              </LinkButton>
            </>
          ) : null
        }
      />
      <div className="stack">
        <AtStake stake={stake} here={(query) => paths.complaints(at, company, query)} />
        <DataTable
          id="complaints"
          label={t.title}
          columns={columns}
          rows={items}
          rowId={({ id }) => id}
          rowHref={({ id }) => paths.complaint(at, company, id)}
          phone="cards"
          toolbar={
            <FilterBar
              search={{ name: 'text', label: t.search, defaultValue: filters.text }}
              clearTo={isFiltered ? paths.complaints(at, company) : null}
            >
              <FilterSelect
                name="state"
                label={t.state}
                value={filters.state}
                options={[
                  { value: 'open', label: t.open },
                  ...statuses.map((value) => ({ value, label: t.statuses[value] })),
                ]}
              />
              <FilterSelect
                name="regime"
                label={t.col.regime}
                value={filters.regime}
                options={regimes.map((value) => ({ value, label: t.regimes[value] }))}
              />
              <FilterSelect
                name="due"
                label={t.dueFilter}
                value={filters.due}
                options={(['late', 'week'] as const).map((value) => ({
                  value,
                  label: t.due[value],
                }))}
              />
            </FilterBar>
          }
          empty={
            isFiltered ? (
              <EmptyState icon="search" title={common.empty.filtered}>
                {common.empty.filteredHint}
              </EmptyState>
            ) : (
              <EmptyState icon="flag" title={t.none}>
                {t.noneText}
              </EmptyState>
            )
          }
          footer={links.previous || links.next ? <Pagination {...links} /> : null}
        />
      </div>
    </>
  )
}

type Stake = ReturnType<typeof useLoaderData<typeof loader>>['stake']

/** What silence would cost, counted down: each number leads to its rows. */
function AtStake({
  stake,
  here,
}: {
  stake: Stake
  here: (query: Record<string, string>) => string
}) {
  const t = useWords(complaintsWords).stake
  const f = useFormat()
  const { open, thisWeek, late, openMinor, weekMinor, nextDueOn } = stake
  return (
    <Stats>
      <Stat
        label={t.open}
        value={f.number(open)}
        hint={nextDueOn ? t.next(f.date(nextDueOn)) : undefined}
        to={here({ state: 'open' })}
      />
      <Stat
        label={t.week}
        value={f.number(thisWeek)}
        tone={thisWeek > 0 ? 'warn' : undefined}
        to={here({ due: 'week' })}
      />
      <Stat
        label={t.late}
        value={f.number(late)}
        tone={late > 0 ? 'bad' : undefined}
        to={here({ due: 'late' })}
      />
      {openMinor === null ? null : <Stat label={t.openMoney} value={f.money(openMinor)} />}
      {weekMinor === null ? null : (
        <Stat
          label={t.weekMoney}
          value={f.money(weekMinor)}
          hint={t.weekHint}
          tone={weekMinor > 0n ? 'warn' : undefined}
        />
      )}
    </Stats>
  )
}

export const ErrorBoundary = AreaError
