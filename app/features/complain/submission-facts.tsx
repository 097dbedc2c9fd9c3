import { complainWords } from '#app/i18n/complain.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateText, Money } from '#app/ui/text.tsx'
import type { SubmissionView } from '#tenants/complaints/intake.server.ts'

export function SubmissionFacts({ view }: { view: SubmissionView }) {
  const { complain: t, complaints } = useWords({
    complain: complainWords,
    complaints: complaintsWords,
  })
  const { status, remedy, remedyMinor, repliedOn } = view
  const tone = status === 'replied' || status === 'closed' ? 'ok' : 'info'
  return (
    <Card title={view.product} actions={<Badge tone={tone}>{t.status[status]}</Badge>}>
      <div className="stack">
        <p className="pre">{view.description}</p>
        <DescriptionList
          items={[
            { label: t.reference, value: view.reference },
            view.number ? { label: t.complaintNumber, value: view.number } : null,
            { label: t.sentOn, value: <DateText value={view.submittedOn} /> },
            view.dueOn && !repliedOn
              ? { label: t.answerBy, value: <DateText value={view.dueOn} /> }
              : null,
            repliedOn ? { label: t.answeredOn, value: <DateText value={repliedOn} /> } : null,
            remedy && remedy !== 'none'
              ? {
                  label: t.remedy,
                  value: (
                    <>
                      {complaints.remedies[remedy]}
                      {remedyMinor === null ? null : (
                        <>
                          , <Money minor={remedyMinor} />
                        </>
                      )}
                    </>
                  ),
                }
              : null,
            view.files > 0 ? { label: t.files2, value: String(view.files) } : null,
          ]}
        />
      </div>
    </Card>
  )
}
