import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/http/paths.ts'
import { endedSessionCookie, sessionToken } from '#app/http/session.server.ts'
import { revokeToken } from '#tenants/identity/sessions.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await sessionToken(request)
  if (token) await revokeToken({ now: context.now, requestId: context.requestId }, token)
  return redirect(paths.signIn(), { headers: { 'Set-Cookie': await endedSessionCookie() } })
}

export function loader() {
  return redirect(paths.home())
}
