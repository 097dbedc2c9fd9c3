// A set as KEDU 5.7, the file that ZUS takes. The schema has numbers of boxes and no names;
// what each box means is that of the printed forms: DRA block VI, IX and the sums from ZUS's
// own guide (February 2022), RCA block B boxes 4-6 and 15-29 from general knowledge [GK].
import { toDecimal } from '../../shared/money.ts'
import { writeXml, type XmlNode, xml } from '../../shared/xml/write-xml.ts'
import { reduced } from './reckon.ts'
import type { DraSums, RcaLine, RsaLine, StoredZusSet, ZusPayer, ZusPerson } from './types.ts'

const NAMESPACE = 'http://www.zus.pl/2026/KEDU_5_7'
const LENGTHS = { shortName: 31, lastName: 31, firstName: 22, document: 11 } as const
/** The payer found that the yearly cap of the base was reached [GK]. */
const CAPPED = '1'

/** An amount that does not fit into its box: the file would be refused. */
export class BoxTooSmall extends RangeError {
  constructor(readonly box: string) {
    super(`an amount does not fit into ${box}`)
  }
}

/** `numberOf` opens the sealed number of a person. */
export function writeKedu(
  set: StoredZusSet,
  numberOf: (person: ZusPerson<string>) => string,
): string {
  const told = set.changed ? new Set(set.changed) : null
  const persons = set.persons.filter(({ employeeId }) => !told || told.has(employeeId))
  const rca = persons.flatMap((person) => person.rca.map((line) => ({ person, line })))
  const rsa = persons.flatMap((person) => person.rsa.map((line) => ({ person, line })))
  const documents: XmlNode[] = [draOf(set)]
  if (rca.length > 0) {
    const blocks = rca.map(({ person, line }, n) =>
      xml('III', [whoOf(person, numberOf), rcaBlock(line), healthBlock(line)], {
        id_bloku: `${n + 1}`,
      }),
    )
    documents.push(reportOf('ZUSRCA', documents.length + 1, set, blocks))
  }
  if (rsa.length > 0) {
    const blocks = rsa.map(({ person, line }, n) =>
      xml('III', [whoOf(person, numberOf), rsaBlock(line)], { id_bloku: `${n + 1}` }),
    )
    documents.push(reportOf('ZUSRSA', documents.length + 1, set, blocks))
  }
  const program = xml('program', [
    xml('producent', 'Zaplecze'),
    xml('symbol', 'ZAPLECZE'),
    xml('wersja', '1'),
  ])
  const head = xml('naglowek.KEDU', [
    program,
    xml('data_utworzenia_KEDU', set.createdOn),
    xml('status_kontroli', '0'),
  ])
  return writeXml(xml('KEDU', [head, ...documents], { wersja_schematu: '1', xmlns: NAMESPACE }))
}

/** A text as the forms take it: capitals, one space between words, cut to its box. */
export function boxText(text: string, length: number): string {
  const plain = text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .toLocaleUpperCase('pl')
  return [...plain].slice(0, length).join('').trim()
}

/** Whether a name is longer than its box. */
export function isCut({ lastName, firstName }: Pick<ZusPerson<unknown>, 'lastName' | 'firstName'>) {
  const fits = (text: string, length: number) =>
    boxText(text, length) === boxText(text, text.length + 1)
  return !fits(lastName, LENGTHS.lastName) || !fits(firstName, LENGTHS.firstName)
}

const identifier = (name: string, { number, period }: StoredZusSet) =>
  xml(name, [xml('p1', `${number}`.padStart(2, '0')), xml('p2', period)])

function reportOf(name: string, id: number, set: StoredZusSet, blocks: XmlNode[]): XmlNode {
  return xml(
    name,
    [
      xml('I', [identifier('p1', set)]),
      payerOf(set.payer),
      ...blocks,
      name === 'ZUSRSA'
        ? xml('XI', [xml('p1', set.createdOn)])
        : xml('IV', [xml('p1', set.createdOn)]),
    ],
    attributesOf(id),
  )
}

const attributesOf = (id: number) => ({
  id_dokumentu: `${id}`,
  status_weryfikacji: 'P',
  status_kontroli: '0',
})

function payerOf({ nip, regon, shortName }: ZusPayer): XmlNode {
  return xml('II', [
    xml('p1', nip),
    xml('p2', regon),
    xml('p6', boxText(shortName, LENGTHS.shortName)),
  ])
}

function whoOf(
  person: ZusPerson<string>,
  numberOf: (person: ZusPerson<string>) => string,
): XmlNode {
  return xml('A', [
    xml('p1', boxText(person.lastName, LENGTHS.lastName)),
    xml('p2', boxText(person.firstName, LENGTHS.firstName)),
    xml('p3', person.idKind),
    xml('p4', boxText(numberOf(person), LENGTHS.document)),
  ])
}

function titleOf(title: string): XmlNode {
  const [code, pension, disability] = [title.slice(0, 4), title.slice(4, 5), title.slice(5, 6)]
  return xml('p1', [xml('p1', code), xml('p2', pension), xml('p3', disability)])
}

/** `digits` before the point, as the schema has them. */
function amount(box: string, minor: string | bigint, digits: number): XmlNode {
  const value = toDecimal(BigInt(minor))
  if (value.startsWith('-') || value.length - 3 > digits) throw new BoxTooSmall(box)
  return xml(box.slice(box.lastIndexOf('.') + 1), value)
}

function rcaBlock(line: RcaLine<string>): XmlNode {
  const total =
    BigInt(line.pensionEe) +
    BigInt(line.disabilityEe) +
    BigInt(line.sicknessEe) +
    BigInt(line.pensionEr) +
    BigInt(line.disabilityEr) +
    BigInt(line.accidentEr) +
    BigInt(line.health)
  return xml('B', [
    titleOf(line.title),
    line.isCapped && xml('p2', CAPPED),
    fractionOf(line),
    amount('RCA.B.p4', line.pensionBase, 6),
    amount('RCA.B.p5', line.sicknessBase, 6),
    amount('RCA.B.p6', line.accidentBase, 6),
    amount('RCA.B.p7', line.pensionEe, 5),
    amount('RCA.B.p8', line.disabilityEe, 5),
    amount('RCA.B.p9', line.sicknessEe, 5),
    amount('RCA.B.p11', line.pensionEr, 5),
    amount('RCA.B.p12', line.disabilityEr, 5),
    amount('RCA.B.p14', line.accidentEr, 5),
    amount('RCA.B.p29', total - BigInt(line.health), 6),
  ])
}

function fractionOf({ fraction }: RcaLine<string>): XmlNode | null {
  if (!fraction) return null
  const { numerator, denominator } = reduced(fraction)
  if (denominator > 999) return null
  const three = (n: number) => `${n}`.padStart(3, '0')
  return xml('p3', [xml('p1', three(numerator)), xml('p2', three(denominator))])
}

function healthBlock(line: RcaLine<string>): XmlNode {
  return xml('C', [amount('RCA.C.p1', line.healthBase, 8), amount('RCA.C.p4', line.health, 7)])
}

function rsaBlock(line: RsaLine<string>): XmlNode {
  return xml('B', [
    titleOf(line.title),
    xml('p2', line.code),
    xml('p3', line.from),
    xml('p4', line.to),
    xml('p5', `${line.days}`),
    amount('RSA.B.p6', line.amount, 5),
  ])
}

/** Boxes of DRA by block; a box that is not named here is nothing that this payer owes. */
export function draBoxes(dra: DraSums<string>) {
  const [pension, disability] = [
    BigInt(dra.pensionEe) + BigInt(dra.pensionEr),
    BigInt(dra.disabilityEe) + BigInt(dra.disabilityEr),
  ]
  const [sickness, accident] = [BigInt(dra.sicknessEe), BigInt(dra.accidentEr)]
  return {
    IV: {
      p1: pension,
      p2: disability,
      p3: pension + disability,
      p4: BigInt(dra.pensionEe),
      p5: BigInt(dra.disabilityEe),
      p6: BigInt(dra.pensionEe) + BigInt(dra.disabilityEe),
      p7: BigInt(dra.pensionEr),
      p8: BigInt(dra.disabilityEr),
      p9: BigInt(dra.pensionEr) + BigInt(dra.disabilityEr),
      p19: sickness,
      p20: accident,
      p21: sickness + accident,
      p22: sickness,
      p24: sickness,
      p26: accident,
      p27: accident,
      p37: BigInt(dra.social),
    },
    V: {
      p1: BigInt(dra.benefitsSickness),
      p2: 0n,
      p3: BigInt(dra.benefitsAccident),
      p4: 0n,
      p5: BigInt(dra.benefits),
    },
    VI: { p2: BigInt(dra.health), p5: BigInt(dra.health), p6: 0n, p7: BigInt(dra.health) },
    VII: {
      p1: BigInt(dra.fp) + BigInt(dra.fs),
      p2: BigInt(dra.fgsp),
      p3: BigInt(dra.funds),
    },
    IX: { p1: BigInt(dra.toReturn), p2: BigInt(dra.toPay) },
  } satisfies Record<string, Partial<Record<`p${number}`, bigint>>>
}

/** Number of boxes of a block and the digits that they hold, apart from the exceptions. */
const BLOCKS: Readonly<
  Record<string, { boxes: number; digits: number; other: Readonly<Record<string, number>> }>
> = {
  IV: { boxes: 37, digits: 9, other: { p37: 10 } },
  V: { boxes: 5, digits: 9, other: { p5: 10 } },
  VI: { boxes: 7, digits: 9, other: { p6: 8, p7: 10 } },
  VII: { boxes: 3, digits: 9, other: { p3: 10 } },
  IX: { boxes: 2, digits: 11, other: {} },
}

function draOf(set: StoredZusSet): XmlNode {
  const blocks = Object.entries(draBoxes(set.dra)).map(([name, values]) => {
    const { boxes, digits, other } = BLOCKS[name]!
    const named: Readonly<Record<string, bigint>> = values
    return xml(
      name,
      Array.from({ length: boxes }, (_, n) => {
        const box = `p${n + 1}`
        return amount(`DRA.${name}.${box}`, named[box] ?? 0n, other[box] ?? digits)
      }),
    )
  })
  return xml(
    'ZUSDRA',
    [
      xml('I', [xml('p1', set.termCode), identifier('p2', set)]),
      payerOf(set.payer),
      xml('III', [xml('p1', `${set.people}`), xml('p3', toDecimal(BigInt(set.accidentBp)))]),
      ...blocks,
      xml('XIII', [xml('p1', set.createdOn)]),
    ],
    attributesOf(1),
  )
}
