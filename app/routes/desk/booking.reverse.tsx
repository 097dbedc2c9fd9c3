// Taking a posting back, with its reason.

import { useActionData, useLoaderData } from '@remix-run/react'
import { ReasonForm } from '#app/features/booking/reason-form.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { reversePurchase } from '#tenants/accounting/commands/reverse-purchase.server.ts'
import { getPurchase } from '#tenants/accounting/queries/purchases.server.ts'
import { reversePurchaseForm } from '#tenants/accounting/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = deskCompany.loader(
  { permission: 'books:post' },
  async ({ ctx, params, company, locale }) => {
    const purchase = await getPurchase(ctx, params.purchase ?? '')
    if (purchase?.status !== 'posted') throw new AppError('not_found')
    const { number, sellerName, id, itemId } = purchase
    const words = dictionary(locale).accounting.booking.reversal
    return {
      purchase: { id, itemId, number, sellerName },
      company: company.slug,
      title: `${words.title(number)} · ${company.shortName}`,
    }
  },
)

export const action = deskCompany.action(
  { permission: 'books:post' },
  async ({ ctx, form, params, company, locale }) => {
    const { reason, anew } = parseForm(form, reversePurchaseForm)
    const purchaseId = params.purchase ?? ''
    const reversed = await reversePurchase(ctx, { purchaseId, reason, isBookedAnew: anew })
    if (!reversed.ok) refuse({ form: reversed.code })
    const { entry, draftId } = reversed.value
    const words = dictionary(locale).accounting.booking.reversal
    const number = `${entry.number}/${entry.year}`
    return redirectWithToast(paths.deskBooking(company.slug, draftId ?? purchaseId), {
      tone: 'ok',
      text: draftId ? words.doneAnew(number) : words.done(number),
    })
  },
)

export default function ReverseBooking() {
  const { purchase, company } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useWords(accountingWords).booking
  const words = t.reversal
  return (
    <>
      <PageHeader
        title={words.title(purchase.number)}
        meta={purchase.sellerName}
        back={{ to: paths.deskItem(company, purchase.itemId), label: t.back }}
      />
      <ReasonForm
        consequence={words.consequence}
        label={words.reason}
        submit={words.submit}
        backTo={paths.deskItem(company, purchase.itemId)}
        refused={outcome && 'errors' in outcome ? outcome : undefined}
      >
        <Checkbox label={words.anew} name="anew" defaultChecked />
      </ReasonForm>
    </>
  )
}

export const ErrorBoundary = AreaError
