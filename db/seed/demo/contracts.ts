// What the demo's contracts promise: services, calendars, SLA terms, price plans of every
// model. Written by rules, so that each company's contract differs from the next.

import type { PricePlan } from '#tenants/contracts/rules/price.ts'
import type { SlaTerm } from '#tenants/contracts/types.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import type { CalendarInput } from '#tenants/sla/rules/calendar.ts'

const weekdays = (...windows: [string, string][]) => ({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
})

const zone = 'Europe/Warsaw'
const holidays = { country: 'PL' as const }

export const demoCalendars = {
  office: { zone, hours: weekdays(['08:00', '16:00']), holidays },
  lunch: { zone, hours: weekdays(['08:00', '12:00'], ['12:30', '16:30']), holidays },
  saturday: {
    zone,
    hours: { ...weekdays(['07:00', '17:00']), sat: [['09:00', '13:00']] },
    holidays,
  },
  long: { zone, hours: weekdays(['07:00', '19:00']), holidays },
} satisfies Record<string, CalendarInput>

const plans = {
  unit: {
    components: [
      {
        model: 'flat',
        code: 'monthly_fee',
        amount_minor: 90_000,
        prorate: true,
        name_pl: 'Opłata miesięczna',
        name_en: 'Monthly fee',
      },
      { model: 'unit', code: 'document_posted', included: 20, unit_minor: 850 },
      { model: 'unit', code: 'hr_case', unit_minor: 4_500 },
    ],
  },
  graduated: {
    components: [
      {
        model: 'flat',
        code: 'monthly_fee',
        amount_minor: 150_000,
        name_pl: 'Opłata miesięczna',
        name_en: 'Monthly fee',
      },
      {
        model: 'graduated',
        code: 'document_posted',
        tiers: [
          { up_to: 20, unit_minor: 1_000 },
          { up_to: 60, unit_minor: 800 },
          { up_to: null, unit_minor: 650 },
        ],
      },
      { model: 'unit', code: 'order_completed', unit_minor: 1_250 },
    ],
  },
  volume: {
    components: [
      {
        model: 'volume',
        code: 'document_posted',
        tiers: [
          { up_to: 30, unit_minor: 1_400 },
          { up_to: null, unit_minor: 1_150 },
        ],
      },
      { model: 'unit', code: 'complaint_handled', unit_minor: 3_900 },
    ],
    minimum_minor: 60_000,
  },
  package: {
    components: [
      {
        model: 'flat',
        code: 'monthly_fee',
        amount_minor: 49_000,
        prorate: true,
        name_pl: 'Opłata miesięczna',
        name_en: 'Monthly fee',
      },
      { model: 'package', code: 'document_posted', size: 10, package_minor: 9_900 },
      { model: 'package', code: 'record_keyed', size: 100, package_minor: 12_000 },
    ],
  },
  flat: {
    components: [
      {
        model: 'flat',
        code: 'monthly_fee',
        amount_minor: 220_000,
        prorate: true,
        name_pl: 'Ryczałt za pełną obsługę',
        name_en: 'All-in flat fee',
      },
    ],
  },
} satisfies Record<string, PricePlan>

export type DemoContract = {
  company: string
  calendar: keyof typeof demoCalendars
  plan: keyof typeof plans
  services: readonly Service[]
  /** How much quicker or slower than usual, in percent of the usual minutes. */
  pace: number
  paymentDays: number
}

export const demoContracts: readonly DemoContract[] = [
  {
    company: 'piekarnia-rogalik',
    calendar: 'office',
    plan: 'unit',
    services: ['accounting', 'payroll', 'it'],
    pace: 100,
    paymentDays: 14,
  },
  {
    company: 'stal-tech',
    calendar: 'long',
    plan: 'graduated',
    services: ['accounting', 'payroll', 'orders', 'legal'],
    pace: 75,
    paymentDays: 30,
  },
  {
    company: 'nordwind-logistics',
    calendar: 'saturday',
    plan: 'graduated',
    services: ['accounting', 'orders', 'keying'],
    pace: 75,
    paymentDays: 21,
  },
  {
    company: 'klinika-lipowa',
    calendar: 'lunch',
    plan: 'volume',
    services: ['accounting', 'payroll', 'complaints', 'archive'],
    pace: 100,
    paymentDays: 14,
  },
  {
    company: 'cyfrowy-sad',
    calendar: 'office',
    plan: 'flat',
    services: ['accounting', 'payroll', 'legal', 'it'],
    pace: 125,
    paymentDays: 7,
  },
  {
    company: 'budowa-plus',
    calendar: 'office',
    plan: 'unit',
    services: ['accounting', 'contracts', 'legal'],
    pace: 100,
    paymentDays: 30,
  },
  {
    company: 'hotel-nad-jeziorem',
    calendar: 'saturday',
    plan: 'package',
    services: ['accounting', 'payroll', 'complaints', 'keying'],
    pace: 100,
    paymentDays: 14,
  },
  {
    company: 'moda-wisla',
    calendar: 'long',
    plan: 'volume',
    services: ['accounting', 'complaints', 'orders'],
    pace: 75,
    paymentDays: 14,
  },
  {
    company: 'agro-mazur',
    calendar: 'office',
    plan: 'package',
    services: ['accounting', 'keying', 'archive'],
    pace: 150,
    paymentDays: 14,
  },
  {
    company: 'energia-z-dachu',
    calendar: 'office',
    plan: 'graduated',
    services: ['accounting', 'orders', 'it'],
    pace: 100,
    paymentDays: 14,
  },
  {
    company: 'druk-kolor',
    calendar: 'lunch',
    plan: 'unit',
    services: ['accounting', 'payroll'],
    pace: 150,
    paymentDays: 7,
  },
  {
    company: 'apteka-pod-lwem',
    calendar: 'saturday',
    plan: 'volume',
    services: ['accounting', 'complaints', 'archive'],
    pace: 100,
    paymentDays: 14,
  },
]

/** The company whose contract changed two months ago, and what it pays since. */
export const demoContractChange = {
  company: 'stal-tech',
  note: 'Nowe progi cenowe od drugiego kwartału współpracy.',
  plan: {
    components: [
      {
        model: 'flat',
        code: 'monthly_fee',
        amount_minor: 170_000,
        name_pl: 'Opłata miesięczna',
        name_en: 'Monthly fee',
      },
      {
        model: 'graduated',
        code: 'document_posted',
        tiers: [
          { up_to: 10, unit_minor: 950 },
          { up_to: null, unit_minor: 700 },
        ],
      },
      { model: 'unit', code: 'order_completed', unit_minor: 1_200 },
    ],
  } satisfies PricePlan,
}

export function demoPlan(contract: DemoContract): PricePlan {
  return plans[contract.plan]
}

/** Minutes for each request type that the contract's services cover. */
export function demoTerms(
  contract: DemoContract,
  requestTypes: readonly { code: string; service: string; minutes: readonly [number, number] }[],
): SlaTerm[] {
  const paced = (minutes: number) => Math.round((minutes * contract.pace) / 100)
  return requestTypes
    .filter((type) => (contract.services as readonly string[]).includes(type.service))
    .map((type) => ({
      requestType: type.code,
      firstResponseMinutes: paced(type.minutes[0]),
      resolutionMinutes: paced(type.minutes[1]),
    }))
}
