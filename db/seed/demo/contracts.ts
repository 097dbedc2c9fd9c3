// What the demo's contracts promise: services, calendars, SLA terms, price plans of every
// model. Written by rules, so that each company's contract differs from the next.

import type { PricePlan } from '#tenants/contracts/rules/price.ts'
import type { SlaTerm } from '#tenants/contracts/types.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import type { CalendarInput } from '#tenants/sla/rules/calendar.ts'
import { catalogue } from '#tenants/work/catalogue.ts'

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
    holidays: { ...holidays, extra: ['2026-12-31', '2027-12-31'] },
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
      { model: 'unit', code: 'document_posted', included: 10, unit_minor: 850 },
      { model: 'unit', code: 'payslip_closed', unit_minor: 3_200 },
      { model: 'unit', code: 'certificate_issued', unit_minor: 2_500 },
      { model: 'unit', code: 'legal_matter_closed', unit_minor: 35_000 },
      { model: 'unit', code: 'ticket_closed', unit_minor: 4_500 },
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
      { model: 'unit', code: 'record_keyed', included: 200, unit_minor: 45 },
    ],
  },
  volume: {
    components: [
      {
        model: 'volume',
        code: 'document_posted',
        tiers: [
          { up_to: 30, unit_minor: 2_400 },
          { up_to: null, unit_minor: 1_900 },
        ],
      },
    ],
    minimum_minor: 40_000,
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
    services: ['accounting', 'payroll', 'it', 'complaints'],
    pace: 100,
    paymentDays: 14,
  },
  {
    company: 'stal-tech',
    calendar: 'long',
    plan: 'graduated',
    services: ['accounting', 'payroll', 'orders'],
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
    services: ['accounting', 'payroll', 'archive'],
    pace: 100,
    paymentDays: 14,
  },
  {
    company: 'cyfrowy-sad',
    calendar: 'office',
    plan: 'flat',
    services: ['accounting', 'payroll', 'it'],
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
    services: ['accounting', 'payroll', 'keying'],
    pace: 100,
    paymentDays: 14,
  },
  {
    company: 'moda-wisla',
    calendar: 'long',
    plan: 'volume',
    services: ['accounting', 'orders', 'complaints'],
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
    services: ['accounting', 'orders', 'it', 'complaints'],
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
    services: ['accounting', 'archive'],
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
      { model: 'unit', code: 'record_keyed', included: 200, unit_minor: 45 },
    ],
  } satisfies PricePlan,
}

export function demoPlan(contract: DemoContract): PricePlan {
  return plans[contract.plan]
}

/** Business minutes usually promised: first response, resolution. */
const usualMinutes: Readonly<Record<string, readonly [number, number]>> = {
  purchase_invoice: [240, 960],
  vat_question: [240, 960],
  monthly_close: [480, 2_400],
  payroll_run: [480, 2_400],
  payroll_change: [240, 1_440],
  document_request: [240, 960],
  order_completion: [120, 720],
  data_keying: [480, 1_920],
  complaint: [240, 2_400],
  contract_review: [480, 2_400],
  legal_opinion: [480, 3_360],
  power_of_attorney: [240, 960],
  debt_letter: [240, 1_920],
  it_access: [60, 480],
  it_incident: [30, 240],
  archive_retrieval: [240, 960],
}

/** Companies that promise an answer in turn: business minutes. */
export const demoClientAnswers: Readonly<Record<string, number>> = {
  'piekarnia-rogalik': 960,
  'nordwind-logistics': 480,
  'energia-z-dachu': 960,
}

/** What the teams set themselves: business minutes to respond and to solve. */
export const demoTeamTargets = [
  ['accounting', 120, 720],
  ['payroll', 120, 960],
  ['it', 30, 300],
  ['orders', 60, 480],
  ['complaints', 120, 1_920],
] as const satisfies readonly (readonly [Service, number, number])[]

/** What a bad month gives back, in every contract of the demo. */
export const demoCredits = {
  steps: [
    { belowBp: 9_500, percentBp: 300 },
    { belowBp: 8_750, percentBp: 750 },
  ],
}

/** Requests that are talked over: each further reply is promised too. */
const talkedOver = new Set(['vat_question', 'it_access', 'it_incident', 'contract_review'])

/** Minutes for each request type that the contract's services cover. */
export function demoTerms(contract: Pick<DemoContract, 'services' | 'pace'>): SlaTerm[] {
  const paced = (minutes: number) => Math.round((minutes * contract.pace) / 100)
  return catalogue
    .filter((type) => contract.services.includes(type.service))
    .map((type) => {
      const [response, resolution] = usualMinutes[type.code] ?? [480, 2_400]
      return {
        requestType: type.code,
        firstResponseMinutes: paced(response),
        resolutionMinutes: paced(resolution),
        ...(talkedOver.has(type.code) ? { nextResponseMinutes: paced(response) } : {}),
        ...(type.service === 'it'
          ? {
              byPriority: {
                high: {
                  firstResponseMinutes: Math.round(paced(response) / 2),
                  resolutionMinutes: Math.round(paced(resolution) / 2),
                },
                low: { resolutionMinutes: paced(resolution) * 2 },
              },
            }
          : {}),
        ...(type.code === 'it_access' ? { tellsClient: true } : {}),
      }
    })
}
