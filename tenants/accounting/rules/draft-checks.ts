// Judges a draft as it would be posted. The e-invoice's own sums and dates are judged
// when it is read (invoice-checks.ts); here it counts what the agent has made of it.
// Whose invoice it is cannot be corrected by typing, so that finding stays.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { abs, divideHalfUp, sum, toDecimal } from '#tenants/shared/money.ts'
import { parseKsefNumber, parseNip } from '#tenants/shared/pl/identifiers.ts'
import type { PurchaseFinding, PurchaseInput } from '../types.ts'
import { isDeductibleRate, type VatRow } from './purchase.ts'

/** Findings of the document that no change of the draft can solve. */
const LASTING: readonly PurchaseFinding['code'][] = [
  'buyer_nip_differs',
  'buyer_nip_missing',
  'company_is_seller',
]

/** What stands in the way of posting, and what is worth a look. */
export function checkDraft(
  draft: PurchaseInput,
  documentFindings: readonly PurchaseFinding[],
  context: { today: LocalDate },
): PurchaseFinding[] {
  return [
    ...documentFindings.filter((finding) => LASTING.includes(finding.code)),
    ...checkRequired(draft),
    ...checkSeller(draft),
    ...checkDates(draft, context.today),
    ...checkSums(draft),
    ...checkAccounts(draft),
    ...checkKsefNumber(draft),
  ]
}

/** What the page shows: the document's warnings beside the draft's own findings. */
export function allFindings(
  draft: PurchaseInput,
  documentFindings: readonly PurchaseFinding[],
  context: { today: LocalDate },
): PurchaseFinding[] {
  const own = checkDraft(draft, documentFindings, context)
  // An error of the document that the draft has solved is still worth a look.
  const said = documentFindings
    .filter((finding) => !own.some((other) => other.code === finding.code))
    .map((finding) =>
      finding.severity === 'error' ? { ...finding, severity: 'warning' as const } : finding,
    )
  return [...own, ...said]
}

type Detail = PurchaseFinding['detail']

function error(code: PurchaseFinding['code'], field: string, detail: Detail = {}): PurchaseFinding {
  return { code, severity: 'error', field, detail }
}

function warning(
  code: PurchaseFinding['code'],
  field: string,
  detail: Detail = {},
): PurchaseFinding {
  return { code, severity: 'warning', field, detail }
}

function checkRequired(draft: PurchaseInput): PurchaseFinding[] {
  const findings: PurchaseFinding[] = []
  if (!draft.number) findings.push(error('required', 'number'))
  if (!draft.sellerName) findings.push(error('required', 'sellerName'))
  if (!draft.issuedOn) findings.push(error('required', 'issuedOn'))
  if (!draft.receivedOn) findings.push(error('required', 'receivedOn'))
  if (draft.lines.length === 0) findings.push(error('required', 'lines'))
  if (draft.kind === 'correction' && !draft.correctedNumber) {
    findings.push(warning('required', 'correctedNumber'))
  }
  return findings
}

function checkSeller({ sellerNip, sellerCountry }: PurchaseInput): PurchaseFinding[] {
  if (sellerCountry !== 'PL') return []
  if (!sellerNip) return [warning('seller_nip_missing', 'sellerNip')]
  if (parseNip(sellerNip).valid) return []
  return [error('seller_nip_invalid', 'sellerNip', { found: sellerNip })]
}

function checkDates(draft: PurchaseInput, today: LocalDate): PurchaseFinding[] {
  const findings: PurchaseFinding[] = []
  const { issuedOn, dueOn } = draft
  if (issuedOn && issuedOn > today) {
    findings.push(error('issued_in_future', 'issuedOn', { issuedOn, today }))
  }
  if (issuedOn && dueOn && dueOn < issuedOn) {
    findings.push(warning('due_before_issue', 'dueOn', { issuedOn, dueOn }))
  }
  return findings
}

function checkSums(draft: PurchaseInput): PurchaseFinding[] {
  const { vatRows, lines, grossMinor, selfAssessment } = draft
  const findings: PurchaseFinding[] = []
  const total = sum(vatRows.map((row) => row.baseMinor + row.taxMinor))
  if (total !== grossMinor) {
    findings.push(
      error('total_differs_from_rates', 'grossMinor', {
        expected: toDecimal(total),
        declared: toDecimal(grossMinor),
        difference: toDecimal(grossMinor - total),
      }),
    )
  }
  for (const [index, row] of vatRows.entries()) {
    const expected = expectedTax(row)
    if (expected === null || selfAssessment) continue
    // Sellers round line by line or on the sum; more than five grosze is no rounding.
    if (abs(row.taxMinor - expected) <= 5n) continue
    findings.push(
      warning('tax_differs_from_base', `vatRows.${index}.tax`, {
        rate: row.rate,
        base: toDecimal(row.baseMinor),
        expected: toDecimal(expected),
        declared: toDecimal(row.taxMinor),
      }),
    )
  }
  for (const rate of new Set([...vatRows, ...lines].map((entry) => entry.rate))) {
    const base = sum(vatRows.filter((row) => row.rate === rate).map((row) => row.baseMinor))
    const booked = sum(lines.filter((line) => line.rate === rate).map((line) => line.netMinor))
    if (base === booked) continue
    const detail = {
      rate,
      lines: toDecimal(booked),
      declared: toDecimal(base),
      difference: toDecimal(booked - base),
    }
    findings.push(error('lines_differ_from_base', 'lines', detail))
  }
  return findings
}

function expectedTax(row: VatRow): bigint | null {
  return isDeductibleRate(row.rate) ? divideHalfUp(row.baseMinor * BigInt(row.rate), 100n) : null
}

function checkAccounts({ lines }: PurchaseInput): PurchaseFinding[] {
  return lines.flatMap((line, index) =>
    line.accountNumber ? [] : [error('account_missing', `lines.${index}.accountNumber`)],
  )
}

function checkKsefNumber({ ksefNumber }: PurchaseInput): PurchaseFinding[] {
  if (!ksefNumber || parseKsefNumber(ksefNumber).valid) return []
  return [error('ksef_number_malformed', 'ksefNumber', { found: ksefNumber.slice(0, 40) })]
}
