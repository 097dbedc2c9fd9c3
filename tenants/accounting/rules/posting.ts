// Proposes the entry of a purchase document: cost or asset with the tax that cannot be
// deducted, input VAT, payable. Pure: the command that posts checks periods and writes.
//
// Corrections keep the sides of the document they correct and carry reversed signs
// (red storno), so that turnovers do not grow by what was never bought. `amountMinor`
// is the effect on the balance, debit above zero; `side` is the column it belongs to.

import { abs, applyBp, divideHalfUp, sum, toDecimal } from '#tenants/shared/money.ts'
import { err, ok, type Result } from '#tenants/shared/result.ts'
import { purchaseRegisterRow, type RegisterRow, selfAssessedRow } from '../pl/vat-register.ts'
import {
  convertMinor,
  type Decimal,
  parseDecimal,
  settleRemainder,
  shareByWeights,
} from './decimal.ts'
import {
  type BookingLine,
  type BookingRate,
  isDeductibleRate,
  type PlnLine,
  type PurchaseForPosting,
  type SelfAssessment,
} from './purchase.ts'

export const ACCOUNTS = {
  payableDomestic: '210',
  payableForeign: '211',
  inputVat: '221',
  outputVat: '222',
  inputVatDeferred: '223',
} as const

export type JournalLine = {
  accountNumber: string
  side: 'debit' | 'credit'
  amountMinor: bigint
  description: string
}

export type Posting = {
  lines: JournalLine[]
  /** In PLN. */
  netMinor: bigint
  vatMinor: bigint
  deductibleVatMinor: bigint
  grossMinor: bigint
  purchaseRow: RegisterRow | null
  /** Output tax of a self-assessed purchase. */
  salesRow: RegisterRow | null
}

export type PostingRefusal =
  | 'no_lines'
  | 'lines_differ_from_base'
  | 'tax_without_line'
  | 'account_not_allowed'
  | 'exchange_rate_missing'
  | 'tax_charged_and_self_assessed'
  | 'nothing_to_post'

export function proposePosting(purchase: PurchaseForPosting): Result<Posting, PostingRefusal> {
  const checked = checkLines(purchase)
  if (!checked.ok) return checked
  const rate = rateOf(purchase)
  if (!rate.ok) return rate
  const lines = toPln(purchase, rate.value)

  const netMinor = sum(lines.map((line) => line.netPln))
  const taxMinor = sum(lines.map((line) => line.taxPln))
  const deductibleVatMinor = sum(lines.map((line) => line.deductible))
  // Self-assessed tax is owed to the office, not to the seller.
  const charged = purchase.selfAssessment ? 0n : taxMinor
  const journal = journalOf(purchase, lines, netMinor + charged)
  if (journal.length === 0) return err('nothing_to_post')
  return ok({
    lines: journal,
    netMinor,
    vatMinor: taxMinor,
    deductibleVatMinor,
    grossMinor: netMinor + charged,
    purchaseRow: purchase.cashMethod ? null : purchaseRegisterRow(purchase, lines),
    salesRow: selfAssessedRow(purchase, netMinor, taxMinor),
  })
}

export function payableAccountOf(sellerCountry: string): string {
  return sellerCountry === 'PL' ? ACCOUNTS.payableDomestic : ACCOUNTS.payableForeign
}

function checkLines({
  lines,
  vatRows,
  selfAssessment,
}: PurchaseForPosting): Result<undefined, PostingRefusal> {
  if (lines.length === 0) return err('no_lines', 'lines')
  const own = new Set<string>(Object.values(ACCOUNTS))
  for (const [index, line] of lines.entries()) {
    // Settlements and tax are written by this rule; choosing them again would break it.
    if (!/^\d{3}(?:-[\w-]{1,20})?$/.test(line.accountNumber) || own.has(line.accountNumber)) {
      const detail = { account: line.accountNumber.slice(0, 40) }
      return err('account_not_allowed', `lines.${index}.accountNumber`, detail)
    }
  }
  for (const rate of new Set([...vatRows, ...lines].map((entry) => entry.rate))) {
    const rows = vatRows.filter((row) => row.rate === rate)
    const own = lines.filter((line) => line.rate === rate)
    const base = sum(rows.map((row) => row.baseMinor))
    const booked = sum(own.map((line) => line.netMinor))
    if (base !== booked) {
      const detail = { rate, lines: toDecimal(booked), base: toDecimal(base) }
      return err('lines_differ_from_base', 'lines', detail)
    }
    const taxed = rows.some((row) => row.taxMinor !== 0n)
    if (taxed && own.length === 0) return err('tax_without_line', 'lines', { rate })
    if (taxed && selfAssessment) return err('tax_charged_and_self_assessed', 'vatRows', { rate })
  }
  return ok()
}

const ONE: Decimal = { units: 1n, places: 0 }

function rateOf({ currency, fxRate }: PurchaseForPosting): Result<Decimal, PostingRefusal> {
  if (currency === 'PLN') return ok(ONE)
  const rate = parseDecimal(fxRate ?? '')
  return rate && rate.units > 0n ? ok(rate) : err('exchange_rate_missing', 'fxRate', { currency })
}

/**
 * Conversion to PLN. The tax of a rate is the seller's PLN figure, else converted once.
 * Without such a figure the gross is converted once and the net is what is left, so
 * the payable equals the invoice at the rate; with it the net is converted once. The
 * parts are rounded singly and the remainder goes to the largest line.
 */
function toPln(purchase: PurchaseForPosting, rate: Decimal): PlnLine[] {
  const { lines, vatRows, selfAssessment } = purchase
  const convert = (minor: bigint) => convertMinor(minor, rate)
  const taxes = new Map<BookingLine, bigint>()
  for (const bookingRate of new Set(lines.map((line) => line.rate))) {
    const own = lines.filter((line) => line.rate === bookingRate)
    const rows = vatRows.filter((row) => row.rate === bookingRate)
    const total = sum(rows.map((row) => row.taxPlnMinor ?? convert(row.taxMinor)))
    for (const [index, tax] of taxByLine(total, own, bookingRate, convert).entries()) {
      taxes.set(own[index]!, tax)
    }
  }
  const weights = lines.map((line) => line.netMinor)
  const nets = settleRemainder(netInPln(purchase, convert), weights.map(convert), weights)
  const assessed = selfAssessment && assess(nets, selfAssessment.rate)
  return lines.map((line, index) => {
    const netPln = nets[index]!
    const taxPln = assessed ? assessed[index]! : (taxes.get(line) ?? 0n)
    const share = assessed || isDeductibleRate(line.rate) ? line.deductiblePercent : 0
    return { ...line, netPln, taxPln, deductible: applyBp(taxPln, share * 100) }
  })
}

function netInPln({ vatRows }: PurchaseForPosting, convert: (minor: bigint) => bigint): bigint {
  const net = sum(vatRows.map((row) => row.baseMinor))
  if (vatRows.some((row) => row.taxPlnMinor !== null)) return convert(net)
  const taxes = vatRows.map((row) => row.taxMinor)
  return convert(net + sum(taxes)) - sum(taxes.map(convert))
}

function taxByLine(
  total: bigint,
  lines: readonly BookingLine[],
  rate: BookingRate,
  convert: (minor: bigint) => bigint,
): bigint[] {
  const weights = lines.map((line) => line.netMinor)
  if (sum(weights) !== 0n) return shareByWeights(total, weights)
  // Rows of a correction that cancel out have no proportion: each by its own rate.
  const percent = isDeductibleRate(rate) ? BigInt(rate) : 0n
  const singly = weights.map((net) => convert(divideHalfUp(net * percent, 100n)))
  return settleRemainder(total, singly, weights)
}

function assess(nets: readonly bigint[], rate: SelfAssessment['rate']): bigint[] {
  const tax = (net: bigint) => divideHalfUp(net * BigInt(rate), 100n)
  return settleRemainder(tax(sum(nets)), nets.map(tax), nets)
}

function journalOf(purchase: PurchaseForPosting, lines: readonly PlnLine[], payable: bigint) {
  const { number, sellerName, selfAssessment, cashMethod } = purchase
  const about = `${number} ${sellerName}`.trim().slice(0, 200)
  const journal: JournalLine[] = []
  const add = (accountNumber: string, side: JournalLine['side'], amount: bigint, text: string) => {
    if (amount === 0n) return
    journal.push({ accountNumber, side, amountMinor: amount, description: text })
  }
  for (const line of lines) {
    const cost = line.netPln + line.taxPln - line.deductible
    add(line.accountNumber, 'debit', cost, line.description || about)
  }
  const input = cashMethod ? ACCOUNTS.inputVatDeferred : ACCOUNTS.inputVat
  add(input, 'debit', sum(lines.map((line) => line.deductible)), about)
  if (selfAssessment) {
    add(ACCOUNTS.outputVat, 'credit', -sum(lines.map((line) => line.taxPln)), about)
  }
  add(payableAccountOf(purchase.sellerCountry), 'credit', -payable, about)
  return journal
}

/** The largest line by magnitude: the account by which a supplier is remembered. */
export function mainAccountOf(lines: readonly BookingLine[]): string | null {
  let main: BookingLine | null = null
  for (const line of lines) {
    if (!main || abs(line.netMinor) > abs(main.netMinor)) main = line
  }
  return main?.accountNumber ?? null
}
