// What a bad month gives back: a share of the month's fees, by the share of promises kept.
import { applyBp } from '../../shared/money.ts'

/** Below `belowBp` of promises kept, `percentBp` of the month's net; the greatest counts. */
export type CreditStep = { belowBp: number; percentBp: number }
export type ServiceCredits = { steps: CreditStep[] }

export type KeptPromises = { total: number; met: number; excused: number }

/**
 * The share of promises kept, in basis points, rounded down. What two people excused
 * counts as kept here, though never on the scorecard itself. Null when none was due.
 */
export function keptBp({ total, met, excused }: KeptPromises): number | null {
  return total === 0 ? null : Math.floor(((met + excused) * 10_000) / total)
}

/** The credit of a month as a share of its net; zero when enough was kept, or nothing due. */
export function creditBp(credits: ServiceCredits | null, kept: KeptPromises): number {
  const share = keptBp(kept)
  if (!credits || share === null) return 0
  return credits.steps.reduce(
    (most, { belowBp, percentBp }) => (share < belowBp ? Math.max(most, percentBp) : most),
    0,
  )
}

/** The same in money, rounded once, half up; never more than the month itself. */
export function creditMinor(percentBp: number, netMinor: bigint): bigint {
  return netMinor <= 0n ? 0n : applyBp(netMinor, BigInt(percentBp))
}
