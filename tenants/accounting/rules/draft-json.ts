// Rows and lines of a draft as JSON keeps them: amounts are text, for JSON has no bigint.
import type { BookingLine, BookingRate, VatRow } from './purchase.ts'

type StoredVatRow = { rate: BookingRate; base: string; tax: string; taxPln: string | null }
type StoredLine = Omit<BookingLine, 'netMinor'> & { net: string }

export function storeVatRows(rows: readonly VatRow[]): StoredVatRow[] {
  return rows.map((row) => ({
    rate: row.rate,
    base: row.baseMinor.toString(),
    tax: row.taxMinor.toString(),
    taxPln: row.taxPlnMinor?.toString() ?? null,
  }))
}

export function readVatRows(stored: unknown): VatRow[] {
  return (stored as StoredVatRow[]).map((row) => ({
    rate: row.rate,
    baseMinor: BigInt(row.base),
    taxMinor: BigInt(row.tax),
    taxPlnMinor: row.taxPln === null ? null : BigInt(row.taxPln),
  }))
}

export function storeLines(lines: readonly BookingLine[]): StoredLine[] {
  return lines.map(({ netMinor, ...line }) => ({ ...line, net: netMinor.toString() }))
}

export function readLines(stored: unknown): BookingLine[] {
  return (stored as StoredLine[]).map(({ net, ...line }) => ({ ...line, netMinor: BigInt(net) }))
}

export function storeAmounts(amounts: Readonly<Record<string, bigint>>): Record<string, string> {
  return Object.fromEntries(Object.entries(amounts).map(([field, n]) => [field, n.toString()]))
}

export function readAmounts(stored: unknown): Record<string, bigint> {
  const entries = Object.entries(stored as Record<string, string>)
  return Object.fromEntries(entries.map(([field, text]) => [field, BigInt(text)]))
}
