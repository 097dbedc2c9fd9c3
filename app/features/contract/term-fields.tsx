// The promised times of a contract: one row for each type of request, and under it what
// differs for work of high or low priority. Opens without a script.
import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField, TextInput } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import type { FieldsProps, OfferedType } from './contract-fields.tsx'
import { useBind } from './contract-fields.tsx'
import { CREDIT_ROWS } from './credit-form.ts'
import { otherPriorities, termParts } from './term-form.ts'

export function TermFields({ types, ...props }: FieldsProps & { types: readonly OfferedType[] }) {
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract.sla
  const { locale } = useLocale()
  const bind = useBind(props)
  return (
    <>
      <Card
        title={t.title}
        meta={t.hint}
        actions={
          <Button size="sm" onClick={(event) => takeProposals(event.currentTarget.form)}>
            {t.propose}
          </Button>
        }
        flush
      >
        <div className="dt-scroll">
          <table className="t t-form">
            <caption className="sr">{t.title}</caption>
            <thead>
              <tr>
                <th scope="col">{t.type}</th>
                {termParts.map((part) => (
                  <th key={part} scope="col">
                    {t[part]}
                  </th>
                ))}
                <th scope="col">{t.tells}</th>
              </tr>
            </thead>
            {types.map((type) => (
              <TypeRows
                key={type.code}
                {...props}
                type={type}
                name={locale === 'pl' ? type.namePl : type.nameEn}
              />
            ))}
          </table>
        </div>
      </Card>
      <Card title={t.clientTitle}>
        <div className="form">
          <TextField
            label={t.clientAnswer}
            hint={t.clientHint}
            {...bind('clientAnswer')}
            className="field-short"
            autoComplete="off"
            optional
          />
        </div>
      </Card>
      <Card title={t.creditTitle} meta={t.creditHint}>
        <div className="form">
          {Array.from({ length: CREDIT_ROWS }, (_, index) => (
            <FormRow key={String(index)}>
              <TextField
                label={t.creditBelow}
                {...bind(`credits.${index}.below`)}
                inputMode="decimal"
                autoComplete="off"
                optional
              />
              <TextField
                label={t.creditPercent}
                {...bind(`credits.${index}.percent`)}
                inputMode="decimal"
                autoComplete="off"
                optional
              />
            </FormRow>
          ))}
        </div>
      </Card>
    </>
  )
}

type RowsProps = FieldsProps & { type: OfferedType; name: string }

function TypeRows({ type, name, values, errors }: RowsProps) {
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract.sla
  const field = `sla.${type.code}`
  const own = otherPriorities.flatMap((priority) =>
    termParts.map((part) => `${field}.${priority}.${part}`),
  )
  const isOpen = own.some((one) => values[one] || errors[one])
  return (
    <tbody data-service={type.service}>
      <tr>
        <th scope="row">
          {name}
          <span className="muted"> · {all.common.service[type.service]}</span>
        </th>
        {termParts.map((part) => (
          <td key={part}>
            <MinutesInput
              name={`${field}.${part}`}
              label={t.of(name, t[part])}
              proposed={type.proposed[part]}
              {...{ values, errors }}
            />
          </td>
        ))}
        <td>
          <input
            type="checkbox"
            name={`${field}.tells`}
            defaultChecked={Boolean(values[`${field}.tells`])}
            aria-label={t.of(name, t.tells)}
          />
        </td>
      </tr>
      <tr className="t-more">
        <td colSpan={5}>
          <details className="more" open={isOpen}>
            <summary>
              {t.priorities}
              <span className="sr">: {name}</span>
            </summary>
            <div className="term-more">
              {otherPriorities.map((priority) => (
                <fieldset key={priority} className="term-priority">
                  <legend className="sr">{t.of(name, t.priority[priority])}</legend>
                  <span className="strong" aria-hidden="true">
                    {t.priority[priority]}
                  </span>
                  {termParts.map((part) => (
                    <span key={part} className="term-part">
                      <span className="meta" aria-hidden="true">
                        {t[part]}
                      </span>
                      <MinutesInput
                        name={`${field}.${priority}.${part}`}
                        label={`${t.of(name, t[part])}, ${t.priority[priority]}`}
                        {...{ values, errors }}
                      />
                    </span>
                  ))}
                </fieldset>
              ))}
            </div>
          </details>
        </td>
      </tr>
    </tbody>
  )
}

/** Fills what is empty with the catalogue's times; what was typed stays as it is. */
function takeProposals(form: HTMLFormElement | null): void {
  for (const input of form?.querySelectorAll<HTMLInputElement>('input[data-proposed]') ?? []) {
    if (!input.value.trim()) input.value = input.dataset.proposed ?? ''
  }
}

type MinutesProps = FieldsProps & { name: string; label: string; proposed?: string | undefined }

function MinutesInput({ name, label, proposed, values, errors }: MinutesProps) {
  const all = useWords({ common: commonWords })
  const error = fieldErrorText(all, errors[name])
  return (
    <>
      <TextInput
        id={name}
        name={name}
        defaultValue={values[name] ?? ''}
        data-proposed={proposed}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-e` : undefined}
        autoComplete="off"
      />
      {error ? (
        <p className="error" id={`${name}-e`}>
          {error}
        </p>
      ) : null}
    </>
  )
}
