// PIT-8AR of a company: the lump-sum tax of small contracts (art. 30(1)(5a) of the act),
// month by month of payment. The numbers of the ministry's boxes are not known here, so the
// data is kept by month under names of its own, and no data file is made of it.
import { type Boxes, LUMP_ROWS } from './boxes.ts'
import type { Withheld } from './pit4r.ts'

/** Null for a year in which nobody was paid with the lump-sum tax. */
export function pit8arOf(slips: readonly Withheld[]): Boxes | null {
  const small = slips.filter(({ isLumpSum }) => isLumpSum)
  if (small.length === 0) return null
  const boxes: Record<string, bigint> = {}
  for (const [n, box] of LUMP_ROWS.tax.entries()) {
    const ofMonth = small.filter(({ payOn }) => Number(payOn.slice(5, 7)) === n + 1)
    if (ofMonth.length === 0) continue
    boxes[LUMP_ROWS.taxpayers[n]!] = BigInt(
      new Set(ofMonth.map(({ employeeId }) => employeeId)).size,
    )
    boxes[box] = ofMonth.reduce((sum, { tax }) => sum + tax, 0n)
  }
  return boxes
}

/** Tax of the year as the form sums it. */
export function lumpSumOf(boxes: Boxes): bigint {
  return LUMP_ROWS.tax.reduce((sum, box) => sum + (boxes[box] ?? 0n), 0n)
}
