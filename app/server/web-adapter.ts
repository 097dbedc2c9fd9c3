// Between node's requests and Remix. Against Remix's own adapter: a page that was rendered
// whole leaves in one write without becoming a stream first, and a request is matched among
// the few routes of its own page. docs/decisions/0013 has the figures.
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type RequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import type { Response as Answer, Request as Asked, NextFunction } from 'express'
import { buildOfPage, pageFinder } from './page-builds.ts'

type Options = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  mode: 'development' | 'production'
  getLoadContext: (asked: Asked, answer: Answer) => AppLoadContext
}

export function webAdapter({ build, mode, getLoadContext }: Options) {
  const whole = createRequestHandler(build, mode)
  const handlerOf = typeof build === 'function' ? () => whole : handlersByPage(build, mode, whole)
  return async (asked: Asked, answer: Answer, next: NextFunction) => {
    try {
      const handle = handlerOf(asked.originalUrl)
      const context = getLoadContext(asked, answer)
      await send(answer, await handle(webRequest(asked, answer), context), context.page)
    } catch (error) {
      next(error)
    }
  }
}

function handlersByPage(build: ServerBuild, mode: Options['mode'], whole: RequestHandler) {
  const pageOf = pageFinder(build)
  const handlers = new Map<string, RequestHandler>()
  return (url: string): RequestHandler => {
    const page = pageOf(url)
    if (page === null) return whole
    let handle = handlers.get(page)
    if (!handle) {
      handle = createRequestHandler(buildOfPage(build, page), mode)
      handlers.set(page, handle)
    }
    return handle
  }
}

function webRequest(asked: Asked, answer: Answer): Request {
  const abort = new AbortController()
  // Closed before it was finished: the reader has left, and so may the loaders.
  answer.once('close', () => {
    if (!answer.writableFinished) abort.abort()
  })
  const headers: [string, string][] = []
  for (const [name, value] of Object.entries(asked.headers)) {
    if (typeof value === 'string') headers.push([name, value])
    else for (const one of value ?? []) headers.push([name, one])
  }
  const init: RequestInit & { duplex?: 'half' } = {
    method: asked.method,
    headers,
    signal: abort.signal,
  }
  if (asked.method !== 'GET' && asked.method !== 'HEAD') {
    init.body = createReadableStreamFromReadable(asked)
    init.duplex = 'half'
  }
  return new Request(`${asked.protocol}://${hostOf(asked)}${asked.originalUrl}`, init)
}

/** Name and port as the browser wrote them; behind a trusted proxy, as the proxy says. */
function hostOf(asked: Asked): string {
  const port =
    asked.get('x-forwarded-host')?.split(':')[1] ?? asked.get('host')?.split(':')[1] ?? ''
  return /^\d+$/.test(port) ? `${asked.hostname}:${port}` : asked.hostname
}

async function send(answer: Answer, response: Response, page: string | undefined): Promise<void> {
  answer.statusMessage = response.statusText
  answer.status(response.status)
  for (const [name, value] of response.headers) answer.append(name, value)
  if (!response.body) {
    answer.end(page)
  } else if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    answer.flushHeaders()
    await writeReadableStreamToWritable(response.body, answer)
  } else {
    await sendBody(answer, response.body)
  }
}

// One piece is held back: what turns out to be the only one leaves with its head, in one
// write and with its length.
async function sendBody(answer: Answer, body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader()
  try {
    let held = await reader.read()
    while (!held.done) {
      const following = await reader.read()
      if (following.done) {
        // As text it leaves with its head in one piece; as bytes it would be a second one.
        if (isPageData(answer)) answer.end(Buffer.from(held.value).toString())
        else answer.end(held.value)
        return
      }
      if (!answer.write(held.value) && !answer.destroyed) {
        await drained(answer)
      }
      if (answer.destroyed) {
        await reader.cancel()
        return
      }
      held = following
    }
    answer.end()
  } catch (error) {
    answer.destroy(error as Error)
    throw error
  }
}

/** What Remix itself encodes, always as UTF-8; a client's file may be anything. */
function isPageData(answer: Answer): boolean {
  return String(answer.getHeader('Content-Type')).startsWith('text/x-script')
}

function drained(answer: Answer): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      answer.off('drain', go)
      answer.off('close', go)
      resolve()
    }
    answer.on('drain', go)
    answer.on('close', go)
  })
}
