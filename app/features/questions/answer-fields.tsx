// The control that a question's kind asks for, the same in the portal and behind a mailed link.
import { acceptedFiles } from '#app/features/portal/upload-outcome.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { questionsWords } from '#app/i18n/questions.ts'
import { RadioGroup } from '#app/ui/choice.tsx'
import { AmountField, Field, TextareaField, TextField } from '#app/ui/field.tsx'
import { type Formatters, useFormat } from '#app/ui/use-format.ts'
import type { QuestionKind, QuestionShape } from '#tenants/work/rules/question-kinds.ts'

type Typed = { kind: QuestionKind; shape: QuestionShape }

export function AnswerFields({
  question,
  id,
  label,
  values,
  error,
}: {
  question: Typed
  id: string
  /** Words of the field that the answer fills, or of any answer. */
  label: string
  values: Record<string, string> | undefined
  error: string | undefined
}) {
  const t = useWords(questionsWords)
  return (
    <>
      <AnswerControl {...{ question, id, label, error }} typed={values?.answer} />
      {question.kind === 'text' || question.kind === 'file' ? null : (
        <TextareaField
          id={`${id}-remark`}
          name="remark"
          label={t.remark}
          rows={2}
          maxLength={2_000}
          optional
          defaultValue={values?.remark}
        />
      )}
    </>
  )
}

function AnswerControl({
  question: { kind, shape },
  id,
  label,
  typed,
  error,
}: {
  question: Typed
  id: string
  label: string
  typed: string | undefined
  error: string | undefined
}) {
  const t = useWords(questionsWords)
  const { locale } = useLocale()
  const f = useFormat()
  const common = { id, label, name: 'answer', error, required: true, defaultValue: typed }
  const hint = boundsOf({ kind, shape }, f, t.bounds) || undefined
  switch (kind) {
    case 'text':
      return <TextareaField {...common} rows={3} maxLength={10_000} />
    case 'amount':
      return <AmountField {...common} hint={hint} />
    case 'number':
      return <TextField {...common} hint={hint} inputMode="numeric" className="field-short" />
    case 'date':
      // The browser's own calendar: phones have one that everybody knows.
      return <TextField {...common} type="date" hint={hint} min={shape.min} max={shape.max} />
    case 'file':
      return (
        <Field id={id} label={label} hint={t.filesHint} error={error} required>
          <input
            id={id}
            name="answer"
            type="file"
            multiple
            accept={acceptedFiles}
            className="file-input"
            aria-describedby={`${id}-h`}
          />
        </Field>
      )
    case 'yesno':
    case 'choice': {
      const choices =
        kind === 'yesno'
          ? (['yes', 'no'] as const).map((value) => ({ value, label: t[value] }))
          : (shape.options ?? []).map((one) => ({ value: one.value, label: one.label[locale] }))
      return (
        <RadioGroup
          legend={label}
          name="answer"
          choices={choices}
          defaultValue={typed}
          error={error}
          required
        />
      )
    }
  }
}

function boundsOf(
  { kind, shape: { min, max } }: Typed,
  f: Formatters,
  words: (min: string | null, max: string | null) => string,
): string {
  const text = (bound: string | undefined) => {
    if (bound === undefined) return null
    if (kind === 'number') return f.number(Number(bound))
    return kind === 'amount' ? f.money(BigInt(bound)) : f.date(bound)
  }
  return kind === 'amount' || kind === 'number' || kind === 'date'
    ? words(text(min), text(max))
    : ''
}
