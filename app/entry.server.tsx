// Renders documents. Pages defer nothing, so a page is rendered whole and leaves with
// the headers of its area; the nonce of the request is on every script.
import { PassThrough } from 'node:stream'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { refusalOf } from '#app/http/errors.server.ts'
import { NonceProvider } from '#app/http/nonce.tsx'
import { logger } from '#tenants/shared/log.server.ts'

export const streamTimeout = 5_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  setPageHeaders(headers)
  const ready = isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let hasShell = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </NonceProvider>,
      {
        nonce: context.nonce,
        [ready]() {
          hasShell = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          status = 500
          if (hasShell) logger.error({ err: error, requestId: context.requestId }, 'render failed')
        },
      },
    )
    const timer = setTimeout(abort, streamTimeout + 1_000)
    timer.unref()
  })
}

/** Client navigations: the same privacy as the document. */
export function handleDataRequest(response: Response): Response {
  setPageHeaders(response.headers)
  return response
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || refusalOf(error)) return
  logger.error(
    {
      err: error,
      requestId: context.requestId,
      ...context.log,
      path: new URL(request.url).pathname,
    },
    'request failed',
  )
}

function setPageHeaders(headers: Headers): void {
  // A company's figures stay out of every cache, the browser's back button included.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
}
