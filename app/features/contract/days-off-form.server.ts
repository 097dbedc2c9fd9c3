// The forms of a company's days off: one day typed, days of a calendar file looked at first,
// and what of them was kept.
import { z } from 'zod'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { addDays, type LocalDate, readTypedDate } from '#tenants/shared/dates.ts'
import { readIcalDays } from '#tenants/sla/rules/ical.ts'

const DAYS_AHEAD = 3 * 366
const MOST_BYTES = 2_000_000
const MOST_DAYS = 400

export type Preview = { days: { day: string; name: string }[]; skipped: number }

const typed = z.object({
  day: z.string().trim().min(1, 'required'),
  name: z.string().trim().min(1, 'required').max(120, 'too_long'),
})

export function readTypedDay(form: FormData, today: LocalDate) {
  const { day, name } = parseForm(form, typed)
  const date = readTypedDate(day, today)
  if (!date) refuse({ day: 'not_a_date' })
  return [{ day: date, name }]
}

/** What the file would add, from tomorrow on and without what is off already. */
export async function readCalendarFile(
  form: FormData,
  today: LocalDate,
  known: ReadonlySet<LocalDate>,
  nameless: string,
): Promise<Preview> {
  const file = form.get('file')
  if (!(file instanceof Blob) || file.size === 0) refuse({ file: 'required' })
  if (file.size > MOST_BYTES) refuse({ file: 'file_too_large' })
  const read = readIcalDays(await file.text(), addDays(today, 1), addDays(today, DAYS_AHEAD))
  if (!read.ok) refuse({ file: read.code })
  const days = read.days
    .filter(({ date }) => !known.has(date))
    .map(({ date, name }) => ({ day: date, name: name || nameless }))
  if (days.length === 0) refuse({ file: 'no_days_in_file' })
  return { days: days.slice(0, MOST_DAYS), skipped: read.skipped }
}

/** The rows of the preview that stayed ticked. */
export function readKeptDays(form: FormData) {
  const days = form.getAll('keep').flatMap((value) => {
    const [, day, name] = /^(\d{4}-\d{2}-\d{2}) (.{1,120})$/s.exec(String(value)) ?? []
    return day && name ? [{ day, name }] : []
  })
  if (days.length === 0) refuse({ keep: 'required' })
  return days
}
