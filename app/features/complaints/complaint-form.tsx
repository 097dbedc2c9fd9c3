import { Form, useNavigation } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AmountField, SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { channels, demands, legalBases, regimes } from '#tenants/complaints/kinds.ts'

/** What an agent writes down of a call, a mail or a letter. */
export function ComplaintForm({
  today,
  refused,
  action,
}: {
  today: string
  refused?: Refused
  /** Where it is sent, when it stands on another page than its own. */
  action?: string
}) {
  const { complaints } = useWords({ complaints: complaintsWords })
  const t = complaints.form
  const { field, errors } = useFields(refused, { receivedOn: today })
  const busy = useNavigation().state !== 'idle'
  const optionsOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
    values.map((value) => ({ value, label: words[value] }))
  return (
    <Form method="post" action={action} className="form" noValidate>
      <ErrorSummary errors={errors} />
      {refused?.values.mail ? (
        <input type="hidden" name="mail" value={refused.values.mail} />
      ) : null}
      <div className="cols-2">
        <Card title={t.who}>
          <div className="stack">
            <TextField {...field('customerName')} label={t.name} autoComplete="off" required />
            <FormRow>
              <TextField {...field('email')} type="email" label={t.email} autoComplete="off" />
              <TextField {...field('phone')} type="tel" label={t.phone} autoComplete="off" />
            </FormRow>
            <TextField
              {...field('address')}
              label={t.address}
              hint={t.contactHint}
              autoComplete="off"
            />
          </div>
        </Card>
        <Card title={t.how}>
          <div className="stack">
            <FormRow>
              <SelectField
                {...field('channel')}
                label={t.channel}
                options={optionsOf(
                  channels.filter((one) => one !== 'form'),
                  complaints.channels,
                )}
              />
              <TextField {...field('receivedOn')} type="date" label={t.receivedOn} required />
            </FormRow>
            <FormRow>
              <SelectField
                {...field('regime')}
                label={t.regime}
                options={optionsOf(regimes, complaints.regimes)}
              />
              <SelectField
                {...field('legalBasis')}
                label={t.basis}
                options={optionsOf(legalBases, complaints.bases)}
              />
            </FormRow>
            <SelectField
              {...field('locale')}
              label={t.language}
              options={optionsOf(['pl', 'en'] as const, t.languages)}
            />
          </div>
        </Card>
      </div>
      <Card title={t.what}>
        <div className="stack">
          <TextField {...field('product')} label={t.product} required />
          <FormRow>
            <TextField {...field('orderNumber')} label={t.order} optional />
            <TextField {...field('invoiceNumber')} label={t.invoice} optional />
          </FormRow>
          <FormRow>
            <TextField {...field('purchasedOn')} type="date" label={t.purchasedOn} optional />
            <TextField {...field('faultNoticedOn')} type="date" label={t.noticedOn} optional />
          </FormRow>
          <TextareaField {...field('description')} label={t.description} required />
          <FormRow>
            <SelectField
              {...field('demand')}
              label={t.demand}
              options={optionsOf(demands, complaints.demands)}
            />
            <AmountField {...field('demandMinor')} label={t.amount} optional />
          </FormRow>
        </div>
      </Card>
      <FormActions>
        <SubmitButton busy={busy}>{t.submit}</SubmitButton>
      </FormActions>
    </Form>
  )
}
