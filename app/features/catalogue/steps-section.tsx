import { useState } from 'react'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import type { IconName } from '#app/ui/icons.tsx'
import type { StepDoer, StepKind } from '#tenants/work/type-definition.ts'
import { BothFields } from './both-fields.tsx'
import {
  type CheckRow,
  changeRow,
  moveRow,
  newCheck,
  newStep,
  type StepRow,
} from './draft-state.ts'
import { focusSoon, hasErrors, type SectionProps } from './form-section.tsx'
import { RowFrame } from './row-frame.tsx'

const stepIcons: Record<StepKind, IconName> = { do: 'edit', review: 'eye', accept: 'check-circle' }
const kinds = ['do', 'review', 'accept'] as const

export function StepsSection({ composer, error, tie, say }: SectionProps) {
  const t = useWords(catalogueWords)
  const { locale } = useLocale()
  const [open, setOpen] = useState<string | null>(null)
  const { steps } = composer.draft
  const set = (make: (rows: StepRow[]) => StepRow[], touched?: string) =>
    composer.change((draft) => ({ ...draft, steps: make(draft.steps) }), touched)
  const move = (id: string, to: number) => {
    set((rows) => moveRow(rows, id, to))
    const row = steps.find((one) => one.id === id)
    say(t.moved(row?.name[locale] || t.untitled, to + 1, steps.length))
  }
  const none = tie?.isOwnEnd ? t.productSteps : t.noSteps
  return (
    <Card title={t.sections.steps} meta={steps.length === 0 ? none : undefined}>
      {error('steps') ? (
        <p className="error" id="steps" tabIndex={-1}>
          {error('steps')}
        </p>
      ) : null}
      <ol className="cmp-list">
        {steps.map((step, index) => {
          const at = `steps.${step.id}`
          const wrong = hasErrors(composer.errors, at)
          const edit = (change: Partial<StepRow>, touched: string) =>
            set((rows) => changeRow(rows, step.id, change), `${at}.${touched}`)
          return (
            <RowFrame
              key={step.id}
              id={step.id}
              index={index}
              count={steps.length}
              icon={stepIcons[step.kind]}
              title={step.name[locale]}
              marks={[t.kinds[step.kind], t.doers[step.by]].slice(step.kind === 'accept' ? 1 : 0)}
              isWrong={wrong}
              isOpen={open === step.id || wrong}
              onToggle={() => setOpen(open === step.id ? null : step.id)}
              onMove={(to) => move(step.id, to)}
              onDrop={(id) => move(id, index)}
              onRemove={() => {
                composer.change(
                  (draft) => ({
                    ...draft,
                    steps: draft.steps.filter(({ id }) => id !== step.id),
                    checklist: draft.checklist.map((check) =>
                      check.step === step.id ? { ...check, step: '' } : check,
                    ),
                  }),
                  at,
                )
              }}
            >
              <div className="stack">
                <BothFields
                  path={`${at}.name`}
                  label={t.name}
                  value={step.name}
                  maxLength={80}
                  error={error}
                  onChange={(name) => edit({ name }, 'name')}
                />
                <FormRow>
                  <SelectField
                    id={`${at}.kind`}
                    label={t.stepKind}
                    value={step.kind}
                    hint={step.kind === 'review' ? t.reviewHint : undefined}
                    options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
                    error={error(`${at}.kind`)}
                    onChange={(event) => {
                      const kind = event.target.value as StepKind
                      const by = newStep(kind).by
                      const isFitting = (kind === 'accept') === (step.by === 'client')
                      composer.change(
                        (draft) => ({
                          ...draft,
                          steps: changeRow(
                            draft.steps,
                            step.id,
                            isFitting ? { kind } : { kind, by },
                          ),
                        }),
                        at,
                      )
                    }}
                  />
                  <SelectField
                    id={`${at}.by`}
                    label={t.stepBy}
                    value={step.by}
                    disabled={step.kind === 'accept'}
                    options={(step.kind === 'accept'
                      ? (['client'] as const)
                      : (['agent', 'lead'] as const)
                    ).map((value) => ({ value, label: t.doers[value] }))}
                    error={error(`${at}.by`)}
                    onChange={(event) => edit({ by: event.target.value as StepDoer }, 'by')}
                  />
                </FormRow>
                <BothFields
                  path={`${at}.hint`}
                  label={t.hint}
                  value={step.hint}
                  maxLength={300}
                  optional
                  error={error}
                  onChange={(hint) => edit({ hint }, 'hint')}
                />
              </div>
            </RowFrame>
          )
        })}
      </ol>
      {tie?.isOwnEnd ? null : (
        <div className="cmp-palette">
          {kinds.map((kind) => (
            <Button
              key={kind}
              size="sm"
              icon={stepIcons[kind]}
              disabled={steps.length >= 20}
              onClick={() => {
                const added = newStep(kind)
                set((rows) => [...rows, added])
                setOpen(added.id)
                focusSoon(`steps.${added.id}.name.pl`)
              }}
            >
              {t.addStep[kind]}
            </Button>
          ))}
        </div>
      )}
    </Card>
  )
}

export function ChecklistSection({ composer, error, say }: SectionProps) {
  const t = useWords(catalogueWords)
  const { locale } = useLocale()
  const [open, setOpen] = useState<string | null>(null)
  const { checklist, steps } = composer.draft
  const set = (make: (rows: CheckRow[]) => CheckRow[], touched?: string) =>
    composer.change((draft) => ({ ...draft, checklist: make(draft.checklist) }), touched)
  const move = (id: string, to: number) => {
    set((rows) => moveRow(rows, id, to))
    const row = checklist.find((one) => one.id === id)
    say(t.moved(row?.name[locale] || t.untitled, to + 1, checklist.length))
  }
  return (
    <Card title={t.sections.checklist} meta={checklist.length === 0 ? t.noChecks : undefined}>
      <ol className="cmp-list">
        {checklist.map((check, index) => {
          const at = `checklist.${check.id}`
          const wrong = hasErrors(composer.errors, at)
          const edit = (change: Partial<CheckRow>, touched: string) =>
            set((rows) => changeRow(rows, check.id, change), `${at}.${touched}`)
          const step = steps.find(({ id }) => id === check.step)
          return (
            <RowFrame
              key={check.id}
              id={check.id}
              index={index}
              count={checklist.length}
              icon="check"
              title={check.name[locale]}
              marks={[
                ...(check.required ? [t.requiredMark] : []),
                step ? step.name[locale] || t.untitled : t.checkLast,
              ]}
              isWrong={wrong}
              isOpen={open === check.id || wrong}
              onToggle={() => setOpen(open === check.id ? null : check.id)}
              onMove={(to) => move(check.id, to)}
              onDrop={(id) => move(id, index)}
              onRemove={() => set((rows) => rows.filter(({ id }) => id !== check.id), at)}
            >
              <div className="stack">
                <BothFields
                  path={`${at}.label`}
                  label={t.checkLabel}
                  value={check.name}
                  maxLength={160}
                  error={error}
                  onChange={(name) => edit({ name }, 'label')}
                />
                <SelectField
                  id={`${at}.step`}
                  label={t.checkStep}
                  value={check.step}
                  placeholder={t.checkLast}
                  options={steps
                    .filter(({ kind, id }) => kind !== 'accept' || id === check.step)
                    .map(({ id, name }) => ({ value: id, label: name[locale] || t.untitled }))}
                  error={error(`${at}.step`)}
                  onChange={(event) => edit({ step: event.target.value }, 'step')}
                />
                <Checkbox
                  id={`${at}.required`}
                  label={t.requiredMark}
                  checked={check.required}
                  onChange={(event) => edit({ required: event.target.checked }, 'required')}
                />
              </div>
            </RowFrame>
          )
        })}
      </ol>
      <div className="cmp-palette">
        <Button
          size="sm"
          icon="plus"
          disabled={checklist.length >= 50}
          onClick={() => {
            const added = newCheck()
            set((rows) => [...rows, added])
            setOpen(added.id)
            focusSoon(`checklist.${added.id}.label.pl`)
          }}
        >
          {t.addCheck}
        </Button>
      </div>
    </Card>
  )
}
