// What the holder of a secret sees of one complaint, and may write under it.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ComplainFrame } from '#app/features/complain/complain-frame.tsx'
import { SentLetters } from '#app/features/complain/sent-letters.tsx'
import { SubmissionFacts } from '#app/features/complain/submission-facts.tsx'
import { errorTexts, type Refused } from '#app/features/payroll/form-words.ts'
import { throwForBrowser } from '#app/http/errors.server.ts'
import { FormRefusal, formValues, parseForm, readForm } from '#app/http/form.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { complainWords } from '#app/i18n/complain.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RadioGroup } from '#app/ui/choice.tsx'
import { TextareaField } from '#app/ui/field.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import {
  findIntakePlace,
  rateComplaint,
  readSubmission,
  takeIntakeAttempt,
  writeToOffice,
} from '#tenants/complaints/intake.server.ts'
import { writeByAddress } from '#tenants/complaints/rules/intake-limits.ts'
import { messageInput, satisfactionInput } from '#tenants/complaints/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { config } from '#tenants/shared/config.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  try {
    const place = await findIntakePlace(context, params.company ?? '')
    const secret = params.secret ?? ''
    const view = place && (await readSubmission(context, place, secret))
    if (!view) throw new AppError('not_found')
    const { theme, locale } = await readPreferences(request, null)
    const isNew = new URL(request.url).searchParams.has('new')
    return {
      theme,
      view,
      secret,
      company: { slug: place.slug, name: place.shortName, colour: place.colour },
      address: isNew ? `${config().publicUrl}${paths.complainStatus(place.slug, secret)}` : null,
      title: `${view.reference} · ${dictionary(locale).complain.title(place.shortName)}`,
    }
  } catch (error) {
    throwForBrowser(error, context.requestId)
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  let form = new FormData()
  const refuse = (errors: Record<string, string>, status = 422) =>
    data({ errors, values: formValues(form) }, { status })
  try {
    const place = await findIntakePlace(context, params.company ?? '')
    if (!place) throw new AppError('not_found')
    if ((await takeIntakeAttempt(context, writeByAddress)) > 0) {
      return refuse({ form: 'rate_limited' }, 429)
    }
    form = await readForm(request)
    const secret = params.secret ?? ''
    if (form.get('intent') === 'rate') {
      const { satisfaction } = parseForm(form, satisfactionInput)
      if (!(await rateComplaint(context, place, secret, satisfaction))) {
        throw new AppError('not_found')
      }
    } else {
      const { body } = parseForm(form, messageInput)
      const written = await writeToOffice(context, place, secret, body)
      if (written === 'not_found') throw new AppError('not_found')
      if (written === 'too_many_messages') return refuse({ body: written })
    }
    return redirect(paths.complainStatus(place.slug, secret), 303)
  } catch (error) {
    if (error instanceof FormRefusal) return refuse(error.errors)
    throwForBrowser(error, context.requestId)
  }
}

export default function Status() {
  const { theme, company, view, secret, address } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useWords({ common: commonWords, complain: complainWords })
  const t = all.complain
  const errors = errorTexts(all, refused)
  const { messages, status, decision, repliedOn, satisfaction } = view
  return (
    <ComplainFrame company={company} theme={theme}>
      <h1>
        {t.statusTitle} {view.reference}
      </h1>
      {address ? (
        <Notice tone="ok" title={t.saved}>
          <p>{t.keep}</p>
          <p>
            <a href={address} className="address">
              {address}
            </a>
          </p>
        </Notice>
      ) : null}
      {refused?.errors.form === 'rate_limited' ? <Notice tone="bad" title={t.wait} /> : null}
      {decision ? (
        <Notice tone={decision === 'refused' ? 'warn' : 'ok'} title={t.decision[decision]}>
          {view.grounds ? <p className="pre">{view.grounds}</p> : null}
        </Notice>
      ) : null}
      <SubmissionFacts view={view} />
      <SentLetters letters={view.letters} company={company.slug} secret={secret} />
      {repliedOn && !satisfaction ? (
        <Card>
          <Form method="post" className="form">
            <RadioGroup
              legend={t.rate}
              name="satisfaction"
              choices={([1, 2, 3, 4, 5] as const).map((n) => ({
                value: String(n),
                label: t.rates[n],
              }))}
              required
            />
            <FormActions>
              <SubmitButton name="intent" value="rate" variant="secondary">
                {t.rateSubmit}
              </SubmitButton>
            </FormActions>
          </Form>
        </Card>
      ) : null}
      {satisfaction ? <Notice tone="ok" title={t.rated} /> : null}
      <Card title={t.talk}>
        <div className="stack">
          {messages.length === 0 ? <p className="muted">{t.noTalk}</p> : null}
          {messages.length > 0 ? (
            <Timeline
              label={t.talk}
              entries={messages.map(({ id, side, body, authorName, createdAt }) => ({
                id,
                at: createdAt,
                icon: 'message',
                tone: side === 'provider' ? 'info' : 'neutral',
                title: side === 'customer' ? t.you : `${authorName}, ${company.name}`,
                body: <p className="pre">{body}</p>,
              }))}
            />
          ) : null}
          {status === 'closed' ? null : (
            <Form method="post" className="form" noValidate key={messages.length}>
              <TextareaField
                id="body"
                name="body"
                label={t.write}
                rows={3}
                maxLength={2000}
                defaultValue={refused?.values.body}
                error={refused?.errors.body === 'too_many_messages' ? t.tooMany : errors.body}
                required
              />
              <FormActions>
                <SubmitButton name="intent" value="write">
                  {t.send}
                </SubmitButton>
              </FormActions>
            </Form>
          )}
        </div>
      </Card>
    </ComplainFrame>
  )
}

export const ErrorBoundary = LoneError
