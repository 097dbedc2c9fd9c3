// The provider's own people.

import { useActionData, useLoaderData } from '@remix-run/react'
import type { Refused } from '#app/features/people/invite-form.tsx'
import { actOnPeople, loadPeople } from '#app/features/people/people.server.ts'
import { PeoplePanel } from '#app/features/people/people-panel.tsx'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { peopleWords } from '#app/i18n/people.ts'
import { slaWords } from '#app/i18n/sla.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { countCompaniesOfAgents } from '#tenants/companies/queries.server.ts'

export const loader = office.loader({ permission: 'staff:read' }, async ({ ctx, locale }) => {
  const [people, counts] = await Promise.all([loadPeople(ctx), countCompaniesOfAgents(ctx)])
  return {
    people,
    companies: Object.fromEntries(counts),
    title: `${dictionary(locale).people.staffTitle}`,
  }
})

export const action = office.action({ permission: 'staff:manage' }, async ({ ctx, form, locale }) =>
  actOnPeople(ctx, form, locale, paths.officeStaff()),
)

export default function Staff() {
  const { people, companies } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(peopleWords)
  const { targets } = useWords(slaWords)
  return (
    <>
      <PageHeader
        title={t.staffTitle}
        meta={t.staffIntro}
        actions={
          <LinkButton to={paths.officeTargets()} icon="clock">
            {targets.title}
          </LinkButton>
        }
      />
      <PeoplePanel
        people={people}
        refused={refused}
        note={({ accountId, role }) =>
          role === 'agent' || role === 'lead' ? t.companiesOf(companies[accountId] ?? 0) : null
        }
      />
    </>
  )
}

export const ErrorBoundary = AreaError
