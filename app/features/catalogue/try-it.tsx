import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { RequestFields } from '#app/features/portal/request-fields.tsx'
import { paths } from '#app/http/paths.ts'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { FormAnswer } from '#tenants/work/schema.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import { shownFields } from './shown-fields.ts'
import { Walk } from './walk.tsx'

export type TrialAnswer = {
  /** What the form would keep; files by their names. */
  opened?: { title: string; answers: Record<string, FormAnswer> }
  refused?: Record<string, string>
  definition?: Record<string, string>
}

/** The draft's form filled in as a client would, checked by the server, kept by nobody. */
export function TryIt({ code, definition }: { code: string; definition: TypeDefinition }) {
  const t = useWords(catalogueWords)
  const fetcher = useFetcher<TrialAnswer>()
  const [round, setRound] = useState(0)
  const [values, setValues] = useState<Record<string, string>>({})
  const [isOver, setIsOver] = useState(false)
  const answer = isOver ? undefined : fetcher.data
  const again = () => {
    setRound(round + 1)
    setValues({})
    setIsOver(true)
  }
  if (answer?.opened) {
    return (
      <div className="stack">
        <Opened code={code} definition={definition} opened={answer.opened} />
        <div>
          <Button size="sm" icon="refresh" onClick={again}>
            {t.trial.again}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form
      key={round}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const typed = typedAnswers(event.currentTarget)
        setValues(typed.values)
        setIsOver(false)
        const body = {
          intent: 'try',
          definition: JSON.stringify(definition),
          title: typed.values.title ?? '',
          answers: JSON.stringify(typed.answers),
        }
        fetcher.submit(body, { method: 'post', action: paths.officeTypeDraft(code) })
      }}
    >
      <p className="hint">{t.trial.intro}</p>
      {answer?.definition ? <Notice tone="warn" title={t.trial.definition} /> : null}
      {answer?.refused ? <Notice tone="bad" title={t.trial.wrong} /> : null}
      <TitleField wrong={answer?.refused?.title} />
      <RequestFields
        fields={shownFields(definition, t.untitled)}
        refused={answer?.refused ? { errors: answer.refused, values } : undefined}
      />
      <div>
        <SubmitButton busy={fetcher.state !== 'idle'}>{t.trial.submit}</SubmitButton>
      </div>
    </form>
  )
}

function TitleField({ wrong }: { wrong: string | undefined }) {
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  return (
    <TextField
      id="trial-title"
      name="title"
      label={all.catalogue.titleField}
      required
      maxLength={200}
      autoComplete="off"
      error={wrong ? all.common.fieldErrors.required : undefined}
    />
  )
}

/** Answers by the field's key; of files the names only. */
function typedAnswers(form: HTMLFormElement) {
  const values: Record<string, string> = {}
  const answers: Record<string, string | string[]> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') {
      values[name] = value
      if (name.startsWith('form.')) answers[name.slice(5)] = value
    } else if (value.name) {
      const key = name.slice(5)
      const before = answers[key]
      answers[key] = [...(Array.isArray(before) ? before : []), value.name]
    }
  }
  return { values, answers }
}

function Opened({
  code,
  definition,
  opened,
}: {
  code: string
  definition: TypeDefinition
  opened: NonNullable<TrialAnswer['opened']>
}) {
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue
  const { locale } = useLocale()
  const f = useFormat()
  const { firstResponseMinutes: first, resolutionMinutes: whole } = definition.terms
  const time = (minutes: number | undefined) =>
    minutes === undefined ? t.trial.noPromise : f.minutes(minutes)
  const asked = definition.form.filter(({ key }) => Object.hasOwn(opened.answers, key))
  return (
    <>
      <Notice tone="ok" title={t.trial.opens} />
      <div>
        <h3>{opened.title}</h3>
        <p className="meta">
          {definition.name[locale]} · {all.common.service[definition.service]} · {code}
        </p>
        <p className="meta">{t.trial.promise(time(first), time(whole))}</p>
      </div>
      {asked.length === 0 ? (
        <p className="hint">{t.trial.nothing}</p>
      ) : (
        <DescriptionList
          items={asked.map((field) => ({
            label: field.label[locale],
            value: shownAnswer(field, opened.answers[field.key]!, locale, f, t),
          }))}
        />
      )}
      <Walk definition={definition} />
    </>
  )
}

function shownAnswer(
  field: TypeDefinition['form'][number],
  answer: FormAnswer,
  locale: 'pl' | 'en',
  f: ReturnType<typeof useFormat>,
  t: (typeof catalogueWords)['pl'],
): string {
  if (typeof answer === 'boolean') return answer ? t.yes : t.no
  if (Array.isArray(answer)) return answer.join(', ')
  switch (field.type) {
    case 'amount':
      return f.money(BigInt(answer))
    case 'number':
      return f.number(Number(answer))
    case 'date':
      return f.date(String(answer))
    case 'choice':
      return field.options.find(({ value }) => value === answer)?.label[locale] ?? String(answer)
    default:
      return String(answer)
  }
}
