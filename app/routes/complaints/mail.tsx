// A mail becomes a filled-in form; the agent reads it over and registers the complaint.
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ComplaintForm } from '#app/features/complaints/complaint-form.tsx'
import { MailDrop } from '#app/features/complaints/mail-drop.tsx'
import { receiveMail } from '#app/features/complaints/receive-mail.server.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { complaintMailWords } from '#app/i18n/complaint-mail.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { loadFileKey } from '#tenants/archive/keys.server.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = complaintArea.loader(
  { permission: 'complaints:do' },
  async ({ ctx, at, company, locale }) => ({
    at,
    company: company.slug,
    today: localDateOf(ctx.now, company.zone),
    title: `${dictionary(locale).complaintMail.title} · ${company.shortName}`,
  }),
)

export const action = complaintArea.handler(
  { permission: 'complaints:do' },
  async ({ request, company, open, requestContext }) => {
    const key = await open({ readOnly: true }, loadFileKey)
    const received = await receiveMail(request, company, key, requestContext.now)
    return data(received, { status: received.ok ? 200 : 422 })
  },
)

export default function ComplaintMail() {
  const { at, company, today } = useLoaderData<typeof loader>()
  const received = useActionData<typeof action>()
  const t = useWords(complaintsWords)
  const words = useWords(complaintMailWords)
  const draft = received && 'ok' in received && received.ok ? received : null
  const code = received && 'ok' in received && !received.ok ? received.code : null
  return (
    <>
      <PageHeader
        back={{ to: paths.complaints(at, company), label: t.title }}
        title={words.title}
        meta={words.intro}
      />
      <div className="stack">
        <MailDrop code={code} />
        {draft ? (
          <>
            <Notice tone="ok" title={words.read}>
              {draft.files.length > 0 ? <p>{words.files(draft.files.join(', '))}</p> : null}
              {draft.refused.length > 0 ? <p>{words.refused(draft.refused.join(', '))}</p> : null}
            </Notice>
            <ComplaintForm
              today={today}
              refused={{ errors: {}, values: draft.values }}
              action={paths.newComplaint(at, company)}
              key={draft.values.mail}
            />
          </>
        ) : null}
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
