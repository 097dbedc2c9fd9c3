import { Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { type DocumentLine, documentTitle } from './document-columns.tsx'
import { DocumentStateBadge } from './document-state.tsx'
import { MomentText } from './moment-text.tsx'

export function RecentDocuments({
  company,
  documents,
  now,
}: {
  company: string
  documents: readonly DocumentLine[]
  now: Date
}) {
  const t = useWords(portalWords)
  return (
    <Card
      title={t.upload.recent}
      flush
      footer={
        documents.length > 0 ? (
          <Link to={paths.portalDocuments(company)}>{t.upload.allDocuments}</Link>
        ) : undefined
      }
    >
      {documents.length > 0 ? (
        <ul>
          {documents.map((document) => (
            <li key={document.id} className="wl-row">
              <div className="wl-main">
                <Link to={paths.portalDocument(company, document.id)} className="wl-link">
                  {documentTitle({ document, booking: document.booking })}
                </Link>
                <p className="meta">
                  <MomentText at={document.uploadedAt} now={now} /> · {document.uploadedByName}
                </p>
              </div>
              <div className="wl-side">
                <DocumentStateBadge
                  booking={document.booking?.status ?? null}
                  filedAt={document.filedAt}
                />
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon="document">{t.upload.recentNone}</EmptyState>
      )}
    </Card>
  )
}
