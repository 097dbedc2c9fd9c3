// The office plans what comes back for a company.
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Refused } from '#app/features/portal/request-fields.tsx'
import { NewSchedule } from '#app/features/schedules/schedule-form.tsx'
import {
  createScheduleByForm,
  loadNewSchedule,
} from '#app/features/schedules/schedule-pages.server.ts'
import { officeCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = officeCompany.loader({ permission: 'contracts:manage' }, loadNewSchedule)

export const action = officeCompany.action(
  { permission: 'contracts:manage' },
  ({ ctx, form, company, locale }) =>
    createScheduleByForm(ctx, { form, locale, back: paths.officeSchedules(company.slug) }),
)

export default function NewSchedulePage() {
  const { company, title: _title, ...shown } = useLoaderData<typeof loader>()
  return (
    <NewSchedule
      {...shown}
      refused={useActionData<Refused>()}
      here={paths.officeNewSchedule(company)}
      back={paths.officeSchedules(company)}
    />
  )
}

export const ErrorBoundary = AreaError
