// The people of a client company, kept by the office.
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Refused } from '#app/features/people/invite-form.tsx'
import { actOnPeople, loadPeople } from '#app/features/people/people.server.ts'
import { PeoplePanel } from '#app/features/people/people-panel.tsx'
import { officeCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = officeCompany.loader(
  { permission: 'members:read' },
  async ({ ctx, company, locale }) => ({
    people: await loadPeople(ctx),
    title: `${dictionary(locale).office.company.people} · ${company.shortName}`,
  }),
)

export const action = officeCompany.action(
  { permission: 'members:manage' },
  async ({ ctx, form, company, locale }) =>
    actOnPeople(ctx, form, locale, paths.officePeople(company.slug)),
)

export default function CompanyPeople() {
  const { people } = useLoaderData<typeof loader>()
  return <PeoplePanel people={people} refused={useActionData<Refused>()} />
}

export const ErrorBoundary = AreaError
