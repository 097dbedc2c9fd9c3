// Handing in invoices. Scripts send file by file to the route beside this one; without
// them the whole form comes here and its fate is told file by file.

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { receiveInvoices } from '#app/features/portal/receive-invoices.server.ts'
import { RecentDocuments } from '#app/features/portal/recent-documents.tsx'
import { OutcomeList, UploadBox } from '#app/features/portal/upload-box.tsx'
import type { UploadOutcome } from '#app/features/portal/upload-outcome.ts'
import { portal } from '#app/http/area.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { listBookingsOfDocuments } from '#tenants/accounting/queries/document-bookings.server.ts'
import { listDocuments } from '#tenants/archive/queries.server.ts'
import { requirePermission } from '#tenants/shared/scope.server.ts'

const RECENT_ROWS = 8

export const loader = portal.loader(
  { permission: 'documents:upload' },
  async ({ ctx, company, locale }) => {
    // Invoices are accounting's papers: HR hands in its own with a request.
    requirePermission(ctx, 'books:read')
    const { items } = await listDocuments(ctx, { service: 'accounting', limit: RECENT_ROWS })
    const bookings = await listBookingsOfDocuments(
      ctx,
      items.map(({ id }) => id),
    )
    const t = dictionary(locale).portal
    return {
      recent: items.map((item) => ({
        ...item,
        booking: bookings.find(({ documentId }) => documentId === item.id) ?? null,
      })),
      company: company.slug,
      now: ctx.now,
      title: t.pageTitle(t.upload.title, company.shortName),
    }
  },
)

export const action = portal.handler(
  { permission: 'documents:upload' },
  async ({ request, company, open }) => {
    const outcomes = await receiveInvoices(request, company.tenantId, open)
    const isRefused = outcomes.every(({ kind }) => kind === 'refused')
    return data({ outcomes }, { status: isRefused ? 422 : 200 })
  },
)

export default function Upload() {
  const { recent, company, now } = useLoaderData<typeof loader>()
  const answer = useActionData<{ outcomes?: UploadOutcome[] }>()
  const t = useWords(portalWords).upload
  const outcomes = answer?.outcomes ?? []
  const refused = outcomes.filter(({ kind }) => kind === 'refused').length
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <div className="stack">
        {outcomes.length > 0 ? (
          <Card title={refused > 0 ? t.someRefused(refused) : t.allAccepted}>
            <OutcomeList company={company} outcomes={outcomes} />
          </Card>
        ) : null}
        <UploadBox company={company} />
        <RecentDocuments company={company} documents={recent} now={now} />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
