// The arithmetic of an e-invoice. Tolerances are stated, not felt: every line is
// rounded singly, so a sum over n lines may differ by at most n grosze; the total
// is a plain addition and may not differ at all.

import { abs, divideHalfUp, sum, toDecimal } from '#tenants/shared/money.ts'
import type { EInvoice, EInvoiceLine, EInvoiceVatRow, LineRate, VatBucket } from '../pl/types.ts'
import { multiplyToMinor, parseDecimal } from './decimal.ts'
import { error, type Finding, warning } from './findings.ts'

const BUCKET_OF_RATE: Record<LineRate, VatBucket> = {
  '23': 'standard',
  '22': 'standard',
  '8': 'reduced_first',
  '7': 'reduced_first',
  '5': 'reduced_second',
  '4': 'taxi',
  '3': 'taxi',
  '0': 'zero_domestic',
  '0 KR': 'zero_domestic',
  '0 WDT': 'zero_wdt',
  '0 EX': 'zero_export',
  zw: 'exempt',
  oo: 'reverse_charge',
  np: 'outside',
  'np I': 'outside',
  'np II': 'outside_art100',
}

/** More than this many findings about single lines tell nobody more. */
const MAX_LINE_FINDINGS = 20

export function checkAmounts(invoice: EInvoice): Finding[] {
  return [
    ...checkLineSums(invoice),
    ...checkTaxes(invoice),
    ...checkTotal(invoice),
    ...checkLineValues(invoice),
  ]
}

function checkLineSums(invoice: EInvoice): Finding[] {
  const { kind, lines } = invoice
  // Advance invoices sum a payment, settling ones what is left of the order's lines.
  if (kind.includes('ZAL') || kind.includes('ROZ') || lines.length === 0) return []
  const groups = groupLines(invoice)
  if (!groups) return []
  const findings: Finding[] = []
  for (const [bucket, group] of groups) {
    const expected = group.byGross
      ? sum(group.rows.map((row) => row.base + row.tax))
      : sum(group.rows.map((row) => row.base))
    const difference = group.lines - expected
    if (abs(difference) <= BigInt(group.count)) continue
    findings.push(
      warning('lines_differ_from_base', `Fa/${group.rows[0]?.field ?? 'P_13'}`, {
        bucket,
        lines: toDecimal(group.lines),
        declared: toDecimal(expected),
        difference: toDecimal(difference),
        tolerance: toDecimal(BigInt(group.count)),
      }),
    )
  }
  return findings
}

type Group = { rows: EInvoiceVatRow[]; lines: bigint; count: number; byGross: boolean }

/** Lines and declared sums by kind of rate; null when a line says no rate or no value. */
function groupLines({ lines, vatRows, annotations }: EInvoice): Map<VatBucket, Group> | null {
  // FA(2) writes one '0' and one 'np' for what stands in several sums.
  const merged = (bucket: VatBucket): VatBucket => {
    if (bucket.startsWith('zero_') && lines.some((line) => line.rate === '0')) {
      return 'zero_domestic'
    }
    if (bucket === 'outside_art100' && lines.some((line) => line.rate === 'np')) return 'outside'
    return bucket
  }
  const groups = new Map<VatBucket, Group>()
  const groupOf = (bucket: VatBucket): Group => {
    const found = groups.get(merged(bucket))
    if (found) return found
    const made = { rows: [], lines: 0n, count: 0, byGross: false }
    groups.set(merged(bucket), made)
    return made
  }
  for (const row of vatRows) groupOf(row.bucket).rows.push(row)
  for (const line of lines) {
    const bucket = bucketOfLine(line, annotations.margin !== null)
    if (!bucket) return null
    const group = groupOf(bucket)
    const byGross = line.net === null
    const value = line.net ?? line.gross
    if (value === null || (group.count > 0 && group.byGross !== byGross)) return null
    group.byGross = byGross
    group.lines += line.before ? -value : value
    group.count += 1
  }
  return groups
}

export function bucketOfLine(line: EInvoiceLine, margin: boolean): VatBucket | null {
  if (line.rate) return margin && line.net === null ? 'margin' : BUCKET_OF_RATE[line.rate]
  if (line.ossRate) return 'oss'
  return margin ? 'margin' : null
}

function checkTaxes({ vatRows, lines }: EInvoice): Finding[] {
  const findings: Finding[] = []
  for (const row of vatRows) {
    if (row.bucket === 'oss' || row.rate === null || !/^\d+$/.test(row.rate)) continue
    const expected = divideHalfUp(row.base * BigInt(row.rate), 100n)
    const count = lines.filter((line) => line.rate === row.rate).length
    const tolerance = BigInt(Math.max(1, count))
    if (abs(row.tax - expected) <= tolerance) continue
    findings.push(
      warning('tax_differs_from_base', `Fa/${row.field.replace('P_13', 'P_14')}`, {
        rate: row.rate,
        base: toDecimal(row.base),
        expected: toDecimal(expected),
        declared: toDecimal(row.tax),
        tolerance: toDecimal(tolerance),
      }),
    )
  }
  return findings
}

function checkTotal({ kind, vatRows, total }: EInvoice): Finding[] {
  if (vatRows.length === 0) {
    // A simplified invoice may give the total alone; a correction may change words only.
    if (kind === 'UPR' || total === 0n) return []
    return [error('rates_missing', 'Fa/P_13', { total: toDecimal(total) })]
  }
  const expected = sum(vatRows.map((row) => row.base + row.tax))
  if (expected === total) return []
  return [
    error('total_differs_from_rates', 'Fa/P_15', {
      expected: toDecimal(expected),
      declared: toDecimal(total),
      difference: toDecimal(total - expected),
    }),
  ]
}

function checkLineValues({ kind, lines }: EInvoice): Finding[] {
  // Rows of a correction may hold a difference in price, quantity or value alone.
  if (kind.startsWith('KOR')) return []
  const findings: Finding[] = []
  for (const [index, line] of lines.entries()) {
    const declared = line.unitNet === null ? line.gross : line.net
    const possible = valuesOf(line)
    if (declared === null || possible.length === 0) continue
    if (possible.some((value) => abs(value - declared) <= 1n)) continue
    if (findings.length >= MAX_LINE_FINDINGS) break
    findings.push(
      warning('line_value_differs', `Fa/FaWiersz[${index + 1}]/P_11`, {
        line: line.no,
        expected: toDecimal(possible[0]!),
        declared: toDecimal(declared),
      }),
    )
  }
  return findings
}

/** Quantity times price; the schema leaves open whether a discount is per unit or in all. */
function valuesOf(line: EInvoiceLine): bigint[] {
  const quantity = parseDecimal(line.quantity ?? '')
  const price = parseDecimal(line.unitNet ?? line.unitGross ?? '')
  if (!quantity || !price) return []
  const value = multiplyToMinor([quantity, price])
  const discount = parseDecimal(line.discount ?? '')
  if (!discount) return [value]
  return [value - multiplyToMinor([discount]), value - multiplyToMinor([quantity, discount]), value]
}
