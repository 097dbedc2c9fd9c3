// One company in hand: its name on top, its pages as tabs.

import { Outlet, useLoaderData } from '@remix-run/react'
import { officeCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { schedulesWords } from '#app/i18n/schedules.ts'
import { scorecardWords } from '#app/i18n/scorecard.ts'
import { slaWords } from '#app/i18n/sla.ts'
import { CompanyName } from '#app/ui/company-mark.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

export const loader = officeCompany.loader(
  { permission: 'companies:read' },
  async ({ company }) => ({
    slug: company.slug,
    name: company.legalName,
    nip: company.nip,
    colour: company.colour,
  }),
)

export default function CompanyLayout() {
  const { slug, name, nip, colour } = useLoaderData<typeof loader>()
  const { office, schedules, scorecard, sla } = useWords({
    office: officeWords,
    schedules: schedulesWords,
    scorecard: scorecardWords,
    sla: slaWords,
  })
  const t = office.company
  return (
    <>
      <PageHeader
        back={{ to: paths.officeCompanies(), label: t.back }}
        title={<CompanyName company={{ name, color: colour, nip }} />}
      >
        <Tabs
          label={t.tabs}
          tabs={[
            { to: paths.officeCompany(slug), label: t.details },
            { to: paths.officePeople(slug), label: t.people },
            { to: paths.officeAgents(slug), label: t.agents },
            { to: paths.officeContract(slug), label: t.contract, end: false },
            { to: paths.officeDaysOff(slug), label: sla.daysOff.title },
            { to: paths.officeScorecard(slug), label: scorecard.title },
            { to: paths.officeSchedules(slug), label: schedules.title, end: false },
          ]}
        />
      </PageHeader>
      <Outlet />
    </>
  )
}

export const ErrorBoundary = AreaError
