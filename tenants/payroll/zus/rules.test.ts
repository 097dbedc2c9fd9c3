import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '#tenants/shared/money.ts'
import { zusDueOn } from './codes.ts'
import { correctionOf, storedSet } from './correct.ts'
import type { ZusContract, ZusFacts, ZusPersonFacts, ZusSlip } from './facts.ts'
import { draBoxes } from './kedu-xml.ts'
import { reckonSet } from './reckon.ts'
import { FUND_AMOUNTS, RCA_AMOUNTS } from './types.ts'

const grosze = fc.bigInt({ min: 0n, max: 5_000_000n })
const amounts = fc
  .tuple(...[...RCA_AMOUNTS, ...FUND_AMOUNTS].map(() => grosze))
  .map(
    (values) =>
      Object.fromEntries(
        [...RCA_AMOUNTS, ...FUND_AMOUNTS].map((name, n) => [name, values[n]]),
      ) as ZusSlip['amounts'],
  )
const FULL = { numerator: 1, denominator: 1 }

const contractOf = (overrides: Partial<ZusContract> = {}): ZusContract => ({
  employmentId: 'c1',
  employeeId: 'e1',
  kind: 'uop',
  title: '011000',
  fraction: FULL,
  startsOn: '2025-01-01',
  endsOn: null,
  isInsured: true,
  weekMinutes: [480, 480, 480, 480, 480, 0, 0],
  absences: [],
  sick: new Map(),
  ...overrides,
})
const ZERO = Object.fromEntries(
  [...RCA_AMOUNTS, ...FUND_AMOUNTS].map((name) => [name, 0n]),
) as ZusSlip['amounts']
const slipOf = (overrides: Partial<ZusSlip> = {}): ZusSlip => ({
  employmentId: 'c1',
  employeeId: 'e1',
  period: '2026-10',
  title: '011000',
  fraction: FULL,
  isCapped: false,
  amounts: { ...ZERO, pensionBase: 600_000n, pensionEe: 58_560n },
  benefit: 0n,
  paid: [],
  correctedPeriods: [],
  ...overrides,
})
const personOf = (
  slips: readonly ZusSlip[],
  contracts: readonly ZusContract[] = [contractOf()],
  overrides: Partial<ZusPersonFacts> = {},
): ZusPersonFacts => ({
  employeeId: 'e1',
  lastName: 'Żółć',
  firstName: 'Anna',
  idKind: 'P',
  idSealed: 'x',
  idLast: '1359',
  slips,
  contracts,
  ...overrides,
})
const factsOf = (persons: readonly ZusPersonFacts[]): ZusFacts => ({
  period: '2026-10',
  today: '2026-11-03',
  payer: { nip: '5260001246', regon: '123456785', shortName: 'Test' },
  payerKind: 'legal_person',
  accidentBp: 167,
  paysBenefits: true,
  persons,
  runs: [],
})

describe('DRA', () => {
  const people = fc.array(
    fc
      .record({
        slips: fc.array(fc.record({ amounts, benefit: grosze, other: fc.boolean() }), {
          minLength: 1,
          maxLength: 3,
        }),
      })
      .map(({ slips }) => slips),
    { maxLength: 8 },
  )
  const reckoned = (list: typeof people extends fc.Arbitrary<infer T> ? T : never) =>
    factsOf(
      list.map((slips, n) =>
        personOf(
          slips.map(({ other, ...slip }) =>
            slipOf({ ...slip, title: other ? '041100' : '011000' }),
          ),
          [contractOf({ employeeId: `e${n}` })],
          { employeeId: `e${n}`, lastName: `Osoba ${n}` },
        ),
      ),
    )

  test('is the sum of RCA, and owes what the payslips owe less the benefits', () => {
    fc.assert(
      fc.property(people, (list) => {
        const set = reckonSet(reckoned(list))
        const lines = set.persons.flatMap(({ rca }) => rca)
        for (const name of RCA_AMOUNTS) {
          expect(set.dra[name]).toBe(sum(lines.map((line) => line[name])))
        }
        const owed = sum(
          list
            .flat()
            .map(
              ({ amounts: a, benefit }) =>
                a.pensionEe +
                a.pensionEr +
                a.disabilityEe +
                a.disabilityEr +
                a.sicknessEe +
                a.accidentEr +
                a.health +
                a.fp +
                a.fs +
                a.fgsp -
                benefit,
            ),
        )
        expect(set.dra.toPay - set.dra.toReturn).toBe(owed)
        expect(set.dra.toPay === 0n || set.dra.toReturn === 0n).toBe(true)
        const boxes = draBoxes(storedSet(set).dra)
        expect(boxes.IV.p6 + boxes.IV.p9 + boxes.IV.p24 + boxes.IV.p27).toBe(boxes.IV.p37)
        expect(boxes.IX.p2 - boxes.IX.p1).toBe(
          boxes.IV.p37 + boxes.VI.p7 + boxes.VII.p3 - boxes.V.p5,
        )
        expect(boxes.V.p1 + boxes.V.p3).toBe(boxes.V.p5)
      }),
      { numRuns: 200 },
    )
  })

  test('does not depend on the order of persons', () => {
    fc.assert(
      fc.property(people, (list) => {
        const facts = reckoned(list)
        const turned = { ...facts, persons: facts.persons.toReversed() }
        expect(storedSet(reckonSet(turned)).persons).toEqual(storedSet(reckonSet(facts)).persons)
      }),
      { numRuns: 50 },
    )
  })
})

describe('RCA', () => {
  test('joins the payslips of one title and keeps titles apart', () => {
    const set = reckonSet(
      factsOf([
        personOf(
          [slipOf(), slipOf(), slipOf({ employmentId: 'c2', title: '041100', fraction: null })],
          [contractOf(), contractOf({ employmentId: 'c2', title: '041100', fraction: null })],
        ),
      ]),
    )
    expect(set.people).toBe(1)
    expect(set.persons[0]!.rca.map(({ title, pensionBase }) => [title, pensionBase])).toEqual([
      ['011000', 1_200_000n],
      ['041100', 600_000n],
    ])
    expect(set.warnings).toEqual([])
  })

  test('says zero of somebody insured who was not paid, and why', () => {
    const set = reckonSet(factsOf([personOf([])]))
    expect(set.persons[0]!.rca).toMatchObject([{ title: '011000', pensionBase: 0n }])
    expect(set.warnings.map(({ code }) => code)).toEqual(['no_pay'])
  })

  test('leaves out the title of a month that was all benefit', () => {
    const sick = [
      { kind: 'maternity', payer: 'zus', from: '2026-10-01', to: '2026-10-31', days: 31 },
    ] as const
    const paid = [
      { code: 'maternity_benefit', amount: 600_000n, period: '2026-10', isDifference: false },
    ]
    const set = reckonSet(
      factsOf([
        personOf(
          [slipOf({ amounts: ZERO, benefit: 600_000n, paid })],
          [contractOf({ sick: new Map([['2026-10', sick]]) })],
        ),
      ]),
    )
    expect(set.persons[0]!.rca).toEqual([])
    expect(set.persons[0]!.rsa).toMatchObject([{ code: '311', days: 31, amount: 600_000n }])
    expect(set.dra.toReturn).toBe(600_000n)
    expect(set.warnings.map(({ code }) => code)).toContain('maternity_title')
  })
})

describe('RSA', () => {
  const SICK = {
    kind: 'sickness',
    payer: 'employer',
    from: '2026-10-05',
    to: '2026-10-09',
    days: 5,
  } as const
  const sickPay = (amount: bigint, isDifference = false) => ({
    code: 'sick_pay',
    amount,
    period: '2026-10',
    isDifference,
  })
  const rsaFor = (
    contract: Partial<ZusContract>,
    slips: Partial<ZusSlip>[] = [{}],
    paysBenefits = true,
  ) => {
    const facts = factsOf([personOf(slips.map(slipOf), [contractOf(contract)])])
    const set = reckonSet({ ...facts, paysBenefits })
    return { lines: set.persons[0]!.rsa, codes: set.warnings.map(({ code }) => code) }
  }

  test('tells the employer’s days with what was paid for them', () => {
    const { lines } = rsaFor({ sick: new Map([['2026-10', [SICK]]]) }, [
      { paid: [sickPay(70_000n)] },
    ])
    expect(lines).toEqual([
      {
        title: '011000',
        code: '331',
        from: '2026-10-05',
        to: '2026-10-09',
        days: 5,
        amount: 70_000n,
      },
    ])
  })

  test('splits one sum over absences by their days, to the grosz', () => {
    const later = { ...SICK, from: '2026-10-20', to: '2026-10-21', days: 2 }
    const { lines } = rsaFor({ sick: new Map([['2026-10', [SICK, later]]]) }, [
      { paid: [sickPay(70_001n)] },
    ])
    expect(lines.map(({ amount }) => amount)).toEqual([50_001n, 20_000n])
  })

  test('counts no day twice when a difference is paid', () => {
    const { lines, codes } = rsaFor({ sick: new Map([['2026-09', [{ ...SICK }]]]) }, [
      { paid: [{ ...sickPay(1_000n, true), period: '2026-09' }] },
    ])
    expect(lines).toMatchObject([{ days: 0, amount: 1_000n }])
    expect(codes).toContain('benefit_difference')
  })

  test('names days that ZUS pays without sums, and what is taken back not at all', () => {
    const zus = { ...SICK, payer: 'zus' } as const
    const byZus = rsaFor({ sick: new Map([['2026-10', [zus]]]) }, [{}], false)
    expect(byZus.lines).toMatchObject([{ code: '313', days: 0, amount: 0n }])
    expect(byZus.codes).toEqual(['benefit_by_zus'])
    const back = rsaFor({}, [{ paid: [sickPay(-500n)] }])
    expect(back.lines).toEqual([])
    expect(back.codes).toEqual(['benefit_negative'])
  })

  test('tells breaks by calendar days or by days of work', () => {
    const away = (kind: 'unpaid' | 'unexcused' | 'vacation' | 'carer', minutes: number | null) => ({
      absences: [{ kind, fromOn: '2026-10-08', toOn: '2026-10-13', minutes }],
    })
    expect(rsaFor(away('unpaid', null)).lines).toMatchObject([
      { code: '111', from: '2026-10-08', to: '2026-10-13' },
    ])
    expect(rsaFor(away('unexcused', null)).lines).toMatchObject([
      { code: '152', from: '2026-10-08', to: '2026-10-09' },
      { code: '152', from: '2026-10-12', to: '2026-10-13' },
    ])
    expect(rsaFor(away('vacation', null)).lines).toEqual([])
    expect(rsaFor(away('carer', 120)).lines).toEqual([])
  })
})

describe('a correction', () => {
  const sent = storedSet(reckonSet(factsOf([personOf([slipOf()])])))

  test('is not made of nothing, whatever the order of kept fields', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, one]) => [key, turned(one)]),
            )
          : value
    const same = reckonSet(factsOf([personOf([slipOf()])]))
    expect(correctionOf(same, sent)).toBeNull()
    expect(correctionOf(same, turned(sent) as typeof sent)).toBeNull()
  })

  test('names only who differs, in full, with the next number', () => {
    const other = personOf([slipOf({ employmentId: 'c9', employeeId: 'e9' })], [], {
      employeeId: 'e9',
      lastName: 'Nowa',
    })
    const now = correctionOf(reckonSet(factsOf([personOf([slipOf()]), other])), sent)!
    expect(now).toMatchObject({ number: 2, changed: ['e9'], people: 2 })
    expect(now.dra.pensionEe).toBe(117_120n)
    expect(
      correctionOf(reckonSet(factsOf([personOf([slipOf()]), other])), storedSet(now)),
    ).toBeNull()
  })

  test('empties whoever is no longer told of, once', () => {
    const now = correctionOf(reckonSet(factsOf([])), sent)!
    expect(now.persons).toMatchObject([{ isWithdrawn: true, rca: [{ pensionBase: 0n }], rsa: [] }])
    expect(now.warnings.map(({ code }) => code)).toEqual(['line_withdrawn'])
    expect(correctionOf(reckonSet(factsOf([])), storedSet(now))).toBeNull()
  })
})

test('the day is moved off weekends and holidays, by the kind of the payer', () => {
  expect(zusDueOn('budget', '2026-11')).toBe('2026-12-07')
  expect(zusDueOn('legal_person', '2026-10')).toBe('2026-11-16')
  expect(zusDueOn('other', '2026-11')).toBe('2026-12-21')
})
