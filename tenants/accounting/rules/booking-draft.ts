// Turns a read e-invoice into the rows and lines that a bookkeeper starts from: one
// line for each account and rate, adding up exactly to the declared sums.

import { sum } from '#tenants/shared/money.ts'
import type { EInvoice, EInvoiceLine, EInvoiceVatRow, VatBucket } from '../pl/types.ts'
import { bucketOfLine } from './amount-checks.ts'
import { settleRemainder, shareByWeights } from './decimal.ts'
import type { BookingLine, BookingRate, VatRow } from './purchase.ts'

export type BookingDraft = { vatRows: VatRow[]; lines: BookingLine[] }

const DEFAULT_RATES: Record<VatBucket, BookingRate> = {
  standard: '23',
  reduced_first: '8',
  reduced_second: '5',
  taxi: '4',
  oss: 'oss',
  zero_domestic: '0 KR',
  zero_wdt: '0 WDT',
  zero_export: '0 EX',
  exempt: 'zw',
  outside: 'np I',
  outside_art100: 'np II',
  reverse_charge: 'oo',
  margin: 'margin',
}

/** `accountFor` is asked for each line, and with null for a sum that has no lines. */
export function draftBooking(
  invoice: EInvoice,
  accountFor: (line: EInvoiceLine | null) => string,
): BookingDraft {
  const vatRows: VatRow[] = []
  const lines: BookingLine[] = []
  for (const row of invoice.vatRows) {
    // FA(2) writes one rate for three sums; the bucket's own rate keeps them apart.
    const rate = row.rate === '0' || row.rate === 'np' ? null : row.rate
    const bookingRate = rate ?? DEFAULT_RATES[row.bucket]
    vatRows.push({
      rate: bookingRate,
      baseMinor: row.base,
      taxMinor: row.tax,
      taxPlnMinor: row.taxPln,
    })
    lines.push(...linesOfRow(invoice, row, bookingRate, accountFor))
  }
  return { vatRows, lines }
}

function linesOfRow(
  invoice: EInvoice,
  row: EInvoiceVatRow,
  rate: BookingRate,
  accountFor: (line: EInvoiceLine | null) => string,
): BookingLine[] {
  const own = valuedLines(invoice, row.bucket)
  const whole = sum(own.map((entry) => entry.value))
  if (own.length === 0 || whole === 0n) {
    if (row.base === 0n && row.tax === 0n) return []
    return [bookingLine(accountFor(own[0]?.line ?? null), own.slice(0, 1), rate, row.base)]
  }
  const byAccount = new Map<string, Valued[]>()
  for (const entry of own) {
    const account = accountFor(entry.line)
    const group = byAccount.get(account)
    if (group) group.push(entry)
    else byAccount.set(account, [entry])
  }
  const groups = [...byAccount.values()]
  const values = groups.map((group) => sum(group.map((entry) => entry.value)))
  const gross = own.some((entry) => entry.line.net === null)
  // Gross prices give proportions only; net ones are the parts, up to their rounding.
  const nets = gross ? shareByWeights(row.base, values) : settleRemainder(row.base, values, values)
  return [...byAccount.keys()].map((account, index) =>
    bookingLine(account, groups[index]!, rate, nets[index]!),
  )
}

type Valued = { line: EInvoiceLine; value: bigint }

function valuedLines({ kind, lines, annotations }: EInvoice, bucket: VatBucket): Valued[] {
  // Lines of settling invoices are the whole order, not what this invoice adds.
  if (kind.includes('ROZ')) return []
  return lines.flatMap((line) => {
    const value = line.net ?? line.gross
    if (value === null || bucketOfLine(line, annotations.margin !== null) !== bucket) return []
    return [{ line, value: line.before ? -value : value }]
  })
}

function bookingLine(
  accountNumber: string,
  group: readonly Valued[],
  rate: BookingRate,
  netMinor: bigint,
): BookingLine {
  const names = [...new Set(group.map((entry) => entry.line.name ?? ''))].filter(Boolean)
  const [first = '', ...others] = names
  const description = others.length > 0 ? `${first.slice(0, 180)} (+${others.length})` : first
  return {
    accountNumber,
    description: description.slice(0, 200),
    rate,
    netMinor,
    deductiblePercent: 100,
  }
}
