// What comes back by the calendar for the company, seen from the office.
import { useActionData, useLoaderData } from '@remix-run/react'
import { ScheduleList } from '#app/features/schedules/schedule-list.tsx'
import { changeScheduleByForm } from '#app/features/schedules/schedule-pages.server.ts'
import { officeCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { listSchedules } from '#tenants/work/queries/schedules.server.ts'

export const loader = officeCompany.loader(
  { permission: 'contracts:read' },
  async ({ ctx, company, locale }) => ({
    schedules: await listSchedules(ctx),
    newTo: ctx.actor.can('contracts:manage') ? paths.officeNewSchedule(company.slug) : null,
    title: `${dictionary(locale).schedules.title} · ${company.shortName}`,
  }),
)

export const action = officeCompany.action(
  { permission: 'contracts:manage' },
  ({ ctx, form, company, locale }) =>
    changeScheduleByForm(ctx, { form, locale, back: paths.officeSchedules(company.slug) }),
)

export default function Schedules() {
  const { schedules, newTo } = useLoaderData<typeof loader>()
  const refused = useActionData<{ errors?: Record<string, string> }>()
  const code = refused?.errors?.form ?? refused?.errors?.scheduleId
  return <ScheduleList schedules={schedules} newTo={newTo} refused={code} />
}

export const ErrorBoundary = AreaError
