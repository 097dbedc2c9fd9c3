// Bytes of a document, for its viewer or for download. The one place where stored
// content leaves the house: for the company's own people, its agents and the office.
import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { deskCompany, officeCompany, portal, staffRoleOf } from '#app/http/area.server.ts'
import { requireSession } from '#app/http/session.server.ts'
import { isContentLost, openContent, renderImage } from '#tenants/archive/contents.server.ts'
import type { FileKey } from '#tenants/archive/keys.server.ts'
import { openDocument } from '#tenants/archive/queries.server.ts'
import type { Document } from '#tenants/archive/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { logger } from '#tenants/shared/log.server.ts'
import type { ScopeContext, TenantId } from '#tenants/shared/scope.server.ts'

// Even a document that was made to attack runs nothing and loads nothing here.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"

export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const session = await requireSession(args.request, args.context)
  const isOwn = session.memberships.some(
    ({ kind, slug }) => kind === 'client' && slug === args.params.company,
  )
  const role = staffRoleOf(session)
  const rule = { permission: 'documents:read' } as const
  if (isOwn) return portal.handler(rule, serve)(args) as Promise<Response>
  if (role === 'agent' || role === 'lead') {
    return deskCompany.handler(rule, serve)(args) as Promise<Response>
  }
  return officeCompany.handler(rule, serve)(args) as Promise<Response>
}

type Served = {
  params: LoaderFunctionArgs['params']
  url: URL
  request: Request
  company: { tenantId: TenantId }
  open: <R>(options: { readOnly: boolean }, fn: (ctx: ScopeContext) => Promise<R>) => Promise<R>
}

async function serve({ params, url, request, company, open }: Served): Promise<Response> {
  // The transaction ends before the first byte: a slow reader holds no connection.
  const { document, key } = await open({ readOnly: true }, (ctx) =>
    openDocument(ctx, params.document ?? ''),
  )
  try {
    return await answer(document, key, { url, request, company })
  } catch (error) {
    if (!isContentLost(error)) throw error
    // For whoever asks there is nothing; the operator must hear that a file is gone.
    logger.error({ err: error, documentId: document.id }, 'the content of a document is lost')
    throw new AppError('not_found', { cause: error })
  }
}

async function answer(
  document: Document,
  key: FileKey,
  { url, request, company }: Pick<Served, 'url' | 'request' | 'company'>,
): Promise<Response> {
  const isDownload = url.searchParams.has('download') || document.mime === 'application/xml'
  const isImage = document.mime.startsWith('image/')
  if (isImage && !isDownload && !url.searchParams.has('original')) {
    const picture = await renderImage(company.tenantId, key, document)
    // Its header was a picture's, its rest is not: there is nothing to show, only to download.
    if (!picture) throw new AppError('not_found')
    const headers = headersOf(document, 'image/webp', picture.length, false)
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(picture), { headers })
  }
  const headers = headersOf(document, document.mime, Number(document.sizeBytes), isDownload)
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(await bodyOf(company.tenantId, key, document), { headers })
}

/** The first part is read before the answer begins: missing content is an error, not half a file. */
async function bodyOf(tenantId: TenantId, key: FileKey, document: Document) {
  const parts = openContent(tenantId, key, document)[Symbol.asyncIterator]()
  const first = await parts.next()
  async function* whole() {
    try {
      if (!first.done) yield first.value
      for (let part = await parts.next(); !part.done; part = await parts.next()) yield part.value
    } finally {
      await parts.return?.()
    }
  }
  return createReadableStreamFromReadable(Readable.from(whole(), { objectMode: false }))
}

function headersOf(document: Document, type: string, length: number, isDownload: boolean): Headers {
  const plain = document.originalName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(document.originalName).replace(/['()*]/g, percentOf)
  return new Headers({
    'Content-Type': type,
    'Content-Length': String(length),
    'Content-Disposition': `${isDownload ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  })
}

function percentOf(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`
}
