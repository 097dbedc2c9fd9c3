// The office plans what comes back for a company.
import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Refused } from '#app/features/portal/request-fields.tsx'
import { NewSchedule } from '#app/features/schedules/schedule-form.tsx'
import {
  createScheduleByForm,
  loadNewSchedule,
} from '#app/features/schedules/schedule-pages.server.ts'
import { officeCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary, useT } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const loader = officeCompany.loader(
  { permission: 'contracts:manage' },
  async ({ ctx, url, company, locale }) => ({
    ...(await loadNewSchedule(ctx, url, company.zone)),
    company: company.slug,
    title: `${dictionary(locale).schedules.add} · ${company.shortName} · Zaplecze`,
  }),
)

export const action = officeCompany.action(
  { permission: 'contracts:manage' },
  ({ ctx, form, company, locale }) =>
    createScheduleByForm(ctx, { form, locale, back: paths.officeSchedules(company.slug) }),
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Zaplecze' },
]

export default function NewSchedulePage() {
  const { chosen, types, today, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useT().schedules
  return (
    <>
      <PageHeader
        back={{ to: paths.officeSchedules(company), label: t.title }}
        title={t.add}
        meta={chosen ? undefined : t.choose}
      />
      <NewSchedule {...{ chosen, types, today, refused }} here={paths.officeNewSchedule(company)} />
    </>
  )
}

export const ErrorBoundary = AreaError
