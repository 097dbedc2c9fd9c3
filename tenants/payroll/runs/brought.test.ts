// What was before this payroll, and what an earlier month left: both go into the next
// payslip, and its lines say so.
import { describe, expect, test } from 'vitest'
import { plainTerms } from '../rules/insurance-titles.ts'
import { calculatePayslip } from '../rules/payslip.ts'
import { NEW_YEAR, type PayslipTerms } from '../rules/payslip-types.ts'
import type { DueElement } from './due.ts'
import type { LeftOver, RunFrame } from './facts.ts'
import { takenFrom } from './taken.ts'

const PIT2 = { ...plainTerms('uop', { kind: 'flat', amount: 25_000n }), reducing: 30_000n }

function slip(amount: bigint, terms: Partial<PayslipTerms> = {}, more = {}) {
  return calculatePayslip({
    paidOn: '2026-11-27',
    elements: [{ code: 'salary', kind: 'work', amount }],
    terms: { ...PIT2, ...terms },
    yearToDate: NEW_YEAR,
    deductions: [],
    ...more,
  })
}
const inputsOf = ({ explanation }: ReturnType<typeof slip>, code: string) =>
  explanation.find((line) => line.code === code)?.inputs.map(({ name, value }) => [name, value])

describe('sums brought from elsewhere', () => {
  const brought = { ...NEW_YEAR, pensionBase: 28_000_000n, taxBase: 11_500_000n }
  const yearToDate = { ...brought, pensionBase: 28_100_000n, taxBase: 11_590_000n }

  test('use up the cap and the threshold, and the lines tell them from own months', () => {
    const found = slip(1_000_000n, {}, { brought, yearToDate })
    expect(found.amounts.cappedBase).toBe(160_000n)
    expect(inputsOf(found, 'capped_base')).toEqual([
      ['base', 1_000_000n],
      ['limit', 28_260_000n],
      ['used_this_year', 100_000n],
      ['used_elsewhere', 28_000_000n],
    ])
    expect(inputsOf(found, 'income_before')).toEqual([
      ['used_this_year', 90_000n],
      ['used_elsewhere', 11_500_000n],
    ])
    expect(inputsOf(found, 'scale_tax')!.map(([, value]) => value)).toEqual([
      410_000n,
      1_200n,
      found.amounts.taxBase - 410_000n,
      3_200n,
    ])
  })

  test('leave the exempt limit and the author’s costs as far as they go', () => {
    const used = { ...NEW_YEAR, exemptRevenue: 8_500_000n, authorCosts: 3_400_000n }
    const year = { brought: used, yearToDate: used }
    const young = slip(500_000n, { relief: true }, year)
    expect(young.amounts.exempt).toBe(52_800n)
    expect(inputsOf(young, 'exempt')).toContainEqual(['used_elsewhere', 8_500_000n])
    const author = slip(500_000n, { authorShare: 10_000n }, year)
    expect(author.amounts.authorKup).toBe(100_000n)
    expect(inputsOf(author, 'author_kup')).toContainEqual(['used_elsewhere', 11_900_000n])
  })

  test('are not named where there are none', () => {
    const { explanation } = slip(500_000n)
    expect(explanation.some(({ code }) => code === 'income_before')).toBe(false)
    expect(JSON.stringify(explanation, (_, v) => `${v}`)).not.toContain('elsewhere')
  })
})

describe('the tax advance as the person asked', () => {
  test('by the highest rate takes 32 % from the first złoty, less PIT-2', () => {
    const { amounts, yearToDate } = slip(600_000n, { advance: 'higher' })
    // 6,000 - 822.60 - 250 = 4,927; x 32 % - 300 = 1,276.64.
    expect(amounts).toMatchObject({ taxBase: 492_700n, tax: 127_700n })
    expect(yearToDate.taxBase).toBe(492_700n)
  })

  test('of nothing takes none up to 30,000 of income, then of what is above', () => {
    const before = { ...NEW_YEAR, taxBase: 2_900_000n }
    const none = slip(600_000n, { advance: 'none' })
    expect(none.amounts).toMatchObject({ taxBase: 492_700n, tax: 0n })
    expect(none.yearToDate.taxBase).toBe(492_700n)
    const crossing = slip(600_000n, { advance: 'none' }, { yearToDate: before })
    // 4,927 - 1,000 = 3,927; x 12 %, without the reducing amount.
    expect(crossing.amounts.tax).toBe(47_100n)
    expect(inputsOf(crossing, 'without_advance')).toEqual([
      ['base', 492_700n],
      ['limit', 3_000_000n],
      ['used_this_year', 2_900_000n],
    ])
    const above = { ...NEW_YEAR, taxBase: 3_500_000n }
    expect(slip(600_000n, { advance: 'none' }, { yearToDate: above }).amounts.tax).toBe(59_100n)
  })

  test('of nothing takes over the year what the scale takes of it', () => {
    let year = NEW_YEAR
    let tax = 0n
    for (let month = 1; month <= 12; month += 1) {
      const found = slip(1_500_000n, { advance: 'none' }, { yearToDate: year })
      year = found.yearToDate
      tax += found.amounts.tax
    }
    const owed = 1_080_000n + ((year.taxBase - 12_000_000n) * 32n) / 100n
    const due = year.taxBase > 12_000_000n ? owed : (year.taxBase * 12n) / 100n - 360_000n
    expect(tax - due < 600n && due - tax < 600n).toBe(true)
  })
})

describe('a deduction that the limit cut', () => {
  const run = { period: '2026-11', payOn: '2026-11-27' } as RunFrame
  const settled = (code: 'deduction' | 'advance', amount: bigint) =>
    ({ code, kind: 'settlement', amount, period: '2026-11', corrects: null }) as DueElement
  const left = (amount: bigint, period = '2026-10'): LeftOver => ({
    code: 'deduction',
    period,
    amount,
    payslipId: `slip of ${period}`,
  })
  const take = (net: bigint, own: DueElement[], from: LeftOver[]) =>
    takenFrom(run, net, {
      kind: 'zlecenie',
      rules: PIT2,
      fullTimeShare: 10_000n,
      month: { net: 0n, taken: [] },
      settled: own,
      left: from,
      garnishments: [],
    })

  test('goes on to the next payslip, the oldest month first', () => {
    const now = take(
      50_000n,
      [settled('deduction', 30_000n)],
      [left(12_000n), left(20_000n, '2026-09')],
    )
    expect(now.taken.map(({ period, amount, payslipId }) => [period, amount, payslipId])).toEqual([
      ['2026-09', 20_000n, 'slip of 2026-09'],
      ['2026-10', 12_000n, 'slip of 2026-10'],
      ['2026-11', 18_000n, null],
    ])
    expect(now.warnings).toEqual([{ code: 'deduction_left', blocks: false, detail: '12000' }])
  })

  test('is gone when it was taken, and given back when it was too much', () => {
    expect(take(50_000n, [], [])).toEqual({ taken: [], warnings: [] })
    const back = take(50_000n, [], [left(-7_000n)])
    expect(back.taken).toMatchObject([{ code: 'deduction', period: '2026-10', amount: -7_000n }])
    // A correction of the closed month and what it had taken meet in one sum.
    const met = take(
      50_000n,
      [{ ...settled('deduction', -20_000n), period: '2026-10' }],
      [left(20_000n)],
    )
    expect(met.taken).toEqual([])
  })
})
