// The sums by kind of rate (P_13_x, P_14_x) of an FA invoice.

import type { FaNode } from './fa-node.ts'
import type { EInvoiceLine, EInvoiceVatRow, LineRate, VatBucket } from './types.ts'

type BucketFields = {
  bucket: VatBucket
  base: string
  tax: string | null
  taxPln: string | null
  /** Rates of the lines that are summed here; the first is today's. */
  rates: readonly LineRate[]
}

const taxed = (bucket: VatBucket, n: number, rates: readonly LineRate[]): BucketFields => ({
  bucket,
  base: `P_13_${n}`,
  tax: `P_14_${n}`,
  taxPln: `P_14_${n}W`,
  rates,
})
const untaxed = (bucket: VatBucket, n: string, rates: readonly LineRate[]): BucketFields => ({
  bucket,
  base: `P_13_${n}`,
  tax: null,
  taxPln: null,
  rates,
})

export const BUCKET_FIELDS: readonly BucketFields[] = [
  taxed('standard', 1, ['23', '22']),
  taxed('reduced_first', 2, ['8', '7']),
  taxed('reduced_second', 3, ['5']),
  taxed('taxi', 4, ['4', '3']),
  { bucket: 'oss', base: 'P_13_5', tax: 'P_14_5', taxPln: null, rates: [] },
  untaxed('zero_domestic', '6_1', ['0 KR', '0']),
  untaxed('zero_wdt', '6_2', ['0 WDT', '0']),
  untaxed('zero_export', '6_3', ['0 EX', '0']),
  untaxed('exempt', '7', ['zw']),
  untaxed('outside', '8', ['np I', 'np']),
  untaxed('outside_art100', '9', ['np II', 'np']),
  untaxed('reverse_charge', '10', ['oo']),
  untaxed('margin', '11', []),
]

export function readVatRows(fa: FaNode, lines: readonly EInvoiceLine[]): EInvoiceVatRow[] {
  const used = new Set(lines.map((line) => line.rate))
  const rows: EInvoiceVatRow[] = []
  for (const fields of BUCKET_FIELDS) {
    const base = fa.amount(fields.base)
    const tax = fields.tax ? fa.amount(fields.tax) : null
    if (base === null) {
      if (tax !== null) fa.missing(fields.base)
      continue
    }
    // Only the OSS pair may come without its tax.
    if (fields.tax && tax === null && fields.bucket !== 'oss') fa.missing(fields.tax)
    rows.push({
      bucket: fields.bucket,
      field: fields.base,
      rate: rateOf(fields.rates, used),
      base,
      tax: tax ?? 0n,
      taxPln: fields.taxPln ? fa.amount(fields.taxPln) : null,
    })
  }
  return rows
}

function rateOf(rates: readonly LineRate[], used: ReadonlySet<LineRate | null>): LineRate | null {
  const found = rates.filter((rate) => used.has(rate))
  if (found.length > 1) return null
  return found[0] ?? rates[0] ?? null
}

export function commonExchangeRate(lines: readonly EInvoiceLine[]): string | null {
  const rates = new Set(lines.map((line) => line.exchangeRate).filter((rate) => rate !== null))
  const [only] = rates
  return rates.size === 1 ? (only ?? null) : null
}
