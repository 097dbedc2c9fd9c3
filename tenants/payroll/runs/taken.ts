// What is taken from net pay, in the order and within the limits of the law.
import type { Period } from '../../shared/dates.ts'
import { sum } from '../../shared/money.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { notBelowZero } from '../rules/formula.ts'
import {
  type DeductionKind,
  type DeductionRoom,
  type DeductionTitle,
  netMinimumWage,
  type PaidInMonth,
  takeDeductions,
  takeFromMandate,
} from '../rules/garnishments.ts'
import type { PayslipTerms } from '../rules/payslip-types.ts'
import type { EmploymentKind } from '../schema.ts'
import { type RunWarning, warning } from './codes.ts'
import type { DueElement } from './due.ts'
import type { GarnishmentFacts, LeftOver, MonthPaid, RunFrame } from './facts.ts'

export type Taken = {
  /** The garnishment's id; of an own deduction its code and month. */
  id: string
  code: 'garnishment' | 'advance' | 'deduction'
  label: string | null
  owed: bigint
  /** Below zero what was taken before and is given back. */
  amount: bigint
  /** The month of an own deduction; it may be an earlier one. */
  period: Period | null
  /** The payslip that an earlier month's deduction was first due on. */
  payslipId: string | null
  kind: GarnishmentFacts['kind'] | null
  /** The figures it was held to; none where pay may be taken whole. */
  limits: DeductionRoom | null
}
type Own = Omit<Taken, 'amount' | 'kind' | 'limits'>

const KINDS: Record<GarnishmentFacts['kind'], DeductionKind> = {
  alimony: 'alimony',
  enforcement: 'other_title',
  administrative: 'other_title',
  advance: 'advance',
  penalty: 'penalty',
  voluntary: 'voluntary_other',
}

type Titles = {
  kind: EmploymentKind
  /** Those of a month's first payout: what is protected does not shrink with the second. */
  rules: PayslipTerms
  /** Of all contracts of employment together. */
  fullTimeShare: bigint
  month: MonthPaid
  settled: readonly DueElement[]
  left: readonly LeftOver[]
  garnishments: readonly GarnishmentFacts[]
}

export function takenFrom(
  run: RunFrame,
  net: bigint,
  on: Titles,
): { taken: Taken[]; warnings: RunWarning[] } {
  const own = ownTitles(on)
  const titles: DeductionTitle[] = [
    ...on.garnishments
      .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
      .map((one) => ({ id: one.id, kind: KINDS[one.kind], amount: owedBy(one, net, on.month) })),
    ...own.map(({ id, code, owed }) => ({ id, kind: kindOf(code, null), amount: owed })),
  ].filter(({ amount }) => amount > 0n)
  const givenBack = own
    .filter(({ owed }) => owed < 0n)
    .map((one): Taken => ({ ...one, amount: one.owed, kind: null, limits: null }))
  if (titles.length === 0) return { taken: givenBack, warnings: [] }
  const earlier = paidByEmployment(on.month)
  const deductions =
    on.kind === 'uop'
      ? takeDeductions(payrollLawOn(run.payOn).deductions.value, {
          net: notBelowZero(net),
          netMinimumWage: netMinimumWage(run.payOn, on.rules, on.fullTimeShare),
          titles,
          earlier,
        })
      : takeFromMandate(net, titles)
  const ownById = new Map(own.map((one) => [one.id, one]))
  const named = new Map(on.garnishments.map((one) => [one.id, one]))
  const left = deductions
    .filter(({ id }) => ownById.has(id))
    .reduce((total, { amount, taken }) => total + amount - taken, 0n)
  return {
    taken: [
      ...deductions
        .filter(({ taken }) => taken > 0n)
        .map(({ id, amount, taken, limits }): Taken => {
          const found = { amount: taken, limits }
          const ours = ownById.get(id)
          if (ours) return { ...ours, ...found, kind: null }
          const { creditor: label, kind } = named.get(id)!
          const code = 'garnishment'
          return { id, code, label, kind, owed: amount, period: null, payslipId: null, ...found }
        }),
      ...givenBack,
    ],
    warnings: [
      ...deductions
        .filter(({ id, bound }) => bound !== 'met' && named.get(id)?.monthlyMinor != null)
        .map(({ id }) => warning('garnishment_not_met', named.get(id)!.creditor)),
      ...(left > 0n ? [warning('deduction_left', `${left}`)] : []),
    ],
  }
}

function kindOf(code: Taken['code'], kind: GarnishmentFacts['kind'] | null): DeductionKind {
  if (code === 'garnishment') return KINDS[kind ?? 'enforcement']
  return code === 'advance' ? 'advance' : 'voluntary_employer'
}

/** What contracts of employment paid in the month already; what was given back counts not. */
function paidByEmployment({ net, taken }: MonthPaid): PaidInMonth {
  const byKind = new Map<DeductionKind, bigint>()
  for (const { code, kind, amount, isEmployment } of taken) {
    if (!isEmployment || amount <= 0n) continue
    const one = kindOf(code, kind)
    byKind.set(one, (byKind.get(one) ?? 0n) + amount)
  }
  return { net, taken: byKind }
}

/** By code and month, the oldest first: what is entered now and what earlier months left. */
function ownTitles({ settled, left }: Pick<Titles, 'settled' | 'left'>): Own[] {
  const found = new Map<string, Own>()
  const add = (code: LeftOver['code'], period: Period, owed: bigint, payslipId: string | null) => {
    const id = `${code} ${period}`
    const one = found.get(id) ?? { id, code, label: null, owed: 0n, period, payslipId }
    found.set(id, { ...one, owed: one.owed + owed })
  }
  for (const { code, period, amount, payslipId } of left) add(code, period, amount, payslipId)
  for (const { code, period, amount, corrects } of settled) {
    if (code !== 'advance' && code !== 'deduction') continue
    add(code, period, amount, corrects?.payslipId ?? null)
  }
  return [...found.values()]
    .filter(({ owed }) => owed !== 0n)
    .toSorted((a, b) => (a.id.slice(-7) + a.id < b.id.slice(-7) + b.id ? -1 : 1))
}

/** This month's part: the monthly sum, what is left of the whole, or all that may be taken. */
function owedBy(
  { id, totalMinor, monthlyMinor, takenMinor }: GarnishmentFacts,
  net: bigint,
  month: MonthPaid,
): bigint {
  const left = totalMinor === null ? null : notBelowZero(totalMinor - takenMinor)
  const gone = sum(month.taken.filter((one) => one.id === id).map(({ amount }) => amount))
  const monthly = monthlyMinor === null ? null : notBelowZero(monthlyMinor - gone)
  if (left === null) return monthly ?? notBelowZero(net)
  return monthly === null || left < monthly ? left : monthly
}
