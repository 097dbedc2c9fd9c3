// What a fresh draft says: all that an e-invoice tells, or nothing but when it came.
import type { LocalDate } from '#tenants/shared/dates.ts'
import type { Result } from '#tenants/shared/result.ts'
import type { EInvoice, EInvoiceLine, FaRefusal } from '../pl/types.ts'
import { exceedsLimit } from '../schema.ts'
import type { PurchaseFinding, PurchaseInput } from '../types.ts'
import { draftBooking } from './booking-draft.ts'
import { checkInvoice } from './invoice-checks.ts'
import { type RememberedAccount, suggestAccount, suggestAccountForText } from './suggest-account.ts'

export type DraftGround = {
  companyNip: string
  today: LocalDate
  receivedOn: LocalDate
  ksefNumber: string | null
  remembered: readonly RememberedAccount[]
}

export type NewDraft = {
  origin: 'e_invoice' | 'manual'
  input: PurchaseInput
  buyerNip: string | null
  findings: PurchaseFinding[]
}

export function emptyDraft(ground: DraftGround, findings: PurchaseFinding[]): NewDraft {
  return {
    origin: 'manual',
    buyerNip: null,
    findings,
    input: {
      kind: 'invoice',
      number: '',
      ksefNumber: ground.ksefNumber,
      sellerNip: null,
      sellerCountry: 'PL',
      sellerName: '',
      issuedOn: null,
      soldOn: null,
      receivedOn: ground.receivedOn,
      dueOn: null,
      bookedOn: null,
      currency: 'PLN',
      fxRate: null,
      grossMinor: 0n,
      vatRows: [],
      lines: [],
      correctedNumber: null,
      vatPeriod: null,
      cashMethod: false,
      selfAssessment: null,
      note: null,
    },
  }
}

/** A file that cannot be read becomes an empty draft that says why. */
export function invoiceDraft(read: Result<EInvoice, FaRefusal>, ground: DraftGround): NewDraft {
  if (!read.ok) return unreadable(ground, { reason: read.code, ...read.detail })
  const invoice = read.value
  const input = inputOf(invoice, ground)
  if (exceedsLimit(input)) return unreadable(ground, { reason: 'amount_too_large' })
  return {
    origin: 'e_invoice',
    input,
    buyerNip: invoice.buyer.nip,
    findings: checkInvoice(invoice, ground),
  }
}

function unreadable(ground: DraftGround, detail: PurchaseFinding['detail']): NewDraft {
  return emptyDraft(ground, [
    { code: 'not_readable', severity: 'warning', field: 'document', detail },
  ])
}

function inputOf(invoice: EInvoice, ground: DraftGround): PurchaseInput {
  const { seller, correction, payment, currency } = invoice
  const booking = draftBooking(invoice, accountsOf(invoice, ground))
  const isReverseCharge = invoice.vatRows.some((row) => row.bucket === 'reverse_charge')
  return {
    kind: invoice.kind.startsWith('KOR') ? 'correction' : 'invoice',
    number: invoice.number,
    ksefNumber: ground.ksefNumber,
    sellerNip: seller.nip,
    sellerCountry: 'PL',
    sellerName: seller.name ?? '',
    issuedOn: invoice.issuedOn,
    soldOn: invoice.soldOn ?? invoice.period?.to ?? null,
    receivedOn: ground.receivedOn,
    dueOn: payment?.due.find((due) => due.on)?.on ?? null,
    bookedOn: null,
    currency,
    fxRate: currency === 'PLN' ? null : usableRate(invoice.exchangeRate),
    grossMinor: invoice.total,
    ...booking,
    correctedNumber: correction?.documents[0]?.number ?? null,
    vatPeriod: null,
    cashMethod: invoice.annotations.cashMethod,
    // At home the buyer accounts for the tax at the rate of the goods; 23 % unless changed.
    selfAssessment: isReverseCharge ? { kind: 'domestic', rate: '23' } : null,
    note: null,
  }
}

/** Rates of the file have up to eight places; the table keeps six. */
function usableRate(rate: string | null): string | null {
  const match = /^(\d{1,4})(?:\.(\d+))?$/.exec(rate ?? '')
  if (!match) return null
  const fraction = (match[2] ?? '').slice(0, 6).replace(/0+$/, '')
  return fraction ? `${match[1]}.${fraction}` : match[1]!
}

/** What was chosen for this supplier before, else the line's words, else nothing. */
function accountsOf(
  invoice: EInvoice,
  { remembered, today }: DraftGround,
): (line: EInvoiceLine | null) => string {
  const lineNames = invoice.lines.flatMap((line) => line.name ?? [])
  const whole = suggestAccount({ remembered, lineNames, on: today })
  return (line) => {
    if (whole.because === 'remembered' || !line?.name) return whole.accountNumber ?? ''
    return suggestAccountForText(line.name, today).accountNumber ?? whole.accountNumber ?? ''
  }
}
