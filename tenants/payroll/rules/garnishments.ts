// Deductions from pay in their order and within their limits (art. 87-91 of the Labour
// Code). Each title gets what is left for it; nothing is taken below the free amount.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { applyBp, sum } from '#tenants/shared/money.ts'
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

/** What earlier payouts of the same month paid before deductions, and took, by kind. */
export type PaidInMonth = { net: bigint; taken: ReadonlyMap<DeductionKind, bigint> }

export type DeductionsInput = {
  /** Pay of this payout after contributions, tax and PPK. */
  net: bigint
  /**
   * Net of the minimum wage under the same costs, PIT-2, reliefs and PPK, by the fraction
   * of full time.
   */
  netMinimumWage: bigint
  /** Within a kind in the order in which the titles came in. */
  titles: readonly DeductionTitle[]
  /** The limits are of the month: a second payout goes on where the first one ended. */
  earlier?: PaidInMonth
}

export type Deduction = DeductionTitle & {
  taken: bigint
  /** What stopped it: the title was met, the share of pay, or the free amount. */
  bound: 'met' | 'share' | 'free_amount'
  limits: DeductionRoom | null
}

/** The figures of a month that a title was held to; none for pay that may be taken whole. */
export type DeductionRoom = {
  /** Net pay of the month, all payouts together. */
  net: bigint
  /** What its kind may take of it. */
  share: bigint
  /** What has to stay. */
  free: bigint
  /** What earlier payouts took of the month, and titles of this one that come before. */
  elsewhere: bigint
  here: bigint
}

/** Employment, and a mandate that is one's regular and only support (art. 833 KPC). */
export function takeDeductions(limits: DeductionLimits, input: DeductionsInput): Deduction[] {
  const taken = new Map(input.earlier?.taken)
  const month = { ...input, net: input.net + (input.earlier?.net ?? 0n) }
  const ordered = input.titles.toSorted((a, b) => rank(a.kind) - rank(b.kind))
  // No payout gives more than it has, whatever the month's limits leave.
  let cash = notBelowZero(input.net)
  return ordered.map((title) => {
    const elsewhere = goneBefore(title.kind, input.earlier?.taken ?? new Map())
    const gone = goneBefore(title.kind, taken)
    const { share, used, free } = roomFor(limits, month, title.kind, taken)
    const withinShare = notBelowZero(share - used)
    const aboveFree = notBelowZero(month.net - gone - free)
    const amount = least(title.amount, withinShare, aboveFree, cash)
    taken.set(title.kind, (taken.get(title.kind) ?? 0n) + amount)
    cash -= amount
    const stopped = withinShare <= aboveFree ? 'share' : 'free_amount'
    const bound = amount === title.amount ? 'met' : stopped
    const here = gone - elsewhere
    return {
      ...title,
      taken: amount,
      bound,
      limits: { net: month.net, share, free, elsewhere, here },
    }
  })
}

/** What kinds after it took in an earlier payout does not stand before it. */
function goneBefore(kind: DeductionKind, taken: ReadonlyMap<DeductionKind, bigint>): bigint {
  return sum([...taken].flatMap(([one, amount]) => (rank(one) <= rank(kind) ? [amount] : [])))
}

function rank(kind: DeductionKind): number {
  return DEDUCTION_KINDS.indexOf(kind)
}

/** Of the month: the share of its kind, what was used of that share, and what has to stay. */
type Room = { share: bigint; used: bigint; free: bigint }

function roomFor(
  limits: DeductionLimits,
  { net, netMinimumWage }: Pick<DeductionsInput, 'net' | 'netMinimumWage'>,
  kind: DeductionKind,
  taken: ReadonlyMap<DeductionKind, bigint>,
): Room {
  const gone = (...kinds: readonly DeductionKind[]) => sum(kinds.map((one) => taken.get(one) ?? 0n))
  const free = (rate: bigint) => applyBp(netMinimumWage, rate)
  switch (kind) {
    case 'alimony':
      return { share: applyBp(net, limits.alimony), used: gone('alimony'), free: 0n }
    case 'other_title':
    case 'advance': {
      const half = applyBp(net, limits.otherTitles)
      const together = notBelowZero(applyBp(net, limits.together) - gone('alimony'))
      const { otherTitles, advances } = limits.free
      return {
        share: least(half, together),
        used: gone('other_title', 'advance'),
        free: free(kind === 'advance' ? advances : otherTitles),
      }
    }
    case 'penalty': {
      // A tenth of what the others have left (art. 108(3)).
      const left = notBelowZero(net - gone('alimony', 'other_title', 'advance'))
      return {
        share: applyBp(left, limits.penalties),
        used: gone('penalty'),
        free: free(limits.free.penalties),
      }
    }
    case 'voluntary_employer':
      return { share: net, used: gone(...DEDUCTION_KINDS), free: free(limits.free.voluntary) }
    case 'voluntary_other':
      return {
        share: net,
        used: gone(...DEDUCTION_KINDS),
        free: free(limits.freeVoluntaryForOthers),
      }
  }
}

/** A mandate that is no regular support may be taken whole. */
export function takeFromMandate(net: bigint, titles: readonly DeductionTitle[]): Deduction[] {
  let left = notBelowZero(net)
  const ordered = titles.toSorted((a, b) => rank(a.kind) - rank(b.kind))
  return ordered.map((title) => {
    const taken = least(title.amount, left)
    left -= taken
    return { ...title, taken, bound: taken === title.amount ? 'met' : 'share', limits: null }
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
