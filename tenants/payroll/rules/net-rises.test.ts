// An exact scan, 10 zloty a step: ten more of gross never give less to take home, at no
// threshold of any year that the law is known for.
import { describe, expect, test } from 'vitest'
import { EXEMPT_REVENUE_LIMIT } from '../pl/income-tax.ts'
import { FIRST_PAYROLL_YEAR, LAST_PAYROLL_YEAR, payrollLawOn } from '../pl/parameters.ts'
import { plainTerms } from './insurance-titles.ts'
import { calculatePayslip } from './payslip.ts'
import { NEW_YEAR, type PayElement, type PayslipTerms, type YearToDate } from './payslip-types.ts'

const STEP = 1_000n
const years = Array.from(
  { length: LAST_PAYROLL_YEAR - FIRST_PAYROLL_YEAR + 1 },
  (_, n) => FIRST_PAYROLL_YEAR + n,
)

const employed = plainTerms('uop', { kind: 'flat', amount: 25_000n })
const ppk = { employeeRate: 200n, employerRate: 150n, taxedEmployerPart: null }
const contracts: readonly [string, PayslipTerms][] = [
  ['employment with PIT-2', { ...employed, reducing: 30_000n }],
  ['employment without PIT-2, with PPK', { ...employed, ppk }],
  ['author’s costs', { ...employed, reducing: 30_000n, authorShare: 8_000n }],
  ['under 26', { ...employed, relief: true }],
  ['mandate', plainTerms('zlecenie', { kind: 'rate', rate: 2_000n })],
  ['specific work', plainTerms('dzielo', { kind: 'rate', rate: 5_000n })],
]

type Window = {
  from: bigint
  to: bigint
  yearToDate?: Partial<YearToDate>
  beside?: readonly PayElement[]
}

/** What lies around each threshold: the pay to scan, and the year that leads up to it. */
function windowsOn(day: string): Record<string, Window> {
  const law = payrollLawOn(day)
  const threshold = law.taxScale.value.brackets[0]!.upTo!
  const cap = law.contributionCap.value
  const minimum = law.minimumWage.value.monthly
  const around = (amount: bigint, reach: bigint) => ({ from: amount - reach, to: amount + reach })
  const sick: PayElement[] = [{ code: 'illness', kind: 'sick_pay', amount: 187_543n }]
  return {
    'the first zloty and the ceiling of health': { from: 0n, to: 300_000n },
    'the minimum wage': around(minimum, 30_000n),
    '30 times the average wage': {
      ...around(700_000n, 100_000n),
      yearToDate: { pensionBase: cap - 700_000n, taxBase: threshold + 3_000_000n },
    },
    'the cap and the threshold at once': {
      ...around(700_000n, 100_000n),
      yearToDate: { pensionBase: cap - 700_000n, taxBase: threshold - 500_000n },
    },
    'the threshold of the tax': {
      from: 400_000n,
      to: 700_000n,
      yearToDate: { pensionBase: 12_000_000n, taxBase: threshold - 400_000n },
    },
    'the limit of exempt revenue': {
      ...around(500_000n, 100_000n),
      yearToDate: { exemptRevenue: EXEMPT_REVENUE_LIMIT.rows[0]!.value - 500_000n },
    },
    'the limit of author’s costs': {
      ...around(400_000n, 100_000n),
      yearToDate: { authorCosts: threshold - 150_000n },
    },
    'a month with sick pay': { from: 0n, to: 150_000n, beside: sick },
    'sick pay beside the threshold': {
      ...around(350_000n, 80_000n),
      yearToDate: { taxBase: threshold - 400_000n },
      beside: sick,
    },
  }
}

/** Where ten zloty more of gross gave less net. */
function fallsIn(day: string, terms: PayslipTerms, { from, to, ...window }: Window): string[] {
  const falls: string[] = []
  let before = -1n
  for (let gross = from; gross <= to; gross += STEP) {
    const { net } = calculatePayslip({
      paidOn: day,
      elements: [{ code: 'salary', kind: 'work', amount: gross }, ...(window.beside ?? [])],
      terms,
      yearToDate: { ...NEW_YEAR, ...window.yearToDate },
      deductions: [],
    }).amounts
    if (net < before) falls.push(`${day}: gross ${gross}, net ${before} -> ${net}`)
    before = net
  }
  return falls
}

describe.each(years)('in %i', (year) => {
  // In these years the law or the minimum wage changed with July.
  const days = [`${year}-01-15`, ...(year <= 2024 ? [`${year}-07-15`] : [])]
  test.each(contracts)('%s: net never falls when gross rises by 10 zloty', (_, terms) => {
    for (const day of days) {
      for (const [name, window] of Object.entries(windowsOn(day))) {
        expect(fallsIn(day, terms, window), name).toEqual([])
      }
    }
  })

  test('nor when it is the sick pay that rises', () => {
    const falls = days.flatMap((day) => {
      const nets = Array.from({ length: 400 }, (_, n) => {
        const amount = BigInt(n) * STEP
        return calculatePayslip({
          paidOn: day,
          elements: [
            { code: 'salary', kind: 'work', amount: 250_019n },
            { code: 'illness', kind: 'sick_pay', amount },
          ],
          terms: { ...employed, reducing: 30_000n },
          yearToDate: { ...NEW_YEAR, taxBase: 11_700_000n },
          deductions: [],
        }).amounts.net
      })
      return nets.filter((net, n) => n > 0 && net < nets[n - 1]!)
    })
    expect(falls).toEqual([])
  })
})
