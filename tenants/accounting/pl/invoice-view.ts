// An e-invoice as a page a person can read: sections in the order of a paper invoice,
// values with their kind, labels by key. Empty things are left out here, so that the
// page only has to draw. Words and formats are the page's.

import type { LocalDate } from '#tenants/shared/dates.ts'
import { sum } from '#tenants/shared/money.ts'
import type {
  InvoiceView,
  ViewAnnotation,
  ViewFact,
  ViewLabel,
  ViewLine,
  ViewParty,
  ViewPartyRole,
  ViewValue,
} from './invoice-view-types.ts'
import type { EInvoice, EInvoiceLine, EInvoiceParty, InvoiceKind, PartyId } from './types.ts'

export function viewInvoice(invoice: EInvoice, ksefNumber: string | null = null): InvoiceView {
  const lines = invoice.lines.map((line) => viewLine(line, invoice.kind))
  const orderLines = (invoice.order?.lines ?? []).map((line) => viewLine(line, invoice.kind))
  return {
    kind: invoice.kind,
    schema: invoice.schema,
    number: invoice.number,
    currency: invoice.currency,
    facts: factsOf(invoice, ksefNumber),
    parties: partiesOf(invoice),
    correction: correctionOf(invoice),
    lines,
    orderLines,
    columns: columnsOf([...lines, ...orderLines]),
    grossPrices: invoice.lines.some((line) => line.unitNet === null && line.unitGross !== null),
    ...vatOf(invoice),
    total: invoice.total,
    payment: paymentOf(invoice),
    annotations: annotationsOf(invoice),
    legal: legalOf(invoice),
    notes: invoice.notes,
    footer: invoice.footer,
  }
}

function factsOf(invoice: EInvoice, ksefNumber: string | null): ViewFact[] {
  const { period, currency, exchangeRate } = invoice
  return present([
    ksefNumber && fact('ksefNumber', text(ksefNumber)),
    fact('issuedOn', date(invoice.issuedOn)),
    invoice.issuedIn && fact('issuedIn', text(invoice.issuedIn)),
    invoice.soldOn && fact('soldOn', date(invoice.soldOn)),
    period && fact('period', { kind: 'period', from: period.from, to: period.to }),
    currency !== 'PLN' && fact('currency', text(currency)),
    exchangeRate && fact('exchangeRate', { kind: 'decimal', text: exchangeRate }),
    listed('orders', invoice.orders),
    listed('contracts', invoice.contracts),
    listed('deliveryNotes', invoice.deliveryNotes),
    listed('advanceInvoices', invoice.advanceInvoices),
    invoice.customerNumber && fact('customerNumber', text(invoice.customerNumber)),
  ])
}

function partiesOf(invoice: EInvoice): ViewParty[] {
  const { correction } = invoice
  return [
    viewParty('seller', invoice.seller),
    viewParty('buyer', invoice.buyer),
    ...(correction?.sellerBefore ? [viewParty('sellerBefore', correction.sellerBefore)] : []),
    ...(correction?.buyersBefore ?? []).map((party) => viewParty('buyerBefore', party)),
    ...invoice.thirdParties.map((party) => ({
      ...viewParty('third', party),
      thirdRole: party.role,
      thirdRoleText: party.roleDescription,
    })),
  ]
}

function viewParty(role: ViewPartyRole, party: EInvoiceParty): ViewParty {
  const { address } = party
  return {
    role,
    thirdRole: null,
    thirdRoleText: null,
    name: party.name,
    addressLines: address ? [address.line1, address.line2 ?? ''].filter(Boolean) : [],
    country: address?.country ?? null,
    facts: present([
      identityOf(party.id),
      party.id.kind === 'nip' && party.vatId && fact('euVat', text(party.vatId)),
      party.email && fact('email', text(party.email)),
      party.phone && fact('phone', text(party.phone)),
    ]),
  }
}

function identityOf(id: PartyId): ViewFact {
  if (id.kind === 'nip') return fact('nip', { kind: 'nip', nip: id.value })
  if (id.kind === 'eu_vat') return fact('euVat', text(`${id.country}${id.value}`))
  if (id.kind === 'foreign') return fact('foreignId', text([id.country, id.value].join(' ').trim()))
  return id.kind === 'internal'
    ? fact('internalId', text(id.value))
    : fact('noId', { kind: 'none' })
}

function correctionOf({ correction, currency }: EInvoice): InvoiceView['correction'] {
  if (!correction) return null
  const { effect, totalBefore } = correction
  return {
    documents: correction.documents,
    facts: present([
      correction.reason && fact('reason', text(correction.reason)),
      effect && fact('effect', { kind: 'effect', effect }),
      correction.period && fact('correctedPeriod', text(correction.period)),
      correction.correctNumber && fact('correctNumber', text(correction.correctNumber)),
      totalBefore !== null && fact('totalBefore', { kind: 'money', minor: totalBefore, currency }),
    ]),
  }
}

function viewLine(line: EInvoiceLine, kind: InvoiceKind): ViewLine {
  const tags = [
    line.gtu,
    line.procedure,
    line.pkwiu && `PKWiU ${line.pkwiu}`,
    line.cn && `CN ${line.cn}`,
    line.index,
  ]
  return {
    no: line.no,
    name: line.name ?? '',
    tags: tags.filter((tag): tag is string => Boolean(tag)),
    annex15: line.annex15,
    saleOn: line.saleOn,
    unit: line.unit,
    quantity: line.quantity,
    unitPrice: line.unitNet ?? line.unitGross,
    discount: line.discount,
    net: line.net,
    gross: line.gross,
    rate: line.rate ?? line.ossRate,
    state: kind.startsWith('KOR') ? (line.before ? 'before' : 'after') : null,
  }
}

function columnsOf(lines: readonly ViewLine[]): InvoiceView['columns'] {
  const some = (has: (line: ViewLine) => boolean) => lines.some(has)
  return {
    unit: some((line) => line.unit !== null || line.quantity !== null),
    discount: some((line) => line.discount !== null),
    net: some((line) => line.net !== null),
    gross: some((line) => line.gross !== null),
    // A correction written as plain differences has no rows "before".
    state: some((line) => line.state === 'before'),
  }
}

function vatOf({ vatRows }: EInvoice): Pick<InvoiceView, 'vatRows' | 'vatTotal'> {
  const pln = vatRows.flatMap((row) => (row.taxPln === null ? [] : [row.taxPln]))
  const base = sum(vatRows.map((row) => row.base))
  const tax = sum(vatRows.map((row) => row.tax))
  return {
    vatRows: vatRows.map((row) => ({
      bucket: row.bucket,
      rate: row.rate,
      base: row.base,
      tax: row.tax,
      gross: row.base + row.tax,
      taxPln: row.taxPln,
    })),
    vatTotal: { base, tax, gross: base + tax, taxPln: pln.length > 0 ? sum(pln) : null },
  }
}

function paymentOf({ payment, settlement, order, currency }: EInvoice): ViewFact[] {
  const money = (minor: bigint): ViewValue => ({ kind: 'money', minor, currency })
  const reasons = (label: 'charge' | 'deduction', parts: { amount: bigint; reason: string }[]) =>
    parts.map((part) => fact(label, money(part.amount), part.reason))
  return present([
    order && fact('orderValue', money(order.value)),
    ...reasons('charge', settlement?.charges ?? []),
    ...reasons('deduction', settlement?.deductions ?? []),
    settlement?.toPay != null && fact('toPay', money(settlement.toPay)),
    settlement?.toSettle != null && fact('toSettle', money(settlement.toSettle)),
    payment?.paid &&
      (payment.paidOn ? fact('paidOn', date(payment.paidOn)) : fact('paid', { kind: 'none' })),
    ...(payment?.partial ?? []).map((part) => fact('partPaid', money(part.amount), part.paidOn)),
    ...(payment?.due ?? []).map((due) =>
      due.on
        ? fact('dueOn', date(due.on), due.description)
        : fact('dueOn', text(due.description ?? '')),
    ),
    payment?.form &&
      fact('paymentForm', {
        kind: 'paymentForm',
        form: payment.form,
        description: payment.formDescription,
      }),
    ...(payment?.accounts ?? []).map(({ number, bank, factor, description }) =>
      fact(factor ? 'factorAccount' : 'account', { kind: 'account', number, bank }, description),
    ),
    payment?.earlyPayment &&
      fact('earlyPayment', text(payment.earlyPayment.discount), payment.earlyPayment.terms),
  ])
}

const MARGINS = {
  travel: 'marginTravel',
  used_goods: 'marginUsedGoods',
  art: 'marginArt',
  antiques: 'marginAntiques',
} as const

function annotationsOf({ annotations }: EInvoice): ViewAnnotation[] {
  const marks: [ViewAnnotation, boolean][] = [
    ['splitPayment', annotations.splitPayment],
    ['cashMethod', annotations.cashMethod],
    ['selfBilling', annotations.selfBilling],
    ['reverseCharge', annotations.reverseCharge],
    ['triangular', annotations.triangular],
    ['newTransport', annotations.newTransport],
    ['receiptInvoice', annotations.receiptInvoice],
    ['relatedParties', annotations.relatedParties],
  ]
  const set = marks.filter(([, on]) => on).map(([mark]) => mark)
  return annotations.margin ? [...set, MARGINS[annotations.margin]] : set
}

function legalOf({ annotations, registers }: EInvoice): ViewFact[] {
  return present([
    annotations.exemption && fact('exemption', text(annotations.exemption.text)),
    ...registers.flatMap(({ krs, regon, bdo }) => [
      krs && fact('krs', text(krs)),
      regon && fact('regon', text(regon)),
      bdo && fact('bdo', text(bdo)),
    ]),
  ])
}

function fact(label: ViewLabel, value: ViewValue, note: string | null = null): ViewFact {
  return { label, value, note }
}

function listed(label: ViewLabel, texts: readonly string[]): ViewFact | null {
  return texts.length > 0 ? fact(label, text(texts.join(', '))) : null
}

function text(value: string): ViewValue {
  return { kind: 'text', text: value }
}

function date(value: LocalDate): ViewValue {
  return { kind: 'date', date: value }
}

function present(facts: readonly (ViewFact | false | null | undefined | '' | 0)[]): ViewFact[] {
  return facts.filter((one) => one !== null && typeof one === 'object')
}
