// What the company decides of its payroll, from a day on.

import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type Refused, useFields, useIsSending } from '#app/features/payroll/form-words.ts'
import { SettingsFacts, SettingsHistory } from '#app/features/payroll/settings-facts.tsx'
import {
  accountValues,
  BookFields,
  CentreFields,
  closeUpCentres,
  PaidToFields,
} from '#app/features/payroll/settings-fields.tsx'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import {
  getPayrollSettings,
  listPayrollSettings,
} from '#tenants/payroll/queries/absences.server.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import type { PayrollSettings } from '#tenants/payroll/types.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, at, company, locale }) => {
    const [now, all] = await Promise.all([
      getPayrollSettings(ctx, localDateOf(ctx.now, company.zone)),
      listPayrollSettings(ctx),
    ])
    return {
      now,
      others: all.filter(({ id }) => id !== now?.id),
      canDo: ctx.actor.can('payroll:do'),
      at,
      company: company.slug,
      title: `${dictionary(locale).payRuns.settings.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, at, company, locale }) => {
    // A box that is not ticked is not sent, and the schema takes these two as yes by default.
    for (const name of ['paysLabourFund', 'paysGuaranteeFund']) {
      if (!form.has(name)) form.set(name, 'no')
    }
    const input = parseForm(closeUpCentres(form), payrollSettingsInput)
    const set = await setPayrollSettings(ctx, input)
    if (!set.ok) refuse({ [set.field ?? 'validFrom']: set.code })
    return redirectWithToast(paths.payRuns(at, company.slug), {
      tone: 'ok',
      text: dictionary(locale).payRuns.settings.done,
    })
  },
)

export default function PayrollSettingsPage() {
  const { now, others, canDo, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useWords(payRunsWords)
  const t = all.settings
  const isSending = useIsSending()
  const { field, tick, errors } = useFields(refused, valuesOf(now))
  const centres = centreCount(refused?.values ?? valuesOf(now))
  const taxMonths = (['same', 'next'] as const).map((value) => ({
    value,
    label: t.ppkTaxMonths[value],
  }))
  return (
    <>
      <PageHeader
        back={{ to: paths.payRuns(at, company), label: all.title }}
        title={t.title}
        meta={t.intro}
      />
      <div className="stack">
        <Card title={t.now}>
          {now ? <SettingsFacts now={now} /> : <p className="muted">{t.none}</p>}
        </Card>
        {canDo ? (
          <Card>
            <Form
              method="post"
              className="form"
              noValidate
              key={JSON.stringify(refused?.values ?? null)}
            >
              <ErrorSummary errors={errors} />
              <TextField {...field('validFrom')} type="date" label={t.validFrom} required />
              <FormRow>
                <TextField {...field('accidentBp')} label={t.accident} inputMode="decimal" />
                <TextField
                  {...field('payDay')}
                  label={t.payDay}
                  hint={t.payDayHint}
                  inputMode="numeric"
                  required
                />
              </FormRow>
              <Checkbox {...tick('isPaidNextMonth')} label={t.nextMonth} />
              <FormRow>
                <TextField {...field('ppkInstitution')} label={t.ppk} optional />
                <SelectField {...field('ppkTaxMonth')} label={t.ppkTax} options={taxMonths} />
              </FormRow>
              <Checkbox {...tick('paysLabourFund')} label={t.labourFund} />
              <Checkbox {...tick('paysGuaranteeFund')} label={t.guaranteeFund} />
              <Checkbox {...tick('paysBenefits')} label={t.benefits} />
              <PaidToFields field={field} />
              <BookFields field={field} />
              <CentreFields field={field} count={centres} />
              <TextField {...field('reason')} label={t.reason} autoComplete="off" required />
              <FormActions>
                <SubmitButton busy={isSending}>{t.submit}</SubmitButton>
              </FormActions>
            </Form>
          </Card>
        ) : null}
        <SettingsHistory settings={others} />
      </div>
    </>
  )
}

const centreCount = (values: Record<string, string>) =>
  Object.keys(values).filter((name) => /^costCentres\.\d+\.code$/.test(name) && values[name]).length

function valuesOf(now: PayrollSettings | null): Record<string, string> {
  if (!now) {
    return {
      payerKind: 'legal_person',
      accidentBp: '1,67',
      payDay: '10',
      isPaidNextMonth: 'on',
      paysLabourFund: 'on',
      paysGuaranteeFund: 'on',
    }
  }
  const digits = String(now.accidentBp).padStart(3, '0')
  return {
    ...accountValues(now),
    accidentBp: `${digits.slice(0, -2)},${digits.slice(-2)}`,
    payDay: String(now.payDay),
    ppkInstitution: now.ppkInstitution ?? '',
    ppkTaxMonth: now.ppkTaxMonth,
    ...(now.isPaidNextMonth ? { isPaidNextMonth: 'on' } : {}),
    ...(now.paysLabourFund ? { paysLabourFund: 'on' } : {}),
    ...(now.paysGuaranteeFund ? { paysGuaranteeFund: 'on' } : {}),
    ...(now.paysBenefits ? { paysBenefits: 'on' } : {}),
  }
}

export const ErrorBoundary = AreaError
