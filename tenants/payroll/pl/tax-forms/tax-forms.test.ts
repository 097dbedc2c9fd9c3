import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '#tenants/shared/money.ts'
import { parseXml } from '#tenants/shared/xml/parse-xml.ts'
import type { Kup, Relief } from '../../kinds.ts'
import { plainTerms } from '../../rules/insurance-titles.ts'
import { calculatePayslip } from '../../rules/payslip.ts'
import {
  type ContractKind,
  NEW_YEAR,
  type PayElement,
  type PayslipTerms,
  type YearToDate,
} from '../../rules/payslip-types.ts'
import { ADVANCE_BOXES, INCOME_ROWS, MONTH_ROWS } from './boxes.ts'
import { taxFormsDue } from './due.ts'
import type { TaxFormContent } from './form-types.ts'
import { taxFormXml } from './form-xml.ts'
import { advancesByMonth, pit4rOf, withheldOf } from './pit4r.ts'
import { pit11Of, type TaxPerson, type TaxSlip } from './pit11.ts'
import { hasDataFile } from './variants.ts'

const ADULT: TaxPerson = { bornOn: '1985-06-01', sex: 'm', country: 'PL' }
const YOUNG: TaxPerson = { bornOn: '2003-06-01', sex: 'f', country: 'PL' }

type Wish = {
  kind?: ContractKind
  gross?: bigint
  sickPay?: bigint
  benefit?: bigint
  costs?: Kup
  authorShare?: bigint
  reliefs?: Relief[]
  reducing?: bigint
  hasPension?: boolean
  employmentId?: string
}

const COSTS: Record<Kup, PayslipTerms['costs']> = {
  none: { kind: 'flat', amount: 0n },
  standard: { kind: 'flat', amount: 25_000n },
  raised: { kind: 'flat', amount: 30_000n },
  percent20: { kind: 'rate', rate: 2_000n },
  percent50: { kind: 'rate', rate: 5_000n },
  lump: { kind: 'lump_sum' },
}

/** Slips of a year as the payroll computes them, one for each wish and month of payment. */
function year(months: Record<number, Wish>, of = 2025): TaxSlip[] {
  let yearToDate: YearToDate = NEW_YEAR
  return Object.entries(months).map(([month, wish]) => {
    const payOn = `${of}-${month.padStart(2, '0')}-28`
    const { kind = 'uop', costs = 'standard', authorShare = 0n, reliefs = [] } = wish
    const elements: PayElement[] = [
      { code: 'base_pay', kind: 'work', amount: wish.gross ?? 600_000n },
      { code: 'sick_pay', kind: 'sick_pay', amount: wish.sickPay ?? 0n },
      { code: 'sick_benefit', kind: 'benefit', amount: wish.benefit ?? 0n },
    ]
    const slip = calculatePayslip({
      paidOn: payOn,
      elements,
      terms: {
        ...plainTerms(kind, COSTS[costs]),
        reducing: wish.reducing ?? (kind === 'uop' ? 30_000n : 0n),
        authorShare,
        relief: reliefs.length > 0 && kind !== 'dzielo',
      },
      yearToDate,
      deductions: [],
    })
    yearToDate = slip.yearToDate
    const { amounts } = slip
    return {
      employmentId: wish.employmentId ?? 'one',
      kind,
      payOn,
      revenue: amounts.gross + amounts.sickPay,
      exempt: amounts.exempt,
      benefits: amounts.benefits,
      maternity: 0n,
      social: amounts.socialEe,
      socialDeducted: amounts.socialDeducted,
      kup: amounts.kup,
      authorKup: amounts.authorKup,
      authorShare: costs === 'percent50' ? 10_000n : authorShare,
      tax: amounts.tax,
      health: amounts.health,
      costs,
      isLumpSum: costs === 'lump',
      reliefs,
      hasPension: wish.hasPension ?? false,
    }
  })
}

const everyMonth = (wish: Wish) =>
  year(Object.fromEntries(Array.from({ length: 12 }, (_, n) => [n + 1, wish])))
const boxesOf = (person: TaxPerson, slips: TaxSlip[]) => pit11Of(person, slips)!.boxes

describe('PIT-11', () => {
  test('of a year of one job at 6,000', () => {
    expect(boxesOf(ADULT, everyMonth({}))).toEqual({
      P_11: 1n,
      P_28: 1n,
      P_29: 7_200_000n,
      P_30: 300_000n,
      P_31: 6_900_000n,
      P_33: 349_200n,
      P_95: 987_120n,
      P_121: 2n,
      P_122: 559_164n,
    })
  })

  test('puts exempt pay of the young outside of part E, and what exceeds the limit in row 2', () => {
    const under = boxesOf(YOUNG, everyMonth({ reliefs: ['u26'], reducing: 0n }))
    expect(under).toMatchObject({ P_97: 987_120n, P_109: 7_200_000n, P_110: 7_200_000n })
    expect(under.P_29 ?? under.P_36 ?? under.P_95 ?? under.P_96).toBeUndefined()
    const over = boxesOf(YOUNG, everyMonth({ gross: 1_000_000n, reliefs: ['u26'] }))
    expect(over.P_109).toBe(8_552_800n)
    expect(over.P_36).toBe(12_000_000n - 8_552_800n)
    expect(over.P_38).toBe(over.P_36! - over.P_37!)
    expect(over.P_96! + over.P_97!).toBe(12n * 137_100n)
    expect(over.P_95).toBeUndefined()
  })

  test('counts the birthday itself as young, the day after not', () => {
    const born = (bornOn: string) => ({ ...YOUNG, bornOn })
    const slips = year({ 6: {} })
    expect(boxesOf(born('1999-06-28'), slips)).toHaveProperty('P_36')
    expect(boxesOf(born('1999-06-27'), slips)).toHaveProperty('P_29')
  })

  test('names the ground of another relief', () => {
    const boxes = boxesOf(ADULT, everyMonth({ reliefs: ['family4'] }))
    expect(boxes).toMatchObject({ P_114: 7_200_000n, P_115: 7_200_000n, P_119: 1n })
    expect(boxes.P_118 ?? boxes.P_120).toBeUndefined()
  })

  test('shows author’s costs apart from the flat ones, and income less both', () => {
    const boxes = boxesOf(ADULT, everyMonth({ gross: 1_000_000n, authorShare: 6_000n }))
    expect(boxes.P_34).toBe(7_200_000n)
    expect(boxes.P_30).toBe(300_000n)
    expect(boxes.P_31).toBe(boxes.P_29! - boxes.P_30! - boxes.P_35!)
  })

  test('knows mandates, specific work, and work with author’s costs', () => {
    const mandate = boxesOf(ADULT, year({ 3: { kind: 'zlecenie', costs: 'percent20' } }))
    expect(mandate.P_60).toBe(mandate.P_58! - mandate.P_59!)
    const work = boxesOf(ADULT, year({ 3: { kind: 'dzielo', costs: 'percent20' } }))
    expect(work).toMatchObject({ P_54: 600_000n, P_55: 120_000n, P_56: 480_000n, P_57: 57_600n })
    const author = boxesOf(ADULT, year({ 3: { kind: 'dzielo', costs: 'percent50' } }))
    expect(author).toMatchObject({
      P_70: 600_000n,
      P_71: 300_000n,
      P_72: 36_000n,
      P_73: 600_000n,
      P_74: 300_000n,
    })
  })

  test('shows a benefit in row 15, and its advance with the pay of the same month', () => {
    const both = boxesOf(ADULT, year({ 4: { gross: 300_000n, benefit: 200_000n } }))
    expect(both.P_90).toBe(200_000n)
    expect(both.P_94).toBe(0n)
    const alone = boxesOf(ADULT, year({ 4: { gross: 0n, benefit: 800_000n } }))
    expect(alone.P_94).toBeGreaterThan(0n)
    expect(alone.P_29).toBeUndefined()
  })

  test('puts the pay of an insured person past retirement age in row 3, of a pensioner in 1', () => {
    const old: TaxPerson = { bornOn: '1955-01-01', sex: 'm', country: 'PL' }
    expect(pit11Of(old, year({ 2: {} }))).toMatchObject({ findings: ['senior_row'] })
    expect(boxesOf(old, year({ 2: {} }))).toHaveProperty('P_43')
    expect(boxesOf(old, year({ 2: { hasPension: true } }))).toHaveProperty('P_29')
  })

  test('ticks the square of the costs', () => {
    const square = (slips: TaxSlip[]) => boxesOf(ADULT, slips).P_28
    expect(square(everyMonth({ costs: 'raised' }))).toBe(3n)
    expect(square(everyMonth({ costs: 'none' }))).toBeUndefined()
    const second = year({ 5: { employmentId: 'two' } })
    expect(square([...everyMonth({}), ...second])).toBe(2n)
    expect(square([...everyMonth({ costs: 'raised' }), ...second])).toBe(4n)
    // One job after the other is one job at a time.
    expect(square(year({ 1: {}, 2: { employmentId: 'two' } }))).toBe(1n)
    const moved = pit11Of(ADULT, year({ 1: {}, 2: { costs: 'raised' } }))
    expect(moved).toMatchObject({ boxes: { P_28: 3n }, findings: ['mixed_costs'] })
  })

  test('leaves small contracts to PIT-8AR', () => {
    const small = year({ 3: { kind: 'zlecenie', costs: 'lump', gross: 20_000n } })
    expect(pit11Of(ADULT, small)).toBeNull()
    const mixed = pit11Of(ADULT, [...everyMonth({}), ...small])
    expect(mixed!.findings).toEqual(['lump_left_out'])
    expect(mixed!.boxes).toEqual(boxesOf(ADULT, everyMonth({})))
  })
})

const wishes: fc.Arbitrary<Wish> = fc
  .record({
    kind: fc.constantFrom<ContractKind>('uop', 'zlecenie', 'dzielo'),
    gross: fc.bigInt({ min: 0n, max: 3_000_000n }),
    sickPay: fc.bigInt({ min: 0n, max: 100_000n }),
    benefit: fc.constantFrom(0n, 0n, 123_456n),
    authorShare: fc.constantFrom(0n, 0n, 4_000n),
    costs: fc.constantFrom<Kup>('standard', 'raised', 'percent20', 'percent50', 'lump'),
    relief: fc.boolean(),
    hasPension: fc.boolean(),
  })
  .map(({ relief, kind, costs, ...rest }) => ({
    ...rest,
    kind,
    costs: kind === 'uop' && costs !== 'raised' ? 'standard' : costs,
    reliefs: relief ? ['u26' as const] : [],
  }))
const people = fc.record({
  bornOn: fc.constantFrom('1950-02-03', '1985-06-01', '1999-07-15', '2004-01-31'),
  sex: fc.constantFrom('f' as const, 'm' as const, null),
  country: fc.constantFrom('PL', 'UA'),
})
const years = fc.dictionary(
  fc.constantFrom(...Array.from({ length: 12 }, (_, n) => `${n + 1}`)),
  wishes,
)

describe('whatever a year brought', () => {
  const of = (boxes: Record<string, bigint>, names: readonly string[]) =>
    sum(names.map((box) => boxes[box] ?? 0n))

  test('the boxes add up to the slips, nothing is lost or counted twice', () => {
    fc.assert(
      fc.property(people, years, (person, months) => {
        const slips = year(months)
        const counted = slips.filter(({ isLumpSum }) => !isLumpSum)
        const form = pit11Of(person, slips)
        const boxes = form?.boxes ?? {}
        const total = (pick: (slip: TaxSlip) => bigint) => sum(counted.map(pick))
        const rows = Object.values(INCOME_ROWS)
        expect(of(boxes, ADVANCE_BOXES)).toBe(total(({ tax }) => tax))
        const revenue = of(
          boxes,
          rows.map((row) => row.revenue),
        )
        const exempt = of(boxes, ['P_109', 'P_114'])
        expect(revenue + exempt).toBe(total((slip) => slip.revenue + slip.benefits))
        expect(exempt).toBe(total((slip) => slip.exempt))
        expect(of(boxes, ['P_110', 'P_111', 'P_115', 'P_116'])).toBe(exempt)
        const costs = of(
          boxes,
          rows.flatMap((row) => [
            ...('costs' in row ? [row.costs] : []),
            ...('authorCosts' in row ? [row.authorCosts] : []),
          ]),
        )
        expect(costs).toBe(total(({ kup }) => kup))
        expect(of(boxes, ['P_95', 'P_96', 'P_97'])).toBe(total(({ social }) => social))
        expect(of(boxes, ['P_122'])).toBe(total(({ health }) => health))
        expect(Object.values(boxes).every((value) => value >= 0n)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('the order of the slips changes nothing', () => {
    fc.assert(
      fc.property(people, years, (person, months) => {
        const slips = year(months)
        expect(pit11Of(person, slips.toReversed())).toEqual(pit11Of(person, slips))
      }),
      { numRuns: 60 },
    )
  })

  test('the advances of all people are those of PIT-4R', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(people, years), { maxLength: 5 }), (staff) => {
        const all = staff.map(([person, months]) => ({ person, slips: year(months) }))
        const forms = all.map(({ person, slips }) => pit11Of(person, slips))
        const advances = sum(forms.map((form) => of(form?.boxes ?? {}, ADVANCE_BOXES)))
        const withheld = all.flatMap(({ slips }, n) =>
          slips.map((slip) => ({ ...slip, employeeId: `${n}` })),
        )
        expect(withheldOf(pit4rOf(advancesByMonth(withheld)))).toBe(advances)
      }),
      { numRuns: 60 },
    )
  })
})

describe('PIT-4R', () => {
  test('counts people once a month and splits employment from contracts', () => {
    const slips = [
      ...everyMonth({}).map((slip) => ({ ...slip, employeeId: 'a' })),
      ...year({ 3: { employmentId: 'two' } }).map((slip) => ({ ...slip, employeeId: 'a' })),
      ...year({ 3: { kind: 'zlecenie', costs: 'percent20' } }).map((slip) => ({
        ...slip,
        employeeId: 'b',
      })),
    ]
    const boxes = pit4rOf(advancesByMonth(slips))
    expect(boxes[MONTH_ROWS.taxpayers[2]!]).toBe(1n)
    expect(boxes.P_18).toBe(2n * 29_100n)
    expect(boxes.P_48).toBe(slips.at(-1)!.tax)
    expect(boxes.P_72).toBe(boxes.P_18! + boxes.P_48!)
    expect([boxes.P_27, boxes.P_33, boxes.P_157, boxes.P_182]).toEqual([
      1n,
      29_100n,
      29_100n,
      29_100n,
    ])
  })

  test('says zero for a month in which nothing was paid', () => {
    const boxes = pit4rOf(advancesByMonth([]))
    expect(MONTH_ROWS.due.map((box) => boxes[box])).toEqual(Array(12).fill(0n))
    expect(boxes.P_70).toBeUndefined()
  })
})

describe('the data file', () => {
  const form: TaxFormContent = {
    kind: 'pit11',
    year: 2025,
    variant: 29,
    boxes: boxesOf(ADULT, everyMonth({})),
    payer: { name: 'Śruba & Syn <sp. z o.o.>', nip: '5260001246', address: '' },
    person: {
      firstName: 'Jan',
      lastName: 'Żak',
      bornOn: '1985-06-01',
      peselLast: '1234',
      country: 'PL',
      voivodeship: null,
      county: null,
      commune: null,
      street: 'Prosta',
      houseNo: '1',
      flatNo: null,
      postalCode: '00-001',
      city: 'Warszawa',
    },
    taxOfficeCode: '1435',
    findings: [],
  }

  test('is well-formed, in the namespace of the variant, with boxes in their order', () => {
    const read = parseXml(
      new TextEncoder().encode(taxFormXml(form, { pesel: '85060112345', isCorrection: false })),
    )
    if (!read.ok) throw new Error(read.code)
    const { value: root } = read
    expect([root.name, root.namespace]).toEqual([
      'Deklaracja',
      'http://crd.gov.pl/wzor/2024/10/15/13535/',
    ])
    expect(root.children.map(({ name }) => name)).toEqual([
      'Naglowek',
      'Podmiot1',
      'Podmiot2',
      'PozycjeSzczegolowe',
      'Pouczenie',
    ])
    const boxes = root.children[3]!.children.map(({ name, text }) => `${name}=${text}`)
    expect(boxes).toEqual([
      ...['P_11=1', 'P_28=1', 'P_29=72000.00', 'P_30=3000.00', 'P_31=69000.00', 'P_33=3492'],
      ...['P_95=9871.20', 'P_121=2', 'P_122=5591.64'],
    ])
  })

  test('of PIT-4R has counts, whole advances and what is paid in grosze', () => {
    const slips = everyMonth({}).map((slip) => ({ ...slip, employeeId: 'a' }))
    const xml = taxFormXml(
      { ...form, kind: 'pit4r', person: null, boxes: pit4rOf(advancesByMonth(slips)) },
      { pesel: null, isCorrection: true },
    )
    expect(xml).toContain('<CelZlozenia poz="P_6">2</CelZlozenia>')
    expect(xml).toContain('<P_7>1</P_7><P_10>1</P_10>')
    expect(xml).toContain('<P_157>291</P_157><P_158>2</P_158><P_171>291.00</P_171>')
  })

  test('is not made for a year that the variant refuses', () => {
    expect([hasDataFile('pit11', 2023), hasDataFile('pit11', 2024)]).toEqual([false, true])
    expect([hasDataFile('pit4r', 2022), hasDataFile('pit4r', 2023)]).toEqual([false, true])
  })
})

test('the forms are due at the end of January and of February, or the next working day', () => {
  // 31 January 2026 is a Saturday, 28 February 2026 too.
  expect(taxFormsDue(2025)).toEqual({ office: '2026-02-02', person: '2026-03-02' })
  expect(taxFormsDue(2027)).toEqual({ office: '2028-01-31', person: '2028-02-29' })
})
