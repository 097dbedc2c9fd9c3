// The form itself: plain HTML that needs no script, with the fields of who complains.

import { Form, useNavigation } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { complainWords } from '#app/i18n/complain.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AmountField, Field, SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { type Demand, demands, type Regime } from '#tenants/complaints/kinds.ts'

export type PublicRefused = Refused & { files: string[] }

// A bank is asked for other things than a shop.
const shopDemands: readonly Demand[] = [
  'repair',
  'replacement',
  'price_cut',
  'refund',
  'damages',
  'other',
]
const bankDemands: readonly Demand[] = ['refund', 'correct_bill', 'damages', 'other']

export function PublicForm({
  regime,
  requestKey,
  company,
  refused,
}: {
  regime: Regime
  requestKey: string
  company: string
  refused?: PublicRefused
}) {
  const all = useWords({ complain: complainWords, complaints: complaintsWords })
  const t = all.complain
  const { field, errors } = useFields(refused)
  const { form: general, files: wrongFiles, ...named } = errors
  const kind = regime === 'financial' || regime === 'payment' ? 'account' : 'goods'
  const asked = kind === 'account' ? bankDemands : shopDemands
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" encType="multipart/form-data" className="form" noValidate>
      <ErrorSummary
        errors={{ ...named, files: wrongFiles }}
        message={refused?.errors.form === 'rate_limited' ? t.wait : (general ?? null)}
      />
      <input type="hidden" name="regime" value={regime} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <div className="trap" aria-hidden="true">
        <label htmlFor="website">{t.trap}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      <Card title={t.matter} meta={t.promise[regime]}>
        <div className="stack">
          <TextField {...field('product')} label={t.product[kind]} required maxLength={160} />
          <FormRow>
            <TextField {...field('orderNumber')} label={t.order[kind]} optional maxLength={60} />
            {kind === 'goods' ? (
              <TextField {...field('invoiceNumber')} label={t.invoice} optional maxLength={60} />
            ) : null}
          </FormRow>
          <FormRow>
            <TextField {...field('purchasedOn')} type="date" label={t.purchasedOn[kind]} optional />
            {kind === 'goods' ? (
              <TextField {...field('faultNoticedOn')} type="date" label={t.noticedOn} optional />
            ) : null}
          </FormRow>
          <TextareaField
            {...field('description')}
            label={t.description}
            rows={5}
            required
            maxLength={5000}
          />
          <FormRow>
            <SelectField
              {...field('demand')}
              label={t.demand}
              options={demands
                .filter((one) => asked.includes(one))
                .map((value) => ({ value, label: all.complaints.demands[value] }))}
            />
            <AmountField {...field('demandMinor')} label={t.amount} optional />
          </FormRow>
          <Field
            id="files"
            label={t.files}
            hint={t.filesHint}
            error={wrongFiles ? fileError(t, refused) : null}
            optional
          >
            <input
              id="files"
              type="file"
              name="files"
              multiple
              className="input"
              aria-describedby="files-h"
              accept=".jpg,.jpeg,.png,.pdf,image/*,application/pdf"
            />
          </Field>
          {refused && !wrongFiles ? <p className="hint">{t.filesAgain}</p> : null}
        </div>
      </Card>
      <Card title={t.contact}>
        <div className="stack">
          <TextField
            {...field('customerName')}
            label={regime === 'b2b' ? t.name.firm : t.name.person}
            autoComplete="name"
            required
            maxLength={120}
          />
          <FormRow>
            <TextField
              {...field('email')}
              type="email"
              label={t.email}
              autoComplete="email"
              required
              maxLength={200}
            />
            <TextField
              {...field('phone')}
              type="tel"
              label={t.phone}
              autoComplete="tel"
              optional
              maxLength={40}
            />
          </FormRow>
          <TextField
            {...field('address')}
            label={t.address}
            autoComplete="street-address"
            optional
            maxLength={240}
          />
        </div>
      </Card>
      <p className="meta">{t.privacy(company)}</p>
      <FormActions>
        <SubmitButton size="lg" busy={busy}>
          {t.submit}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

function fileError(t: Dictionary['complain'], refused: PublicRefused | undefined): string {
  if (refused?.errors.files === 'too_many_files') return t.tooManyFiles
  return `${t.fileRefused}: ${refused?.files.join(', ') ?? ''}`
}
