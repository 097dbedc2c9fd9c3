// The session cookie: an opaque token, HttpOnly, Lax; its hash is all that is stored.
import { type AppLoadContext, createCookie, redirect } from '@remix-run/node'
import { findSession } from '#tenants/identity/sessions.server.ts'
import type { SessionIdentity } from '#tenants/identity/types.ts'
import { config } from '#tenants/shared/config.server.ts'
import { paths } from './paths.ts'

const isSecure = () => config().publicUrl.startsWith('https:')

function cookie() {
  const secure = isSecure()
  return createCookie(secure ? '__Host-sid' : 'sid', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}

export function sessionCookie(token: string, expiresAt: Date): Promise<string> {
  return cookie().serialize(token, { expires: expiresAt })
}

export function endedSessionCookie(): Promise<string> {
  return cookie().serialize('', { maxAge: 0 })
}

export async function sessionToken(request: Request): Promise<string | null> {
  const token = await cookie().parse(request.headers.get('Cookie'))
  return typeof token === 'string' && token.length > 0 ? token : null
}

/** The session of the request, looked up once however many loaders ask. */
export function readSession(
  request: Request,
  context: AppLoadContext,
): Promise<SessionIdentity | null> {
  context.identity ??= sessionToken(request).then((token) =>
    token
      ? findSession({ now: context.now, requestId: context.requestId }, token, {
          withAssignments: new URL(request.url).pathname.startsWith('/desk'),
        })
      : null,
  )
  return context.identity
}

/** The session, or a redirect to the sign-in page that leads back here. */
export async function requireSession(
  request: Request,
  context: AppLoadContext,
): Promise<SessionIdentity> {
  const session = await readSession(request, context)
  if (session) {
    context.log.actor = session.account.id
    return session
  }
  const url = new URL(request.url)
  // A form that was sent after the session ended leads back to its page, not to a POST.
  const returnTo = url.pathname.replace(/\.data$/, '') + stripInternal(url.searchParams)
  throw redirect(paths.signIn({ returnTo }))
}

function stripInternal(params: URLSearchParams): string {
  const kept = new URLSearchParams(params)
  kept.delete('_routes')
  kept.delete('index')
  const text = kept.toString()
  return text ? `?${text}` : ''
}

/** Only a printable path of this site: `//evil.example` and backslashes are none. */
export function safeReturnPath(path: string | null): string | null {
  return path && /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : null
}
