// A claim on somebody's pay, as it stands on the paper of the bailiff or the agreement.

import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { AmountField, SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { garnishmentKinds } from '#tenants/payroll/payment-kinds.ts'
import type { Garnishment } from '#tenants/payroll/queries/garnishments.server.ts'
import { toDecimal } from '#tenants/shared/money.ts'
import { type Refused, useFields } from './form-words.ts'

export function AddGarnishment({
  employeeId,
  today,
  refused,
}: {
  employeeId: string
  today: string
  refused?: Refused | undefined
}) {
  const t = useWords(payMoneyWords).claims
  const starting = { kind: 'enforcement', receivedOn: today, validFrom: today }
  const { errors, field } = useFields(refused, starting)
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="employeeId" value={employeeId} />
      <FormRow>
        <SelectField
          {...field('kind')}
          label={t.colKind}
          options={garnishmentKinds.map((value) => ({ value, label: t.kind[value] }))}
        />
        <TextField {...field('caseNumber')} label={t.caseNumber} autoComplete="off" required />
      </FormRow>
      <TextField {...field('creditor')} label={t.creditor} autoComplete="off" required />
      <FormRow>
        <TextField {...field('receivedOn')} type="date" label={t.receivedOn} required />
        <TextField {...field('validFrom')} type="date" label={t.validFrom} required />
      </FormRow>
      <FormRow>
        <AmountField {...field('totalMinor')} label={t.total} hint={t.totalHint} optional />
        <AmountField {...field('monthlyMinor')} label={t.monthly} hint={t.monthlyHint} optional />
      </FormRow>
      <TextField
        {...field('account')}
        label={t.account}
        inputMode="numeric"
        autoComplete="off"
        optional
      />
      <FormRow>
        <TextField {...field('validTo')} type="date" label={t.validTo} optional />
        <TextField
          {...field('position')}
          label={t.position}
          hint={t.positionHint}
          inputMode="numeric"
          optional
        />
      </FormRow>
      <FormActions>
        <SubmitButton name="intent" value="add">
          {t.addSubmit}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

export function ChangeGarnishment({
  claim,
  refused,
}: {
  claim: Garnishment
  refused?: Refused | undefined
}) {
  const t = useWords(payMoneyWords).claims
  const typed = (minor: bigint | null) =>
    minor === null ? '' : toDecimal(BigInt(minor)).replace('.', ',')
  const fields = useFields(refused, {
    validTo: claim.validTo ?? '',
    totalMinor: typed(claim.totalMinor),
    monthlyMinor: typed(claim.monthlyMinor),
    position: `${claim.position}`,
  })
  // Several claims on a page have the same form: ids are told apart by the claim.
  const field = (name: string) => ({ ...fields.field(name), id: `${name}-${claim.id}` })
  const targets = Object.fromEntries(
    Object.keys(fields.errors).map((name) => [name, `${name}-${claim.id}`]),
  )
  return (
    <Form method="post" className="form" noValidate preventScrollReset>
      <ErrorSummary errors={fields.errors} targets={targets} />
      <input type="hidden" name="garnishmentId" value={claim.id} />
      <input type="hidden" name="version" value={claim.version} />
      <FormRow>
        <AmountField {...field('totalMinor')} label={t.total} hint={t.totalHint} optional />
        <AmountField {...field('monthlyMinor')} label={t.monthly} hint={t.monthlyHint} optional />
      </FormRow>
      <FormRow>
        <TextField
          {...field('validTo')}
          type="date"
          label={t.validTo}
          hint={t.validToHint}
          optional
        />
        <TextField {...field('position')} label={t.position} inputMode="numeric" required />
      </FormRow>
      <TextField
        {...field('account')}
        label={t.account}
        hint={claim.accountLast ? t.accountKept : undefined}
        inputMode="numeric"
        autoComplete="off"
        optional
      />
      <TextField {...field('reason')} label={t.reason} autoComplete="off" required />
      <FormActions>
        <SubmitButton variant="secondary" name="intent" value="change">
          {t.changeSubmit}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
