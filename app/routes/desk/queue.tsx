// The agents' queue: everything open in their companies, by what is due next.

import { useActionData, useLoaderData, useNavigate, useSubmit } from '@remix-run/react'
import { useMemo } from 'react'
import { BulkActions, BulkOutcome } from '#app/features/queue/bulk-assign.tsx'
import { runQueueForm, viewQuery } from '#app/features/queue/queue-action.server.ts'
import { queueColumns } from '#app/features/queue/queue-columns.tsx'
import { QueueFilterBar } from '#app/features/queue/queue-filter-bar.tsx'
import { type QueueLine, queueLines, unpackLines } from '#app/features/queue/queue-line.ts'
import { QueueTabs } from '#app/features/queue/queue-tabs.tsx'
import { SavedViews } from '#app/features/queue/saved-views.tsx'
import { useBulkReport } from '#app/features/queue/use-bulk-report.ts'
import { useDeskCompanies } from '#app/features/queue/use-desk-companies.ts'
import { useLiveQueue } from '#app/features/queue/use-live-queue.ts'
import { desk } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { deskWords } from '#app/i18n/desk.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { cx } from '#app/ui/cx.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { listStaffAgents } from '#tenants/work/queries/agents.server.ts'
import { listQueue } from '#tenants/work/queries/queue.server.ts'
import { listViews } from '#tenants/work/queries/views.server.ts'
import { queueFilters } from '#tenants/work/schema.ts'

export const loader = desk.loader(
  { permission: 'work:read' },
  async ({ ctx, url, assignments, session, locale }) => {
    const params = url.searchParams
    const filters = queueFilters.parse(Object.fromEntries(params))
    const before = params.get('before')
    const inHand = filters.company
      ? assignments.filter(({ slug }) => slug === filters.company)
      : assignments
    // The short statements first: the long one would send what precedes it on its own.
    const [views, agents, page] = await Promise.all([
      listViews(ctx, 'queue'),
      ctx.actor.can('work:assign') ? listStaffAgents(ctx) : [],
      listQueue(ctx, {
        companies: inHand.map(({ tenantId }) => tenantId),
        filters,
        cursor: before ?? params.get('after'),
        backwards: before !== null,
      }),
    ])
    const zone = session.account.zone ?? 'Europe/Warsaw'
    const withOpened = params.getAll('cols').includes('opened')
    return {
      ...queueLines(page.items, assignments, { locale, now: ctx.now, zone, withOpened }),
      counts: page.counts,
      next: page.nextCursor,
      previous: page.previousCursor,
      filters,
      query: viewQuery(params),
      views,
      agents,
      services: [...new Set(assignments.flatMap(({ services }) => services))].sort(),
      title: dictionary(locale).desk.pageTitle(page.counts.all),
    }
  },
)

export const action = desk.handler({ permission: 'work:do' }, runQueueForm)

// Form, table and boxes alike: one line names the row across companies.
const rowId = (companies: { slug: string }[]) => (line: QueueLine) =>
  `${companies[line.co]!.slug}/${line.id}`

export default function Queue() {
  const page = useLoaderData<typeof loader>()
  const { companies, counts, filters, query } = page
  const lines = useMemo(() => unpackLines(page.lines), [page.lines])
  const choices = useDeskCompanies()
  const outcome = useActionData<typeof action>()
  const t = useWords({ common: commonWords, desk: deskWords })
  const submit = useSubmit()
  const navigate = useNavigate()
  const isLive = useLiveQueue()
  const report = useBulkReport(outcome && 'report' in outcome ? outcome.report : undefined, query)
  const columns = useMemo(() => queueColumns(t, companies), [t, companies])
  const nameRow = useMemo(() => rowId(companies), [companies])
  const hrefOf = (line: QueueLine) => paths.deskItem(companies[line.co]!.slug, line.id)
  const link = (name: 'after' | 'before', cursor: string | null) =>
    cursor
      ? `${paths.desk()}?${query ? `${query}&` : ''}${name}=${encodeURIComponent(cursor)}`
      : null
  const refused =
    outcome && 'errors' in outcome ? (outcome.errors as Record<string, string>) : undefined
  return (
    <>
      <PageHeader
        title={t.desk.title}
        actions={
          <>
            {filters.company ? (
              <LinkButton to={paths.deskNewItem(filters.company)} icon="plus">
                {t.desk.newItem}
              </LinkButton>
            ) : null}
            <SavedViews views={page.views} query={query} />
          </>
        }
        meta={
          <>
            <span className="num">{t.desk.openItems(counts.all)}</span>
            <span className="num">{t.desk.companies(choices.length)}</span>
            <span className={cx('live', isLive && 'live-on')}>
              {isLive ? t.desk.live : t.desk.liveOff}
            </span>
          </>
        }
      >
        <QueueTabs counts={counts} filters={filters} />
      </PageHeader>
      {refused || report ? (
        <div className="queue-notes">
          {refused ? (
            <Notice tone="bad" title={t.desk.views.notSaved}>
              {fieldErrorText(t, Object.values(refused)[0])}
            </Notice>
          ) : null}
          {report ? <BulkOutcome report={report} lines={lines} /> : null}
        </div>
      ) : null}
      <DataTable
        id="queue"
        label={t.desk.title}
        columns={columns}
        rows={lines}
        rowId={nameRow}
        rowHref={hrefOf}
        phone="cards"
        rowKeys={{
          e: (line) =>
            submit({ intent: 'take', ids: nameRow(line) }, { method: 'post', replace: true }),
          q: (line) => navigate(`${hrefOf(line)}?do=ask`),
        }}
        toolbar={
          <QueueFilterBar
            filters={filters}
            choices={choices}
            services={page.services}
            isFiltered={query !== ''}
          />
        }
        selection={{
          rowLabel: (line) => String(line.n),
          actions: <BulkActions agents={page.agents} />,
        }}
        empty={<NoRows isFiltered={query !== ''} hasCompanies={choices.length > 0} />}
        footer={
          page.next || page.previous ? (
            <Pagination previous={link('before', page.previous)} next={link('after', page.next)} />
          ) : null
        }
      />
    </>
  )
}

function NoRows({ isFiltered, hasCompanies }: { isFiltered: boolean; hasCompanies: boolean }) {
  const t = useWords({ common: commonWords, desk: deskWords })
  if (!hasCompanies) {
    return (
      <EmptyState icon="building" title={t.desk.noCompanies}>
        {t.desk.noCompaniesText}
      </EmptyState>
    )
  }
  return isFiltered ? (
    <EmptyState icon="search" title={t.common.empty.filtered}>
      {t.common.empty.filteredHint}
    </EmptyState>
  ) : (
    <EmptyState icon="check-circle" title={t.desk.empty}>
      {t.desk.emptyText}
    </EmptyState>
  )
}

export const ErrorBoundary = AreaError
