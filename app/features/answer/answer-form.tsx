import { Form, useNavigation } from '@remix-run/react'
import { AnswerFields } from '#app/features/questions/answer-fields.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { questionsWords } from '#app/i18n/questions.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { AnswerView } from '#tenants/work/answer-door.server.ts'
import { consequenceText } from '#tenants/work/rules/consequence.ts'

/** The question, what stands still without its answer, and the control for it. */
export function AnswerForm({
  view,
  question,
  now,
  refused,
}: {
  view: Pick<AnswerView, 'person' | 'askedByName' | 'askedAt'>
  question: NonNullable<AnswerView['question']>
  now: Date
  refused: { errors: Record<string, string>; values: Record<string, string> } | undefined
}) {
  const all = useWords({ common: commonWords, questions: questionsWords })
  const t = all.questions
  const { locale, zone } = useLocale()
  const f = useFormat()
  const navigation = useNavigation()
  const { itemNumber, itemTitle, body, consequence, field } = question
  return (
    <Card title={t.door.about(itemNumber, itemTitle)}>
      <Form method="post" encType="multipart/form-data" className="stack" noValidate>
        <p className="meta num">{t.door.asked(view.askedByName, f.dateTime(view.askedAt))}</p>
        <p className="qa-body strong">{body}</p>
        <Notice tone="warn" title={consequenceText(consequence, { locale, zone, now })} />
        <AnswerFields
          question={question}
          id="answer"
          label={field?.[locale] ?? t.answer}
          values={refused?.values}
          error={fieldErrorText(all, refused?.errors.answer)}
        />
        <p className="hint">
          {t.door.as(view.person.name)} {t.door.once}
        </p>
        <FormActions>
          <SubmitButton
            name="intent"
            value="answer"
            busy={navigation.state !== 'idle'}
            icon="check"
          >
            {t.send}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
