// The client's own people: the owner invites, changes roles and takes access away.

import { useActionData, useLoaderData } from '@remix-run/react'
import type { Refused } from '#app/features/people/invite-form.tsx'
import { actOnPeople, loadPeople } from '#app/features/people/people.server.ts'
import { PeoplePanel } from '#app/features/people/people-panel.tsx'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { peopleWords } from '#app/i18n/people.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const loader = portal.loader(
  { permission: 'members:read' },
  async ({ ctx, company, locale }) => ({
    people: await loadPeople(ctx),
    title: `${dictionary(locale).people.title} · ${company.shortName}`,
  }),
)

export const action = portal.action(
  { permission: 'members:manage' },
  async ({ ctx, form, company, locale }) =>
    actOnPeople(ctx, form, locale, paths.portalPeople(company.slug)),
)

export default function PortalPeople() {
  const { people } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(peopleWords)
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <PeoplePanel people={people} refused={refused} />
    </>
  )
}

export const ErrorBoundary = AreaError
