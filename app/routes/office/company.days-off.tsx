// Days on which the company does not work, beside its contract: typed one by one, or taken
// from a calendar file after a look at them.
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DayOffForms, DayOffList, DayOffPreview } from '#app/features/contract/days-off.tsx'
import {
  type Preview,
  readCalendarFile,
  readKeptDays,
  readTypedDay,
} from '#app/features/contract/days-off-form.server.ts'
import { officeCompany } from '#app/http/area.server.ts'
import { refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { localDateOf } from '#tenants/shared/dates.ts'
import { addDaysOff, removeDayOff } from '#tenants/work/commands/days-off.server.ts'
import { listDaysOff } from '#tenants/work/queries/days-off-list.server.ts'

export const loader = officeCompany.loader(
  { permission: 'contracts:read' },
  async ({ ctx, company, locale }) => ({
    days: await listDaysOff(ctx),
    canManage: ctx.actor.can('contracts:manage'),
    title: `${dictionary(locale).sla.daysOff.title} · ${company.shortName}`,
  }),
)

export const action = officeCompany.action(
  { permission: 'contracts:manage' },
  async ({ ctx, form, company, locale }) => {
    const t = dictionary(locale).sla.daysOff
    const here = paths.officeDaysOff(company.slug)
    const today = localDateOf(ctx.now, company.zone)
    const intent = form.get('intent')
    if (intent === 'remove') {
      const removed = await removeDayOff(ctx, { id: String(form.get('id')) })
      if (!removed.ok) refuse({ remove: removed.code })
      return redirectWithToast(here, { tone: 'ok', text: t.removed })
    }
    if (intent === 'look') {
      const known = new Set((await listDaysOff(ctx)).map(({ day }) => day))
      return data({ preview: await readCalendarFile(form, today, known, t.nameless) })
    }
    const days = intent === 'take' ? readKeptDays(form) : readTypedDay(form, today)
    const added = await addDaysOff(ctx, days)
    if (!added.ok) refuse({ [intent === 'take' ? 'keep' : 'day']: added.code })
    return redirectWithToast(here, { tone: 'ok', text: t.added(added.value.added) })
  },
)

type Answer = {
  preview?: Preview
  errors?: Record<string, string>
  values?: Record<string, string>
}

export default function DaysOff() {
  const { days, canManage } = useLoaderData<typeof loader>()
  const answer = useActionData() as Answer | undefined
  const { preview, errors = {}, values = {} } = answer ?? {}
  return (
    <div className="stack">
      {preview ? <DayOffPreview preview={preview} /> : null}
      <DayOffList days={days} canManage={canManage} error={errors.remove ?? errors.keep} />
      {canManage ? <DayOffForms errors={errors} values={values} /> : null}
    </div>
  )
}

export const ErrorBoundary = AreaError
