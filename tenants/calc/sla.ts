import { z } from 'zod'
import { isLocalDate } from '#tenants/shared/dates.ts'
import { compileCalendar } from '#tenants/sla/rules/calendar.ts'
import { calendarInput } from '#tenants/sla/rules/calendar-schema.ts'
import { runClock } from '#tenants/sla/rules/clock.ts'
import { defineCalc, toInstantText } from './case.ts'

const INSTANT = 'must be an instant in UTC, for example 2026-03-27T14:30:00Z'

function isInstant(text: string): boolean {
  const match = /^(.{10})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?Z$/.exec(text)
  return match !== null && isLocalDate(match[1]!)
}

const instantInput = z
  .string(INSTANT)
  .refine(isInstant, INSTANT)
  .transform((text) => new Date(text.replace(',', '.')))

const TARGET = 'must be a whole number of minutes, 0 or more'

const slaCase = calendarInput
  .extend({
    target_minutes: z
      .number(TARGET)
      .refine((minutes) => Number.isSafeInteger(minutes) && minutes >= 0, TARGET),
    started_at: instantInput,
    stopped_at: instantInput.nullable().default(null),
    now: instantInput,
    waits: z
      .array(
        z.object({
          from: instantInput,
          to: instantInput.nullable().default(null),
          party: z.enum(['client', 'authority']),
        }),
      )
      .default([]),
  })
  .superRefine(({ started_at, stopped_at, waits }, ctx) => {
    if (stopped_at && stopped_at < started_at) {
      const message = 'must not lie before started_at'
      ctx.addIssue({ code: 'custom', path: ['stopped_at'], message })
    }
    for (const [index, { from, to }] of waits.entries()) {
      if (!to || to >= from) continue
      const message = 'must not lie before the beginning of the wait'
      ctx.addIssue({ code: 'custom', path: ['waits', index, 'to'], message })
    }
  })

export const slaCalc = defineCalc(slaCase, (input) => {
  const calendar = compileCalendar({
    zone: input.zone,
    hours: input.hours,
    holidays: input.holidays,
  })
  const history = {
    startedAt: input.started_at,
    stoppedAt: input.stopped_at,
    now: input.now,
    waits: input.waits,
  }
  const reading = runClock(calendar, history, input.target_minutes)
  return {
    elapsed_minutes: reading.elapsedMinutes,
    due_at: reading.dueAt && toInstantText(reading.dueAt),
    breached_at: reading.breachedAt && toInstantText(reading.breachedAt),
    intervals: reading.intervals.map(({ from, to, party, minutes }) => ({
      from: toInstantText(from),
      to: toInstantText(to),
      party,
      minutes,
    })),
  }
})
