// The own page of an employee; of several employers the first, the frame leads to the others.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { employersOf } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { requireSession } from '#app/http/session.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context)
  const [first] = employersOf(session)
  return redirect(first ? paths.myPage(first.slug) : paths.home())
}
