// A contract version as the fields of one form, and back. The module's schema has the last
// word; its complaints are brought to the field that they are about.

import type { z } from 'zod'
import type { Locale } from '#app/i18n/locale.tsx'
import { type ContractVersionInput, contractVersionInput } from '#tenants/contracts/schema.ts'
import type { ContractVersion } from '#tenants/contracts/types.ts'
import { type LocalDate, readTypedDate } from '#tenants/shared/dates.ts'
import { HOLIDAY_COUNTRIES } from '#tenants/shared/holidays.ts'
import { type Service, services } from '#tenants/shared/permissions.ts'
import { type CalendarInput, WEEKDAYS } from '#tenants/sla/rules/calendar.ts'
import { creditValues, readCredits } from './credit-form.ts'
import { type Codes, planValues, readPlan, type Values } from './plan-form.ts'
import { readClientAnswer, readTerms, termField, termValues } from './term-form.ts'
import { readDates, readHours, writeDates, writeHours, writeMinutes } from './typed-terms.ts'

export type Catalogue = {
  types: readonly { code: string; service: Service }[]
  meters: readonly string[]
}

type Terms = Pick<
  ContractVersion,
  | 'services'
  | 'calendar'
  | 'slaTerms'
  | 'pricePlan'
  | 'paymentDays'
  | 'clientAnswerMinutes'
  | 'serviceCredits'
>

/** What a new version starts from: the terms of the one before it. */
export function contractValues(terms: Terms, locale: Locale): Record<string, string> {
  const { calendar, slaTerms, clientAnswerMinutes } = terms
  const values = planValues(terms.pricePlan, locale)
  for (const service of terms.services) values[`services.${service}`] = 'on'
  values.paymentDays = String(terms.paymentDays)
  values.zone = calendar.zone
  for (const day of WEEKDAYS) values[`hours.${day}`] = writeHours(calendar.hours[day] ?? [])
  const { holidays } = calendar
  values.holidayCountry = 'country' in holidays ? holidays.country : ''
  const extra = 'country' in holidays ? (holidays.extra ?? []) : holidays
  values.extraHolidays = writeDates(extra, locale)
  if (clientAnswerMinutes !== null) values.clientAnswer = writeMinutes(clientAnswerMinutes)
  return { ...values, ...termValues(slaTerms), ...creditValues(terms.serviceCredits, locale) }
}

/** What a company's first version starts from: an ordinary office, nothing promised. */
export function firstValues(zone: string): Record<string, string> {
  const week = Object.fromEntries(
    WEEKDAYS.slice(0, 5).map((day) => [`hours.${day}`, '08:00-16:00']),
  )
  return { ...week, zone, paymentDays: '14', holidayCountry: 'PL', 'services.accounting': 'on' }
}

type Read = { ok: true; input: ContractVersionInput } | { ok: false; errors: Codes }

export function readContract(values: Values, catalogue: Catalogue, today: LocalDate): Read {
  const { plan, errors } = readPlan(values, catalogue.meters)
  const chosen = services.filter((service) => values[`services.${service}`])
  const effectiveFrom = readTypedDate(values.effectiveFrom ?? '', today)
  if (!effectiveFrom)
    errors.effectiveFrom = values.effectiveFrom?.trim() ? 'not_a_date' : 'required'
  const days = values.paymentDays?.trim() ?? ''
  if (!/^\d{1,3}$/.test(days)) errors.paymentDays = 'payment_days'
  const input = {
    effectiveFrom: effectiveFrom ?? '',
    services: chosen,
    calendar: readCalendar(values, today, errors),
    slaTerms: readTerms(values, catalogue.types, chosen, errors),
    pricePlan: plan,
    clientAnswerMinutes: readClientAnswer(values, errors),
    serviceCredits: readCredits(values, errors),
    paymentDays: Number(days),
    note: values.note?.trim() || null,
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const parsed = contractVersionInput.safeParse(input)
  if (parsed.success) return { ok: true, input: parsed.data }
  for (const issue of parsed.error.issues) {
    const field = fieldOf(issue, input)
    errors[field] ??= field === 'zone' ? 'zone' : codeOf(issue)
  }
  return { ok: false, errors }
}

function readCalendar(values: Values, today: LocalDate, errors: Codes): CalendarInput {
  const hours = Object.fromEntries(
    WEEKDAYS.flatMap((day) => {
      const windows = readHours(values[`hours.${day}`] ?? '')
      if (windows === null) errors[`hours.${day}`] = 'calendar_hours'
      return windows && windows.length > 0 ? [[day, windows]] : []
    }),
  )
  const extra = readDates(values.extraHolidays ?? '', today)
  if (extra === null) errors.extraHolidays = 'dates'
  const dates = extra ?? []
  const country = HOLIDAY_COUNTRIES.find((one) => one === values.holidayCountry)
  if (!country && values.holidayCountry) errors.holidayCountry = 'choice'
  const holidays = country ? { country, ...(dates.length > 0 ? { extra: dates } : {}) } : dates
  return { zone: values.zone ?? '', hours, holidays }
}

type Candidate = {
  slaTerms: { requestType: string }[]
  pricePlan: { components: readonly { code: string; model: string }[] }
}

function fieldOf(issue: z.core.$ZodIssue, input: Candidate): string {
  const [head, second, third] = issue.path.map(String)
  if (head === 'slaTerms' && second !== undefined) {
    const { requestType } = input.slaTerms[Number(second)]!
    return termField(requestType, issue.path.slice(2).map(String))
  }
  if (head === 'serviceCredits') return `credits.${third ?? 0}.below`
  if (head === 'clientAnswerMinutes') return 'clientAnswer'
  if (head === 'calendar') {
    if (second === 'zone') return 'zone'
    return second === 'holidays' ? 'extraHolidays' : 'hours.mon'
  }
  if (head === 'pricePlan') {
    const component = input.pricePlan.components[Number(third)]
    return component && component.model !== 'flat' ? `meters.${component.code}.model` : 'minimum'
  }
  return head ?? 'form'
}

function codeOf(issue: z.core.$ZodIssue): string {
  return /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : 'invalid'
}
