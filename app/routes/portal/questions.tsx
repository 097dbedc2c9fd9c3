// Everything that waits for the client's answer, each with what it holds up; files too.
import { data } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { answerFromForm } from '#app/features/portal/answer.server.ts'
import { WhatStands } from '#app/features/portal/question-card.tsx'
import { momentInWords } from '#app/features/portal/when.ts'
import { AnswerFields } from '#app/features/questions/answer-fields.tsx'
import { readAnswerForm, recordAnswerFiles } from '#app/features/questions/answer-files.server.ts'
import { portal } from '#app/http/area.server.ts'
import { FormRefusal, formValues } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { questionsWords } from '#app/i18n/questions.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { loadFileKey } from '#tenants/archive/keys.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { listOpenQuestions } from '#tenants/work/queries/questions.server.ts'
import type { ClientQuestionRow } from '#tenants/work/types.ts'

type Refused = { errors: Record<string, string>; values: Record<string, string> }

export const loader = portal.loader(
  { permission: 'work:read' },
  async ({ ctx, company, locale }) => ({
    questions: await listOpenQuestions(ctx),
    canAnswer: ctx.actor.can('work:answer'),
    company: company.slug,
    now: ctx.now,
    title: `${dictionary(locale).questions.list.portalTitle} · ${company.shortName}`,
  }),
)

export const action = portal.handler(
  { permission: 'work:answer' },
  async ({ request, company, locale, open }) => {
    const key = await open({ readOnly: true }, loadFileKey)
    const { fields, staged, fileError } = await readAnswerForm(request, company.tenantId, key)
    try {
      if (fileError) throw new FormRefusal({ answer: fileError })
      await open({ readOnly: false }, async (ctx) => {
        const itemId = String(fields.get('itemId'))
        const [question] = (await listOpenQuestions(ctx, 200)).filter(
          (one) => one.itemId === itemId && one.id === fields.get('questionId'),
        )
        if (!question) throw new AppError('not_found')
        const { service } = question.consequence
        const files = await recordAnswerFiles(ctx, staged, { itemId, service })
        await answerFromForm(ctx, fields, files)
      })
    } catch (error) {
      if (!(error instanceof FormRefusal)) throw error
      return data({ errors: error.errors, values: formValues(fields) }, { status: 422 })
    }
    const text = dictionary(locale).portal.question.sent
    return redirectWithToast(paths.portalQuestions(company.slug), { tone: 'ok', text })
  },
)

export default function PortalQuestions() {
  const { questions, canAnswer, company, now } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(questionsWords)
  return (
    <>
      <PageHeader
        back={{ to: paths.portal(company), label: useWords(portalWords).nav.home }}
        title={t.list.portalTitle}
      />
      {questions.length === 0 ? (
        <EmptyState icon="check-circle" title={t.list.portalNone} />
      ) : (
        <div className="stack">
          {questions.map((question) => (
            <Question
              key={question.id}
              question={question}
              now={now}
              canAnswer={canAnswer}
              refused={refused?.values.questionId === question.id ? refused : undefined}
            />
          ))}
        </div>
      )}
    </>
  )
}

function Question({
  question,
  now,
  canAnswer,
  refused,
}: {
  question: ClientQuestionRow
  now: Date
  canAnswer: boolean
  refused: Refused | undefined
}) {
  const t = useWords({ common: commonWords, portal: portalWords, questions: questionsWords })
  const { locale, zone } = useLocale()
  const navigation = useNavigation()
  const { id, itemId, body, askedByName, askedAt, consequence } = question
  return (
    <Card title={t.questions.door.about(question.itemNumber, question.itemTitle)}>
      <div className="stack" id={`q-${id}`}>
        <p className="meta num">
          {t.portal.question.askedBy(askedByName)} · {momentInWords(locale, askedAt, now, zone)}
        </p>
        <p className="qa-body">{body}</p>
        <WhatStands consequence={consequence} now={now} />
        {canAnswer ? (
          <Form method="post" encType="multipart/form-data" className="stack">
            <input type="hidden" name="itemId" value={itemId} />
            <input type="hidden" name="questionId" value={id} />
            <AnswerFields
              question={question}
              id={`answer-${id}`}
              label={t.questions.answer}
              values={refused?.values}
              error={fieldErrorText(t, refused?.errors.answer ?? refused?.errors.form)}
            />
            <div>
              <SubmitButton busy={navigation.formData?.get('questionId') === id} icon="check">
                {t.questions.send}
              </SubmitButton>
            </div>
          </Form>
        ) : (
          <p className="hint">{t.portal.question.cannotAnswer}</p>
        )}
      </div>
    </Card>
  )
}

export const ErrorBoundary = AreaError
