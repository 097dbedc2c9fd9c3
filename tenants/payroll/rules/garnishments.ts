// Deductions from pay in their order and within their limits (art. 87-91 of the Labour
// Code). Each title gets what is left for it; nothing is taken below the free amount.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { applyBp } from '#tenants/shared/money.ts'
import type { DeductionLimits } from '../pl/deductions.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { least, notBelowZero } from './formula.ts'
import { calculatePayslip } from './payslip.ts'
import { NEW_YEAR, type PayslipTerms } from './payslip-types.ts'

/** In the order in which the law takes them. */
export const DEDUCTION_KINDS = [
  'alimony',
  'other_title',
  'advance',
  'penalty',
  'voluntary_employer',
  'voluntary_other',
] as const
export type DeductionKind = (typeof DEDUCTION_KINDS)[number]

export type DeductionTitle = { id: string; kind: DeductionKind; amount: bigint }

export type DeductionsInput = {
  /** Pay after contributions, tax and PPK. */
  net: bigint
  /**
   * Net of the minimum wage under the same costs, PIT-2, reliefs and PPK, by the fraction
   * of full time.
   */
  netMinimumWage: bigint
  /** Within a kind in the order in which the titles came in. */
  titles: readonly DeductionTitle[]
}

export type Deduction = DeductionTitle & {
  taken: bigint
  /** What stopped it: the title was met, the share of pay, or the free amount. */
  bound: 'met' | 'share' | 'free_amount'
}

/** Employment, and a mandate that is one's regular and only support (art. 833 KPC). */
export function takeDeductions(limits: DeductionLimits, input: DeductionsInput): Deduction[] {
  const taken = new Map<DeductionKind, bigint>()
  const ordered = input.titles.toSorted((a, b) => rank(a.kind) - rank(b.kind))
  return ordered.map((title) => {
    const { share, free } = roomFor(limits, input, title.kind, taken)
    const amount = least(title.amount, share, free)
    taken.set(title.kind, (taken.get(title.kind) ?? 0n) + amount)
    const bound = amount === title.amount ? 'met' : share <= free ? 'share' : 'free_amount'
    return { ...title, taken: amount, bound }
  })
}

function rank(kind: DeductionKind): number {
  return DEDUCTION_KINDS.indexOf(kind)
}

type Room = { share: bigint; free: bigint }

function roomFor(
  limits: DeductionLimits,
  { net, netMinimumWage }: DeductionsInput,
  kind: DeductionKind,
  taken: ReadonlyMap<DeductionKind, bigint>,
): Room {
  const gone = (...kinds: DeductionKind[]) =>
    kinds.reduce((total, one) => total + (taken.get(one) ?? 0n), 0n)
  const all = gone(...DEDUCTION_KINDS)
  const share = (rate: bigint, used: bigint) => notBelowZero(applyBp(net, rate) - used)
  const above = (rate: bigint) => notBelowZero(net - all - applyBp(netMinimumWage, rate))
  switch (kind) {
    case 'alimony':
      return { share: share(limits.alimony, gone('alimony')), free: notBelowZero(net - all) }
    case 'other_title':
    case 'advance': {
      const half = share(limits.otherTitles, gone('other_title', 'advance'))
      const together = share(limits.together, gone('alimony', 'other_title', 'advance'))
      const { otherTitles, advances } = limits.free
      return {
        share: least(half, together),
        free: above(kind === 'advance' ? advances : otherTitles),
      }
    }
    case 'penalty': {
      // A tenth of what the others have left (art. 108(3)).
      const left = net - gone('alimony', 'other_title', 'advance')
      const tenth = notBelowZero(applyBp(left, limits.penalties) - gone('penalty'))
      return { share: tenth, free: above(limits.free.penalties) }
    }
    case 'voluntary_employer':
      return { share: notBelowZero(net - all), free: above(limits.free.voluntary) }
    case 'voluntary_other':
      return { share: notBelowZero(net - all), free: above(limits.freeVoluntaryForOthers) }
  }
}

/** A mandate that is no regular support may be taken whole. */
export function takeFromMandate(net: bigint, titles: readonly DeductionTitle[]): Deduction[] {
  let left = notBelowZero(net)
  const ordered = titles.toSorted((a, b) => rank(a.kind) - rank(b.kind))
  return ordered.map((title) => {
    const taken = least(title.amount, left)
    left -= taken
    return { ...title, taken, bound: taken === title.amount ? 'met' : 'share' }
  })
}

/**
 * The net minimum wage under the person's own costs, PIT-2, relief and PPK; a part-timer's
 * is the fraction of it (art. 87(1) § 2).
 */
export function netMinimumWage(
  paidOn: LocalDate,
  terms: PayslipTerms,
  fullTimeShare: bigint,
): bigint {
  const amount = payrollLawOn(paidOn).minimumWage.value.monthly
  const { amounts } = calculatePayslip({
    paidOn,
    elements: [{ code: 'minimum_wage', kind: 'work', amount }],
    terms: { ...terms, authorShare: 0n },
    yearToDate: NEW_YEAR,
    deductions: [],
  })
  return applyBp(amounts.net, fullTimeShare)
}
