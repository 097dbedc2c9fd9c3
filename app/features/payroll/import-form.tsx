// The form that sends a file, and the faults of a small one that was read at once.

import { Form, useNavigation } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payImportsWords } from '#app/i18n/payroll-imports.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RadioGroup } from '#app/ui/choice.tsx'
import { Field, TextInput } from '#app/ui/field.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import type { BadRow } from '#tenants/payroll/import-types.ts'
import type { ImportOutcome } from '#tenants/payroll/types.ts'

export type ImportAnswer = {
  errors?: Record<string, string>
  outcome?: Pick<ImportOutcome, 'rows' | 'taken'>
  bad?: BadRow[]
  left?: number
}

export function ImportForm({ answer }: { answer: ImportAnswer | undefined }) {
  const all = useWords({
    common: commonWords,
    payImports: payImportsWords,
    payPeople: payPeopleWords,
  })
  const t = all.payPeople.importPage
  const { state } = useNavigation()
  const code = answer?.errors?.file
  const own = { too_big: t.tooBig, required: t.noFile }[code ?? '']
  return (
    <div className="stack">
      {answer?.outcome ? <Outcome answer={answer} /> : null}
      <Card>
        <Form method="post" encType="multipart/form-data" className="form">
          <Field
            label={t.file}
            hint={all.payImports.large}
            error={code ? (own ?? fieldErrorText(all, code)) : null}
            required
          >
            <TextInput type="file" name="file" accept=".csv,text/csv,text/plain" />
          </Field>
          <RadioGroup
            legend={t.take}
            name="take"
            defaultValue="all"
            choices={(['all', 'good_ones'] as const).map((value) => ({
              value,
              label: t.takes[value],
            }))}
          />
          <FormActions>
            <SubmitButton busy={state !== 'idle'}>{t.submit}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </div>
  )
}

function Outcome({ answer }: { answer: ImportAnswer }) {
  const t = useWords(payPeopleWords).importPage
  const { rows, taken } = answer.outcome!
  return (
    <>
      <Notice tone={taken > 0 ? 'warn' : 'bad'} title={t.outcome(rows, taken)}>
        {taken === 0 ? t.nothingTaken : null}
      </Notice>
      <Card flush>
        <BadRows rows={answer.bad ?? []} />
        {answer.left ? <p className="muted card-foot">{t.more(answer.left)}</p> : null}
      </Card>
    </>
  )
}

export function BadRows({ rows }: { rows: readonly BadRow[] }) {
  const all = useWords({ common: commonWords, payPeople: payPeopleWords })
  const t = all.payPeople.importPage
  return (
    <div className="dt-scroll">
      <table className="t">
        <thead>
          <tr>
            <th scope="col" className="n">
              {t.row}
            </th>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.problem}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ row, errors }) =>
            Object.entries(errors).map(([field, code]) => (
              <tr key={`${row} ${field}`}>
                <td className="n">{row}</td>
                <td className="mono">{field}</td>
                <td>{fieldErrorText(all, code)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}
