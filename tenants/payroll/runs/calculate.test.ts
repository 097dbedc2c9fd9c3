import { describe, expect, test } from 'vitest'
import {
  absence,
  component,
  employment,
  input,
  person,
  september,
  settings,
  terms,
} from '#tests/factories/run-facts.ts'
import { calculatePerson, type SlipDraft } from './calculate.ts'
import { monthPayOf } from './elements.ts'
import type { EmploymentFacts, PaidSlip, RunFrame } from './facts.ts'
import { lineRows, payslipRow } from './slip-rows.ts'

const alone = (contract: EmploymentFacts, bornOn = '1985-04-01') =>
  person({ bornOn, employments: [contract] })
const month = (facts: Partial<EmploymentFacts>, period = '2026-09') =>
  monthPayOf(employment(facts), alone(employment(facts)), period, settings)
const amounts = (facts: Partial<EmploymentFacts>, period?: string) =>
  month(facts, period).elements.map(({ code, amount }) => [code, amount])
const slipsOf = (facts: Partial<EmploymentFacts>, run = september) =>
  calculatePerson(run, person({ employments: [employment(facts)] }))
const codes = ({ warnings }: Pick<SlipDraft, 'warnings'>) => warnings.map(({ code }) => code)

describe('a month of pay', () => {
  test('is paid in full, leave included', () => {
    expect(amounts({})).toEqual([['base_pay', 600_000n]])
    expect(amounts({ absences: [absence('vacation', '2026-09-07', '2026-09-18')] })).toEqual([
      ['base_pay', 600_000n],
    ])
  })

  test('begun in the middle is paid by the hours that are left', () => {
    // From Monday the 14th: 13 of 22 days. 6,000 - 6,000 x 72 / 176.
    expect(amounts({ startsOn: '2026-09-14' })).toEqual([['base_pay', 354_545n]])
    expect(amounts({ endsOn: '2026-09-11' })).toEqual([['base_pay', 245_455n]])
  })

  test('with a raise inside is paid by both terms, each for its days', () => {
    const raised = terms({ id: 't2', validFrom: '2026-09-14', payMinor: 880_000n })
    expect(amounts({ terms: [terms(), raised] })).toEqual([
      ['base_pay', 245_455n],
      ['base_pay', 520_000n],
    ])
  })

  test('is not cut by a change that leaves the pay alone', () => {
    const moved = terms({ id: 't2', validFrom: '2026-09-14', costCentre: 'B' })
    expect(amounts({ terms: [terms(), moved] })).toEqual([['base_pay', 600_000n]])
    expect(month({ terms: [terms(), moved] }).terms?.costCentre).toBe('B')
  })

  test('takes the latest recorded of two rows of one day', () => {
    const later = { recordedAt: new Date('2026-02-01T08:00:00Z') }
    const again = terms({ id: 't0', payMinor: 700_000n, ...later })
    expect(amounts({ terms: [again, terms()] })).toEqual([['base_pay', 700_000n]])
  })

  test('loses the hours of unpaid leave, and half of those of force majeure', () => {
    // One day is 8 of 176 hours: 272.73.
    expect(amounts({ absences: [absence('unpaid', '2026-09-01', '2026-09-01')] })).toEqual([
      ['base_pay', 572_727n],
    ])
    expect(amounts({ absences: [absence('force_majeure', '2026-09-01', '2026-09-01')] })).toEqual([
      ['base_pay', 586_364n],
    ])
    expect(amounts({ absences: [absence('unpaid', '2026-09-01', '2026-09-30')] })).toEqual([])
  })

  test('by the hour counts the hours entered, or those of the pattern', () => {
    const hourly = terms({ payKind: 'hourly', payMinor: 4_000n })
    expect(amounts({ terms: [hourly] })).toEqual([['hourly_pay', 176n * 4_000n]])
    expect(amounts({ terms: [hourly], inputs: [input('hours', { minutes: 100 * 60 })] })).toEqual([
      ['hourly_pay', 400_000n],
    ])
  })

  test('of a mandate needs its hours, and at least the minimum for each', () => {
    const mandate = {
      kind: 'zlecenie' as const,
      terms: [terms({ payKind: 'hourly', payMinor: 3_000n })],
    }
    expect(codes(month(mandate))).toEqual(['hours_missing'])
    const found = month({ ...mandate, inputs: [input('hours', { minutes: 600 })] })
    expect(found.elements.map(({ amount }) => amount)).toEqual([30_000n])
    expect(found.warnings).toEqual([{ code: 'below_minimum_wage', blocks: true, detail: '31400' }])
  })

  test('pays a contract for a result once, in the month of its end', () => {
    const work = {
      kind: 'dzielo' as const,
      terms: [terms({ payKind: 'lump', payMinor: 500_000n })],
      endsOn: '2026-10-15',
    }
    expect(amounts(work)).toEqual([])
    expect(amounts(work, '2026-10')).toEqual([['contract_pay', 500_000n]])
    expect(slipsOf(work)).toEqual([])
  })

  test('adds components: lasting, by the hour, once, and none that has ended', () => {
    const components = [
      component({}),
      component({ id: 'c2', code: 'dodatek', kind: 'hourly', amountMinor: 100n }),
      component({ id: 'c3', code: 'nagroda', kind: 'one_off', validFrom: '2026-09-10' }),
      component({ id: 'c4', code: 'inna', kind: 'one_off', validFrom: '2026-08-10' }),
      component({ id: 'c5', code: 'stara', validTo: '2026-08-31' }),
    ]
    expect(amounts({ components })).toEqual([
      ['base_pay', 600_000n],
      ['component_premia', 50_000n],
      ['component_dodatek', 17_600n],
      ['component_nagroda', 50_000n],
    ])
  })

  test('pays overtime by the month’s hours and the night by the minimum wage', () => {
    const inputs = [
      input('overtime_50', { minutes: 120 }),
      input('overtime_100', { minutes: 60 }),
      input('night', { minutes: 480 }),
    ]
    // 6,000 / 176 h = 34.09; 3 h = 102.27 and 34.09 + 34.09. Night: 4,806 x 20 % / 176 = 5.46.
    expect(amounts({ inputs })).toEqual([
      ['base_pay', 600_000n],
      ['overtime', 17_045n],
      ['night', 4_368n],
    ])
  })

  test('below the minimum wage blocks, unless the rest makes it up', () => {
    const low = { terms: [terms({ payMinor: 450_000n })] }
    expect(month(low).warnings).toEqual([
      { code: 'below_minimum_wage', blocks: true, detail: '480600' },
    ])
    expect(codes(month({ ...low, components: [component({})] }))).toEqual([])
    const half = terms({ payMinor: 240_300n, fteDenominator: 2 })
    expect(codes(month({ terms: [half] }))).toEqual([])
  })
})

describe('illness', () => {
  const history = Array.from({ length: 12 }, (_, n) => ({
    period: `${n < 4 ? 2025 : 2026}-${String(((n + 8) % 12) + 1).padStart(2, '0')}`,
    pay: 600_000n,
    contributions: null,
    workedDays: 20,
    dueDays: 20,
  }))

  test('costs a thirtieth a day and is paid at 80 % of the average', () => {
    // Base 6,000 - 13.71 % = 5,177.40; a day 172.58, 80 % of it 138.06.
    const ill = { absences: [absence('sickness', '2026-09-07', '2026-09-11')], history }
    expect(amounts(ill)).toEqual([
      ['base_pay', 500_000n],
      ['sick_pay', 5n * 13_806n],
    ])
    expect(month(ill).time).toEqual({ workedDays: 17, dueDays: 22 })
    expect(month(ill).shortenedBy).toBe(100_000n)
  })

  test('is the employer’s for 33 days of a year, then of ZUS', () => {
    const absences = [absence('sickness', '2026-08-01', '2026-09-10')]
    const found = month({ absences, history })
    // 31 days of August, 2 of September; 8 days are of ZUS.
    expect(found.elements.map(({ code, amount }) => [code, amount])).toEqual([
      ['base_pay', 400_000n],
      ['sick_pay', 2n * 13_806n],
    ])
    expect(found.warnings).toEqual([{ code: 'benefit_by_zus', blocks: false, detail: '8' }])
    const contract = employment({ absences, history })
    const paying = monthPayOf(contract, alone(contract), '2026-09', {
      ...settings,
      paysBenefits: true,
    })
    expect(paying.elements.at(-1)).toMatchObject({
      code: 'sick_benefit',
      kind: 'benefit',
      amount: 8n * 13_806n,
    })
  })

  test('is the employer’s for 14 days of those who are over fifty', () => {
    const facts = employment({
      absences: [absence('sickness', '2026-09-01', '2026-09-20')],
      history,
    })
    const found = monthPayOf(facts, alone(facts, '1970-01-01'), '2026-09', settings)
    expect(found.elements.at(-1)!.amount).toBe(14n * 13_806n)
    expect(found.warnings[0]).toMatchObject({ code: 'benefit_by_zus', detail: '6' })
  })

  test('is paid by nobody while the waiting time runs', () => {
    const found = month({
      hiredOn: '2026-09-01',
      startsOn: '2026-09-01',
      absences: [absence('sickness', '2026-09-21', '2026-09-30')],
    })
    expect(found.warnings).toEqual([{ code: 'sick_unpaid_days', blocks: false, detail: '10' }])
    expect(found.elements.map(({ code }) => code)).toEqual(['base_pay'])
  })

  test('in pregnancy is paid in full', () => {
    const absences = [absence('sickness_pregnancy', '2026-09-07', '2026-09-08')]
    expect(amounts({ absences, history }).at(-1)).toEqual(['sick_pay', 2n * 17_258n])
  })
})

describe('a payslip', () => {
  test('is the month by the law: 6,000 gross are 4,420.43', () => {
    const [slip] = slipsOf({})
    expect(slip!.payout).toBe(442_043n)
    expect(codes(slip!)).toEqual([])
  })

  test('of a second contract goes on where the first ended, in whatever order they come', () => {
    const second = employment({ id: 'e2', startsOn: '2026-01-01', terms: [terms({ id: 't9' })] })
    const both = (list: EmploymentFacts[]) =>
      calculatePerson(september, person({ employments: list }))
    const found = both([employment(), second])
    expect(found).toEqual(both([second, employment()]))
    expect(found[1]!.yearBefore).toEqual(found[0]!.payslip.yearToDate)
    // Costs and the reducing amount are of the month, not of the contract.
    expect(found[1]!.payslip.amounts.kup).toBe(0n)
    expect(found[1]!.granted.reducing).toBe(0n)
  })

  test('gives back costs free of everything, and takes an advance', () => {
    const [slip] = slipsOf({
      inputs: [
        input('reimbursement', { amountMinor: 20_000n }),
        input('advance', { amountMinor: 5_000n }),
      ],
    })
    expect(slip!.payout).toBe(442_043n + 20_000n - 5_000n)
    const row = payslipRow(september, slip!, {
      tenantId: 't',
      runId: 'r',
      payslipId: 's',
      calculatedAt: new Date(0),
    })
    expect(row.deductionsMinor).toBe(-15_000n)
    const sections = lineRows(september, slip!, 't', 's').map(
      ({ section, code }) => `${section} ${code}`,
    )
    expect(sections).toContain('net reimbursement')
    expect(sections).toContain('deduction advance')
  })

  test('warns of what stops it', () => {
    const [noForm] = slipsOf({ terms: [terms({ pit2Minor: null })] })
    expect(codes(noForm!)).toEqual(['pit2_missing'])
    const [unpaid] = calculatePerson(september, person({ hasWayToBePaid: false }))
    expect(codes(unpaid!)).toEqual(['account_missing'])
    const [inKind] = slipsOf({
      terms: [terms({ payMinor: 0n })],
      inputs: [input('in_kind', { amountMinor: 500_000n })],
    })
    expect(codes(inKind!)).toContain('negative_net')
  })
})

describe('a correction', () => {
  const paidAugust = (amount: bigint, more: PaidSlip['elements'] = []): PaidSlip => ({
    payslipId: 's8',
    period: '2026-08',
    runKind: 'regular',
    elements: [{ code: 'base_pay', kind: 'work', label: null, amount, period: '2026-08' }, ...more],
  })

  test('pays the difference of a closed month and names its payslip', () => {
    const [slip] = slipsOf({ paid: [paidAugust(560_000n)], correctable: ['2026-08'] })
    expect(slip!.elements.at(-1)).toMatchObject({
      code: 'base_pay',
      amount: 40_000n,
      period: '2026-08',
      formula: 'difference',
      corrects: { payslipId: 's8' },
    })
    expect(slip!.payslip.amounts.gross).toBe(640_000n)
  })

  test('that was paid is not found again', () => {
    const later: PaidSlip = {
      payslipId: 's9',
      period: '2026-09',
      runKind: 'correction',
      elements: [
        { code: 'base_pay', kind: 'work', label: null, amount: 40_000n, period: '2026-08' },
      ],
    }
    const [slip] = slipsOf({ paid: [paidAugust(560_000n), later], correctable: ['2026-08'] })
    expect(slip!.elements).toHaveLength(1)
  })

  test('takes back no more than the payslip gives; the rest stays due', () => {
    const [slip] = slipsOf({
      paid: [paidAugust(600_000n)],
      correctable: ['2026-08'],
      absences: [
        absence('unpaid', '2026-08-01', '2026-08-31'),
        absence('unpaid', '2026-09-01', '2026-09-15'),
      ],
    })
    expect(slip!.payslip.amounts.gross).toBe(0n)
    const back = slip!.elements.find(({ period }) => period === '2026-08')!
    expect(back.amount).toBe(-300_000n)
    expect(slip!.warnings).toContainEqual({
      code: 'carried_over',
      blocks: false,
      detail: '300000',
    })
  })

  test('run alone pays differences only', () => {
    const run: RunFrame = { ...september, kind: 'correction' }
    expect(slipsOf({}, run)).toEqual([])
    const [slip] = slipsOf({ paid: [paidAugust(560_000n)], correctable: ['2026-08'] }, run)
    expect(slip!.payslip.amounts.gross).toBe(40_000n)
  })

  test('a bonus run pays what is extra, and the regular one not again', () => {
    const inputs = [input('bonus', { amountMinor: 100_000n })]
    const [bonus] = slipsOf({ inputs }, { ...september, kind: 'bonus' })
    expect(bonus!.payslip.amounts.gross).toBe(100_000n)
    const paid: PaidSlip = {
      payslipId: 'b',
      period: '2026-09',
      runKind: 'bonus',
      elements: [{ code: 'bonus', kind: 'work', label: null, amount: 100_000n, period: '2026-09' }],
    }
    const [regular] = slipsOf({ inputs, paid: [paid] })
    expect(regular!.payslip.amounts.gross).toBe(600_000n)
    expect(slipsOf({ inputs, paid: [paid] }, { ...september, kind: 'bonus' })).toEqual([])
  })
})
