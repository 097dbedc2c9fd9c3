// The steps of a type walked through by whoever would do them, with the rules of real items:
// the marks live in this component and nowhere else.
import { useState } from 'react'
import { StepRail } from '#app/features/work/step-rail.tsx'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { Field, Select } from '#app/ui/field.tsx'
import {
  judgeCheck,
  judgeStep,
  type Mark,
  readProgress,
  type StepActor,
} from '#tenants/work/rules/steps.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'

const hats = ['agent', 'second', 'lead', 'client'] as const
type Hat = (typeof hats)[number]

const actorOf = (hat: Hat): StepActor => ({
  id: hat,
  side: hat === 'client' ? 'client' : 'provider',
  isLead: hat === 'lead',
})

export function Walk({ definition }: { definition: TypeDefinition }) {
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue.trial
  const { locale, now } = useLocale()
  const [marks, setMarks] = useState<Mark[]>([])
  const [hat, setHat] = useState<Hat>('agent')
  const progress = readProgress(definition, marks)
  const actor = actorOf(hat)
  const mark = (one: Pick<Mark, 'kind' | 'key' | 'outcome' | 'note'>) =>
    setMarks((old) => [...old, { ...one, byId: hat, byName: t.hats[hat], at: now ?? new Date(0) }])
  const { current } = progress
  if (definition.steps.length === 0 && definition.checklist.length === 0) {
    return <p className="hint">{t.noSteps}</p>
  }
  const done = current ? judgeStep(progress, { key: current.key, outcome: 'done' }, actor) : null
  const back = current
    ? judgeStep(progress, { key: current.key, outcome: 'returned' }, actor)
    : null
  const checks = progress.checks.filter(({ step }) => !current || step === current.key)
  const work = (
    <div className="stack cmp-walk">
      {checks.map((check) => {
        const judged = judgeCheck(progress, check.key, actor)
        return (
          <Checkbox
            key={check.key}
            label={check.label[locale]}
            hint={check.required ? all.catalogue.requiredMark : undefined}
            checked={check.checked !== null}
            disabled={!judged.ok}
            onChange={(event) => {
              const outcome = event.target.checked ? 'checked' : 'unchecked'
              mark({ kind: 'check', key: check.key, outcome, note: null })
            }}
          />
        )
      })}
      {current && done ? (
        <>
          <div className="cluster">
            <Button
              size="sm"
              variant="primary"
              icon="check"
              disabled={!done.ok}
              onClick={() => mark({ kind: 'step', key: current.key, outcome: 'done', note: null })}
            >
              {current.kind === 'accept'
                ? t.accept
                : current.kind === 'review'
                  ? t.approve
                  : t.done}
            </Button>
            {current.kind === 'do' ? null : (
              <Button
                size="sm"
                icon="refresh"
                disabled={!back?.ok}
                onClick={() => {
                  const outcome = 'returned'
                  mark({ kind: 'step', key: current.key, outcome, note: t.backNote })
                }}
              >
                {t.back}
              </Button>
            )}
          </div>
          {done.ok ? null : <p className="hint">{fieldErrorText(all, done.code)}</p>}
        </>
      ) : null}
    </div>
  )
  return (
    <div className="stack">
      <Field label={t.actAs} className="field-medium">
        <Select
          value={hat}
          options={hats.map((value) => ({ value, label: t.hats[value] }))}
          onChange={(event) => setHat(event.target.value as Hat)}
        />
      </Field>
      <StepRail steps={progress.steps}>{work}</StepRail>
      {definition.steps.length === 0 ? work : null}
      {progress.mayFinish ? (
        <p className="hint" role="status">
          {t.finished}
        </p>
      ) : null}
    </div>
  )
}
