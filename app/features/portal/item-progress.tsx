import { Form } from '@remix-run/react'
import { StepRail } from '#app/features/work/step-rail.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { stepsWords } from '#app/i18n/steps.ts'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextareaField } from '#app/ui/field.tsx'
import type { ItemPage } from '#tenants/work/types.ts'

type Refused = { errors: Record<string, string>; values: Record<string, string> }

/** What the client sees of the steps: how far it is, and the decision that is theirs. */
export function ItemProgress({
  item,
  canDecide,
  refused,
}: {
  item: ItemPage
  canDecide: boolean
  refused: Refused | undefined
}) {
  const t = useWords(stepsWords)
  const { steps, current } = item.progress
  if (steps.length === 0) return null
  const done = steps.filter(({ state }) => state === 'done').length
  const isAsked = current?.kind === 'accept' && item.closedAt === null
  return (
    <>
      {isAsked ? <Decision item={item} canDecide={canDecide} refused={refused} /> : null}
      <Card title={t.clientTitle} meta={t.progress(done, steps.length)}>
        {/* What the office says to itself from step to step stays there. */}
        <StepRail
          steps={steps.map((step) =>
            step.kind === 'accept' || !step.done
              ? { ...step, hint: null }
              : { ...step, hint: null, done: { ...step.done, note: null } },
          )}
        />
      </Card>
    </>
  )
}

function Decision({
  item,
  canDecide,
  refused,
}: {
  item: ItemPage
  canDecide: boolean
  refused: Refused | undefined
}) {
  const all = useWords({ common: commonWords, steps: stepsWords })
  const t = all.steps.accept
  const isMine = refused?.values.intent === 'accept' || refused?.values.intent === 'return'
  const mine = isMine ? refused : undefined
  const before = item.progress.steps.findLast(({ state }) => state === 'done')
  return (
    <Card title={t.title}>
      <div className="stack">
        <p>{t.text}</p>
        {before?.done?.note ? <p className="step-note">{before.done.note}</p> : null}
        {canDecide ? (
          <Form method="post" className="form">
            <input type="hidden" name="version" value={item.version} />
            <TextareaField
              id="accept-note"
              name="note"
              label={t.note}
              rows={3}
              maxLength={5_000}
              defaultValue={mine?.values.note}
              error={fieldErrorText(all, mine?.errors.note ?? mine?.errors.form)}
            />
            <div className="cluster">
              <SubmitButton name="intent" value="accept" icon="check">
                {t.yes}
              </SubmitButton>
              <Button type="submit" name="intent" value="return" icon="refresh">
                {t.no}
              </Button>
            </div>
          </Form>
        ) : null}
      </div>
    </Card>
  )
}
