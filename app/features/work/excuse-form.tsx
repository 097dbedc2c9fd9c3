import { Form } from '@remix-run/react'
import { ExcuseText } from '#app/features/scorecard/scorecard-page.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { scorecardWords } from '#app/i18n/scorecard.ts'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextareaField } from '#app/ui/field.tsx'
import type { BreachExcuse } from '#tenants/work/types.ts'

/** What is said of a missed deadline, and what may be done about it now. */
export function ExcuseForm(props: {
  excuse: BreachExcuse | null
  me: string
  mayDecide: boolean
  refused: { errors: Record<string, string>; values: Record<string, string> } | undefined
}) {
  const { excuse, me, mayDecide, refused } = props
  const all = useWords({ common: commonWords, scorecard: scorecardWords })
  const t = all.scorecard.form
  const isOpen = excuse?.decision === null
  return (
    <Card title={t.title} meta={t.intro}>
      <div className="stack">
        {excuse ? (
          <p>
            <ExcuseText excuse={excuse} />
          </p>
        ) : null}
        {isOpen && excuse.proposedById === me ? <p className="hint">{t.own}</p> : null}
        {isOpen && mayDecide && excuse.proposedById !== me ? (
          <Form method="post" className="cluster">
            <SubmitButton name="decision" value="approved">
              {t.approve}
            </SubmitButton>
            <Button type="submit" name="decision" value="refused">
              {t.refuse}
            </Button>
          </Form>
        ) : null}
        {refused?.errors.decision ? (
          <p className="error" role="alert">
            {fieldErrorText(all, refused.errors.decision)}
          </p>
        ) : null}
        {!excuse || excuse.decision === 'refused' ? (
          <Form method="post" className="form">
            <TextareaField
              id="reason"
              name="reason"
              label={t.reason}
              defaultValue={refused?.values.reason}
              error={fieldErrorText(all, refused?.errors.reason)}
              required
            />
            <div>
              <SubmitButton>{t.propose}</SubmitButton>
            </div>
          </Form>
        ) : null}
      </div>
    </Card>
  )
}
