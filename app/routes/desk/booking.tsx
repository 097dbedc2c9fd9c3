// A purchase on a page of its own. The item's page shows the same panel and posts here.

import { useActionData, useLoaderData } from '@remix-run/react'
import { loadBooking } from '#app/features/booking/booking.server.ts'
import { BookingPanel } from '#app/features/booking/booking-panel.tsx'
import type { DraftRefused } from '#app/features/booking/draft-form.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { saveDraft } from '#tenants/accounting/commands/save-draft.server.ts'
import { getPurchase } from '#tenants/accounting/queries/purchases.server.ts'
import { purchaseForm } from '#tenants/accounting/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = deskCompany.loader(
  { permission: 'books:read' },
  async ({ ctx, params, company, locale }) => {
    const booking = await loadBooking(ctx, params.purchase ?? '', company.zone)
    if (!booking) throw new AppError('not_found')
    const words = dictionary(locale).accounting.booking
    const { number, documentName } = booking.purchase
    return {
      booking,
      company: company.slug,
      title: words.pageTitle(number || documentName, company.shortName),
    }
  },
)

export const action = deskCompany.action(
  { permission: 'books:post' },
  async ({ ctx, form, params, company, locale }) => {
    const purchaseId = params.purchase ?? ''
    const next = form.get('next')
    const isInItem = form.get('returnTo') === 'item'
    for (const name of ['next', 'returnTo']) form.delete(name)
    const { draft, version } = parseForm(form, purchaseForm(localDateOf(ctx.now, company.zone)))
    const saved = await saveDraft(ctx, { purchaseId, draft, version })
    if (!saved.ok) refuse({ [saved.field ?? 'form']: saved.code })
    const words = dictionary(locale).accounting.booking
    if (next === 'post') {
      return redirectWithToast(paths.deskBookingStep(company.slug, purchaseId, 'post'), {
        tone: 'info',
        text: words.saved,
      })
    }
    const purchase = isInItem ? await getPurchase(ctx, purchaseId) : null
    const back = purchase
      ? paths.deskItem(company.slug, purchase.itemId)
      : paths.deskBooking(company.slug, purchaseId)
    return redirectWithToast(back, { tone: 'ok', text: words.saved })
  },
)

export default function DeskBooking() {
  const { booking, company } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const refused = outcome && 'errors' in outcome ? (outcome as DraftRefused) : undefined
  const t = useWords(accountingWords).booking
  const { purchase } = booking
  return (
    <>
      <PageHeader
        title={purchase.number || purchase.documentName}
        meta={purchase.sellerName}
        back={{ to: paths.deskItem(company, purchase.itemId), label: t.back }}
      />
      <BookingPanel
        company={company}
        itemId={purchase.itemId}
        booking={booking}
        returnTo="booking"
        refused={refused}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
