// PIT-4R of a company: advances withheld in each month of payment. The lump-sum tax of
// small contracts belongs to PIT-8AR and is not counted here.
import { type Boxes, inOrder, MONTH_ROWS } from './boxes.ts'
import type { TaxSlip } from './pit11.ts'

export type MonthAdvances = {
  /** 1 to 12, the month of payment. */
  month: number
  /** People from whose pay of employment an advance was withheld. */
  taxpayers: number
  employment: bigint
  contracts: bigint
}

export type Withheld = Pick<TaxSlip, 'kind' | 'payOn' | 'tax' | 'isLumpSum'> & {
  employeeId: string
}

export function advancesByMonth(slips: readonly Withheld[]): MonthAdvances[] {
  return Array.from({ length: 12 }, (_, n) => {
    const ofMonth = slips.filter(
      ({ payOn, isLumpSum }) => !isLumpSum && Number(payOn.slice(5, 7)) === n + 1,
    )
    const employed = ofMonth.filter(({ kind, tax }) => kind === 'uop' && tax > 0n)
    const total = (some: readonly Withheld[]) => some.reduce((sum, { tax }) => sum + tax, 0n)
    return {
      month: n + 1,
      taxpayers: new Set(employed.map(({ employeeId }) => employeeId)).size,
      employment: total(employed),
      contracts: total(ofMonth.filter(({ kind }) => kind !== 'uop')),
    }
  })
}

/** Rows 1, 3, 5, 10, 12 and part E; the others need facts that no payslip has. */
export function pit4rOf(months: readonly MonthAdvances[]): Boxes {
  const boxes: Record<string, bigint> = {}
  for (const { month, taxpayers, employment, contracts } of months) {
    const put = (row: readonly string[], amount: bigint, always = false) => {
      if (amount !== 0n || always) boxes[row[month - 1]!] = amount
    }
    const withheld = employment + contracts
    put(MONTH_ROWS.taxpayers, BigInt(taxpayers))
    put(MONTH_ROWS.employment, employment)
    put(MONTH_ROWS.contracts, contracts)
    put(MONTH_ROWS.withheld, withheld)
    put(MONTH_ROWS.to_pass_on, withheld)
    put(MONTH_ROWS.due, withheld, true)
    put(MONTH_ROWS.to_pay, withheld)
  }
  // No advance was kept back by art. 26eb (research and development).
  boxes.P_158 = 2n
  return inOrder(boxes)
}

/** Advances of the year as the form sums them. */
export function withheldOf(boxes: Boxes): bigint {
  return MONTH_ROWS.withheld.reduce((sum, box) => sum + (boxes[box] ?? 0n), 0n)
}
