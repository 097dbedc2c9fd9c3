import { Link, useActionData, useFetcher } from '@remix-run/react'
import { AnswerFields } from '#app/features/questions/answer-fields.tsx'
import { ConsequenceLine } from '#app/features/questions/consequence-line.tsx'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { questionsWords } from '#app/i18n/questions.ts'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import type { Consequence } from '#tenants/work/rules/consequence.ts'
import type { QuestionKind, QuestionShape } from '#tenants/work/rules/question-kinds.ts'
import { momentInWords } from './when.ts'

export type OpenQuestion = {
  id: string
  body: string
  kind: QuestionKind
  shape: QuestionShape
  consequence: Consequence | null
  askedByName: string
  askedAt: Date
  itemId: string
  /** The item it holds; left out on the item's own page. */
  item?: { number: number; title: string }
}

type Refused = { errors: Record<string, string>; values: Record<string, string> }

/** A question, answered where it stands: it goes only when the answer is stored. */
export function QuestionCard({
  company,
  question,
  canAnswer,
  now,
}: {
  company: string
  question: OpenQuestion
  canAnswer: boolean
  now: Date
}) {
  const t = useWords({ common: commonWords, portal: portalWords, questions: questionsWords })
  const { locale, zone } = useLocale()
  const fetcher = useFetcher<Refused>({ key: `answer-${question.id}` })
  const posted = useActionData<Refused>()
  const refused = fetcher.data ?? (posted?.values?.questionId === question.id ? posted : undefined)
  const id = `answer-${question.id}`
  return (
    <li className="qa">
      <p className="meta num">
        {t.portal.question.askedBy(question.askedByName)}
        {' · '}
        {momentInWords(locale, question.askedAt, now, zone)}
      </p>
      <p className="qa-body">{question.body}</p>
      {question.item ? (
        <p className="meta">
          <Link to={paths.portalItem(company, question.itemId)}>
            {t.portal.question.toItem(question.item.number, question.item.title)}
          </Link>
        </p>
      ) : null}
      {canAnswer && question.kind === 'file' ? (
        <div className="qa-foot">
          <WhatStands consequence={question.consequence} now={now} />
          <LinkButton to={paths.portalQuestions(company, question.id)} variant="primary">
            {t.questions.withFile}
          </LinkButton>
        </div>
      ) : canAnswer ? (
        <fetcher.Form method="post" className="qa-form">
          <input type="hidden" name="intent" value="answer" />
          <input type="hidden" name="itemId" value={question.itemId} />
          <input type="hidden" name="questionId" value={question.id} />
          <AnswerFields
            question={question}
            id={id}
            label={t.portal.question.answerLabel}
            values={refused?.values}
            error={fieldErrorText(t, refused?.errors?.answer ?? refused?.errors?.form)}
          />
          <div className="qa-foot">
            <WhatStands consequence={question.consequence} now={now} />
            <SubmitButton busy={fetcher.state !== 'idle'} icon="check">
              {t.portal.question.send}
            </SubmitButton>
          </div>
        </fetcher.Form>
      ) : (
        <p className="hint">{t.portal.question.cannotAnswer}</p>
      )}
    </li>
  )
}

export function WhatStands({ consequence, now }: { consequence: Consequence | null; now: Date }) {
  const t = useWords(portalWords).question
  if (!consequence) return <span className="hint">{t.stopped}</span>
  return <ConsequenceLine consequence={consequence} now={now} />
}
