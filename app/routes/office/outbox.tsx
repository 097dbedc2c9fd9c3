// Mails of the portal. Without a mail server this is where they are read.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { MailList } from '#app/features/office/mail-list.tsx'
import { readableMail } from '#app/features/office/outbox.server.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { Card } from '#app/ui/card.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { listOutbox } from '#tenants/audit/queries.server.ts'
import { config } from '#tenants/shared/config.server.ts'

const states = ['waiting', 'failed', 'sent'] as const

export const loader = office.loader({ permission: 'outbox:read' }, async ({ ctx, url, locale }) => {
  const asked = url.searchParams.get('state')
  const state = states.find((one) => one === asked)
  const search = url.searchParams.get('q')?.trim().slice(0, 100) ?? ''
  const page = await listOutbox(ctx, { state, search, cursor: url.searchParams.get('after') })
  return {
    mails: page.items.map((row) => readableMail(row, locale)),
    nextCursor: page.nextCursor,
    state: state ?? null,
    search,
    hasGateway: config().smtpUrl !== undefined,
    // The query gives the links to nobody else.
    seesLinks: ctx.actor.role === 'admin',
    title: `${dictionary(locale).office.outbox.title}`,
  }
})

export default function Outbox() {
  const { mails, nextCursor, state, search, hasGateway, seesLinks } = useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.outbox
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const isFiltered = state !== null || search !== ''
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <div className="stack">
        {hasGateway ? null : (
          <Notice tone="info">{seesLinks ? t.noGateway : t.noGatewayReader}</Notice>
        )}
        <FilterBar
          search={{ name: 'q', label: t.search, defaultValue: search }}
          clearTo={isFiltered ? paths.officeOutbox() : null}
        >
          <FilterSelect
            name="state"
            label={t.state}
            value={state}
            options={states.map((value) => ({ value, label: t.states[value] }))}
          />
        </FilterBar>
        <Card flush>
          {mails.length === 0 ? (
            <EmptyState icon="mail" title={isFiltered ? all.common.empty.filtered : t.none}>
              {isFiltered ? all.common.empty.filteredHint : t.noneText}
            </EmptyState>
          ) : (
            <MailList mails={mails} />
          )}
        </Card>
        {links.previous || links.next ? <Pagination {...links} /> : null}
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
