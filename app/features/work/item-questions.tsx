import { Form } from '@remix-run/react'
import { AnswerText } from '#app/features/questions/answer-text.tsx'
import { ConsequenceLine } from '#app/features/questions/consequence-line.tsx'
import { QuestionMails } from '#app/features/questions/question-mails.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { Notice } from '#app/ui/form.tsx'
import { DateTime } from '#app/ui/text.tsx'
import type { ItemPage, ItemQuestion } from '#tenants/work/types.ts'
import type { Refused } from './item-deed-panel.tsx'

/** What holds the clock now, above everything else on the page. */
export function OpenQuestions({ item, refused }: { item: ItemPage; refused: Refused | undefined }) {
  const t = useWords({ common: commonWords, work: workWords })
  const words = t.work.questions
  const open = item.questions.filter(isOpen)
  const authority = item.waits.find(({ party, toAt }) => party === 'authority' && toAt === null)
  const error = refused?.values.intent === 'withdraw' ? refused.errors.form : undefined
  return (
    <>
      {authority ? <Notice tone="warn" title={words.waitingFor(authority.reason)} /> : null}
      {open.length > 0 ? (
        <Card title={words.open} flush>
          <ul>
            {open.map((question) => (
              <li key={question.id} className="qa">
                <Asked question={question} />
                {question.consequence ? (
                  <p>
                    <ConsequenceLine
                      consequence={question.consequence}
                      now={item.partition.untilAt}
                    />
                  </p>
                ) : null}
                <QuestionMails question={question} />
                <Form method="post" className="qa-foot" preventScrollReset>
                  <input type="hidden" name="intent" value="withdraw" />
                  <input type="hidden" name="questionId" value={question.id} />
                  {error ? <p className="error">{fieldErrorText(t, error)}</p> : <span />}
                  <ConfirmButton size="sm" variant="ghost">
                    {words.withdraw}
                  </ConfirmButton>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

export function PastQuestions({ questions }: { questions: readonly ItemQuestion[] }) {
  const t = useWords(workWords).questions
  const past = questions.filter((question) => !isOpen(question))
  if (past.length === 0) return null
  return (
    <Card title={t.past(past.length)} flush>
      <ul>
        {past.map((question) => (
          <li key={question.id} className="qa qa-past">
            <Asked question={question} />
            {question.answeredAt ? (
              <>
                <p className="meta num">
                  {t.answered(question.answeredByName ?? '')} ·{' '}
                  <DateTime value={question.answeredAt} />
                </p>
                <AnswerText question={question} />
              </>
            ) : (
              <p className="meta">{t.withdrawn}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Asked({ question }: { question: ItemQuestion }) {
  const t = useWords(workWords).questions
  return (
    <>
      <p className="meta num">
        {t.asked(question.askedByName)} · <DateTime value={question.askedAt} />
      </p>
      <p className="qa-body">{question.body}</p>
    </>
  )
}

const isOpen = ({ answeredAt, withdrawnAt }: ItemQuestion) => !answeredAt && !withdrawnAt
