// How a month's bill differs from the month before, and why.
import { abs, BP_ONE, divideHalfUp } from '#tenants/shared/money.ts'
import type { ChangeCause } from '../types.ts'

/** A change above 15 % is shown to the reviewer with its cause. */
export const FLAGGED_BP = 1_500

/** Change in basis points; null when there is nothing to compare with. */
export function changeBp(netMinor: bigint, previousMinor: bigint | null): number | null {
  if (previousMinor === null || previousMinor <= 0n) return null
  const change = divideHalfUp((netMinor - previousMinor) * BP_ONE, previousMinor)
  // A bill a thousand times the last one needs no finer number, and JSON no bigger one.
  const most = 10_000_000n
  return Number(change > most ? most : change < -most ? -most : change)
}

export function isFlagged(change: number | null): boolean {
  return change !== null && Math.abs(change) > FLAGGED_BP
}

export type UsageOfMonth = {
  meter: string
  namePl: string
  nameEn: string
  quantity: number
  netMinor: bigint
  isLate: boolean
}
type Month = { contractVersion: number; usage: readonly UsageOfMonth[] }

/** Causes that a reviewer can check, the heaviest meter first. */
export function causesOf(month: Month, before: Month | null): ChangeCause[] {
  if (!before) return [{ kind: 'first_invoice' }]
  const causes: ChangeCause[] = []
  if (month.contractVersion !== before.contractVersion) {
    const [from, to] = [before.contractVersion, month.contractVersion]
    causes.push({ kind: 'contract', from, to })
  }
  const meters = new Set([...month.usage, ...before.usage].map(({ meter }) => meter))
  const moved = [...meters]
    .map((meter) => movementOf(meter, month, before))
    .filter(({ weight, cause }) => weight !== 0n && cause.from !== cause.to)
    .sort((a, b) => (a.weight === b.weight ? 0 : a.weight > b.weight ? -1 : 1))
  causes.push(...moved.map(({ cause }) => cause))
  const late = month.usage.filter(({ isLate, netMinor }) => isLate && netMinor !== 0n)
  if (late.length > 0) {
    causes.push({ kind: 'late', netMinor: late.reduce((sum, row) => sum + row.netMinor, 0n) })
  }
  return causes
}

function movementOf(meter: string, month: Month, before: Month) {
  const own = (of: Month) => of.usage.filter((row) => row.meter === meter && !row.isLate)
  const total = (rows: UsageOfMonth[]) => rows.reduce((sum, row) => sum + row.netMinor, 0n)
  const count = (rows: UsageOfMonth[]) => rows.reduce((sum, row) => sum + row.quantity, 0)
  const [now, then] = [own(month), own(before)]
  const { namePl = meter, nameEn = meter } = now[0] ?? then[0] ?? {}
  const cause = { kind: 'units', meter, namePl, nameEn, from: count(then), to: count(now) } as const
  return { weight: abs(total(now) - total(then)), cause }
}
