import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '#tenants/shared/money.ts'
import { evaluateFormula, toldInputs } from './formula.ts'
import { plainTerms } from './insurance-titles.ts'
import { calculatePayslip } from './payslip.ts'
import {
  NEW_YEAR,
  type PayElement,
  type Payslip,
  type PayslipInput,
  type PayslipTerms,
} from './payslip-types.ts'

const PIT2 = { ...plainTerms('uop', { kind: 'flat', amount: 25_000n }), reducing: 30_000n }

function work(amount: bigint): PayElement[] {
  return [{ code: 'salary', kind: 'work', amount }]
}

function payslip(change: Partial<PayslipInput>): Payslip {
  return calculatePayslip({
    paidOn: '2026-05-29',
    elements: work(5_000_000n),
    terms: PIT2,
    yearToDate: NEW_YEAR,
    deductions: [],
    ...change,
  })
}

const grosze = (most: bigint) => fc.bigInt({ min: 0n, max: most })
const terms: fc.Arbitrary<PayslipTerms> = fc
  .record({
    contract: fc.constantFrom('uop', 'zlecenie', 'dzielo'),
    commuting: fc.boolean(),
    rate: fc.constantFrom(2_000n, 5_000n, null),
    social: fc.boolean(),
    sickness: fc.boolean(),
    health: fc.boolean(),
    healthCeiling: fc.boolean(),
    accidentRate: fc.constantFrom(67n, 167n, 333n),
    labourFund: fc.constantFrom('by_minimum_wage', 'always', 'never'),
    employeeRate: fc.constantFrom(0n, 50n, 200n, 400n),
    employerRate: fc.constantFrom(0n, 150n, 400n),
    advance: fc.constantFrom('scale', 'scale', 'higher', 'none'),
    reducing: fc.constantFrom(0n, 10_000n, 15_000n, 30_000n),
    authorShare: fc.constantFrom(0n, 3_333n, 10_000n),
    authorLimitWithReliefs: fc.boolean(),
    relief: fc.boolean(),
  } as const)
  .map(({ contract, commuting, rate, employeeRate, employerRate, ...rest }) => {
    const flat = { kind: 'flat', amount: commuting ? 30_000n : 25_000n } as const
    const other = rate === null ? ({ kind: 'lump_sum' } as const) : { kind: 'rate' as const, rate }
    return {
      ...plainTerms(contract, contract === 'uop' ? flat : other),
      ...rest,
      ppk: { employeeRate, employerRate, taxedEmployerPart: null },
    }
  })
const elements: fc.Arbitrary<PayElement[]> = fc.array(
  fc.record({
    code: fc.constantFrom('salary', 'bonus', 'car', 'illness'),
    kind: fc.constantFrom('work', 'work', 'in_kind', 'sick_pay', 'benefit'),
    amount: grosze(4_000_000n),
  } as const),
  { maxLength: 5 },
)
const paidOn = fc
  .record({ year: fc.integer({ min: 2022, max: 2027 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-10`)
const soFar = fc.record({
  pensionBase: grosze(30_000_000n),
  taxBase: grosze(200_000n).map((zloty) => zloty * 100n),
  authorCosts: grosze(12_000_000n),
  exemptRevenue: grosze(8_552_800n),
})
const input: fc.Arbitrary<PayslipInput> = fc.record({
  paidOn,
  elements,
  terms,
  yearToDate: soFar,
  deductions: fc.array(fc.record({ code: fc.constant('loan'), amount: grosze(50_000n) }), {
    maxLength: 2,
  }),
})

describe('any payslip', () => {
  test('splits the pay without losing a grosz', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { amounts: a } = calculatePayslip(one)
        const paid = a.gross + a.sickPay + a.benefits
        const taken = a.socialEe + a.health + a.tax + a.ppkEe + a.inKind + a.deductions
        expect(a.payout + taken).toBe(paid)
        expect(a.payout + a.deductions).toBe(a.net)
        expect(a.pensionEe + a.disabilityEe + a.sicknessEe).toBe(a.socialEe)
        const employer = [a.pensionEr, a.disabilityEr, a.accidentEr, a.fep, a.fp, a.fs, a.fgsp]
        expect(a.gross + a.sickPay + sum(employer) + a.ppkEr).toBe(a.employerTotal)
      }),
      { numRuns: 400 },
    )
  })

  test('explains each amount by inputs that make it', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { amounts, explanation } = calculatePayslip(one)
        for (const line of explanation) {
          expect(evaluateFormula(line.formula, line.inputs)).toBe(line.amount)
          const told = toldInputs(line.formula, line.inputs)
          expect(evaluateFormula(line.formula, told)).toBe(line.amount)
        }
        const told = new Map(explanation.map(({ code, amount }) => [code, amount]))
        expect(told.size).toBe(explanation.length)
        expect(told.get('net')).toBe(amounts.net)
        expect(told.get('tax')).toBe(amounts.tax)
        expect(told.get('social_ee')).toBe(amounts.socialEe)
        expect(told.get('health') ?? 0n).toBe(amounts.health)
        expect(told.get('employer_total')).toBe(amounts.employerTotal)
      }),
      { numRuns: 300 },
    )
  })

  test('keeps every sum of the year within its limit, and taxes in full zloty', () => {
    fc.assert(
      fc.property(input, (one) => {
        const { amounts: a, yearToDate: after } = calculatePayslip(one)
        const before = one.yearToDate
        expect(after.pensionBase - before.pensionBase).toBe(a.cappedBase)
        expect(after.exemptRevenue <= 8_552_800n).toBe(true)
        expect(after.authorCosts <= 12_000_000n).toBe(true)
        expect(a.tax % 100n).toBe(0n)
        expect(a.taxBase % 100n).toBe(0n)
        const all = [a.tax, a.health, a.socialEe, a.kup, a.exempt, a.socialDeducted]
        expect(all.every((amount) => amount >= 0n)).toBe(true)
        expect(a.authorKup <= a.kup).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('never pays less when pay rises by 10 zloty', () => {
    // Half a zloty of rounding in base and tax is less than what is left of ten.
    fc.assert(
      fc.property(
        terms,
        soFar,
        paidOn,
        grosze(6_000_000n),
        grosze(500_000n),
        (chosen, year, day, pay, more) => {
          const at = (amount: bigint) =>
            payslip({ paidOn: day, terms: chosen, yearToDate: year, elements: work(amount) })
              .amounts.net
          expect(at(pay + 1_000n + more) >= at(pay)).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('a year', () => {
  test('adds up to what the months gave, the cap and the threshold met to the grosz', () => {
    fc.assert(
      fc.property(
        terms,
        fc.array(grosze(9_000_000n), { minLength: 12, maxLength: 12 }),
        (t, pays) => {
          let year = NEW_YEAR
          const months = pays.map((pay, index) => {
            const paidOn = `2026-${String(index + 1).padStart(2, '0')}-28`
            const month = payslip({ paidOn, terms: t, yearToDate: year, elements: work(pay) })
            year = month.yearToDate
            return month.amounts
          })
          const insured = t.social ? sum(pays) : 0n
          expect(sum(months.map(({ cappedBase }) => cappedBase))).toBe(year.pensionBase)
          expect(year.pensionBase).toBe(insured < 28_260_000n ? insured : 28_260_000n)
          if (t.costs.kind === 'lump_sum') return
          expect(year.taxBase).toBe(sum(months.map(({ taxBase }) => taxBase)))
          const low = year.taxBase < 12_000_000n ? year.taxBase : 12_000_000n
          const scale = (low * 12n + (year.taxBase - low) * 32n) / 100n
          const tax = sum(months.map((month) => month.tax))
          // Each month is rounded by half a zloty at most.
          if (t.reducing === 0n && t.advance === 'scale')
            expect(tax - scale <= 600n && scale - tax <= 600n).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('does not depend on who is computed first', () => {
    const people = [50_000n, 480_600n, 5_000_000n, 20_000_000n].map(work)
    const forwards = people.map((elements) => payslip({ elements }))
    const backwards = people.toReversed().map((elements) => payslip({ elements }))
    expect(backwards.toReversed()).toEqual(forwards)
  })
})

describe('the edges', () => {
  test('no pay gives nothing, and no error', () => {
    const { amounts } = payslip({ elements: [] })
    expect(Object.values(amounts).every((amount) => amount === 0n)).toBe(true)
  })

  test('why 3,883.05: nine per cent of what the contributions leave', () => {
    const { explanation } = payslip({})
    const line = explanation.find(({ code }) => code === 'health_full')!
    expect(line).toEqual({
      code: 'health_full',
      amount: 388_305n,
      formula: 'rate',
      inputs: [
        { name: 'base', unit: 'amount', value: 4_314_500n },
        { name: 'rate', unit: 'rate', value: 900n },
      ],
      law: { act: 'health', article: 'art. 79(1)', validFrom: '2022-01-01', provisional: false },
    })
  })

  test('a benefit bears tax alone, even for the young', () => {
    const { amounts } = payslip({
      elements: [{ code: 'zasilek', kind: 'benefit', amount: 300_000n }],
      terms: { ...PIT2, relief: true, reducing: 0n },
    })
    expect(amounts).toMatchObject({ socialEe: 0n, health: 0n, kup: 0n, exempt: 0n })
    expect(amounts).toMatchObject({ taxBase: 300_000n, tax: 36_000n, employerTotal: 0n })
  })

  test('pay in kind bears everything and is not paid out', () => {
    const plain = payslip({ elements: work(600_000n) }).amounts
    const { amounts } = payslip({
      elements: [...work(560_000n), { code: 'car', kind: 'in_kind', amount: 40_000n }],
    })
    expect(amounts).toMatchObject({ gross: 600_000n, tax: plain.tax, health: plain.health })
    expect(amounts.net).toBe(plain.net - 40_000n)
  })

  test("last month's PPK of the employer can be taxed this month", () => {
    const ppk = { employeeRate: 200n, employerRate: 150n, taxedEmployerPart: 12_000n }
    const { amounts } = payslip({ elements: work(600_000n), terms: { ...PIT2, ppk } })
    expect(amounts).toMatchObject({ ppkEr: 9_000n, taxBase: 504_700n })
  })

  test('author costs and exempt revenue share 120,000 where the law has it so', () => {
    const terms = { ...PIT2, relief: true, authorShare: 10_000n, authorLimitWithReliefs: true }
    const after = { ...NEW_YEAR, exemptRevenue: 8_552_800n, authorCosts: 3_400_000n }
    expect(payslip({ terms, yearToDate: after }).amounts.authorKup).toBe(47_200n)
  })

  test('a cut month keeps the funds when the full month reaches the minimum', () => {
    const half = { elements: work(400_000n) }
    expect(payslip(half).amounts).toMatchObject({ fp: 0n, fs: 0n })
    const terms = { ...PIT2, fullMonthBase: 600_000n }
    expect(payslip({ ...half, terms }).amounts).toMatchObject({ fp: 4_000n, fs: 5_800n })
  })

  test('negative pay in sum and unknown years are refused', () => {
    expect(() => payslip({ elements: work(-1n) })).toThrow(RangeError)
    expect(() => payslip({ paidOn: '2021-12-31' })).toThrow(/not known for 2021-12-31/)
    expect(() => payslip({ paidOn: '2028-01-01' })).toThrow(/not known for 2028-01-01/)
  })
})
