// A document that will not be booked, with its reason.

import { useActionData, useLoaderData } from '@remix-run/react'
import { ReasonForm } from '#app/features/booking/reason-form.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { rejectPurchase } from '#tenants/accounting/commands/reject-purchase.server.ts'
import { getPurchase } from '#tenants/accounting/queries/purchases.server.ts'
import { rejectPurchaseForm } from '#tenants/accounting/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = deskCompany.loader(
  { permission: 'books:post' },
  async ({ ctx, params, company, locale }) => {
    const purchase = await getPurchase(ctx, params.purchase ?? '')
    if (purchase?.status !== 'draft') throw new AppError('not_found')
    const name = purchase.number || purchase.documentName
    const { id, itemId, version, sellerName } = purchase
    const words = dictionary(locale).accounting.booking.rejection
    return {
      purchase: { id, itemId, version, name, sellerName },
      company: company.slug,
      title: `${words.title(name)} · ${company.shortName}`,
    }
  },
)

export const action = deskCompany.action(
  { permission: 'books:post' },
  async ({ ctx, form, params, company, locale }) => {
    const { reason, version } = parseForm(form, rejectPurchaseForm)
    const purchaseId = params.purchase ?? ''
    const rejected = await rejectPurchase(ctx, { purchaseId, version, reason })
    if (!rejected.ok) refuse({ form: rejected.code })
    return redirectWithToast(paths.deskBooking(company.slug, purchaseId), {
      tone: 'ok',
      text: dictionary(locale).accounting.booking.rejection.done,
    })
  },
)

export default function RejectBooking() {
  const { purchase, company } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useWords(accountingWords).booking
  const words = t.rejection
  const back = paths.deskItem(company, purchase.itemId)
  return (
    <>
      <PageHeader
        title={words.title(purchase.name)}
        meta={purchase.sellerName}
        back={{ to: back, label: t.back }}
      />
      <ReasonForm
        consequence={words.consequence}
        label={words.reason}
        submit={words.submit}
        backTo={back}
        refused={outcome && 'errors' in outcome ? outcome : undefined}
      >
        <input type="hidden" name="version" value={purchase.version} />
      </ReasonForm>
    </>
  )
}

export const ErrorBoundary = AreaError
