// The chain that every request passes before and after Remix.
import { randomBytes, randomUUID } from 'node:crypto'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import express, { type NextFunction, type Request, type Response } from 'express'
import sirv from 'sirv'
import type { ViteDevServer } from 'vite'
import type { Config } from '#db/config.server.ts'
import type { logger } from '#tenants/shared/log.server.ts'
import { isOwnOrigin } from './origin.ts'
import { companyOfPath, loggedPath, wrongRequestLine } from './request-line.ts'
import { addMissingHeaders, securityHeaders } from './security-headers.ts'
import { webAdapter } from './web-adapter.ts'

/** A form without files; a message of the greatest length fits many times over. */
const FORM_LIMIT = 1_000_000
/** A form with files, all together; each file has its own limit where it is read. */
const UPLOAD_LIMIT = 320_000_000

type Log = typeof logger
export type Readiness = { ready: boolean; reason?: string }
export type AppParts = {
  config: Config
  log: Log
  build: ServerBuild | (() => Promise<ServerBuild>)
  readiness: () => Promise<Readiness>
  /** Folder of the bundle's files, or the server that compiles while one develops. */
  files: string | ViteDevServer
}

type RequestFacts = {
  requestId: string
  nonce: string
  startedAt: number
  log: { company?: string; actor?: string }
}

export function createApp(parts: AppParts): express.Express {
  const { config, log, files } = parts
  const isDevelopment = typeof files !== 'string'
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)
  app.use(begin(config, log, isDevelopment))
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text').send('ok\n')
  })
  app.get('/readyz', ready(parts.readiness))
  if (isDevelopment) app.use(files.middlewares)
  else app.use(...staticFiles(files))
  app.use(guardWriting(config))
  app.use(
    webAdapter({
      build: parts.build,
      mode: config.mode === 'development' ? 'development' : 'production',
      getLoadContext: (request, response) => loadContext(request, factsOf(response)),
    }),
  )
  app.use(refuseError(log))
  return app
}

function begin(config: Config, log: Log, isDevelopment: boolean) {
  return (request: Request, response: Response, next: NextFunction) => {
    const facts: RequestFacts = {
      requestId: randomUUID(),
      nonce: randomBytes(16).toString('base64'),
      startedAt: performance.now(),
      log: {},
    }
    response.locals.facts = facts
    response.setHeader('X-Request-Id', facts.requestId)
    if (!config.trustProxy) {
      for (const name of Object.keys(request.headers)) {
        if (name.startsWith('x-forwarded-')) delete request.headers[name]
      }
    }
    const isHttps = request.secure || config.publicUrl.startsWith('https:')
    addMissingHeaders(response, () => ({
      'Cache-Control': 'no-store',
      ...securityHeaders({ nonce: facts.nonce, isHttps, isDevelopment }),
    }))
    response.once('close', () => logRequest(log, request, response, facts))
    const wrong = wrongRequestLine(request.method, request.originalUrl, request.headers.host)
    if (wrong) return refuse(response, wrong.status, wrong.text)
    next()
  }
}

function logRequest(log: Log, request: Request, response: Response, facts: RequestFacts): void {
  const path = loggedPath(request.originalUrl)
  const company = facts.log.company ?? companyOfPath(request.originalUrl)
  const line = {
    requestId: facts.requestId,
    method: request.method,
    path,
    status: response.statusCode,
    ms: Math.round((performance.now() - facts.startedAt) * 10) / 10,
    ...(company ? { company } : {}),
    ...(facts.log.actor ? { actor: facts.log.actor } : {}),
    ...(response.writableFinished ? {} : { aborted: true }),
  }
  // Files and probes come by the dozen and say nothing.
  const isQuiet = path.startsWith('/assets/') || path === '/healthz' || path === '/readyz'
  if (response.statusCode >= 500) log.error(line, 'request')
  else if (isQuiet) log.debug(line, 'request')
  else log.info(line, 'request')
}

function ready(readiness: AppParts['readiness']) {
  return async (_request: Request, response: Response) => {
    const state = await readiness()
    response.status(state.ready ? 200 : 503).set('Cache-Control', 'no-store')
    response.json(state)
  }
}

function staticFiles(folder: string) {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      // The name of an asset holds the hash of its content.
      const isHashed = path.startsWith('/assets/')
      response.setHeader(
        'Cache-Control',
        isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      )
    },
  })
  const serve = (request: Request, response: Response, next: NextFunction) => {
    if (request.method === 'POST' || !isFileName(request.path)) return next()
    // A backward range would be an error of the file stream.
    delete request.headers.range
    files(request, response, next)
  }
  const missing = (request: Request, response: Response, next: NextFunction) => {
    if (request.path.startsWith('/assets/')) return refuse(response, 404, 'Not Found')
    next()
  }
  return [serve, missing] as const
}

/** Pages and their data have no file behind them to look for. */
function isFileName(path: string): boolean {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') && !path.endsWith('.data')
}

function guardWriting(config: Config) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'POST') return next()
    const isOwn = isOwnOrigin({
      host: request.headers.host,
      origin: request.headers.origin,
      fetchSite: request.get('sec-fetch-site'),
      publicUrl: config.publicUrl,
    })
    if (!isOwn) return refuse(response, 403, 'Forbidden: the request came from another site.')
    const length = request.headers['content-length']
    if (length === undefined) return refuse(response, 411, 'Length Required')
    const isUpload = (request.headers['content-type'] ?? '').startsWith('multipart/form-data')
    if (Number(length) > (isUpload ? UPLOAD_LIMIT : FORM_LIMIT)) {
      return refuse(response, 413, 'Content Too Large')
    }
    next()
  }
}

function refuse(response: Response, status: number, text: string): void {
  // What is left of the body is not read: the connection ends with the answer.
  if (status === 413 || status === 411) response.set('Connection', 'close')
  if (status === 405) response.set('Allow', 'GET, HEAD, POST')
  response.status(status).set('Cache-Control', 'no-store').type('text').send(`${text}\n`)
}

function refuseError(log: Log) {
  // Express tells an error handler by its four parameters.
  return (error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const facts = factsOf(response)
    log.error({ requestId: facts.requestId, err: error }, 'request failed')
    if (response.headersSent) response.destroy()
    else refuse(response, 500, `Internal Server Error (${facts.requestId})`)
  }
}

function factsOf(response: Response): RequestFacts {
  return response.locals.facts as RequestFacts
}

function loadContext(request: Request, facts: RequestFacts): AppLoadContext {
  return {
    requestId: facts.requestId,
    now: new Date(),
    ip: request.ip ?? '',
    nonce: facts.nonce,
    log: facts.log,
  }
}
