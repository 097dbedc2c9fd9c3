import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { stepsWords } from '#app/i18n/steps.ts'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextareaField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { CheckState } from '#tenants/work/rules/steps.ts'
import type { ItemPage } from '#tenants/work/types.ts'
import type { Refused } from './item-deed-panel.tsx'
import { StepRail } from './step-rail.tsx'

/** How far the item has come, and what the current step asks for. */
export function ItemSteps({ item, refused }: { item: ItemPage; refused: Refused | undefined }) {
  const t = useWords(stepsWords)
  const { steps, checks } = item.progress
  if (steps.length === 0 && checks.length === 0) return null
  const done = steps.filter(({ state }) => state === 'done').length
  const isOpen = item.closedAt === null
  return (
    <Card
      title={steps.length > 0 ? t.title : t.checklist}
      meta={steps.length > 0 ? t.progress(done, steps.length) : undefined}
    >
      {steps.length === 0 ? (
        <Checks checks={checks} isOpen={isOpen} />
      ) : (
        <StepRail steps={steps}>
          {isOpen ? <CurrentStep item={item} refused={refused} /> : null}
        </StepRail>
      )}
      {isOpen && steps.length > 0 && item.progress.mayFinish ? (
        <p className="hint">{t.allDone}</p>
      ) : null}
    </Card>
  )
}

function CurrentStep({ item, refused }: { item: ItemPage; refused: Refused | undefined }) {
  const all = useWords({ common: commonWords, steps: stepsWords })
  const t = all.steps
  const { current, checks, missing } = item.progress
  if (!current) return null
  if (current.kind === 'accept') return <p className="hint">{t.waitsForClient}</p>
  const own = checks.filter(({ step }) => step === current.key)
  const mine = refused?.values.key === current.key ? refused : undefined
  const intent = mine?.values.intent
  if (item.stepRefusal) {
    return (
      <div className="step-work">
        <Checks checks={own} isOpen={false} />
        <p className="hint">{fieldErrorText(all, item.stepRefusal)}</p>
      </div>
    )
  }
  const error = mine?.errors.form ?? mine?.errors.version
  return (
    <div className="step-work">
      <Checks checks={own} isOpen />
      {missing.length > 0 ? <p className="hint">{t.missing}</p> : null}
      {error ? (
        <p className="error" role="alert">
          {fieldErrorText(all, error)}
        </p>
      ) : null}
      {/* A form of its own each: words to the next step are no words to the one before. */}
      <Form method="post" className="form" preventScrollReset key={`${current.key}-done`}>
        <input type="hidden" name="key" value={current.key} />
        <input type="hidden" name="version" value={item.version} />
        <input type="hidden" name="intent" value="step_done" />
        <TextareaField
          id="step-note"
          name="note"
          label={t.note}
          rows={2}
          maxLength={5_000}
          defaultValue={intent === 'step_done' ? mine?.values.note : undefined}
          error={fieldErrorText(all, intent === 'step_done' ? mine?.errors.note : undefined)}
        />
        <div>
          <SubmitButton icon="check" disabled={missing.length > 0}>
            {current.kind === 'review' ? t.approve : t.done}
          </SubmitButton>
        </div>
      </Form>
      {current.kind === 'review' ? (
        <Form method="post" className="form" preventScrollReset key={`${current.key}-return`}>
          <input type="hidden" name="key" value={current.key} />
          <input type="hidden" name="version" value={item.version} />
          <input type="hidden" name="intent" value="step_return" />
          <TextareaField
            id="return-note"
            name="note"
            label={t.giveBackNote}
            rows={2}
            required
            maxLength={5_000}
            defaultValue={intent === 'step_return' ? mine?.values.note : undefined}
            error={fieldErrorText(all, intent === 'step_return' ? mine?.errors.note : undefined)}
          />
          <div>
            <Button type="submit" icon="refresh">
              {t.giveBack}
            </Button>
          </div>
        </Form>
      ) : null}
    </div>
  )
}

function Checks({ checks, isOpen }: { checks: readonly CheckState[]; isOpen: boolean }) {
  const t = useWords(stepsWords)
  const f = useFormat()
  const { locale } = useLocale()
  if (checks.length === 0) return null
  return (
    <ul className="step-checks" aria-label={t.checklist}>
      {checks.map(({ key, label, required, checked }) => (
        <li key={key}>
          <Form method="post" className="step-check" preventScrollReset>
            <input type="hidden" name="key" value={key} />
            {isOpen ? (
              <button
                type="submit"
                name="intent"
                value={checked ? 'uncheck' : 'check'}
                className="step-box"
                aria-pressed={checked !== null}
                aria-label={label[locale]}
              >
                {checked ? <Icon name="check" /> : null}
              </button>
            ) : (
              <span className="step-box">{checked ? <Icon name="check" /> : null}</span>
            )}
            <span>
              {label[locale]} {required ? <span className="meta">{t.required}</span> : null}
              {checked ? (
                <span className="meta num">
                  {' '}
                  {checked.byName} · {f.dateTime(checked.at)}
                </span>
              ) : null}
            </span>
          </Form>
        </li>
      ))}
    </ul>
  )
}
