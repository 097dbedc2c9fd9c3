// Who pays which day of illness and care: the employer's days of the year first, then the
// benefit of ZUS, and what each day is worth.
import { addDays, daysBetween, type LocalDate, type Period, periodOf } from '../../shared/dates.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { employerDaysOf, sickPay, sickPayBase, splitSickness } from '../rules/sick-pay.ts'
import type { Absence } from '../types.ts'
import { type PayInput, type RunWarning, warning } from './codes.ts'
import { groupsBy } from './element.ts'
import type { EmploymentFacts, PersonFacts } from './facts.ts'
import { datesOf, monthDays, overlap } from './month.ts'

export type SickPerson = Pick<PersonFacts, 'bornOn' | 'sickDaysBrought' | 'employments'>
type Payer = 'employer' | 'zus' | 'nobody'
type SickDay = { date: LocalDate; payer: Payer; absence: Absence; baseFrom: LocalDate }

export type SickElement = {
  code: string
  kind: 'sick_pay' | 'benefit'
  amount: bigint
  inputs: PayInput[]
  article: string
}

const ILLNESS = new Set<Absence['kind']>(['sickness', 'sickness_pregnancy'])
/** Benefits from the first day on, their code and usual rate. */
const BENEFITS: Partial<Record<Absence['kind'], { code: string; rate: bigint }>> = {
  accident: { code: 'accident_benefit', rate: 10_000n },
  child_care: { code: 'care_benefit', rate: 8_000n },
  family_care: { code: 'care_benefit', rate: 8_000n },
  maternity: { code: 'maternity_benefit', rate: 10_000n },
  paternity: { code: 'maternity_benefit', rate: 10_000n },
  parental: { code: 'maternity_benefit', rate: 7_000n },
  rehabilitation: { code: 'rehabilitation_benefit', rate: 9_000n },
}
/** Rates that a decision of ZUS or a choice of the parent may change. */
const ASSUMED = new Set<Absence['kind']>(['maternity', 'parental', 'rehabilitation'])
/** An illness after less than a month goes on with the base of the one before. */
const SAME_BASE_DAYS = 30
/** Days that abuse of alcohol costs (certificate letter C). */
const LETTER_C_DAYS = 5

/** Every day of the month that is illness, care or parenthood, with its payer. */
export function sickDaysOf(
  employment: EmploymentFacts,
  person: SickPerson,
  period: Period,
  isInsured: boolean,
): SickDay[] {
  const month = monthDays(period)
  const all = employment.absences.filter(({ kind, fromOn }) => BENEFITS[kind] && fromOn <= month.to)
  const days = [
    ...illnessDays(employment, person, month.to).map((day) =>
      isInsured ? day : { ...day, payer: 'nobody' as const },
    ),
    ...all.flatMap((absence) =>
      daysOf(absence).map((date) => ({
        date,
        payer: isInsured ? ('zus' as const) : ('nobody' as const),
        absence,
        baseFrom: absence.fromOn,
      })),
    ),
  ]
  const { from, to } = overlap(month, {
    from: employment.startsOn,
    to: employment.endsOn ?? month.to,
  }) ?? { from: '9999-12-31', to: '0001-01-01' }
  return days.filter(({ date }) => date >= from && date <= to)
}

const daysOf = ({ fromOn, toOn }: Absence) => datesOf({ from: fromOn, to: toOn })

type Course = { lastDay: string; baseFrom: string; periodUsed: number; lastPayer: Payer }
const UNBROKEN: Course = { lastDay: '', baseFrom: '', periodUsed: 0, lastPayer: 'nobody' }

/**
 * Days of illness of one contract. The employer's days of the year are the person's: a day on
 * which two contracts of employment were missed is one of them, and a second contract of the
 * year goes on where the first one stood (art. 92 § 1 and 2 of the Labour Code).
 */
function illnessDays(
  employment: EmploymentFacts,
  { bornOn, sickDaysBrought, employments }: SickPerson,
  until: LocalDate,
): SickDay[] {
  const found: SickDay[] = []
  const employerPaid = new Set<LocalDate>()
  const courses = new Map<string, Course>()
  for (const { contract, absence } of illnessesOf(employments, until)) {
    const course = { ...(courses.get(contract.id) ?? UNBROKEN) }
    const { lastDay } = course
    const goesOn = lastDay !== '' && addDays(lastDay, 1) === absence.fromOn
    if (!goesOn) course.periodUsed = 0
    if (lastDay === '' || daysBetween(lastDay, absence.fromOn) > SAME_BASE_DAYS) {
      course.baseFrom = absence.fromOn
    }
    for (const dates of byYear(daysOf(absence))) {
      const year = Number(dates[0]!.slice(0, 4))
      const { value: rules } = payrollLawOn(dates[0]!).sickness
      const isFirst = dates[0] === absence.fromOn && !goesOn
      // A benefit that runs into the new year stays one (art. 92 of the Labour Code).
      const staysBenefit = !isFirst && course.lastPayer === 'zus'
      const split = splitSickness(rules, {
        days: dates.length,
        ...waitOf(contract, absence, isFirst, rules.waitingDays),
        employerLimit:
          contract.kind === 'uop' && !staysBenefit ? employerDaysOf(rules, year, bornOn) : 0,
        employerDaysUsed: (sickDaysBrought[year] ?? 0) + daysBefore(employerPaid, dates[0]!),
        periodDaysUsed: course.periodUsed,
      })
      const payers: Payer[] = [
        ...Array<Payer>(split.waitingDays).fill('nobody'),
        ...Array<Payer>(split.employerDays).fill('employer'),
        ...Array<Payer>(split.benefitDays).fill('zus'),
        ...Array<Payer>(split.unpaidDays).fill('nobody'),
      ]
      course.periodUsed += split.employerDays + split.benefitDays
      course.lastPayer = payers.at(-1) ?? 'nobody'
      for (const [n, date] of dates.entries()) {
        const payer = payers[n]!
        if (payer === 'employer') employerPaid.add(date)
        if (contract.id === employment.id) {
          found.push({ date, payer, absence, baseFrom: course.baseFrom })
        }
      }
    }
    courses.set(contract.id, { ...course, lastDay: absence.toOn })
  }
  return found
}

/** Illnesses in the order of their first days, of one day in the order of the contracts. */
function illnessesOf(employments: readonly EmploymentFacts[], until: LocalDate) {
  return employments
    .flatMap((contract) =>
      contract.absences
        .filter(({ kind, fromOn }) => ILLNESS.has(kind) && fromOn <= until)
        .map((absence) => ({ contract, absence })),
    )
    .sort((a, b) => {
      const [first, second] = [a, b].map((one) => `${one.absence.fromOn} ${one.contract.id}`)
      return first! < second! ? -1 : 1
    })
}

/** Days of the same year that come before the day. */
function daysBefore(dates: ReadonlySet<LocalDate>, day: LocalDate): number {
  let count = 0
  for (const date of dates) if (date < day && date.slice(0, 4) === day.slice(0, 4)) count += 1
  return count
}

function waitOf(
  { kind, hiredOn }: EmploymentFacts,
  { ezlaCode, fromOn }: Absence,
  isFirst: boolean,
  waiting: { compulsory: number; voluntary: number },
): { insuredDays: number | null; waitingDays: number } {
  if (!isFirst) return { insuredDays: null, waitingDays: 0 }
  if (ezlaCode === 'C') return { insuredDays: 0, waitingDays: LETTER_C_DAYS }
  const waitingDays = kind === 'uop' ? waiting.compulsory : waiting.voluntary
  const insuredDays = daysBetween(hiredOn, fromOn)
  return insuredDays >= waitingDays
    ? { insuredDays: null, waitingDays: 0 }
    : { insuredDays, waitingDays }
}

function byYear(dates: readonly LocalDate[]): LocalDate[][] {
  const years = new Map<string, LocalDate[]>()
  for (const date of dates) {
    const year = date.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), date])
  }
  return [...years.values()]
}

/** What the days of a month are worth: one part for each absence and payer. */
export function sickElements(
  employment: EmploymentFacts,
  days: readonly SickDay[],
  agreed: { pay: bigint; fullTimeShare: bigint },
  paysBenefits: boolean,
  brought: SickPerson['sickDaysBrought'],
): { elements: SickElement[]; warnings: RunWarning[] } {
  const elements: SickElement[] = []
  const warnings: RunWarning[] = []
  for (const group of groupsBy(days, ({ absence, payer }) => `${absence.id} ${payer}`)) {
    const { absence, payer, baseFrom, date } = group[0]!
    const count = group.length
    if (payer === 'nobody') {
      warnings.push(warning('sick_unpaid_days', `${count}`))
      continue
    }
    if (payer === 'zus' && !paysBenefits) {
      warnings.push(warning('benefit_by_zus', `${count}`))
      continue
    }
    const { value: rules } = payrollLawOn(date).sickness
    const isFull = absence.kind === 'sickness_pregnancy' || absence.ezlaCode === 'B'
    const usual = BENEFITS[absence.kind]?.rate ?? (isFull ? rules.rate.full : rules.rate.ordinary)
    const rate = absence.payRateBp === null ? usual : BigInt(absence.payRateBp)
    if (absence.payRateBp === null && ASSUMED.has(absence.kind)) {
      warnings.push(warning('rate_assumed', `${usual}`))
    }
    const average = sickPayBase({
      fellIllOn: baseFrom,
      history: employment.history.filter(({ period }) => period < periodOf(baseFrom)),
      agreedPay: agreed.pay,
      fullTimeShare: agreed.fullTimeShare,
    })
    const base = absence.payBaseMinor ?? average.base
    const isOwn = payer === 'employer'
    const before = ILLNESS.has(absence.kind) ? (brought[Number(date.slice(0, 4))] ?? 0) : 0
    elements.push({
      code: isOwn ? 'sick_pay' : (BENEFITS[absence.kind]?.code ?? 'sick_benefit'),
      kind: isOwn ? 'sick_pay' : 'benefit',
      amount: sickPay(rules, { base, days: BigInt(count), rate, rounding: 'daily' }),
      inputs: [
        { name: 'sick_pay_base', unit: 'amount', value: base },
        {
          name: 'base_months',
          unit: 'count',
          value: absence.payBaseMinor === null ? BigInt(average.months) : 0n,
        },
        { name: 'sick_pay_rate', unit: 'rate', value: rate },
        { name: 'days', unit: 'days', value: BigInt(count) },
        ...(before > 0
          ? [{ name: 'days_elsewhere', unit: 'days', value: BigInt(before) } as const]
          : []),
      ],
      article: isOwn ? 'art. 92' : 'art. 36',
    })
  }
  return { elements, warnings }
}
