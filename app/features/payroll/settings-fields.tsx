// Accounts of the payroll's settings: paid to, posted to, and the cost centres.

import { useWords } from '#app/i18n/locale.tsx'
import { payYearWords } from '#app/i18n/payroll-year.ts'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { payerKinds } from '#tenants/payroll/kinds.ts'
import { POSTING_KINDS, USUAL_ACCOUNTS } from '#tenants/payroll/runs/posting.ts'
import type { PayrollSettings } from '#tenants/payroll/types.ts'
import type { useFields } from './form-words.ts'

type Props = { field: ReturnType<typeof useFields>['field'] }
const text = { autoComplete: 'off' } as const
export const accountFields = ['zusAccount', 'taxAccount', 'ppkAccount', 'payerAccount'] as const
/** Room for new centres besides those that there are. */
const EMPTY_ROWS = 2

export function PaidToFields({ field }: Props) {
  const t = useWords(payYearWords).settings
  return (
    <fieldset className="field">
      <legend className="label">{t.paidTo}</legend>
      <div className="stack">
        {accountFields.map((name) => (
          <TextField
            key={name}
            {...field(name)}
            {...text}
            label={t[name]}
            hint={name === 'payerAccount' ? t.payerAccountHint : undefined}
            optional
          />
        ))}
        <SelectField
          {...field('payerKind')}
          label={t.payerKind}
          hint={t.payerKindHint}
          options={payerKinds.map((value) => ({ value, label: t.payerKinds[value] }))}
        />
      </div>
    </fieldset>
  )
}

export function BookFields({ field }: Props) {
  const t = useWords(payYearWords).settings
  return (
    <fieldset className="field">
      <legend className="label">{t.books}</legend>
      <p className="hint">{t.booksHint}</p>
      <div className="stack">
        {[0, 2, 4, 6].map((at) => (
          <FormRow key={at}>
            {POSTING_KINDS.slice(at, at + 2).map((kind) => (
              <TextField
                key={kind}
                {...field(`ledgerAccounts.${kind}`)}
                {...text}
                label={t.kinds[kind]}
                hint={t.usual(USUAL_ACCOUNTS[kind])}
                optional
              />
            ))}
          </FormRow>
        ))}
      </div>
    </fieldset>
  )
}

export function CentreFields({ field, count }: Props & { count: number }) {
  const t = useWords(payYearWords).settings
  const rows = Array.from({ length: count + EMPTY_ROWS }, (_, at) => at)
  return (
    <fieldset className="field">
      <legend className="label">{t.centres}</legend>
      <p className="hint">{t.centresHint}</p>
      <div className="stack">
        {rows.map((at) => (
          <FormRow key={at}>
            {(['code', 'name', 'account'] as const).map((name) => (
              <TextField
                key={name}
                {...field(`costCentres.${at}.${name}`)}
                {...text}
                label={`${at + 1}. ${t[name]}`}
              />
            ))}
          </FormRow>
        ))}
      </div>
    </fieldset>
  )
}

/**
 * Rows that were left or made empty are no centres; the others close up, in the form itself,
 * so that a refusal finds its row again.
 */
export function closeUpCentres(form: FormData): FormData {
  const named = /^costCentres\.(\d{1,3})\.(code|name|account)$/
  const rows = new Map<number, [string, string][]>()
  for (const [name, value] of [...form.entries()]) {
    const cell = named.exec(name)
    if (!cell) continue
    form.delete(name)
    if (typeof value === 'string') {
      const at = Number(cell[1])
      rows.set(at, [...(rows.get(at) ?? []), [cell[2]!, value]])
    }
  }
  const kept = [...rows]
    .sort(([a], [b]) => a - b)
    .filter(([, cells]) => cells.some(([, value]) => value.trim() !== ''))
  for (const [to, [, cells]] of kept.entries()) {
    for (const [name, value] of cells) form.append(`costCentres.${to}.${name}`, value)
  }
  return form
}

/** The fields of these parts, as they stand in the settings in force. */
export function accountValues(now: PayrollSettings): Record<string, string> {
  const values: Record<string, string> = { payerKind: now.payerKind }
  for (const name of accountFields) values[name] = now[name] ?? ''
  for (const [kind, number] of Object.entries(now.ledgerAccounts)) {
    values[`ledgerAccounts.${kind}`] = number
  }
  for (const [at, { code, name, account }] of now.costCentres.entries()) {
    values[`costCentres.${at}.code`] = code
    values[`costCentres.${at}.name`] = name
    values[`costCentres.${at}.account`] = account ?? ''
  }
  return values
}
