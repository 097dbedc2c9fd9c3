import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../shared/xml/parse-xml.ts'
import { paymentKinds } from '../runs/payments.ts'
import { elixirText, writeElixir } from './elixir.ts'
import { type BankOrder, fieldLines, type OrderFile } from './order.ts'
import { isoText, writePain001 } from './pain001.ts'

const PAYER = '61109010140000071219812874'
const THEIRS = '27114020040000300201355387'
const order = (more: Partial<BankOrder> = {}): BankOrder => ({
  kind: 'net',
  recipientName: 'Żółć-Łęcka Zażółcia',
  recipientNrb: THEIRS,
  title: 'Wynagrodzenie 11/2026, umowa 12/2024',
  amountMinor: 442_111n,
  reference: '0F0A1B2C3D4E5F60',
  ...more,
})
const file = (orders: BankOrder[]): OrderFile => ({
  fileId: '019ab0c1d2e3f405a6b7c8d9e0f1a2b3',
  executeOn: '2026-11-27',
  madeAt: new Date('2026-11-25T10:11:12.345Z'),
  payer: {
    name: 'Piekarnia „Rogalik” Sp. z o.o.',
    address: ['ul. Śniadeckich 1', '00-001 Warszawa'],
    nrb: PAYER,
  },
  orders,
})

/** Fields of a line as a bank reads them: commas inside quotes belong to the text. */
function readLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g)].map(([, text, bare]) => text ?? bare!)
}
const readElixir = (bytes: Uint8Array) =>
  iconv
    .decode(Buffer.from(bytes), 'cp852')
    .split('\r\n')
    .filter((line) => line !== '')
    .map(readLine)

describe('an Elixir-O file', () => {
  test('has the layout that banks read', () => {
    const bytes = writeElixir(file([order()]))
    expect(iconv.decode(Buffer.from(bytes), 'cp852')).toBe(
      '110,20261127,442111,10901014,0,"61109010140000071219812874",' +
        '"27114020040000300201355387",' +
        `"Piekarnia 'Rogalik' Sp. z o.o.|ul. Śniadeckich 1|00-001 Warszawa|",` +
        '"Żółć-Łęcka Zażółcia|||",0,11402004,' +
        '"Wynagrodzenie 11/2026, umowa|12/2024||","","","51","0F0A1B2C3D4E5F60"\r\n',
    )
    // One byte a letter: Ż of the code page of DOS.
    expect(Buffer.from(bytes).includes(Buffer.from([0xbd, 0xa2, 0x88, 0x86]))).toBe(true)
  })

  test('tells the bank which orders are taxes', () => {
    const title = '/TI/N5252344078/OKR/26M11/SFP/PIT4R/TXT/'
    const [fields] = readElixir(writeElixir(file([order({ kind: 'tax', title })])))
    expect(fields![14]).toBe('71')
    expect(fields![11]!.replaceAll('|', '')).toBe(title)
  })

  test('gives back what was put in, whatever people are called', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    const orders = fc.array(
      fc.record({
        kind: fc.constantFrom(...paymentKinds),
        recipientName: text,
        recipientNrb: fc.constantFrom(THEIRS, PAYER),
        title: text,
        amountMinor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
        reference: fc.stringMatching(/^[0-9A-F]{16}$/),
      }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(orders, (list) => {
        const read = readElixir(writeElixir(file(list)))
        expect(read).toHaveLength(list.length)
        for (const [n, fields] of read.entries()) {
          const sent = list[n]!
          expect(fields).toHaveLength(16)
          expect(fields[2]).toBe(`${sent.amountMinor}`)
          expect([fields[5], fields[6], fields[15]]).toEqual([
            PAYER,
            sent.recipientNrb,
            sent.reference,
          ])
          for (const [at, whole] of [
            [8, sent.recipientName],
            [11, sent.title],
          ] as const) {
            const lines = fields[at]!.split('|')
            expect(lines).toHaveLength(4)
            for (const one of lines) expect(one.length).toBeLessThanOrEqual(35)
            const bare = (value: string) => value.replace(/[ |]/g, '')
            expect(bare(elixirText(whole)).startsWith(bare(fields[at]!))).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('reads as the sample of the same layout does', (t) => {
    const path = new URL('../../../../shared/pl/bank_samples/elixir_o_orders.pli', import.meta.url)
    let sample: Buffer
    try {
      sample = readFileSync(path)
    } catch {
      return t.skip('the sample is not here')
    }
    const [theirs] = readElixir(sample)
    const [ours] = readElixir(
      writeElixir({
        ...file([
          order({
            recipientName: 'Odbiorca Testowy S.A. ul. Próbna 2',
            recipientNrb: THEIRS,
            title: 'Zapłata za FV/1/11/2026',
            amountMinor: 123_000n,
            reference: 'REF0001',
          }),
        ]),
        executeOn: '2026-11-20',
        payer: {
          name: 'Przykładowe Biuro Sp. z o.o.',
          address: ['ul. Testowa 1', '00-001 Warszawa'],
          nrb: PAYER,
        },
      }),
    )
    const without = (fields: string[]) => fields.filter((_, n) => n !== 8)
    expect(without(ours!)).toEqual(without(theirs!))
  })
})

describe('a field of the bank', () => {
  test('breaks between words, and cuts what does not fit', () => {
    expect(fieldLines('aaa bbb ccc', 2, 7)).toEqual(['aaa bbb', 'ccc'])
    expect(fieldLines('x'.repeat(20), 2, 7)).toEqual(['xxxxxxx', 'xxxxxxx'])
  })
})

describe('a pain.001 file', () => {
  test('carries the orders, their number and their sum', () => {
    const orders = [
      order(),
      order({ kind: 'garnishment', recipientName: 'Komornik <A> & B', amountMinor: 1n }),
    ]
    const bytes = writePain001(file(orders))
    const xml = new TextDecoder().decode(bytes)
    const text = (name: string) =>
      [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(
        ([, value]) => value,
      )
    expect(parseXml(bytes)).toBeTruthy()
    expect(text('NbOfTxs')).toEqual(['2', '2'])
    expect(text('CtrlSum')).toEqual(['4421.12', '4421.12'])
    expect(text('InstdAmt')).toEqual(['4421.11', '0.01'])
    expect(text('ReqdExctnDt')).toEqual(['2026-11-27'])
    expect(text('IBAN')).toEqual([`PL${PAYER}`, `PL${THEIRS}`, `PL${THEIRS}`])
    expect(text('Nm').slice(2)).toEqual(['Zolc-Lecka Zazolcia', 'Komornik .A. + B'])
    expect(xml).toContain('<InstdAmt Ccy="PLN">')
  })

  test('has letters of banks only, and never an empty field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect(isoText(typed, 70)).toMatch(/^[a-zA-Z0-9/\-?:().,'+ ]{1,70}$/)
      }),
    )
  })
})
