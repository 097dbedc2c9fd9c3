// Judges a read e-invoice before it is booked: whose it is, when, in which currency,
// under which number, and through amount-checks.ts whether its sums agree.

import { sum, toDecimal } from '#tenants/shared/money.ts'
import { parseIban, parseKsefNumber, parseNip } from '#tenants/shared/pl/identifiers.ts'
import type { EInvoice, EInvoiceLine } from '../pl/types.ts'
import { checkAmounts } from './amount-checks.ts'
import { convertMinor, parseDecimal } from './decimal.ts'
import { error, type Finding, info, warning } from './findings.ts'

export type CheckContext = {
  companyNip: string
  /** The day in the company's zone. */
  today: string
  /** The number the system gave to this file, when it is known. */
  ksefNumber?: string | null
}

export function checkInvoice(invoice: EInvoice, context: CheckContext): Finding[] {
  return [
    ...checkParties(invoice, context),
    ...checkDates(invoice, context),
    ...checkAmounts(invoice),
    ...checkLineNumbers(invoice.lines),
    ...checkCurrency(invoice),
    ...checkKsefNumbers(invoice, context),
    ...checkSplitPayment(invoice),
    ...checkPayment(invoice),
  ]
}

function checkParties(invoice: EInvoice, { companyNip }: CheckContext): Finding[] {
  const findings: Finding[] = []
  const { seller, buyer } = invoice
  if (!seller.nip || !parseNip(seller.nip).valid) {
    findings.push(error('seller_nip_invalid', 'Podmiot1/NIP', { found: seller.nip ?? '' }))
  }
  if (buyer.nip === companyNip) return findings
  const detail = { expected: companyNip, found: buyer.nip ?? buyer.vatId ?? '' }
  const third = invoice.thirdParties.find((party) => party.nip === companyNip)
  if (seller.nip === companyNip) {
    findings.push(error('company_is_seller', 'Podmiot1/NIP', detail))
  } else if (third) {
    // A unit of a local government or of a VAT group: the buyer is the whole.
    findings.push(
      warning('company_is_third_party', 'Podmiot3', { ...detail, role: third.role ?? 0 }),
    )
  } else if (buyer.nip === null) {
    findings.push(error('buyer_nip_missing', 'Podmiot2', detail))
  } else {
    findings.push(error('buyer_nip_differs', 'Podmiot2/NIP', detail))
  }
  return findings
}

function checkDates(invoice: EInvoice, { today }: CheckContext): Finding[] {
  const findings: Finding[] = []
  const { issuedOn } = invoice
  if (issuedOn > today) findings.push(error('issued_in_future', 'Fa/P_1', { issuedOn, today }))
  for (const due of invoice.payment?.due ?? []) {
    if (due.on && due.on < issuedOn && !invoice.payment?.paid) {
      const detail = { issuedOn, dueOn: due.on }
      findings.push(warning('due_before_issue', 'Fa/Platnosc/TerminPlatnosci', detail))
    }
  }
  return findings
}

function checkLineNumbers(lines: readonly EInvoiceLine[]): Finding[] {
  const seen = new Set<string>()
  const repeated = new Set<number>()
  for (const line of lines) {
    // The two rows of a correction, before and after, may share their number.
    const key = `${line.no}/${line.before}`
    if (seen.has(key)) repeated.add(line.no)
    seen.add(key)
  }
  return [...repeated].map((no) =>
    warning('line_number_repeated', 'Fa/FaWiersz/NrWierszaFa', { line: no }),
  )
}

function checkCurrency(invoice: EInvoice): Finding[] {
  const { currency, exchangeRate, vatRows } = invoice
  if (currency === 'PLN') return []
  const taxed = vatRows.filter((row) => row.tax !== 0n && row.bucket !== 'oss')
  if (taxed.length === 0) return []
  const findings: Finding[] = []
  const lacking = taxed.filter((row) => row.taxPln === null)
  if (exchangeRate === null && lacking.length > 0) {
    findings.push(warning('exchange_rate_missing', 'Fa/KursWalutyZ', { currency }))
  }
  for (const row of lacking) {
    const field = `Fa/${row.field.replace('P_13', 'P_14')}W`
    findings.push(warning('tax_in_pln_missing', field, { currency, tax: toDecimal(row.tax) }))
  }
  return findings
}

function checkKsefNumbers(invoice: EInvoice, { ksefNumber }: CheckContext): Finding[] {
  const findings: Finding[] = []
  if (ksefNumber) {
    const parsed = parseKsefNumber(ksefNumber)
    const detail = { found: ksefNumber.slice(0, 40) }
    if (!parsed.valid) findings.push(error('ksef_number_malformed', 'ksefNumber', detail))
    else if (parsed.sellerNip !== invoice.seller.nip && !invoice.annotations.selfBilling) {
      // The number begins with the seller, unless the buyer issued the invoice.
      const seller = invoice.seller.nip ?? ''
      findings.push(warning('ksef_number_of_other_seller', 'ksefNumber', { ...detail, seller }))
    }
  }
  for (const [index, document] of (invoice.correction?.documents ?? []).entries()) {
    // The schema allows one more dash, in the middle of the technical part.
    const number = document.ksefNumber?.replace(/^(.{26})-(.{6}-..)$/, '$1$2')
    if (!number || parseKsefNumber(number).valid) continue
    const field = `Fa/DaneFaKorygowanej[${index + 1}]/NrKSeFFaKorygowanej`
    findings.push(warning('ksef_number_malformed', field, { found: number.slice(0, 40) }))
  }
  return findings
}

/** Above this total the split-payment words are due when goods of annex 15 are sold. */
const SPLIT_PAYMENT_OVER_MINOR = 15_000_00n

function checkSplitPayment(invoice: EInvoice): Finding[] {
  if (invoice.annotations.splitPayment) return []
  const rate = parseDecimal(invoice.exchangeRate ?? '')
  if (invoice.currency !== 'PLN' && !rate) return []
  const total = rate ? convertMinor(invoice.total, rate) : invoice.total
  if (total <= SPLIT_PAYMENT_OVER_MINOR || sum(invoice.vatRows.map((row) => row.tax)) === 0n) {
    return []
  }
  const detail = { total: toDecimal(total), limit: toDecimal(SPLIT_PAYMENT_OVER_MINOR) }
  return invoice.lines.some((line) => line.annex15)
    ? [warning('split_payment_missing', 'Fa/Adnotacje/P_18A', detail)]
    : [info('split_payment_possible', 'Fa/Adnotacje/P_18A', detail)]
}

function checkPayment(invoice: EInvoice): Finding[] {
  const findings: Finding[] = []
  const { payment, kind } = invoice
  for (const account of payment?.accounts ?? []) {
    if (!parseIban(account.number).valid) {
      const detail = { found: account.number.slice(0, 40) }
      findings.push(warning('account_malformed', 'Fa/Platnosc/RachunekBankowy', detail))
    }
    if (account.factor) {
      const detail = { account: account.number }
      findings.push(info('payable_to_factor', 'Fa/Platnosc/RachunekBankowyFaktora', detail))
    }
  }
  if (payment?.paid) {
    findings.push(info('already_paid', 'Fa/Platnosc/Zaplacono', { on: payment.paidOn ?? '' }))
  }
  if (kind === 'ZAL') {
    findings.push(info('advance_not_sale', 'Fa/RodzajFaktury', { total: toDecimal(invoice.total) }))
  }
  if (invoice.total < 0n && !kind.startsWith('KOR')) {
    findings.push(warning('negative_total', 'Fa/P_15', { total: toDecimal(invoice.total) }))
  }
  return findings
}
