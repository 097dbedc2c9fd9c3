// What a calendar may look like when it comes in from outside.
import { z } from 'zod'
import { isLocalDate, isZone } from '#tenants/shared/dates.ts'
import { HOLIDAY_COUNTRIES } from '#tenants/shared/holidays.ts'
import { parseClockTime, WEEKDAYS } from './calendar.ts'

export const localDateInput = z
  .string()
  .refine(isLocalDate, 'must be an existing date written as YYYY-MM-DD')

const clockTime = z
  .string()
  .refine((text) => parseClockTime(text) !== null, 'must be a time from 00:00 to 24:00')

const timeWindow = z
  .tuple([clockTime, clockTime], 'must be two times, from and to')
  .refine(([from, to]) => (parseClockTime(from) ?? 0) < (parseClockTime(to) ?? 1), {
    message: 'must end later than it begins; write hours over midnight as two windows',
  })

const windows = z.array(timeWindow).max(48, 'must have at most 48 windows a day')

const hours = z.strictObject(
  Object.fromEntries(WEEKDAYS.map((day) => [day, windows.optional()])) as Record<
    (typeof WEEKDAYS)[number],
    z.ZodOptional<typeof windows>
  >,
)

const dates = z.array(localDateInput).max(5_000, 'must have at most 5000 dates')

const holidays = z.union([
  dates,
  z.strictObject({ country: z.enum(HOLIDAY_COUNTRIES), extra: dates.optional() }),
])

export const zoneInput = z
  .string()
  .max(64, 'must be the name of a time zone')
  .refine(isZone, 'must be the name of a time zone, for example Europe/Warsaw')

/** A business calendar as it is stored in a contract version. */
export const calendarInput = z.object({ zone: zoneInput, hours, holidays: holidays.default([]) })
