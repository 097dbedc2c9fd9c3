// The front door sends everybody to where their work is.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { employersOf, staffRoleOf } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { requireSession } from '#app/http/session.server.ts'
import { isClientRole } from '#tenants/shared/permissions.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context)
  const role = staffRoleOf(session)
  if (role === 'agent' || role === 'lead') return redirect(paths.desk())
  if (role === 'admin' || role === 'auditor') return redirect(paths.office())
  const clients = session.memberships.filter(({ role: own }) => isClientRole(own))
  if (clients.length === 0 && employersOf(session).length > 0) return redirect(paths.me())
  return redirect(clients.length === 1 ? paths.portal(clients[0]!.slug) : paths.portals())
}
