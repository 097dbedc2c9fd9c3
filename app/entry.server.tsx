// Renders documents. No page defers anything, so a page is rendered whole and leaves in
// one piece with its data: React's string renderer costs half of its streaming one.
// docs/decisions/0013 has the figures, and what to do when Remix changes.
import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { refusalOf } from '#app/http/errors.server.ts'
import { NonceProvider } from '#app/http/nonce.tsx'
import { logger } from '#tenants/shared/log.server.ts'

export const streamTimeout = 5_000

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  setPageHeaders(headers)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const data = await takeHandoff(remixContext)
  const html = renderToString(
    <NonceProvider value={context.nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
    </NonceProvider>,
  )
  context.page = withData(html, data, context.nonce)
  return new Response(null, { status, headers })
}

/** Loader data in Remix's own encoding, taken from the renderer, which would stream it. */
async function takeHandoff(remixContext: EntryContext): Promise<string | null> {
  const stream = remixContext.serverHandoffStream
  if (!stream) return null
  remixContext.serverHandoffStream = undefined
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
  }
}

// The same call that Remix's renderer would emit, as the last script of the body. The data
// is text that no script engine reads: Remix's encoding is lines of JSON, in which a `<`
// can only stand inside of a string, where its escape means the same.
function withData(html: string, data: string | null, nonce: string): string {
  const end = html.lastIndexOf('</body>')
  if (data === null || end === -1 || !html.includes('window.__remixContext')) {
    return `<!DOCTYPE html>${html}`
  }
  const text = data.includes('<') ? data.replaceAll('<', '\\u003c') : data
  return `<!DOCTYPE html>${html.slice(0, end)}<script id="page-data" type="text/plain">${text}</script><script nonce="${nonce}">${READ_DATA}</script>${html.slice(end)}`
}

const READ_DATA =
  "window.__remixContext.streamController.enqueue(document.getElementById('page-data').textContent);window.__remixContext.streamController.close();"

/** Client navigations: the same privacy as the document. */
export function handleDataRequest(response: Response): Response {
  setPageHeaders(response.headers)
  return response
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // An answer that was thrown on purpose (404, 405) is no failure of ours.
  if (request.signal.aborted || refusalOf(error) || isRouteErrorResponse(error)) return
  const { pathname } = new URL(request.url)
  logger.error(
    { err: error, requestId: context?.requestId, ...context?.log, path: pathname },
    'request failed',
  )
}

function setPageHeaders(headers: Headers): void {
  // A company's figures stay out of every cache, the browser's back button included.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
}
