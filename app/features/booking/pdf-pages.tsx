// A PDF page by page on a canvas. No script of the document runs, nothing in it is a link.

import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type RenderTask,
} from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { IconButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/states.tsx'

GlobalWorkerOptions.workerSrc = workerUrl

const SCALES = [1, 1.5, 2, 3]

export default function PdfPages({ source, name }: { source: string; name: string }) {
  const t = useWords(accountingWords).booking
  const { pdf, failed } = usePdf(source)
  const [page, setPage] = useState(1)
  const [scale, setScale] = useState(0)
  if (failed) return <EmptyState icon="document" title={t.notShown} />
  if (!pdf) return <p className="viewer-wait muted">{t.loading}</p>
  const label = t.page(page, pdf.numPages)
  return (
    <>
      <div className="viewer-bar">
        <IconButton
          icon="chevron-left"
          size="sm"
          label={t.page(Math.max(1, page - 1), pdf.numPages)}
          disabled={page === 1}
          onClick={() => setPage(page - 1)}
        />
        <span className="num" aria-live="polite">
          {label}
        </span>
        <IconButton
          icon="chevron-right"
          size="sm"
          label={t.page(Math.min(pdf.numPages, page + 1), pdf.numPages)}
          disabled={page === pdf.numPages}
          onClick={() => setPage(page + 1)}
        />
        <span className="viewer-bar-end">
          <IconButton
            icon="minus"
            size="sm"
            label={t.zoomOut}
            disabled={scale === 0}
            onClick={() => setScale(scale - 1)}
          />
          <IconButton
            icon="plus"
            size="sm"
            label={t.zoomIn}
            disabled={scale === SCALES.length - 1}
            onClick={() => setScale(scale + 1)}
          />
        </span>
      </div>
      <Page pdf={pdf} page={page} scale={SCALES[scale]!} label={`${name}, ${label}`} />
    </>
  )
}

function usePdf(source: string) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const abort = new AbortController()
    let opened: PDFDocumentProxy | null = null
    async function read() {
      const response = await fetch(source, { signal: abort.signal })
      if (!response.ok) throw new Error(`answered ${response.status}`)
      const data = await response.arrayBuffer()
      opened = await getDocument({ data, isEvalSupported: false, useWasm: false }).promise
      if (abort.signal.aborted) await opened.destroy()
      else setPdf(opened)
    }
    read().catch(() => {
      if (!abort.signal.aborted) setFailed(true)
    })
    return () => {
      abort.abort()
      void opened?.destroy()
    }
  }, [source])
  return { pdf, failed }
}

function Page({
  pdf,
  page,
  scale,
  label,
}: {
  pdf: PDFDocumentProxy
  page: number
  scale: number
  label: string
}) {
  const frame = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let task: RenderTask | null = null
    let isGone = false
    async function draw() {
      const proxy = await pdf.getPage(page)
      if (isGone || !canvas.current || !frame.current) return
      const natural = proxy.getViewport({ scale: 1 })
      const width = Math.max(200, frame.current.clientWidth) * scale
      // Sharp on dense screens, within what a canvas may hold.
      const density = Math.min(window.devicePixelRatio || 1, 4_000 / width)
      const viewport = proxy.getViewport({ scale: (width / natural.width) * density })
      const target = canvas.current
      target.width = Math.floor(viewport.width)
      target.height = Math.floor(viewport.height)
      target.style.width = `${Math.floor(width)}px`
      task = proxy.render({ canvas: target, viewport })
      await task.promise
    }
    // A drawing that was overtaken by the next one is cancelled, which is no failure.
    draw().catch(() => {})
    return () => {
      isGone = true
      task?.cancel()
    }
  }, [pdf, page, scale])
  return (
    // The frame scrolls in both directions: it takes the keyboard's arrows too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section ref={frame} className="viewer-scroll" tabIndex={0} aria-label={label}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </section>
  )
}
