import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { parseXml } from '#tenants/shared/xml/parse-xml.ts'
import { hasKeduSchema, keduErrors } from '#tests/factories/kedu.ts'
import { RSA_CODES } from './codes.ts'
import { BoxTooSmall, boxText, isCut, writeKedu } from './kedu-xml.ts'
import { FUND_AMOUNTS, RCA_AMOUNTS, type StoredZusSet, type ZusPerson } from './types.ts'

// A schema of this size is compiled anew for each file.
vi.setConfig({ testTimeout: 90_000 })

const zeros = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, '0'])) as Record<Name, string>

const lineOf = (overrides = {}): ZusPerson<string>['rca'][number] => ({
  title: '011000',
  fraction: { numerator: 1, denominator: 1 },
  isCapped: false,
  ...zeros(RCA_AMOUNTS),
  ...overrides,
})
const personOf = (overrides: Partial<ZusPerson<string>> = {}): ZusPerson<string> => ({
  employeeId: 'e1',
  lastName: 'Kowalski',
  firstName: 'Jan',
  idKind: 'P',
  idSealed: '44051401359',
  idLast: '1359',
  rca: [lineOf({ pensionBase: '600000', pensionEe: '58560' })],
  rsa: [],
  ...zeros(FUND_AMOUNTS),
  ...overrides,
})
const setOf = (persons: ZusPerson<string>[], overrides: Partial<StoredZusSet> = {}) => ({
  dueOn: '2026-11-16',
  people: persons.length,
  totalMinor: '0',
  warningCount: 0,
  period: '2026-10',
  number: 1,
  createdOn: '2026-11-03',
  payer: { nip: '5260001246', regon: '123456785', shortName: 'Testowa "Spółka" & <syn>' },
  termCode: '3' as const,
  accidentBp: 167,
  dra: {
    ...zeros(RCA_AMOUNTS),
    ...zeros(FUND_AMOUNTS),
    social: '0',
    benefitsSickness: '0',
    benefitsAccident: '0',
    benefits: '0',
    funds: '0',
    toReturn: '0',
    toPay: '0',
  },
  persons,
  changed: null,
  runs: [],
  warnings: [],
  ...overrides,
})
const written = (persons: ZusPerson<string>[], overrides: Partial<StoredZusSet> = {}) =>
  writeKedu(setOf(persons, overrides), ({ idSealed }) => idSealed)

/** Local names of the elements, in their order. */
function namesOf(xml: string): string[] {
  const parsed = parseXml(new TextEncoder().encode(xml))
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed.value.children.map(({ name }) => name)
}

describe('a file', () => {
  test('has DRA first, and reports only where there is something to tell', () => {
    const rsa = [
      { title: '011000', code: '331', from: '2026-10-05', to: '2026-10-06', days: 2, amount: '1' },
    ] as const
    expect(namesOf(written([personOf({ rsa: [...rsa] })]))).toEqual([
      'naglowek.KEDU',
      'ZUSDRA',
      'ZUSRCA',
      'ZUSRSA',
    ])
    expect(namesOf(written([]))).toEqual(['naglowek.KEDU', 'ZUSDRA'])
  })

  test('of a correction names only who differs, with its number', () => {
    const other = personOf({ employeeId: 'e2', lastName: 'Nowak' })
    const xml = written([personOf(), other], { number: 2, changed: ['e2'] })
    expect(xml).toContain('NOWAK')
    expect(xml).not.toContain('KOWALSKI')
    expect(xml.match(/<p1>02<\/p1>/g)).toHaveLength(2)
  })

  test('writes a part of full time by its smallest terms, or not at all', () => {
    const part = (numerator: number, denominator: number) =>
      written([personOf({ rca: [lineOf({ fraction: { numerator, denominator } })] })])
    expect(part(500, 1000)).toMatch(/<p1>001<\/p1>\s*<p2>002<\/p2>/)
    expect(part(333, 1000)).not.toContain('<p1>333</p1>')
  })

  test('refuses an amount that its box cannot hold', () => {
    const rich = personOf({ rca: [lineOf({ sicknessBase: '100000000' })] })
    expect(() => written([rich])).toThrow(BoxTooSmall)
    expect(() => written([personOf({ rca: [lineOf({ health: '-1' })] })])).toThrow(BoxTooSmall)
  })

  test('cuts a name by characters, not by halves of them', () => {
    expect(boxText('  ań\u0000na\tmaria ', 31)).toBe('AŃ NA MARIA')
    expect(boxText('😀😀😀', 2)).toBe('😀😀')
    expect(isCut({ lastName: 'Ż'.repeat(32), firstName: 'Jan' })).toBe(true)
    expect(isCut({ lastName: 'Ż'.repeat(31), firstName: 'Jan' })).toBe(false)
  })
})

describe.skipIf(!hasKeduSchema)('against the schema of ZUS', () => {
  const name = fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc.constantFrom('<script>', ']]>', '&amp;', 'O’Neill-Żółć', '\ud800x', 'ﬁﬁﬁ', 'ß'.repeat(31)),
    )
    .filter((text) => boxText(text, 22) !== '')
  const grosze = fc.bigInt({ min: 0n, max: 9_999_999n }).map(String)
  const line = fc
    .tuple(
      fc.constantFrom('011000', '041100', '011010'),
      fc.boolean(),
      fc.option(
        fc
          .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
          .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: Math.max(a, b) })),
        { nil: null },
      ),
      ...RCA_AMOUNTS.map(() => grosze),
    )
    .map(([title, isCapped, fraction, ...amounts]) =>
      lineOf({
        title,
        isCapped,
        fraction,
        ...Object.fromEntries(RCA_AMOUNTS.map((one, n) => [one, amounts[n]])),
      }),
    )
  const absence = fc.record({
    title: fc.constant('011000'),
    code: fc.constantFrom(...RSA_CODES),
    from: fc.constant('2026-10-05'),
    to: fc.constant('2026-10-09'),
    days: fc.integer({ min: 0, max: 31 }),
    amount: grosze,
  })
  const person = fc
    .record({
      lastName: name,
      firstName: name,
      idKind: fc.constantFrom('P' as const, '1' as const, '2' as const),
      rca: fc.array(line, { maxLength: 3 }),
      rsa: fc.array(absence, { maxLength: 3 }),
    })
    .map((one) => personOf(one))

  test('whatever people are called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 6 }),
        fc.integer({ min: 1, max: 39 }),
        name,
        async (persons, number, shortName) => {
          const payer = { nip: '5260001246', regon: '12345678512347', shortName }
          expect(await keduErrors(written(persons, { number, payer }))).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })
})
