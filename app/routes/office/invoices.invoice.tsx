// One invoice at the office: the draft under review, or what was issued.

import { useActionData, useLoaderData } from '@remix-run/react'
import { DraftTools } from '#app/features/billing/draft-tools.tsx'
import { ExcludedWork } from '#app/features/billing/excluded-work.tsx'
import { invoicePage } from '#app/features/billing/invoice-page.server.ts'
import { InvoiceSheet } from '#app/features/billing/invoice-sheet.tsx'
import { companyOf, officeInvoiceOf } from '#app/features/billing/office-invoice.server.ts'
import { PrintButton } from '#app/features/billing/print-button.tsx'
import { InvoiceStateBadge } from '#app/features/billing/state-badge.tsx'
import { office } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { billingWords } from '#app/i18n/billing.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import {
  holdInvoice,
  includeEvent,
  releaseInvoice,
  setInvoiceNote,
} from '#tenants/billing/commands/review-draft.server.ts'
import { listExcludedEvents } from '#tenants/billing/queries/drill.server.ts'
import {
  draftInput,
  holdInvoiceInput,
  includeEventInput,
  invoiceNoteInput,
} from '#tenants/billing/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { lastDayOf, localDateOf } from '#tenants/shared/dates.ts'

export const loader = office.loader(
  { permission: 'billing:read' },
  async ({ ctx, params, locale }) => {
    const { company, invoice } = await officeInvoiceOf(ctx, params)
    const { tenantId } = company
    const { period, number } = invoice
    return {
      ...invoicePage(invoice, locale),
      excluded: await listExcludedEvents(ctx, { tenantId, period }),
      canReview: ctx.actor.can('billing:run') && invoice.status === 'draft',
      isOver: localDateOf(ctx.now, 'Europe/Warsaw') >= lastDayOf(period),
      title: `${number ?? period} · ${company.shortName}`,
    }
  },
)

export const action = office.action(
  { permission: 'billing:run' },
  async ({ ctx, params, form, locale }) => {
    const { tenantId, slug } = await companyOf(ctx, params)
    const invoiceId = params.invoice ?? ''
    form.set('invoiceId', invoiceId)
    const words = dictionary(locale).billing.review
    const back = paths.officeInvoice(slug, invoiceId)
    const finish = async (result: { ok: true } | { ok: false; code: string }, text: string) => {
      if (!result.ok) refuse({ form: result.code })
      return redirectWithToast(back, { tone: 'ok', text })
    }
    switch (form.get('intent')) {
      case 'hold': {
        const input = parseForm(form, holdInvoiceInput)
        return finish(await holdInvoice(ctx, { tenantId, ...input }), words.heldDone)
      }
      case 'release': {
        const input = parseForm(form, draftInput)
        return finish(await releaseInvoice(ctx, { tenantId, ...input }), words.releasedDone)
      }
      case 'note': {
        const input = parseForm(form, invoiceNoteInput)
        return finish(await setInvoiceNote(ctx, { tenantId, ...input }), words.saved)
      }
      case 'include': {
        const input = parseForm(form, includeEventInput)
        return finish(await includeEvent(ctx, { tenantId, ...input }), words.includedDone)
      }
    }
    throw new AppError('invalid_input')
  },
)

export default function OfficeInvoice() {
  const { excluded, canReview, isOver, title: _, ...page } = useLoaderData<typeof loader>()
  const { invoice } = page
  const refused = useActionData<typeof action>()
  const t = useWords(billingWords)
  const f = useFormat()
  const month = f.month(invoice.period, 'long')
  const isDraft = invoice.status === 'draft'
  const state = isDraft ? (invoice.heldReason === null ? 'draft' : 'held') : 'issued'
  const { companySlug: slug, id } = invoice
  return (
    <>
      <PageHeader
        title={invoice.companyName}
        back={{ to: paths.officeBillingPeriod(invoice.period), label: t.review.back(month) }}
        meta={
          <>
            <InvoiceStateBadge state={state} />
            <span>{invoice.number ?? t.review.draftTitle(month)}</span>
            <span>
              {isDraft
                ? `${t.review.draftHint} ${isOver ? '' : t.issue.early}`
                : t.review.issuedBy(invoice.issuedByName ?? '', f.dateTime(invoice.updatedAt))}
            </span>
          </>
        }
        actions={
          <>
            <PrintButton />
            <a
              href={paths.officeInvoicePdf(slug, id)}
              className="btn btn-secondary"
              target="_blank"
              rel="noreferrer"
            >
              {t.review.pdf}
            </a>
            {canReview && state === 'draft' ? (
              <LinkButton to={paths.officeInvoiceIssue(slug, id)} variant="primary" icon="check">
                {t.review.issue}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {invoice.heldReason !== null && isDraft ? (
        <Notice tone="warn" title={t.review.heldBecause}>
          {invoice.heldReason}
        </Notice>
      ) : null}
      <div className={canReview ? 'inv-page inv-page-tools' : 'inv-page'}>
        <InvoiceSheet page={page} lineHref={(line) => paths.officeInvoiceLine(slug, id, line)} />
        {canReview ? <DraftTools invoice={invoice} refused={refused} /> : null}
      </div>
      <ExcludedWork events={excluded} canInclude={canReview} />
    </>
  )
}

export const ErrorBoundary = AreaError
