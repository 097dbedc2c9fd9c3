// The work under one line; of a draft, single work can be taken off the bill.

import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { eventColumns } from '#app/features/billing/event-columns.tsx'
import { LineHead } from '#app/features/billing/line-head.tsx'
import { companyOf, lineOf, officeInvoiceOf } from '#app/features/billing/office-invoice.server.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { office } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { billingProblem, billingWords } from '#app/i18n/billing.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { excludeEvent } from '#tenants/billing/commands/review-draft.server.ts'
import { listLineEvents } from '#tenants/billing/queries/drill.server.ts'
import { excludeEventInput } from '#tenants/billing/schema.ts'

export const loader = office.loader(
  { permission: 'billing:read' },
  async ({ ctx, params, url }) => {
    const { company, invoice } = await officeInvoiceOf(ctx, params)
    const line = lineOf(invoice, params)
    const { tenantId } = company
    const cursor = url.searchParams.get('after')
    const { parties: _, lines: __, ...head } = invoice
    return {
      ...(await listLineEvents(ctx, { tenantId, lineId: line.id, cursor })),
      invoice: head,
      line,
      canExclude: ctx.actor.can('billing:run') && invoice.status === 'draft',
      title: `${line.namePl} · ${company.shortName}`,
    }
  },
)

export const action = office.action(
  { permission: 'billing:run' },
  async ({ ctx, params, form, locale }) => {
    const { tenantId, slug } = await companyOf(ctx, params)
    const input = parseForm(form, excludeEventInput)
    const excluded = await excludeEvent(ctx, { tenantId, ...input })
    if (!excluded.ok) refuse({ reason: excluded.code })
    const text = dictionary(locale).billing.review.excludedDone
    // The draft's lines were made anew: this one's address is gone.
    return redirectWithToast(paths.officeInvoice(slug, params.invoice ?? ''), { tone: 'ok', text })
  },
)

export default function OfficeInvoiceLine() {
  const { items, nextCursor, invoice, line, canExclude } = useLoaderData<typeof loader>()
  const t = useWords({ billing: billingWords })
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const chosen = canExclude ? items.find(({ id }) => id === params.get('event')) : undefined
  const { companySlug: slug, id } = invoice
  const here = (event?: string) => {
    const after = params.get('after')
    return paths.officeInvoiceLine(slug, id, line.id, { after, event })
  }
  return (
    <>
      <LineHead
        invoice={invoice}
        line={line}
        back={paths.officeInvoice(slug, id)}
        csv={paths.officeInvoiceLineCsv(slug, id, line.id)}
      />
      {chosen ? (
        <ExcludeForm eventId={chosen.id} title={chosen.itemTitle ?? ''} back={here()} />
      ) : null}
      <DataTable
        id="work"
        label={t.billing.drill.label}
        columns={eventColumns(t, {
          document: (document) => paths.fileContent(slug, document),
          act: canExclude
            ? (event) => (
                <Link to={here(event.id)} preventScrollReset>
                  {t.billing.review.exclude}
                </Link>
              )
            : undefined,
        })}
        rows={items}
        rowId={(event) => event.id}
        tools={false}
        phone="cards"
        empty={<EmptyState title={t.billing.drill.none} />}
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

function ExcludeForm({ eventId, title, back }: { eventId: string; title: string; back: string }) {
  const { billing: t, common } = useWords({ billing: billingWords, common: commonWords })
  const refused = useActionData<typeof action>()
  const code = refused && 'errors' in refused ? refused.errors.reason : undefined
  return (
    <Card title={t.review.excludeTitle} meta={title}>
      <Form method="post" className="stack">
        <input type="hidden" name="eventId" value={eventId} />
        <TextField
          name="reason"
          label={t.review.excludeReason}
          hint={t.review.excludeHint}
          required
          maxLength={300}
          error={code ? billingProblem(t, code) : null}
        />
        <div className="confirm-form">
          <SubmitButton>{t.review.exclude}</SubmitButton>
          <LinkButton to={back} preventScrollReset>
            {common.actions.cancel}
          </LinkButton>
        </div>
      </Form>
    </Card>
  )
}

export const ErrorBoundary = AreaError
