// One question behind a mailed link: no password, no menu. Looking uses nothing up.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { AnswerForm } from '#app/features/answer/answer-form.tsx'
import { receiveAnswer } from '#app/features/answer/receive-answer.server.ts'
import { ComplainFrame } from '#app/features/complain/complain-frame.tsx'
import { throwForBrowser } from '#app/http/errors.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { questionsWords } from '#app/i18n/questions.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/form.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { findAnswerPlace, readByLink } from '#tenants/work/answer-door.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  try {
    const place = await findAnswerPlace(context, params.company ?? '')
    const view = place && (await readByLink(context, place, params.token ?? ''))
    if (!view) throw new AppError('not_found')
    const { theme, locale } = await readPreferences(request, null)
    return {
      theme,
      view,
      now: context.now,
      company: { slug: place.slug, name: place.shortName, colour: place.colour, zone: place.zone },
      isDone: new URL(request.url).searchParams.has('done'),
      title: dictionary(locale).questions.door.title(place.shortName),
    }
  } catch (error) {
    throwForBrowser(error, context.requestId)
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  try {
    const place = await findAnswerPlace(context, params.company ?? '')
    if (!place) throw new AppError('not_found')
    const token = params.token ?? ''
    const received = await receiveAnswer(request, context, place, token)
    if (!('done' in received)) {
      const { status, errors, values } = received
      return data({ errors, values }, { status })
    }
    if (received.done === 'opened') return new Response(null, { status: 204 })
    const done = received.done === 'answered' ? '?done=1' : ''
    return redirect(`${paths.answer(place.slug, token)}${done}`, 303)
  } catch (error) {
    throwForBrowser(error, context.requestId)
  }
}

/** Scanners of mail run no script: only a browser says that somebody looks. */
function useOpened(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    const form = new FormData()
    form.set('intent', 'opened')
    navigator.sendBeacon?.(`${window.location.pathname}`, form)
  }, [isOpen])
}

export default function Answer() {
  const { theme, view, now, company, isDone } = useLoaderData<typeof loader>()
  const refused = useActionData<{
    errors: Record<string, string>
    values: Record<string, string>
  }>()
  const t = useWords(questionsWords).door
  const { question, state } = view
  useOpened(state === 'open')
  const heading = state === 'open' ? t.heading : isDone ? t.done : t[state]
  return (
    <ComplainFrame company={company} theme={theme}>
      <h1>{heading}</h1>
      {refused?.errors.form === 'rate_limited' ? <Notice tone="bad" title={t.wait} /> : null}
      {question ? (
        <AnswerForm view={view} question={question} now={now} refused={refused} />
      ) : (
        <Over slug={company.slug} />
      )}
    </ComplainFrame>
  )
}

/** There is nothing to fill in: why, and what helps. */
function Over({ slug }: { slug: string }) {
  const { view, isDone } = useLoaderData<typeof loader>()
  const t = useWords(questionsWords).door
  const f = useFormat()
  const { state, answeredAt, answeredByName, isRenewalAsked } = view
  if (state === 'expired') {
    return (
      <div className="stack">
        <p>{t.expiredText}</p>
        {isRenewalAsked ? (
          <Notice tone="ok" title={t.renewed} />
        ) : (
          <Form method="post" encType="multipart/form-data">
            <SubmitButton name="intent" value="renew">
              {t.renew}
            </SubmitButton>
          </Form>
        )}
      </div>
    )
  }
  return (
    <div className="stack">
      {state === 'used' ? <p>{isDone ? t.doneText : t.usedText}</p> : null}
      {state === 'answered' && answeredAt ? (
        <p>{t.answeredBy(answeredByName ?? '', f.dateTime(answeredAt))}</p>
      ) : null}
      {state === 'gone' ? <p>{t.goneText}</p> : null}
      <p>
        <Link to={paths.portal(slug)}>{t.signIn}</Link>
      </p>
    </div>
  )
}

export function ErrorBoundary() {
  return <LoneError />
}
