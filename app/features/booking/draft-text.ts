// The draft's form as text: what stands in its fields, in the reader's way of writing.
import type { Locale } from '#app/i18n/locale.tsx'
import type { Purchase } from '#tenants/accounting/types.ts'
import { divideHalfUp, parseAmount, toDecimal } from '#tenants/shared/money.ts'

export const headerFields = [
  'kind',
  'number',
  'correctedNumber',
  'ksefNumber',
  'sellerName',
  'sellerNip',
  'sellerCountry',
  'issuedOn',
  'soldOn',
  'receivedOn',
  'dueOn',
  'bookedOn',
  'currency',
  'fxRate',
  'gross',
  'vatPeriod',
  'cashMethod',
  'selfAssessment',
  'selfAssessedRate',
  'note',
] as const
export type HeaderField = (typeof headerFields)[number]

export type VatRowText = { rate: string; base: string; tax: string; taxPln: string }
export type LineText = {
  accountNumber: string
  description: string
  rate: string
  net: string
  deductiblePercent: string
}
export type DraftText = {
  fields: Record<HeaderField, string>
  vatRows: VatRowText[]
  lines: LineText[]
}

export const emptyVatRow: VatRowText = { rate: '23', base: '', tax: '', taxPln: '' }
export const emptyLine: LineText = {
  accountNumber: '',
  description: '',
  rate: '23',
  net: '',
  deductiblePercent: '100',
}

export function amountText(minor: bigint, locale: Locale): string {
  const text = toDecimal(minor)
  return locale === 'pl' ? text.replace('.', ',') : text
}

/** `05.03.2026`, or `2026-03-05` in English, where the dots would be read the other way. */
export function dateText(date: string | null, locale: Locale): string {
  if (!date) return ''
  return locale === 'pl' ? date.split('-').reverse().join('.') : date
}

export function textOfPurchase(purchase: Purchase, locale: Locale): DraftText {
  const amount = (minor: bigint) => amountText(minor, locale)
  const date = (value: string | null) => dateText(value, locale)
  const rate = purchase.fxRate?.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') ?? ''
  return {
    fields: {
      kind: purchase.kind,
      number: purchase.number,
      correctedNumber: purchase.correctedNumber ?? '',
      ksefNumber: purchase.ksefNumber ?? '',
      sellerName: purchase.sellerName,
      sellerNip: purchase.sellerNip ?? '',
      sellerCountry: purchase.sellerCountry,
      issuedOn: date(purchase.issuedOn),
      soldOn: date(purchase.soldOn),
      receivedOn: date(purchase.receivedOn),
      dueOn: date(purchase.dueOn),
      bookedOn: date(purchase.bookedOn),
      currency: purchase.currency,
      fxRate: locale === 'pl' ? rate.replace('.', ',') : rate,
      gross: purchase.grossMinor === 0n ? '' : amount(purchase.grossMinor),
      vatPeriod: purchase.vatPeriod ?? '',
      cashMethod: purchase.cashMethod ? 'on' : '',
      selfAssessment: purchase.selfAssessment?.kind ?? '',
      selfAssessedRate: purchase.selfAssessment?.rate ?? '23',
      note: purchase.note ?? '',
    },
    vatRows: purchase.vatRows.map((row) => ({
      rate: row.rate,
      base: amount(row.baseMinor),
      tax: amount(row.taxMinor),
      taxPln: row.taxPlnMinor === null ? '' : amount(row.taxPlnMinor),
    })),
    lines: purchase.lines.map((line) => ({
      accountNumber: line.accountNumber,
      description: line.description,
      rate: line.rate,
      net: amount(line.netMinor),
      deductiblePercent: String(line.deductiblePercent),
    })),
  }
}

/** What was sent and refused, as it was typed. */
export function textOfValues(values: Readonly<Record<string, string>>): DraftText {
  const fields = Object.fromEntries(headerFields.map((name) => [name, values[name] ?? '']))
  return {
    fields: fields as Record<HeaderField, string>,
    vatRows: rowsOf(values, 'vatRows', emptyVatRow),
    lines: rowsOf(values, 'lines', emptyLine),
  }
}

function rowsOf<Row extends Record<string, string>>(
  values: Readonly<Record<string, string>>,
  list: string,
  empty: Row,
): Row[] {
  const rows = new Map<number, Row>()
  for (const [name, value] of Object.entries(values)) {
    const [head, index = '', key = ''] = name.split('.')
    if (head !== list || !/^\d{1,4}$/.test(index) || !Object.hasOwn(empty, key)) continue
    rows.set(Number(index), { ...(rows.get(Number(index)) ?? empty), [key]: value })
  }
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row)
}

export type RateDifference = { rate: string; differenceMinor: bigint }
export type DraftSums = {
  grossMinor: bigint
  rowsMinor: bigint
  linesMinor: bigint
  /** Declared total less what the rates give. */
  differenceMinor: bigint
  /** What is left to be put on accounts, by rate. */
  toBook: RateDifference[]
}

const minorOf = (text: string) => parseAmount(text) ?? 0n

export function sumsOf({ fields, vatRows, lines }: DraftText): DraftSums {
  const grossMinor = minorOf(fields.gross)
  let rowsMinor = 0n
  let linesMinor = 0n
  const byRate = new Map<string, bigint>()
  const add = (rate: string, minor: bigint) => byRate.set(rate, (byRate.get(rate) ?? 0n) + minor)
  for (const row of vatRows) {
    rowsMinor += minorOf(row.base) + minorOf(row.tax)
    add(row.rate, minorOf(row.base))
  }
  for (const line of lines) {
    linesMinor += minorOf(line.net)
    add(line.rate, -minorOf(line.net))
  }
  const toBook = [...byRate]
    .filter(([, differenceMinor]) => differenceMinor !== 0n)
    .map(([rate, differenceMinor]) => ({ rate, differenceMinor }))
  return { grossMinor, rowsMinor, linesMinor, differenceMinor: grossMinor - rowsMinor, toBook }
}

/** The tax that a rate gives, offered when the net was typed and the tax was not. */
export function taxOf(rate: string, base: string, locale: Locale): string {
  const minor = parseAmount(base)
  if (minor === null || !/^\d{1,2}$/.test(rate)) return ''
  return amountText(divideHalfUp(minor * BigInt(rate), 100n), locale)
}
