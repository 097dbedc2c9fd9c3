// One document: what it is, where it stands, and the paper itself.

import { Link, useLoaderData } from '@remix-run/react'
import { DocumentViewer } from '#app/features/booking/document-viewer.tsx'
import { documentTitle } from '#app/features/portal/document-columns.tsx'
import { DocumentStateBadge } from '#app/features/portal/document-state.tsx'
import { loadDocumentView } from '#app/features/portal/document-view.server.ts'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { DateTime, Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'

export const loader = portal.loader(
  { permission: 'documents:read' },
  async ({ ctx, params, company, locale }) => {
    const view = await loadDocumentView(ctx, params.document ?? '')
    return {
      ...view,
      company: company.slug,
      title: dictionary(locale).portal.pageTitle(documentTitle(view), company.shortName),
    }
  },
)

export default function PortalDocument() {
  const { document, items, booking, invoice, company } = useLoaderData<typeof loader>()
  const t = useWords(portalWords)
  const f = useFormat()
  return (
    <>
      <PageHeader
        back={{ to: paths.portalDocuments(company), label: t.documents.title }}
        title={documentTitle({ document, booking })}
        meta={
          <>
            <DocumentStateBadge booking={booking?.status ?? null} filedAt={document.filedAt} />
            {booking?.sellerName ? (
              <Money minor={booking.grossMinor} currency={booking.currency} />
            ) : null}
          </>
        }
      />
      <div className="stack">
        {document.duplicateOfId ? (
          <Notice
            tone="warn"
            title={t.document.duplicateOf}
            actions={
              <Link to={paths.portalDocument(company, document.duplicateOfId)}>
                {t.document.openOriginal}
              </Link>
            }
          />
        ) : null}
        <div className="cols-main">
          <DocumentViewer
            company={company}
            document={{ id: document.id, name: document.originalName, mime: document.mime }}
            invoice={invoice}
          />
          <Card title={t.document.facts}>
            <DescriptionList
              items={[
                items.length > 0 && {
                  label: t.document.item,
                  value: items.map((item) => (
                    <p key={item.id}>
                      <Link to={paths.portalItem(company, item.id)}>
                        {t.question.toItem(item.number, item.title)}
                      </Link>
                    </p>
                  )),
                },
                { label: t.document.file, value: document.originalName },
                { label: t.document.kind, value: t.document.kinds[document.mime] },
                { label: t.document.size, value: f.fileSize(Number(document.sizeBytes)) },
                { label: t.document.uploaded, value: <DateTime value={document.uploadedAt} /> },
                { label: t.document.uploadedBy, value: document.uploadedByName },
                document.filedAt !== null && {
                  label: t.document.filed,
                  value: <DateTime value={document.filedAt} />,
                },
                {
                  label: t.document.fingerprint,
                  value: <code className="wrap-any">{document.sha256}</code>,
                },
              ]}
            />
          </Card>
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
