// An invoice as a printed page: one row for each line, so that "line 2" is the same on
// paper and on the screen. What a row cannot say in one price stands in its detail.
import { firstDayOf, lastDayOf } from '#tenants/shared/dates.ts'
import { toDecimal } from '#tenants/shared/money.ts'
import type { InvoicePdfLine, InvoicePdfModel, InvoicePdfParty } from '../pdf/invoice-model.ts'
import { vatTable } from '../pl/vat.ts'
import type { ExplanationStep, Invoice, InvoiceLine, InvoiceParty } from '../types.ts'
import { describeSteps } from './explain.ts'

type Language = 'pl' | 'en'
type Options = { language: Language; drillUrl: string | null; accent: string }

const UNITS: Record<string, Record<Language, string>> = {
  month: { pl: 'mies.', en: 'month' },
  piece: { pl: 'szt.', en: 'pcs' },
  service: { pl: 'usł.', en: 'svc' },
}

export function buildInvoiceDocument(
  invoice: Invoice,
  { language, drillUrl, accent }: Options,
): InvoicePdfModel {
  const { period, parties } = invoice
  return {
    // A Polish tax invoice is Polish; an English reader gets both.
    language: language === 'pl' ? 'pl' : 'pl-en',
    status: invoice.status,
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    soldOn: invoice.soldOn,
    period: { from: firstDayOf(period), to: lastDayOf(period) },
    dueOn: invoice.dueOn,
    seller: partyOf(parties.seller),
    buyer: partyOf(parties.buyer),
    currency: invoice.currency,
    lines: invoice.lines.map((line) => rowOf(line, language)),
    vatRows: vatTable(invoice.lines).map((row) => ({
      rate: rateOf(row.rateBp),
      netMinor: row.netMinor,
      taxMinor: row.vatMinor,
      grossMinor: row.grossMinor,
    })),
    netMinor: invoice.netMinor,
    taxMinor: invoice.vatMinor,
    grossMinor: invoice.grossMinor,
    payment: { form: 'transfer', accountNumber: parties.seller.bankAccount },
    splitPayment: false,
    ksefNumber: null,
    notes: invoice.note ? [invoice.note] : [],
    drillUrl,
    accent,
    createdAt: invoice.updatedAt,
  }
}

function partyOf(party: InvoiceParty): InvoicePdfParty {
  const { name, nip, addressLine1, postalCode, city, email } = party
  return { name, nip, addressLines: [addressLine1, `${postalCode} ${city}`], email }
}

/** 2300 is "23". */
function rateOf(rateBp: number): string {
  return toDecimal(BigInt(rateBp)).replace(/\.?0+$/, '')
}

function rowOf(line: InvoiceLine, language: Language): InvoicePdfLine {
  const { explanation, netMinor, vatMinor, vatRateBp } = line
  const { quantity, unit, unitNet } = pricedAs(line)
  const detail = describeSteps(explanation.steps, language).join('; ')
  return {
    name: language === 'pl' ? line.namePl : `${line.namePl} / ${line.nameEn}`,
    detail: saysMore(line) ? detail : null,
    quantity,
    unit: UNITS[unit]?.[language] ?? unit,
    unitNet,
    netMinor,
    rate: rateOf(vatRateBp),
    taxMinor: vatMinor,
    grossMinor: netMinor + vatMinor,
  }
}

// A whole fee or one plain multiplication is already said by the row itself.
function saysMore({ explanation: { steps } }: InvoiceLine): boolean {
  const only = steps.length === 1 ? steps[0]! : null
  if (only?.kind === 'fee') return only.days !== only.ofDays
  return only?.kind !== 'units' || only.flat !== '0'
}

/** Quantity times price must give the row's net: a row of several prices is one service. */
function pricedAs(line: InvoiceLine): { quantity: string; unit: string; unitNet: string } {
  const { steps } = line.explanation
  const charged = steps.filter(({ kind }) => kind !== 'included')
  const only = charged.length === 1 ? charged[0]! : null
  if (charged.length === 0 || only?.kind === 'not_priced' || only?.kind === 'in_fee') {
    return { quantity: String(line.quantity), unit: line.unit, unitNet: '0.00' }
  }
  if (only && isOnePrice(only)) {
    const quantity = only.kind === 'units' ? only.quantity : only.packages
    const unit = only.kind === 'units' ? line.unit : 'service'
    return { quantity, unit, unitNet: toDecimal(BigInt(only.unit)) }
  }
  const unit = line.unit === 'month' ? 'month' : 'service'
  return { quantity: '1', unit, unitNet: toDecimal(line.netMinor) }
}

type OnePrice = Extract<ExplanationStep, { kind: 'units' | 'packages' }>

function isOnePrice(step: ExplanationStep): step is OnePrice {
  return step.kind === 'packages' || (step.kind === 'units' && step.flat === '0')
}
