// The employee's frame: pages of their own, and nothing of the company.

import { Outlet, useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { employersOf, own } from '#app/http/area.server.ts'
import { frameUser } from '#app/http/frame.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { payOwnWords } from '#app/i18n/payroll-own.ts'
import { portalWords } from '#app/i18n/portal.ts'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { employeeRole } from '#tenants/shared/permissions.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ session, company, request }) => ({
    slug: company.slug,
    user: frameUser(session, employeeRole, await readPreferences(request, session)),
    companies: employersOf(session).map(({ slug, shortName, nip, colour }) => ({
      slug,
      name: shortName,
      nip,
      colour,
    })),
  }),
)

export default function OwnLayout() {
  const { slug, user, companies } = useLoaderData<typeof loader>()
  const t = useWords({
    common: commonWords,
    payForms: payFormsWords,
    payOwn: payOwnWords,
    portal: portalWords,
  })
  const cards = useMemo(
    () =>
      companies.map((one) => ({
        id: one.slug,
        name: one.name,
        nip: one.nip,
        color: one.colour,
        to: paths.myPage(one.slug),
      })),
    [companies],
  )
  const { nav } = t.payOwn
  return (
    <AppFrame
      area="own"
      homeTo={paths.myPage(slug)}
      nav={[
        {
          items: [
            {
              to: paths.myPage(slug),
              label: nav.home,
              icon: 'invoice',
              end: true,
              under: [paths.myPayslip(slug, '')],
              primary: true,
            },
            { to: paths.myLeave(slug), label: nav.leave, icon: 'calendar', primary: true },
            {
              to: paths.myCertificates(slug),
              label: nav.papers,
              icon: 'document',
              primary: true,
            },
            { to: paths.myTaxForms(slug), label: t.payForms.own.nav, icon: 'invoice' },
            { to: paths.myData(slug), label: nav.data, icon: 'user', primary: true },
          ],
        },
      ]}
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

export const ErrorBoundary = LoneError
