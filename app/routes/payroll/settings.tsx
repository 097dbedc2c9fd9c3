// What the company decides of its payroll, from a day on.
import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary, useT } from '#app/i18n/dictionaries.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import { getPayrollSettings } from '#tenants/payroll/queries/absences.server.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import type { PayrollSettings } from '#tenants/payroll/types.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, at, company, locale }) => ({
    now: await getPayrollSettings(ctx, localDateOf(ctx.now, company.zone)),
    canDo: ctx.actor.can('payroll:do'),
    at,
    company: company.slug,
    title: `${dictionary(locale).payRuns.settings.title} · ${company.shortName}`,
  }),
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, at, company, locale }) => {
    // A box that is not ticked is not sent, and the schema takes these two as yes by default.
    for (const name of ['paysLabourFund', 'paysGuaranteeFund']) {
      if (!form.has(name)) form.set(name, 'no')
    }
    const input = parseForm(form, payrollSettingsInput)
    const before = await getPayrollSettings(ctx, input.validFrom)
    // Accounts and cost centres have no fields here: they go on as they were.
    const kept = before
      ? { ledgerAccounts: before.ledgerAccounts, costCentres: before.costCentres }
      : {}
    await setPayrollSettings(ctx, { ...input, ...kept })
    return redirectWithToast(paths.payRuns(at, company.slug), {
      tone: 'ok',
      text: dictionary(locale).payRuns.settings.done,
    })
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Zaplecze' },
]

export default function PayrollSettingsPage() {
  const { now, canDo, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useT().payRuns
  const t = all.settings
  const { state } = useNavigation()
  const { field, tick, errors } = useFields(refused, valuesOf(now))
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
          {now ? <SettingsNow now={now} /> : <p className="muted">{t.none}</p>}
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
              <TextField {...field('reason')} label={t.reason} autoComplete="off" required />
              <FormActions>
                <SubmitButton busy={state !== 'idle'}>{t.submit}</SubmitButton>
              </FormActions>
            </Form>
          </Card>
        ) : null}
      </div>
    </>
  )
}

function SettingsNow({ now }: { now: PayrollSettings }) {
  const words = useT()
  const t = words.payRuns.settings
  const f = useFormat()
  const { yes, no } = words.payPeople.terms
  return (
    <DescriptionList
      items={[
        { label: t.validFrom, value: f.date(now.validFrom) },
        { label: t.accident, value: f.percent(now.accidentBp, 2) },
        { label: t.payDay, value: String(now.payDay) },
        { label: t.nextMonth, value: now.isPaidNextMonth ? yes : no },
        { label: t.ppk, value: now.ppkInstitution ?? words.common.none },
        { label: t.ppkTax, value: t.ppkTaxMonths[now.ppkTaxMonth] },
        { label: t.labourFund, value: now.paysLabourFund ? yes : no },
        { label: t.guaranteeFund, value: now.paysGuaranteeFund ? yes : no },
        { label: t.benefits, value: now.paysBenefits ? yes : no },
        { label: t.reason, value: now.reason },
        {
          label: words.payRuns.history,
          value: t.by(now.recordedByName, f.dateTime(now.recordedAt)),
        },
      ]}
    />
  )
}

function valuesOf(now: PayrollSettings | null): Record<string, string> {
  if (!now) {
    return {
      accidentBp: '1,67',
      payDay: '10',
      isPaidNextMonth: 'on',
      paysLabourFund: 'on',
      paysGuaranteeFund: 'on',
    }
  }
  const digits = String(now.accidentBp).padStart(3, '0')
  return {
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
