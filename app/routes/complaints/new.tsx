// An agent registers a complaint.

import { useActionData, useLoaderData } from '@remix-run/react'
import { ComplaintForm } from '#app/features/complaints/complaint-form.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { formatDate } from '#app/ui/format.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { registerComplaint } from '#tenants/complaints/commands/register-complaint.server.ts'
import { registerFromMail } from '#tenants/complaints/commands/register-from-mail.server.ts'
import { registerComplaintInput } from '#tenants/complaints/schema.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = complaintArea.loader(
  { permission: 'complaints:do' },
  async ({ ctx, at, company, locale }) => ({
    at,
    company: company.slug,
    today: localDateOf(ctx.now, company.zone),
    title: `${dictionary(locale).complaints.form.title} · ${company.shortName}`,
  }),
)

export const action = complaintArea.action(
  { permission: 'complaints:do' },
  async ({ ctx, form, at, company, locale }) => {
    const input = parseForm(form, registerComplaintInput)
    const mail = form.get('mail')
    const registered = mail
      ? await registerFromMail(ctx, { input, mail: String(mail) })
      : await registerComplaint(ctx, input)
    if (!registered.ok) refuse({ [registered.field ?? 'form']: registered.code })
    const { id, number, year, dueOn } = registered.value
    const due = formatDate(locale, dueOn, company.zone)
    return redirectWithToast(paths.complaint(at, company.slug, id), {
      tone: 'ok',
      text: dictionary(locale).complaints.page.registered(`${number}/${year}`, due),
    })
  },
)

export default function NewComplaint() {
  const { at, company, today } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(complaintsWords)
  return (
    <>
      <PageHeader
        back={{ to: paths.complaints(at, company), label: t.title }}
        title={t.form.title}
      />
      <ComplaintForm
        today={today}
        refused={refused}
        key={JSON.stringify(refused?.values ?? null)}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
