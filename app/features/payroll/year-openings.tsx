// What was paid to a person before this payroll did: entries of a year, and a form for more.

import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payYearWords } from '#app/i18n/payroll-year.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { AmountField, SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { openingSources } from '#tenants/payroll/kinds.ts'
import type { YearOpening } from '#tenants/payroll/queries/year-openings.server.ts'
import { type Refused, useFields } from './form-words.ts'

const amounts = ['pensionBaseMinor', 'taxBaseMinor', 'exemptMinor', 'authorKupMinor'] as const
const idOf = (name: string) => `opening-${name}`

type Props = {
  openings: readonly YearOpening[]
  employeeId: string
  canManage: boolean
  refused?: Refused | undefined
}

export function YearOpenings({ openings, employeeId, canManage, refused }: Props) {
  const t = useWords(payYearWords)
  const own = refused?.values.intent === 'year-opening' ? refused : undefined
  return (
    <Card title={t.title} meta={t.intro}>
      <div className="stack">
        {openings.length === 0 ? <p className="muted">{t.none}</p> : null}
        {openings.map((opening) => (
          <Entry key={opening.id} opening={opening} />
        ))}
        {canManage ? (
          <details className="more" open={Boolean(own)}>
            <summary>{t.add}</summary>
            <OpeningForm employeeId={employeeId} refused={own} />
          </details>
        ) : null}
      </div>
    </Card>
  )
}

function Entry({ opening }: { opening: YearOpening }) {
  const t = useWords(payYearWords)
  const f = useFormat()
  const { year, source, sickDays, recordedByName, recordedAt, reason } = opening
  return (
    <section>
      <h3 className="strong">
        {year} · {t.sources[source]}
      </h3>
      <DescriptionList
        items={[
          ...amounts.map((name) =>
            opening[name] === 0n
              ? null
              : {
                  label: t.fields[name],
                  value: <Money minor={opening[name]} />,
                  numeric: true,
                },
          ),
          sickDays === 0 ? null : { label: t.fields.sickDays, value: f.number(sickDays) },
          { label: t.fields.reason, value: reason },
        ]}
      />
      <p className="muted">{t.by(recordedByName, f.dateTime(recordedAt))}</p>
    </section>
  )
}

function OpeningForm({
  employeeId,
  refused,
}: {
  employeeId: string
  refused: Refused | undefined
}) {
  const t = useWords(payYearWords)
  const fields = useFields(refused)
  // The contract's forms on the same page have fields of these names, too.
  const field = (name: string) => ({ ...fields.field(name), id: idOf(name) })
  const targets = Object.fromEntries(Object.keys(fields.errors).map((name) => [name, idOf(name)]))
  return (
    <Form method="post" className="stack" noValidate>
      <ErrorSummary errors={fields.errors} targets={targets} />
      <input type="hidden" name="employeeId" value={employeeId} />
      <FormRow>
        <TextField {...field('year')} label={t.fields.year} inputMode="numeric" required />
        <SelectField
          {...field('source')}
          label={t.fields.source}
          options={openingSources.map((value) => ({ value, label: t.sources[value] }))}
        />
      </FormRow>
      {amounts.map((name) => (
        <AmountField
          key={name}
          {...field(name)}
          label={t.fields[name]}
          hint={name === 'taxBaseMinor' ? t.taxBaseHint : undefined}
          optional
        />
      ))}
      <TextField
        {...field('sickDays')}
        label={t.fields.sickDays}
        hint={t.signHint}
        autoComplete="off"
        optional
      />
      <TextField
        {...field('reason')}
        label={t.fields.reason}
        hint={t.reasonHint}
        autoComplete="off"
        required
      />
      <FormActions>
        <SubmitButton variant="secondary" icon="plus" name="intent" value="year-opening">
          {t.add}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
