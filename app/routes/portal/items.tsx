// All work of the company: open by what is due, finished by the latest.

import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { closedColumns, openColumns } from '#app/features/portal/item-columns.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { cx } from '#app/ui/cx.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { isClientRole, servicesOfClientRole } from '#tenants/shared/permissions.ts'
import { listItems } from '#tenants/work/queries/client-home.server.ts'
import { clientListFilters } from '#tenants/work/schema.ts'

const PAGE_SIZE = 50

export const loader = portal.loader(
  { permission: 'work:read' },
  async ({ ctx, url, company, locale }) => {
    const filters = clientListFilters.parse(Object.fromEntries(url.searchParams))
    const page = await listItems(ctx, filters, url.searchParams.get('after'), PAGE_SIZE)
    const t = dictionary(locale).portal
    const { role } = ctx.actor
    return {
      ...page,
      filters,
      company: company.slug,
      now: ctx.now,
      canRequest: ctx.actor.can('work:request'),
      services: role !== 'system' && isClientRole(role) ? servicesOfClientRole(role) : [],
      title: t.pageTitle(t.items.title, company.shortName),
    }
  },
)

export default function PortalItems() {
  const { items, nextCursor, filters, company, now, canRequest, services, title } =
    useLoaderData<typeof loader>()
  const t = useWords({ common: commonWords, portal: portalWords })
  const [params] = useSearchParams()
  const isClosed = filters.state === 'closed'
  const isFiltered = Boolean(filters.service || filters.text)
  const links = pageLinks(params, nextCursor)
  const columns = useMemo(
    () => (isClosed ? closedColumns({ t, now }) : openColumns({ t, now })),
    [isClosed, t, now],
  )
  return (
    <>
      <PageHeader
        title={t.portal.items.title}
        actions={
          canRequest ? (
            <LinkButton to={paths.portalNewRequest(company)} variant="primary" icon="plus">
              {t.portal.items.newRequest}
            </LinkButton>
          ) : null
        }
      >
        <nav className="tabs" aria-label={t.portal.items.state}>
          <StateTab to={paths.portalItems(company)} isOn={!isClosed}>
            {t.portal.items.open}
          </StateTab>
          <StateTab to={paths.portalItems(company, { state: 'closed' })} isOn={isClosed}>
            {t.portal.items.closed}
          </StateTab>
        </nav>
      </PageHeader>
      <DataTable
        key={isClosed ? 'closed' : 'open'}
        id="items"
        label={title}
        columns={columns}
        rows={items}
        rowId={(item) => item.id}
        rowHref={(item) => paths.portalItem(company, item.id)}
        tools={false}
        phone="cards"
        toolbar={
          <FilterBar
            search={{
              name: 'text',
              label: t.portal.items.search,
              defaultValue: filters.text,
            }}
            keep={{ state: filters.state }}
            clearTo={isFiltered ? paths.portalItems(company, { state: filters.state }) : null}
          >
            {services.length > 1 ? (
              <FilterSelect
                name="service"
                label={t.portal.items.service}
                value={filters.service}
                options={services.map((value) => ({ value, label: t.common.service[value] }))}
              />
            ) : null}
          </FilterBar>
        }
        empty={
          isFiltered ? (
            <EmptyState icon="search" title={t.common.empty.filtered}>
              {t.common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState title={t.portal.items.none}>{t.portal.items.noneText}</EmptyState>
          )
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

function StateTab(props: { to: string; isOn: boolean; children: string }) {
  return (
    <Link
      to={props.to}
      className={cx('tab', props.isOn && 'tab-on')}
      aria-current={props.isOn ? 'page' : undefined}
    >
      {props.children}
    </Link>
  )
}

export const ErrorBoundary = AreaError
