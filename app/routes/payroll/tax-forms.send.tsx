// Marking forms as sent cannot be taken back: the page names what it does before it is done.

import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { errorTexts, type Refused } from '#app/features/payroll/form-words.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { ErrorSummary, FormActions, Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { markTaxFormsSent } from '#tenants/payroll/commands/keep-tax-forms.server.ts'
import { getTaxForm, listTaxForms } from '#tenants/payroll/queries/tax-forms.server.ts'
import { taxFormsSentInput, taxYearInput } from '#tenants/payroll/tax-form-schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'payroll:do' },
  async ({ ctx, url, at, company, locale }) => {
    const asked = taxYearInput.safeParse({ year: url.searchParams.get('year') ?? '' })
    if (!asked.success) throw new AppError('not_found')
    const { year } = asked.data
    const formId = url.searchParams.get('form')
    const [{ counts }, form] = await Promise.all([
      listTaxForms(ctx, { year, limit: 1 }),
      formId ? getTaxForm(ctx, formId) : null,
    ])
    if (formId && form?.year !== year) throw new AppError('not_found')
    const t = dictionary(locale).payForms
    return {
      year,
      formId,
      whom: form
        ? form.person
          ? `${form.person.lastName} ${form.person.firstName}`
          : 'PIT-4R'
        : null,
      ready: form ? Number(form.status === 'ready' && !form.holdsBack) : counts.sendable,
      blocked: form ? 0 : counts.blocked,
      isRunning: localDateOf(ctx.now, company.zone) <= `${year}-12-31`,
      at,
      slug: company.slug,
      title: `${t.sendTitle(year)} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, at, company, locale }) => {
    const input = parseForm(form, taxFormsSentInput)
    const { sent } = await markTaxFormsSent(ctx, input)
    const t = dictionary(locale).payForms
    return redirectWithToast(paths.taxForms(at, company.slug, { year: input.year }), {
      tone: sent > 0 ? 'ok' : 'warn',
      text: sent > 0 ? t.sentDone(sent) : t.sentNone,
    })
  },
)

export default function SendTaxForms() {
  const { year, formId, whom, ready, blocked, isRunning, at, slug } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useWords({ common: commonWords, payForms: payFormsWords })
  const t = all.payForms
  const { state } = useNavigation()
  const back = formId ? paths.taxForm(at, slug, formId) : paths.taxForms(at, slug, { year })
  return (
    <>
      <PageHeader
        back={{ to: back, label: whom ?? t.title }}
        title={t.sendTitle(year)}
        meta={whom}
      />
      <div className="stack">
        <ErrorSummary errors={errorTexts(all, refused)} />
        {isRunning ? <Notice tone="info">{t.preview}</Notice> : null}
        <Notice tone="warn">
          <p>{ready > 0 ? t.sendText(ready) : t.sentNone}</p>
          <p>{t.sendOutside}</p>
          <p>{t.sendTold}</p>
          {blocked > 0 ? <p>{t.sendHeld(blocked)}</p> : null}
        </Notice>
        <Form method="post" className="form" noValidate>
          <input type="hidden" name="year" value={year} />
          {formId ? <input type="hidden" name="ids" value={formId} /> : null}
          <FormActions>
            {ready > 0 ? (
              <SubmitButton busy={state !== 'idle'}>{formId ? t.sendOne : t.send}</SubmitButton>
            ) : null}
            <LinkButton to={back} variant="ghost">
              {all.common.actions.cancel}
            </LinkButton>
          </FormActions>
        </Form>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
