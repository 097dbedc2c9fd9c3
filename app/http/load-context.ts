// What the server hands to every loader and action of one request.
import type { Assignment, SessionIdentity } from '#tenants/identity/types.ts'

export type RequestContext = {
  requestId: string
  /** The moment of the request: rules and commands count from it, never from the clock. */
  now: Date
  ip: string
  nonce: string
  /** Filled by app/http/session.server.ts, so that a request looks its session up once. */
  identity?: Promise<SessionIdentity | null>
  assignments?: Promise<Assignment[]>
  /** A page that was rendered whole; its response carries no body then. */
  page?: string
  /** Who acted where, for the log line at the end of the request. */
  log: { company?: string; actor?: string }
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}
