// The page before the deed: what issuing will do, and on which day.

import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Consequences } from '#app/features/billing/consequences.tsx'
import { companyOf, officeInvoiceOf } from '#app/features/billing/office-invoice.server.ts'
import { office } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { billingProblem, billingWords } from '#app/i18n/billing.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { DateText, Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { issueInvoice } from '#tenants/billing/commands/issue-invoice.server.ts'
import { seriesOf } from '#tenants/billing/rules/issue.ts'
import { issueInvoiceInput } from '#tenants/billing/schema.ts'
import { lastDayOf, localDateOf, readTypedDate } from '#tenants/shared/dates.ts'

const todayOf = (now: Date) => localDateOf(now, 'Europe/Warsaw')

export const loader = office.loader(
  { permission: 'billing:run' },
  async ({ ctx, params, locale }) => {
    const { company, invoice } = await officeInvoiceOf(ctx, params)
    if (invoice.status === 'issued') throw redirect(paths.officeInvoice(company.slug, invoice.id))
    const today = todayOf(ctx.now)
    const { id, period, version, netMinor, vatMinor, grossMinor, paymentDays } = invoice
    const soldOn = lastDayOf(period)
    return {
      draft: { id, period, version, netMinor, vatMinor, grossMinor, paymentDays },
      company: { slug: company.slug, name: company.legalName },
      soldOn,
      today,
      series: seriesOf(today),
      title: `${dictionary(locale).billing.issue.title} · ${company.shortName}`,
    }
  },
)

export const action = office.action(
  { permission: 'billing:run' },
  async ({ ctx, params, form, locale }) => {
    const { tenantId, slug } = await companyOf(ctx, params)
    form.set('invoiceId', params.invoice ?? '')
    const typed = readTypedDate(String(form.get('issuedOn') ?? ''), todayOf(ctx.now))
    if (!typed) refuse({ issuedOn: 'invalid_date' })
    form.set('issuedOn', typed)
    const input = parseForm(form, issueInvoiceInput)
    const issued = await issueInvoice(ctx, { tenantId, ...input })
    if (!issued.ok) refuse({ [issued.field === 'issuedOn' ? 'issuedOn' : 'form']: issued.code })
    const text = dictionary(locale).billing.issue.done(issued.value.number)
    return redirectWithToast(paths.officeInvoice(slug, input.invoiceId), { tone: 'ok', text })
  },
)

type Refused = { errors: Record<string, string>; values: Record<string, string> }

export default function OfficeInvoiceIssue() {
  const { draft, company, soldOn, today, series } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { billing: t, common } = useWords({ billing: billingWords, common: commonWords })
  const f = useFormat()
  const { errors, values }: Refused =
    refused && 'errors' in refused ? refused : { errors: {}, values: {} }
  const dateProblem = errors.issuedOn ? billingProblem(t, errors.issuedOn) : null
  const other = Object.entries(errors).find(([name]) => name !== 'issuedOn')
  const back = paths.officeInvoice(company.slug, draft.id)
  return (
    <div className="narrow">
      <PageHeader
        title={t.issue.title}
        meta={`${company.name} · ${f.month(draft.period, 'long')}`}
        back={{ to: back, label: t.drill.backDraft }}
      />
      {other ? <ErrorSummary message={billingProblem(t, other[1])} /> : null}
      <Consequences
        lines={[
          t.issue.number(series),
          t.issue.posting(
            f.money(draft.grossMinor),
            f.money(draft.netMinor),
            f.money(draft.vatMinor),
          ),
          t.issue.mail,
          t.issue.correct,
          ...(today < soldOn ? [t.issue.early] : []),
        ]}
      />
      <Card>
        <Form method="post" className="stack">
          <input type="hidden" name="version" value={draft.version} />
          <DescriptionList
            items={[
              { label: t.invoice.toPay, value: <Money minor={draft.grossMinor} strong /> },
              { label: t.issue.soldOn, value: <DateText value={soldOn} /> },
              { label: t.invoice.dueOn, value: t.invoice.dueDays(draft.paymentDays) },
            ]}
          />
          <DateField
            id="issuedOn"
            name="issuedOn"
            label={t.issue.issuedOn}
            required
            defaultValue={values.issuedOn ?? f.date(today)}
            error={dateProblem}
          />
          <div className="confirm-form">
            <SubmitButton>{t.issue.confirmOne}</SubmitButton>
            <LinkButton to={back}>{common.actions.cancel}</LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}

export const ErrorBoundary = AreaError
