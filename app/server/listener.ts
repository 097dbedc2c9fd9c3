// The port: taken before anything is prepared, answered with 503 until the house is open,
// and closed so that nobody's answer is cut off.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type Config, ConfigError } from '#db/config.server.ts'

/** Slow lines carry 50 MB in a quarter of an hour; the heads of a request come in a minute. */
const REQUEST_TIMEOUT_MS = 900_000
const PATIENCE_MS = 10_000

export type Listener = {
  server: Server
  serve: (app: RequestListener) => void
  /** Stops accepting and waits for what is in hand, at the longest ten seconds. */
  stop: () => Promise<void>
}

export async function openListener(config: Config): Promise<Listener> {
  const answers = new Set<ServerResponse>()
  let handle: RequestListener = starting
  const server = createServer((request, response) => {
    answers.add(response)
    response.once('close', () => answers.delete(response))
    response.once('finish', () => dropRest(request))
    handle(request, response)
  })
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.keepAliveTimeout = 65_000
  await listen(server, config)
  return {
    server,
    serve: (app) => {
      handle = app
    },
    stop: () => stopListening(server, answers),
  }
}

// An answer that comes before the end of a form (a session that is over, a refused upload)
// leaves the rest on the connection: unread, it would hold up the next request for good.
function dropRest(request: IncomingMessage): void {
  if (request.readableEnded) return
  request.removeAllListeners('data')
  request.resume()
}

const starting: RequestListener = (request, response) => {
  request.resume()
  response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '5' })
  response.end('Starting\n')
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, config)))
    server.listen(config.port, config.host, resolve)
  })
}

function portError(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE') {
    return new ConfigError(
      `The port ${port} on ${host} is taken by another program: stop it, or set PORT to a free one.`,
    )
  }
  if (error.code === 'EACCES') {
    return new ConfigError(
      `The port ${port} may not be opened by this user: set PORT to one above 1023.`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ConfigError(`This machine has no address ${host}: set HOST to one that it has.`)
  }
  return error
}

function stopListening(server: Server, answers: Set<ServerResponse>): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
    for (const response of answers) {
      // A stream of events never ends by itself; its reader connects again.
      if (isEventStream(response)) response.destroy()
      else if (!response.headersSent) response.setHeader('Connection', 'close')
    }
  })
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
}
