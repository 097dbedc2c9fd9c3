// The agents' frame. On a page of one company that company is in hand; on lists none is.

import type { LoaderFunctionArgs } from '@remix-run/node'
import {
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useLocation,
  useParams,
} from '@remix-run/react'
import { useMemo } from 'react'
import { complaintsNav } from '#app/features/complaints/complaints-nav.ts'
import { payrollNav } from '#app/features/payroll/payroll-nav.ts'
import { deskKeys } from '#app/features/queue/desk-keys.ts'
import { assignmentsOf, staffRoleOf } from '#app/http/area.server.ts'
import { throwForBrowser } from '#app/http/errors.server.ts'
import { frameUser } from '#app/http/frame.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { requireSession } from '#app/http/session.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { deskWords } from '#app/i18n/desk.ts'
import type { Words } from '#app/i18n/dictionaries.ts'
import { frameWords } from '#app/i18n/frame.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { schedulesWords } from '#app/i18n/schedules.ts'
import { AppFrame } from '#app/ui/app-frame.tsx'
import type { NavGroup } from '#app/ui/frame-nav.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { AppError } from '#tenants/shared/app-error.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context)
  const role = staffRoleOf(session)
  if (role !== 'agent' && role !== 'lead') {
    throwForBrowser(new AppError(role ? 'forbidden' : 'not_found'), context.requestId)
  }
  const [assignments, preferences] = await Promise.all([
    assignmentsOf(session, context),
    readPreferences(request, session),
  ])
  return {
    user: frameUser(session, role, preferences),
    companies: assignments.map(({ slug, shortName, nip, colour, services }) => ({
      hasPayroll: services.includes('payroll'),
      hasComplaints: services.includes('complaints'),
      slug,
      name: shortName,
      nip,
      colour,
    })),
  }
}

// Assignments change rarely: the frame asks again after a form, not at every click.
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  return args.formMethod && args.formMethod !== 'GET' ? args.defaultShouldRevalidate : false
}

export default function DeskLayout() {
  const { user, companies } = useLoaderData<typeof loader>()
  const { company: slug, item } = useParams()
  const { pathname } = useLocation()
  const t = useWords({
    common: commonWords,
    complaints: complaintsWords,
    desk: deskWords,
    frame: frameWords,
    payDeclarations: payDeclarationsWords,
    payForms: payFormsWords,
    payPapers: payPapersWords,
    payPeople: payPeopleWords,
    payRuns: payRunsWords,
    payTime: payTimeWords,
    schedules: schedulesWords,
  })
  const cards = useMemo(
    () =>
      companies.map(({ slug: id, name, nip, colour }) => ({
        id,
        name,
        nip,
        color: colour,
        to: paths.deskBooks(id, 'trial-balance'),
      })),
    [companies],
  )
  const company = cards.find(({ id }) => id === slug) ?? null
  const ofQueue = slug ? [paths.deskItem(slug, ''), paths.deskBooking(slug, '')] : []
  const queue = { to: paths.desk(), label: t.frame.queue, end: true, under: ofQueue }
  const questions = { to: paths.deskQuestions(), label: t.frame.questions }
  const nav: NavGroup[] = [
    {
      items: [
        { ...queue, icon: 'inbox', primary: true },
        { ...questions, icon: 'question' },
      ],
    },
  ]
  if (company) nav.push(booksNav(company.id, t))
  if (company && companies.some(({ slug: id, hasPayroll }) => hasPayroll && id === company.id)) {
    nav.push(payrollNav('desk', company.id, t))
  }
  if (companies.some(({ slug: id, hasComplaints }) => hasComplaints && id === company?.id)) {
    nav.push(complaintsNav('desk', company!.id, t))
  }
  if (company && user.role === 'lead') {
    const schedules = { to: paths.deskSchedules(company.id), label: t.schedules.title }
    nav.push({ label: t.frame.team, items: [{ ...schedules, icon: 'calendar' }] })
  }
  return (
    <AppFrame
      area="desk"
      homeTo={paths.desk()}
      nav={nav}
      company={company}
      companies={cards}
      allCompaniesTo={paths.desk()}
      user={{ ...user, role: t.common.role[user.role] }}
      userLinks={[{ to: paths.account(), label: t.frame.account, icon: 'user' }]}
      signOutAction={paths.signOut()}
      theme={user.theme}
      shortcuts={deskKeys(t, item ? 'item' : pathname === paths.desk() ? 'queue' : 'other')}
    >
      <Outlet />
    </AppFrame>
  )
}

function booksNav(company: string, t: Words<'frame'>): NavGroup {
  return {
    label: t.frame.books,
    items: [
      {
        to: paths.deskBooks(company, 'trial-balance'),
        label: t.frame.trialBalance,
        icon: 'ledger',
        // An account is opened from its row in the trial balance.
        under: [paths.deskAccount(company, '')],
        primary: true,
      },
      { to: paths.deskBooks(company, 'journal'), label: t.frame.journal, icon: 'book' },
      { to: paths.deskBooks(company, 'vat'), label: t.frame.vatRegister, icon: 'tag' },
      {
        to: paths.deskDocuments(company),
        label: t.frame.documents,
        icon: 'document',
        primary: true,
      },
    ],
  }
}

export const ErrorBoundary = LoneError
