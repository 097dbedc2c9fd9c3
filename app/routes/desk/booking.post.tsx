// The page that asks before posting: it names what will be written and what cannot be undone.

import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import type { DraftRefused } from '#app/features/booking/draft-form.tsx'
import { EntryLines } from '#app/features/booking/entry-lines.tsx'
import { findingText } from '#app/features/booking/finding-text.ts'
import { deskCompany } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary, type Words } from '#app/i18n/dictionaries.ts'
import { eInvoiceWords } from '#app/i18n/e-invoice.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { ErrorSummary, FormActions, Notice } from '#app/ui/form.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useShortcuts } from '#app/ui/shortcuts.ts'
import { DateText, Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { postPurchase } from '#tenants/accounting/commands/post-purchase.server.ts'
import {
  getPostingPreview,
  type PostingPreview,
} from '#tenants/accounting/queries/posting-preview.server.ts'
import { postPurchaseForm } from '#tenants/accounting/schema.ts'
import type { PurchaseFinding } from '#tenants/accounting/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = deskCompany.loader(
  { permission: 'books:post' },
  async ({ ctx, params, company, locale }) => {
    const preview = await getPostingPreview(ctx, params.purchase ?? '')
    if (preview?.purchase.status !== 'draft') throw new AppError('not_found')
    const words = dictionary(locale).accounting.booking.confirm
    return {
      preview,
      company: company.slug,
      title: `${words.pageTitle(preview.purchase.number)} · ${company.shortName}`,
    }
  },
)

export const action = deskCompany.action(
  { permission: 'books:post' },
  async ({ ctx, form, params, company, locale }) => {
    form.set('purchaseId', params.purchase ?? '')
    const input = parseForm(form, postPurchaseForm)
    const posted = await postPurchase(ctx, input)
    if (!posted.ok) refuse({ form: posted.code })
    const { entry } = posted.value
    return redirectWithToast(paths.deskItem(company.slug, input.itemId), {
      tone: 'ok',
      text: dictionary(locale).accounting.booking.confirm.done(`${entry.number}/${entry.year}`),
    })
  },
)

export default function PostBooking() {
  const { preview, company } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useWords({ accounting: accountingWords, common: commonWords, eInvoice: eInvoiceWords })
  const words = t.accounting.booking.confirm
  const form = useRef<HTMLFormElement>(null)
  useShortcuts({ 'Ctrl+Enter': () => form.current?.requestSubmit() })
  const { purchase, itemNumber, outcome: judged } = preview
  const errors = outcome && 'errors' in outcome ? (outcome as DraftRefused).errors : {}
  const sentences = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, fieldErrorText(t, code)]),
  )
  const back = paths.deskBooking(company, purchase.id)
  return (
    <>
      <PageHeader
        title={words.pageTitle(purchase.number)}
        meta={purchase.sellerName}
        back={{ to: back, label: words.back }}
      />
      <ErrorSummary errors={sentences} />
      {judged.ok ? (
        <Card>
          <Form ref={form} method="post" className="form">
            <input type="hidden" name="version" value={purchase.version} />
            <input type="hidden" name="itemId" value={purchase.itemId} />
            <Entry preview={preview} />
            <Notice tone="warn" title={words.consequence}>
              {words.item(itemNumber)}
            </Notice>
            <FormActions>
              <SubmitButton icon="check">
                {words.submit} <Kbd keys="Ctrl+Enter" />
              </SubmitButton>
              <LinkButton to={back}>{words.back}</LinkButton>
            </FormActions>
          </Form>
        </Card>
      ) : (
        <Notice
          tone="bad"
          title={words.notYet}
          actions={<LinkButton to={back}>{words.back}</LinkButton>}
        >
          {refusalText(t, judged)}
        </Notice>
      )}
    </>
  )
}

type Refusal = Exclude<PostingPreview['outcome'], { ok: true }>

/** The figures are in the finding's own sentence, where the code has one. */
function refusalText(
  t: Words<'accounting' | 'common' | 'eInvoice'>,
  { code, field = '', detail = {} }: Refusal,
): string {
  const known =
    Object.hasOwn(t.accounting.booking.draftFindings, code) ||
    Object.hasOwn(t.eInvoice.findings, code)
  if (!known) return fieldErrorText(t, code) ?? ''
  const finding = {
    code: code as PurchaseFinding['code'],
    severity: 'error',
    field,
    detail,
  } as const
  return findingText(t, finding)
}

function Entry({ preview }: { preview: PostingPreview }) {
  const t = useWords(accountingWords).booking.confirm
  const f = useFormat()
  const { locale } = useLocale()
  const { purchase, outcome } = preview
  if (!outcome.ok) return null
  const { bookedOn, lines, deductibleVatMinor, vatPeriod } = outcome.value
  return (
    <>
      <DescriptionList
        items={[
          { label: t.bookedOn, value: <DateText value={bookedOn} /> },
          {
            label: t.vatPeriod,
            value:
              vatPeriod === null ? (
                t.vatNone
              ) : (
                <>
                  <Money minor={deductibleVatMinor} />, {f.month(vatPeriod, 'long')}
                </>
              ),
          },
        ]}
      />
      <EntryLines
        caption={purchase.number}
        lines={lines.map((line, key) => ({
          key,
          accountNumber: line.accountNumber,
          accountName: locale === 'pl' ? line.accountNamePl : line.accountNameEn,
          description: line.description,
          amountMinor: line.amountMinor,
        }))}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
