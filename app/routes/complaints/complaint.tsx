// One complaint: its term first, then what it says, what is done, and what was done.

import { useActionData, useLoaderData } from '@remix-run/react'
import { type PageDeed, runComplaintDeed } from '#app/features/complaints/complaint-deed.server.ts'
import {
  ComplaintFacts,
  CustomerCard,
  HistoryCard,
  PapersCard,
  TalkList,
  TermNotice,
} from '#app/features/complaints/complaint-parts.tsx'
import {
  DecisionCard,
  EndCard,
  ExtensionCard,
  LetterCard,
  TalkForm,
  TriageCard,
} from '#app/features/complaints/deed-forms.tsx'
import { EvidenceCard } from '#app/features/complaints/evidence-card.tsx'
import { FurtherCard } from '#app/features/complaints/further-card.tsx'
import { ComplaintState } from '#app/features/complaints/register-columns.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { listCauses } from '#tenants/complaints/queries/causes.server.ts'
import { requireComplaint } from '#tenants/complaints/queries/complaint.server.ts'
import { listEvidenceChoices } from '#tenants/complaints/queries/evidence.server.ts'

export const loader = complaintArea.loader(
  { permission: 'complaints:read' },
  async ({ ctx, params, at, company, locale }) => {
    const [complaint, causes] = await Promise.all([
      requireComplaint(ctx, params.complaint ?? ''),
      listCauses(ctx),
    ])
    const choices = complaint.deeds.includes('evidence')
      ? await listEvidenceChoices(ctx, complaint.id)
      : null
    const number = `${complaint.number}/${complaint.year}`
    return {
      complaint,
      causes,
      choices,
      at,
      company: company.slug,
      canDo: ctx.actor.can('complaints:do'),
      title: `${dictionary(locale).complaints.page.title(number)} · ${company.shortName}`,
    }
  },
)

export const action = complaintArea.action(
  { permission: 'complaints:do' },
  async ({ ctx, params, form, at, company, locale }) => {
    const id = params.complaint ?? ''
    const deed = await runComplaintDeed(ctx, id, form)
    const words = dictionary(locale)
    const done: Record<PageDeed, string> = {
      ...words.complaints.page.done,
      ...words.complaintCase.done,
    }
    return redirectWithToast(paths.complaint(at, company.slug, id), {
      tone: 'ok',
      text: done[deed],
    })
  },
)

export default function Complaint() {
  const { complaint, causes, choices, at, company, canDo } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(complaintsWords)
  const number = `${complaint.number}/${complaint.year}`
  const place = { complaint, at, company }
  const { status, decision, reopenedCount } = complaint
  return (
    <>
      <PageHeader
        back={{ to: paths.complaints(at, company), label: t.title }}
        title={t.page.title(number)}
        meta={
          <span className="cluster">
            <ComplaintState status={status} decision={decision} t={t} />
            {reopenedCount > 0 ? t.page.again(reopenedCount) : null}
          </span>
        }
        actions={
          canDo && complaint.deeds.includes('triage') ? (
            <LinkButton to={paths.deskItem(company, complaint.itemId)} icon="paperclip">
              {t.page.addEvidence}
            </LinkButton>
          ) : null
        }
      />
      <div className="stack">
        <TermNotice complaint={complaint} />
        <div className="cols-main">
          <div className="stack">
            <LetterCard {...place} refused={refused} />
            <EndCard complaint={complaint} refused={refused} />
            <FurtherCard
              complaint={complaint}
              refused={refused}
              key={`further ${complaint.version}`}
            />
            <ComplaintFacts complaint={complaint} />
            <EvidenceCard
              {...place}
              choices={choices}
              refused={refused}
              key={`evidence ${complaint.version}`}
            />
            <DecisionCard
              complaint={complaint}
              refused={refused}
              key={`decide ${complaint.version}`}
            />
            <ExtensionCard complaint={complaint} refused={refused} />
            {complaint.submissionId ? (
              <Card title={t.page.talk}>
                <div className="stack">
                  <TalkList complaint={complaint} />
                  {canDo && status !== 'closed' ? (
                    <TalkForm
                      complaint={complaint}
                      refused={refused}
                      key={`talk ${complaint.messages.length}`}
                    />
                  ) : null}
                </div>
              </Card>
            ) : null}
          </div>
          <div className="stack">
            <CustomerCard {...place} />
            <TriageCard
              complaint={complaint}
              causes={causes}
              refused={refused}
              key={`triage ${complaint.version}`}
            />
            <PapersCard {...place} />
            <HistoryCard complaint={complaint} />
          </div>
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
