// The admins' frame.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { staffRoleOf } from '#app/http/area.server.ts'
import { throwForBrowser } from '#app/http/errors.server.ts'
import { frameUser } from '#app/http/frame.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { requireSession } from '#app/http/session.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { frameWords } from '#app/i18n/frame.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { AppError } from '#tenants/shared/app-error.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context)
  const role = staffRoleOf(session)
  if (role !== 'admin' && role !== 'auditor') {
    throwForBrowser(new AppError(role ? 'forbidden' : 'not_found'), context.requestId)
  }
  const provider = session.memberships.find(({ kind }) => kind === 'provider')!
  return {
    user: frameUser(session, role, await readPreferences(request, session)),
    provider: {
      slug: provider.slug,
      name: provider.shortName,
      nip: provider.nip,
      colour: provider.colour,
    },
  }
}

export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  return args.formMethod && args.formMethod !== 'GET' ? args.defaultShouldRevalidate : false
}

export default function OfficeLayout() {
  const { user, provider } = useLoaderData<typeof loader>()
  const t = useWords({ common: commonWords, frame: frameWords })
  const nav = [
    {
      items: [
        { to: paths.office(), label: t.frame.overview, icon: 'chart', end: true, primary: true },
        { to: paths.officeWork(), label: t.frame.work, icon: 'inbox' },
        { to: paths.officeCompanies(), label: t.frame.companies, icon: 'building', primary: true },
        { to: paths.officeCatalogue(), label: t.frame.catalogue, icon: 'rows' },
        { to: paths.officeBilling(), label: t.frame.billing, icon: 'invoice', primary: true },
        { to: paths.officeStaff(), label: t.frame.staff, icon: 'users', primary: true },
      ],
    },
    {
      label: t.frame.control,
      items: [
        { to: paths.officeOutbox(), label: t.frame.outbox, icon: 'mail' },
        { to: paths.officeAudit(), label: t.frame.audit, icon: 'clock' },
      ],
    },
  ] as const
  return (
    <AppFrame
      area="office"
      homeTo={paths.office()}
      nav={nav}
      company={{
        id: provider.slug,
        name: provider.name,
        nip: provider.nip,
        color: provider.colour,
        to: paths.office(),
      }}
      user={{ ...user, role: t.common.role[user.role] }}
      userLinks={[{ to: paths.account(), label: t.frame.account, icon: 'user' }]}
      signOutAction={paths.signOut()}
      theme={user.theme}
    >
      <Outlet />
    </AppFrame>
  )
}

export const ErrorBoundary = LoneError
