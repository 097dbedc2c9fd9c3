// Arithmetic of a scorecard in whole basis points.
import type { Tally } from './queries/scorecard.server.ts'

/** Share of clocks that were met, excused ones not among them; null when none ran. */
export function metBp({ total, met }: Pick<Tally, 'total' | 'met'>): number | null {
  return total === 0 ? null : Math.floor((met * 10_000) / total)
}

/** The same share when what was excused by two people counts as met. */
export function metOrExcusedBp(tally: Pick<Tally, 'total' | 'met' | 'excused'>): number | null {
  return metBp({ total: tally.total, met: tally.met + tally.excused })
}
