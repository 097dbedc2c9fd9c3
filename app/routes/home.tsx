// The front door sends everybody to where their work is.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { staffRoleOf } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { requireSession } from '#app/http/session.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context)
  const role = staffRoleOf(session)
  if (role === 'agent' || role === 'lead') return redirect(paths.desk())
  if (role === 'admin' || role === 'auditor') return redirect(paths.office())
  const clients = session.memberships.filter(({ kind }) => kind === 'client')
  return redirect(clients.length === 1 ? paths.portal(clients[0]!.slug) : paths.portals())
}
