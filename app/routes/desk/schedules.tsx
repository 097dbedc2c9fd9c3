// The routine of a company, kept by the team lead.

import { useActionData, useLoaderData } from '@remix-run/react'
import { ScheduleList } from '#app/features/schedules/schedule-list.tsx'
import { changeScheduleByForm } from '#app/features/schedules/schedule-pages.server.ts'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { schedulesWords } from '#app/i18n/schedules.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { listSchedules } from '#tenants/work/queries/schedules.server.ts'

export const loader = deskCompany.loader(
  { permission: 'work:assign' },
  async ({ ctx, company, locale }) => ({
    schedules: await listSchedules(ctx),
    newTo: paths.deskNewSchedule(company.slug),
    title: `${dictionary(locale).schedules.title} · ${company.shortName}`,
  }),
)

export const action = deskCompany.action(
  { permission: 'work:assign' },
  ({ ctx, form, company, locale }) =>
    changeScheduleByForm(ctx, { form, locale, back: paths.deskSchedules(company.slug) }),
)

export default function Schedules() {
  const { schedules, newTo } = useLoaderData<typeof loader>()
  const refused = useActionData<{ errors?: Record<string, string> }>()
  const code = refused?.errors?.form ?? refused?.errors?.scheduleId
  const t = useWords(schedulesWords)
  return (
    <>
      <PageHeader title={t.title} />
      <ScheduleList schedules={schedules} newTo={newTo} refused={code} />
    </>
  )
}

export const ErrorBoundary = AreaError
