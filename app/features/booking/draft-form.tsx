// The draft beside its paper. Fields stand in the order of an invoice, so that Tab follows
// the eye; Ctrl+Enter saves and goes on to posting. It works without JavaScript too: then
// the empty rows at the end take what is added.

import { useFetcher } from '@remix-run/react'
import { useId, useMemo, useRef, useState } from 'react'
import { paths } from '#app/http/paths.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { commonWords } from '#app/i18n/common.ts'
import { eInvoiceWords } from '#app/i18n/e-invoice.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button, LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { useShortcuts } from '#app/ui/shortcuts.ts'
import type { BookingData } from './booking.server.ts'
import { BookingLines } from './booking-lines.tsx'
import { DraftHeader, DraftMore } from './draft-header.tsx'
import { DraftSumsBox } from './draft-sums.tsx'
import { type DraftText, sumsOf, textOfPurchase, textOfValues } from './draft-text.ts'
import { fieldNotes } from './field-notes.ts'
import { FindingsList } from './findings-list.tsx'
import { VatRows } from './vat-rows.tsx'

export type DraftRefused = { errors: Record<string, string>; values: Record<string, string> }
export type DraftFormProps = {
  company: string
  booking: BookingData
  /** Where saving returns to: the item's page, or the booking's own. */
  returnTo: 'item' | 'booking'
  /** What the action refused, on the booking's own page. */
  refused?: DraftRefused | undefined
}

export function DraftForm({ company, booking, returnTo, refused }: DraftFormProps) {
  const { purchase, accounts } = booking
  const t = useWords({ accounting: accountingWords, common: commonWords, eInvoice: eInvoiceWords })
  const words = t.accounting.booking
  const { locale } = useLocale()
  const fetcher = useFetcher<DraftRefused>()
  const answer = fetcher.data?.errors ? fetcher.data : refused
  const [text, setText] = useState<DraftText>(() =>
    refused ? textOfValues(refused.values) : textOfPurchase(purchase, locale),
  )
  const sums = useMemo(() => sumsOf(text), [text])
  const notes = useMemo(
    () => fieldNotes(t, purchase, answer?.errors ?? {}, locale),
    [t, purchase, answer, locale],
  )
  const form = useRef<HTMLFormElement>(null)
  const accountsId = useId()
  const post = () => {
    const button = form.current?.querySelector<HTMLButtonElement>('button[value=post]')
    if (button) form.current?.requestSubmit(button)
  }
  useShortcuts({ 'Ctrl+Enter': post })
  const busy = fetcher.state !== 'idle'
  const summary = Object.fromEntries(
    Object.entries(answer?.errors ?? {}).map(([name, code]) => [name, fieldErrorText(t, code)]),
  )
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={paths.deskBooking(company, purchase.id)}
      className="draft"
      // The fetcher keeps the form's values; the server's sentence stands at each field.
      noValidate
    >
      <input type="hidden" name="version" value={purchase.version} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <ErrorSummary errors={summary} />
      <FindingsList findings={purchase.findings} />
      <DraftHeader text={text} setText={setText} notes={notes} today={booking.today} />
      <VatRows text={text} setText={setText} notes={notes} />
      <BookingLines
        text={text}
        setText={setText}
        notes={notes}
        sums={sums}
        accounts={accounts}
        accountsId={accountsId}
        remembered={purchase.remembered.map(({ accountNumber }) => accountNumber)}
      />
      <DraftSumsBox sums={sums} currency={text.fields.currency || 'PLN'} />
      <DraftMore
        text={text}
        setText={setText}
        notes={notes}
        today={booking.today}
        vatMonths={purchase.vatMonths}
      />
      <FormActions sticky>
        <SubmitButton name="next" value="post" busy={busy} icon="arrow-right">
          {words.toPosting} <Kbd keys="Ctrl+Enter" />
        </SubmitButton>
        <Button type="submit" name="next" value="save" busy={busy}>
          {words.save}
        </Button>
        <LinkButton
          to={paths.deskBookingStep(company, purchase.id, 'reject')}
          variant="ghost"
          icon="trash"
        >
          {words.reject}
        </LinkButton>
      </FormActions>
    </fetcher.Form>
  )
}
