// What is due to a person for a month by one contract: the parts of pay before any
// contribution, each with the figures it was found by.
import type { Period } from '../../shared/dates.ts'
import { sum } from '../../shared/money.ts'
import { bonusRunCodes } from '../kinds.ts'
import { minimumPay } from '../people/check-terms.ts'
import { rowOn } from '../people/compare-terms.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { nightSupplement, overtimePay } from '../rules/monthly-pay.ts'
import { workingTimeOfMonth } from '../rules/working-time.ts'
import type { Terms } from '../types.ts'
import { basePay } from './base-pay.ts'
import { type RunWarning, warning } from './codes.ts'
import { componentPay } from './component-pay.ts'
import { agreed, element, type Month, type MonthElement } from './element.ts'
import type { EmploymentFacts, RunFrame } from './facts.ts'
import {
  employedDays,
  fullTimeShare,
  monthDays,
  normMinutes,
  segmentsOf,
  workedDays,
} from './month.ts'
import { type SickPerson, sickDaysOf, sickElements } from './sickness.ts'

export type MonthPay = {
  elements: MonthElement[]
  warnings: RunWarning[]
  time: { workedDays: number; dueDays: number }
  /** The terms at the end of the month, or of the contract. */
  terms: Terms | null
  /** Pay as for a full month where illness shortened it; null when it did not. */
  shortenedBy: bigint | null
  isEmployed: boolean
}

const LABOUR_CODE = (article: string) => ({ act: 'labour_code', article })

export function monthPayOf(
  employment: EmploymentFacts,
  person: SickPerson,
  period: Period,
  settings: RunFrame['settings'],
): MonthPay {
  const segments = segmentsOf(employment, period)
  const lastDay = employedDays(employment, period)?.to ?? employment.endsOn ?? monthDays(period).to
  const terms = segments.at(-1)?.terms ?? rowOn(employment.terms, lastDay)
  if (!terms) return NOTHING
  const sick = sickDaysOf(employment, person, period, terms.hasSick)
  const sickDates = new Set(sick.map(({ date }) => date))
  const inputs = new Map(
    employment.inputs.filter((one) => one.period === period).map((one) => [one.code, one]),
  )
  const month: Month = {
    employment,
    period,
    segments,
    sickDates,
    input: (code) => inputs.get(code),
  }
  const warnings: RunWarning[] = []
  const base = basePay(month, terms, warnings)
  const components = componentPay(month, base.minutes, warnings)
  const fixed = components.full + base.full
  const extras = extraPay(month)
  const paid = sickElements(
    employment,
    sick,
    { pay: fixed, fullTimeShare: fullTimeShare(terms) },
    settings.paysBenefits,
    person.sickDaysBrought,
  )
  const elements = [
    ...base.elements,
    ...components.elements,
    ...timePay(month, terms, fixed, warnings),
    ...extras,
    ...settlements(month),
    ...paid.elements.map(
      ({ article, ...one }): MonthElement => ({
        ...one,
        label: null,
        formula: 'sick_days',
        act: { act: one.kind === 'sick_pay' ? 'labour_code' : 'benefits', article },
        isSickBase: false,
        isExtra: false,
      }),
    ),
  ]
  if (employment.kind === 'uop' && segments.length > 0) {
    const { code, detail } = belowMinimum(terms, lastDay, fixed + sum(extras.map((e) => e.amount)))
    if (code) warnings.push(warning(code, detail))
  }
  return {
    // What came to nothing needs no line.
    elements: elements.filter(({ amount }) => amount !== 0n),
    warnings: [...warnings, ...paid.warnings],
    time: workedDays(segments, employment.absences, sickDates),
    terms,
    shortenedBy: sickDates.size > 0 ? base.sickDeduction + components.sickDeduction : null,
    isEmployed: segments.length > 0,
  }
}

const NOTHING: MonthPay = {
  elements: [],
  warnings: [],
  time: { workedDays: 0, dueDays: 0 },
  terms: null,
  shortenedBy: null,
  isEmployed: false,
}

function timePay(
  month: Month,
  terms: Terms,
  fixed: bigint,
  warnings: RunWarning[],
): MonthElement[] {
  const [lower, higher, night] = (['overtime_50', 'overtime_100', 'night'] as const).map(
    (code) => month.input(code)?.minutes ?? 0,
  ) as [number, number, number]
  if (lower + higher + night === 0) return []
  const dueMinutes = normMinutes(terms, month.period)
  if (month.employment.kind !== 'uop' || dueMinutes === 0) {
    warnings.push(warning('input_not_used'))
    return []
  }
  const law = payrollLawOn(monthDays(month.period).to)
  const pay = overtimePay(law.overtime.value, {
    fixedMonthlyPay: fixed,
    dueMinutes,
    lowerMinutes: lower,
    higherMinutes: higher,
  })
  const supplement = nightSupplement(law.overtime.value, {
    minimumWage: law.minimumWage.value.monthly,
    fullTimeHours: workingTimeOfMonth(month.period).hours,
    nightMinutes: night,
  })
  const overtime = element(
    'overtime',
    pay.total,
    'overtime',
    [
      { name: 'hourly_rate', unit: 'amount', value: pay.hourlyRate },
      { name: 'lower_minutes', unit: 'minutes', value: BigInt(lower) },
      { name: 'higher_minutes', unit: 'minutes', value: BigInt(higher) },
      { name: 'supplements', unit: 'amount', value: pay.lowerSupplement + pay.higherSupplement },
    ],
    LABOUR_CODE('art. 151(1)'),
  )
  const atNight = element(
    'night',
    supplement.amount,
    'night',
    [
      { name: 'hourly_rate', unit: 'amount', value: supplement.hourly },
      { name: 'minutes', unit: 'minutes', value: BigInt(night) },
    ],
    LABOUR_CODE('art. 151(8)'),
  )
  return [overtime, atNight].filter(({ amount }) => amount > 0n)
}

function extraPay(month: Month): MonthElement[] {
  return bonusRunCodes.flatMap((code) => {
    const amount = month.input(code)?.amountMinor ?? 0n
    if (amount === 0n) return []
    const one = element(code, amount, 'agreed', agreed(amount), null)
    // A reward is at the employer's will and therefore no part of the average.
    const isSickBase = code !== 'reward' && code !== 'in_kind'
    return [
      { ...one, kind: code === 'in_kind' ? code : ('work' as const), isSickBase, isExtra: true },
    ]
  })
}

/** Sums outside of pay: what is given back to the person, and what is taken. */
function settlements(month: Month): MonthElement[] {
  return (['reimbursement', 'advance', 'deduction'] as const).flatMap((code) => {
    const amount = month.input(code)?.amountMinor ?? 0n
    if (amount === 0n) return []
    const one = element(code, amount, 'agreed', agreed(amount), null)
    return [{ ...one, kind: 'settlement' as const, isSickBase: false }]
  })
}

function belowMinimum(terms: Terms, date: string, pay: bigint) {
  const minimum = minimumPay('uop', { ...terms, payKind: 'monthly' }, date)
  return minimum !== null && pay < minimum
    ? { code: 'below_minimum_wage' as const, detail: `${minimum}` }
    : { code: null, detail: null }
}
