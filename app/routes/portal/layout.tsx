// The client's frame: one company in hand, and only what the person's role allows.

import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { complaintsNav } from '#app/features/complaints/complaints-nav.ts'
import { payrollNav } from '#app/features/payroll/payroll-nav.ts'
import { servesPayroll } from '#app/features/payroll/serves-payroll.server.ts'
import { portalNav } from '#app/features/portal/portal-nav.ts'
import { portal } from '#app/http/area.server.ts'
import { frameUser } from '#app/http/frame.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { portalWords } from '#app/i18n/portal.ts'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { servesComplaints } from '#tenants/complaints/queries/register.server.ts'
import { isClientRole, permissionsOf } from '#tenants/shared/permissions.ts'
import { countOpenQuestions } from '#tenants/work/queries/client-home.server.ts'

export const loader = portal.loader(
  { permission: 'work:read' },
  async ({ ctx, session, company, request }) => {
    const role = session.memberships.find(({ tenantId }) => tenantId === company.tenantId)!.role
    const [openQuestions, preferences, hasPayroll, hasComplaints] = await Promise.all([
      countOpenQuestions(ctx),
      readPreferences(request, session),
      servesPayroll(ctx),
      servesComplaints(ctx),
    ])
    return {
      slug: company.slug,
      openQuestions,
      hasPayroll,
      hasComplaints,
      user: frameUser(session, role, preferences),
      permissions: [...permissionsOf(role)],
      companies: session.memberships
        .filter((membership) => membership.kind === 'client' && isClientRole(membership.role))
        .map(({ slug, shortName, nip, colour }) => ({ slug, name: shortName, nip, colour })),
    }
  },
)

// Within a company the frame asks again after a form or a refresh, not at every click.
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  if (args.currentParams.company !== args.nextParams.company) return true
  const isRefresh = args.currentUrl.href === args.nextUrl.href
  const isForm = args.formMethod !== undefined && args.formMethod !== 'GET'
  return isRefresh || isForm ? args.defaultShouldRevalidate : false
}

export default function PortalLayout() {
  const { slug, openQuestions, hasPayroll, hasComplaints, user, permissions, companies } =
    useLoaderData<typeof loader>()
  const t = useWords({
    common: commonWords,
    complaints: complaintsWords,
    payDeclarations: payDeclarationsWords,
    payForms: payFormsWords,
    payPapers: payPapersWords,
    payPeople: payPeopleWords,
    payRuns: payRunsWords,
    payTime: payTimeWords,
    portal: portalWords,
  })
  const cards = useMemo(
    () =>
      companies.map((one) => ({
        id: one.slug,
        name: one.name,
        nip: one.nip,
        color: one.colour,
        to: paths.portal(one.slug),
      })),
    [companies],
  )
  const nav = portalNav(slug, new Set(permissions), openQuestions, t.portal.nav)
  // Between the work and the company itself.
  if (hasComplaints) nav.splice(1, 0, complaintsNav('portal', slug, t))
  if (hasPayroll) nav.splice(1, 0, payrollNav('portal', slug, t))
  return (
    <AppFrame
      area="portal"
      homeTo={paths.portal(slug)}
      nav={nav}
      company={cards.find(({ id }) => id === slug) ?? null}
      companies={cards}
      user={{ ...user, role: t.common.role[user.role] }}
      userLinks={[{ to: paths.account(), label: t.portal.accountLink, icon: 'user' }]}
      signOutAction={paths.signOut()}
      theme={user.theme}
    >
      <Outlet />
    </AppFrame>
  )
}

// Without a company there is no frame to keep: the refusal stands on a page of its own.
export const ErrorBoundary = LoneError
