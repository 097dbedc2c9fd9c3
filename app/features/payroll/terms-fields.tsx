// What is agreed in a contract, as fields: the same for a new contract and for a change.

import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { AmountField, SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import {
  disabilities,
  type EmploymentKind,
  kups,
  payKinds,
  reliefs,
  taxAdvances,
} from '#tenants/payroll/kinds.ts'
import type { TermsContent } from '#tenants/payroll/types.ts'
import type { useFields } from './form-words.ts'

type Fields = ReturnType<typeof useFields>
const text = { autoComplete: 'off' } as const
const insurances = [
  'hasSocial',
  'hasSick',
  'hasHealth',
  'hasAccident',
  'paysLabourFund',
  'paysGuaranteeFund',
  'isStudent',
] as const

export function TermsFields({ fields, kind }: { fields: Fields; kind?: EmploymentKind }) {
  const t = useWords(payPeopleWords).terms
  const { field, tick, errors } = fields
  const list = <K extends string>(values: readonly K[], words: Record<K, string>) =>
    values.map((value) => ({ value, label: words[value] }))
  return (
    <>
      <Card title={t.work}>
        <div className="stack">
          <FormRow>
            <TextField {...field('position')} {...text} label={t.fields.position} required />
            <TextField {...field('department')} {...text} label={t.fields.department} optional />
          </FormRow>
          <FormRow>
            <TextField {...field('costCentre')} {...text} label={t.fields.costCentre} optional />
            <TextField {...field('project')} {...text} label={t.fields.project} optional />
          </FormRow>
          {kind && kind !== 'uop' ? null : <WorkingTime fields={fields} />}
        </div>
      </Card>
      <Card title={t.pay}>
        <div className="stack">
          <FormRow>
            <SelectField
              {...field('payKind')}
              label={t.fields.payKind}
              options={list(
                kind === 'uop' ? payKinds.filter((one) => one !== 'lump') : payKinds,
                t.payKinds,
              )}
            />
            <AmountField {...field('payMinor')} label={t.fields.payMinor} required />
          </FormRow>
          {errors.payMinor ? (
            <Checkbox {...tick('belowMinimumAccepted')} label={t.belowMinimum} />
          ) : null}
        </div>
      </Card>
      <Card title={t.tax}>
        <div className="stack">
          <FormRow>
            <SelectField
              {...field('kup')}
              label={t.fields.kup}
              options={list(
                kups.filter((kup) => isCostOf(kind, kup)),
                t.kups,
              )}
            />
            <SelectField
              {...field('pit2Minor')}
              label={t.fields.pit2Minor}
              options={(['', '300', '150', '100', '0'] as const).map((value) => ({
                value,
                label: t.pit2[value],
              }))}
            />
          </FormRow>
          <FormRow>
            <SelectField
              {...field('taxAdvance')}
              label={t.fields.taxAdvance}
              options={list(taxAdvances, t.taxAdvances)}
            />
            <TextField
              {...field('authorBp')}
              {...text}
              label={`${t.fields.authorBp} (%)`}
              inputMode="decimal"
              hint={t.percentHint}
              optional
            />
          </FormRow>
          <fieldset className="field radios radios-inline">
            <legend className="label">{t.fields.reliefs}</legend>
            {reliefs.map((relief, at) => (
              <Checkbox
                key={relief}
                {...tick(`reliefs.${at}`)}
                value={relief}
                label={t.reliefNames[relief]}
                error={at === 0 ? errors.reliefs : undefined}
              />
            ))}
          </fieldset>
        </div>
      </Card>
      <Card title={t.insurance}>
        <div className="stack">
          <FormRow>
            <TextField
              {...field('insuranceCode')}
              {...text}
              label={t.fields.insuranceCode}
              hint={t.codeHint}
              inputMode="numeric"
              required
            />
            <SelectField
              {...field('disability')}
              label={t.fields.disability}
              options={list(disabilities, t.disabilities)}
            />
          </FormRow>
          <div className="choices">
            {insurances.map((name) => (
              <Checkbox key={name} {...tick(name)} label={t.fields[name]} />
            ))}
          </div>
          <FormRow>
            {(['ppkEmployeeBp', 'ppkEmployerBp'] as const).map((name) => (
              <TextField
                key={name}
                {...field(name)}
                {...text}
                label={`${t.fields[name]} (%)`}
                inputMode="decimal"
                hint={t.percentHint}
                optional
              />
            ))}
          </FormRow>
        </div>
      </Card>
    </>
  )
}

function WorkingTime({ fields: { field } }: { fields: Fields }) {
  const t = useWords(payPeopleWords).terms
  return (
    <>
      <FormRow>
        {(['fteNumerator', 'fteDenominator', 'leaveDays'] as const).map((name) => (
          <TextField
            key={name}
            {...field(name)}
            label={t.fields[name]}
            inputMode="numeric"
            autoComplete="off"
          />
        ))}
      </FormRow>
      <fieldset className="field">
        <legend className="label">{t.week}</legend>
        <div className="pay-week">
          {t.weekdays.map((day, at) => (
            <TextField
              key={day}
              {...field(`week.${at}`)}
              label={day}
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}

/** Costs that the kind of contract knows; all while the kind is not chosen yet. */
function isCostOf(kind: EmploymentKind | undefined, kup: (typeof kups)[number]): boolean {
  const ofWork = ['none', 'standard', 'raised']
  const ofMandate = ['none', 'percent20', 'percent50', 'lump']
  return !kind || (kind === 'uop' ? ofWork : ofMandate).includes(kup)
}

const decimal = (hundredths: bigint) => {
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}

/** Minutes of a day as they are typed: `8`, `7:30`. */
export function hoursText(minutes: number): string {
  const rest = minutes % 60
  const hours = (minutes - rest) / 60
  return rest === 0 ? String(hours) : `${hours}:${String(rest).padStart(2, '0')}`
}

export function termsValues(terms: TermsContent): Record<string, string> {
  const values: Record<string, string> = {
    position: terms.position,
    department: terms.department ?? '',
    costCentre: terms.costCentre ?? '',
    project: terms.project ?? '',
    fteNumerator: String(terms.fteNumerator),
    fteDenominator: String(terms.fteDenominator),
    leaveDays: String(terms.leaveDays),
    payKind: terms.payKind,
    payMinor: decimal(terms.payMinor),
    kup: terms.kup,
    pit2Minor: terms.pit2Minor === null ? '' : String(terms.pit2Minor / 100n),
    taxAdvance: terms.taxAdvance,
    authorBp: decimal(BigInt(terms.authorBp)),
    ppkEmployeeBp: decimal(BigInt(terms.ppkEmployeeBp)),
    ppkEmployerBp: decimal(BigInt(terms.ppkEmployerBp)),
    insuranceCode: terms.insuranceCode,
    disability: terms.disability,
  }
  for (const name of insurances) if (terms[name]) values[name] = 'on'
  for (const [at, relief] of reliefs.entries()) {
    if (terms.reliefs.includes(relief)) values[`reliefs.${at}`] = relief
  }
  for (const [at, minutes] of terms.weekMinutes.entries()) values[`week.${at}`] = hoursText(minutes)
  return values
}

/** An ordinary contract of employment, and what a mandate differs in. */
export function firstTerms(kind: EmploymentKind): Record<string, string> {
  const week = Object.fromEntries([8, 8, 8, 8, 8, 0, 0].map((h, at) => [`week.${at}`, `${h}`]))
  const common = { ...week, fteNumerator: '1', fteDenominator: '1', taxAdvance: 'scale' }
  const insured = { hasSocial: 'on', hasHealth: 'on', hasAccident: 'on', disability: 'none' }
  const funds = { paysLabourFund: 'on', paysGuaranteeFund: 'on' }
  if (kind === 'dzielo') {
    return { ...common, payKind: 'lump', kup: 'percent20', insuranceCode: '000000', leaveDays: '0' }
  }
  const own: Record<string, string> =
    kind === 'uop'
      ? {
          payKind: 'monthly',
          kup: 'standard',
          insuranceCode: '011000',
          hasSick: 'on',
          leaveDays: '20',
        }
      : { payKind: 'hourly', kup: 'percent20', insuranceCode: '041100', leaveDays: '0' }
  return { ...common, ...insured, ...funds, ...own }
}
