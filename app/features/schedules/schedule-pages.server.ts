// The pages of schedules are the same for the leads' desk and the office.
import { z } from 'zod'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { formatDate } from '#app/ui/format.ts'
import type { CompanyIdentity } from '#tenants/identity/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import {
  createSchedule,
  endSchedule,
  pauseSchedule,
  resumeSchedule,
} from '#tenants/work/commands/schedule-work.server.ts'
import { listSchedulableTypes } from '#tenants/work/queries/agents.server.ts'
import { idInput, scheduleInput } from '#tenants/work/schema.ts'

const deeds = { pause: pauseSchedule, resume: resumeSchedule, end: endSchedule }

type Deed = keyof typeof deeds
type Asked = { ctx: ScopeContext; url: URL; company: CompanyIdentity; locale: Locale }
type Sent = { form: FormData; locale: Locale; back: string }

/** Pauses, resumes or ends, and goes back to the list. */
export async function changeScheduleByForm(ctx: ScopeContext, { form, locale, back }: Sent) {
  const intent = String(form.get('intent'))
  if (!Object.hasOwn(deeds, intent)) throw new AppError('invalid_input')
  const { scheduleId } = parseForm(form, z.object({ scheduleId: idInput }))
  const changed = await deeds[intent as Deed](ctx, scheduleId)
  if (!changed.ok) refuse({ form: changed.code })
  const words = dictionary(locale).schedules.done[intent as Deed]
  const date = formatDate(locale, changed.value.nextRunOn)
  const text = typeof words === 'function' ? words(date) : words
  return redirectWithToast(back, { tone: 'ok', text })
}

/** The types to choose from, or the one that was chosen. */
export async function loadNewSchedule({ ctx, url, company, locale }: Asked) {
  const types = await listSchedulableTypes(ctx)
  const code = url.searchParams.get('type')
  const chosen = code ? types.find((type) => type.code === code) : null
  if (chosen === undefined) throw new AppError('not_found')
  return {
    chosen,
    types: chosen ? [] : types,
    today: localDateOf(ctx.now, company.zone),
    company: company.slug,
    title: `${dictionary(locale).schedules.add} · ${company.shortName}`,
  }
}

export async function createScheduleByForm(ctx: ScopeContext, { form, locale, back }: Sent) {
  const created = await createSchedule(ctx, parseForm(form, scheduleInput))
  if (!created.ok) {
    if (created.code !== 'invalid_form') refuse({ [created.field ?? 'form']: created.code })
    refuse(
      Object.fromEntries(
        Object.entries(created.detail ?? {}).map(([key, code]) => [`form.${key}`, String(code)]),
      ),
    )
  }
  const date = formatDate(locale, created.value.nextRunOn)
  const text = dictionary(locale).schedules.done.created(date)
  return redirectWithToast(back, { tone: 'ok', text })
}
