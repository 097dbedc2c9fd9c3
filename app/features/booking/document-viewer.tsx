// The paper beside the form: a picture, a PDF drawn on a canvas, or an e-invoice as a page.

import { lazy, Suspense, useEffect, useState } from 'react'
import { paths } from '#app/http/paths.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { InvoiceView } from '#tenants/accounting/pl/invoice-view-types.ts'
import { EInvoicePage } from './e-invoice-page.tsx'

// The PDF reader weighs more than the whole page: only those who open a PDF fetch it.
const PdfPages = lazy(() => import('./pdf-pages.tsx'))

export type ViewedDocument = { id: string; name: string; mime: string }

export function DocumentViewer({
  company,
  document,
  invoice,
  title,
}: {
  company: string
  document: ViewedDocument
  invoice: InvoiceView | null
  title?: string
}) {
  const t = useWords(accountingWords).booking
  const download = paths.fileContent(company, document.id, { download: 1 })
  return (
    <Card
      title={title ?? t.document}
      meta={document.name}
      className="viewer"
      actions={
        <a className="btn btn-secondary btn-sm" href={download} download>
          <Icon name="download" size={14} />
          {t.download}
        </a>
      }
      flush
    >
      <Content company={company} document={document} invoice={invoice} />
    </Card>
  )
}

function Content({
  company,
  document,
  invoice,
}: {
  company: string
  document: ViewedDocument
  invoice: InvoiceView | null
}) {
  const t = useWords(accountingWords).booking
  const source = paths.fileContent(company, document.id)
  if (invoice) return <EInvoicePage invoice={invoice} />
  if (document.mime.startsWith('image/')) return <Picture source={source} name={document.name} />
  if (document.mime === 'application/pdf') return <Pdf source={source} name={document.name} />
  return <EmptyState icon="document" title={t.notShown} />
}

function Picture({ source, name }: { source: string; name: string }) {
  const t = useWords(accountingWords).booking
  const [isLarge, setLarge] = useState(false)
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <EmptyState icon="document" title={t.notShown} />
  return (
    <div className={isLarge ? 'viewer-scroll viewer-large' : 'viewer-scroll'}>
      <button
        type="button"
        className="viewer-zoom"
        aria-pressed={isLarge}
        aria-label={isLarge ? t.zoomOut : t.zoomIn}
        onClick={() => setLarge(!isLarge)}
      >
        <img src={source} alt={name} onError={() => setBroken(true)} />
      </button>
    </div>
  )
}

function Pdf({ source, name }: { source: string; name: string }) {
  const t = useWords(accountingWords).booking
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  if (!hydrated) {
    return (
      <>
        <noscript>
          <EmptyState icon="document" title={t.pdfWithoutScript} />
        </noscript>
        <p className="viewer-wait muted">{t.loading}</p>
      </>
    )
  }
  return (
    <Suspense fallback={<p className="viewer-wait muted">{t.loading}</p>}>
      <PdfPages source={source} name={name} />
    </Suspense>
  )
}
