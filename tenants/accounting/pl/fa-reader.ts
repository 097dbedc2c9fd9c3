// Reads a structured e-invoice of the schemas FA(2) and FA(3). It is not a schema
// validator: it refuses what it cannot read surely and passes over fields that
// booking has no use for. Arithmetic is judged in rules/invoice-checks.ts.

import { err, ok, type Result } from '#tenants/shared/result.ts'
import { parseXml, type XmlElement } from '#tenants/shared/xml/parse-xml.ts'
import { readLine, readOrderLine } from './fa-lines.ts'
import { FaFault, FaNode } from './fa-node.ts'
import { readBuyer, readSeller, readThirdParty } from './fa-parties.ts'
import { readPayment, readSettlement } from './fa-payment.ts'
import { commonExchangeRate, readVatRows } from './fa-vat-rows.ts'
import {
  type Annotations,
  type Correction,
  type EInvoice,
  type FaRefusal,
  type FaSchema,
  INVOICE_KINDS,
} from './types.ts'

export const MAX_FA_BYTES = 3_000_000

const SCHEMAS: Record<string, FaSchema> = {
  'http://crd.gov.pl/wzor/2023/06/29/12648/': 'FA(2)',
  'http://crd.gov.pl/wzor/2025/06/25/13775/': 'FA(3)',
}

// Known relatives, so that the refusal can say what the file is.
const UNSUPPORTED: Record<string, string> = {
  'http://crd.gov.pl/wzor/2021/11/29/11089/': 'FA(1)',
  'http://crd.gov.pl/wzor/2026/03/06/14189/': 'FA_RR(1)',
}

export function readFaInvoice(bytes: Uint8Array): Result<EInvoice, FaRefusal> {
  const parsed = parseXml(bytes, { bytes: MAX_FA_BYTES })
  if (!parsed.ok) return parsed
  const schema = schemaOf(parsed.value)
  if (!schema.ok) return schema
  try {
    return ok(readInvoice(new FaNode(parsed.value, ''), schema.value))
  } catch (error) {
    if (!(error instanceof FaFault)) throw error
    return err(error.code, error.path, { path: error.path, ...error.detail })
  }
}

function schemaOf(root: XmlElement): Result<FaSchema, FaRefusal> {
  const detail = { root: root.name.slice(0, 80), namespace: root.namespace.slice(0, 120) }
  if (root.name !== 'Faktura') return err('not_fa', undefined, detail)
  const schema = SCHEMAS[root.namespace]
  if (schema) return ok(schema)
  const known = UNSUPPORTED[root.namespace] ?? declaredForm(root)
  if (known) return err('unsupported_schema', undefined, { schema: known })
  return err('not_fa', undefined, detail)
}

/** The form code in the header, for FA versions whose namespace is not known here. */
function declaredForm(root: XmlElement): string | null {
  const header = root.children.find((child) => child.name === 'Naglowek')
  const form = header?.children.find((child) => child.name === 'KodFormularza')
  const code = form?.attributes.kodSystemowy ?? ''
  return /^FA(?:_[A-Z]{1,8})? ?\(\d{1,2}\)$/.test(code) ? code.replace(' ', '') : null
}

function readInvoice(root: FaNode, schema: FaSchema): EInvoice {
  const header = readHeader(root.requireChild('Naglowek'), schema)
  const seller = readSeller(root.requireChild('Podmiot1'))
  const buyerNode = root.requireChild('Podmiot2')
  const fa = root.requireChild('Fa')
  const lines = fa.children('FaWiersz').map(readLine)
  const orderNode = fa.child('Zamowienie')
  const order = orderNode && {
    value: orderNode.requireAmount('WartoscZamowienia'),
    lines: orderNode.children('ZamowienieWiersz').map(readOrderLine),
  }
  const currency = fa.requireText('KodWaluty')
  if (!/^[A-Z]{3}$/.test(currency)) fa.fail('bad_value', 'KodWaluty', currency)
  const kind = fa.oneOf('RodzajFaktury', INVOICE_KINDS) ?? fa.missing('RodzajFaktury')
  const period = fa.child('OkresFa')
  const terms = fa.child('WarunkiTransakcji')
  return {
    schema,
    ...header,
    kind,
    number: fa.requireText('P_2', 256),
    issuedOn: fa.requireDate('P_1'),
    issuedIn: fa.text('P_1M'),
    soldOn: fa.date('P_6'),
    period: period && { from: period.requireDate('P_6_Od'), to: period.requireDate('P_6_Do') },
    currency,
    exchangeRate: fa.decimal('KursWalutyZ') ?? commonExchangeRate(lines),
    seller,
    buyer: readBuyer(buyerNode),
    customerNumber: buyerNode.text('NrKlienta'),
    thirdParties: root.children('Podmiot3').map(readThirdParty),
    vatRows: readVatRows(fa, order ? [...lines, ...order.lines] : lines),
    total: fa.requireAmount('P_15'),
    lines,
    order,
    correction: readCorrection(fa, kind),
    advanceInvoices: fa
      .children('FakturaZaliczkowa')
      .map((node) => node.text('NrKSeFFaZaliczkowej') ?? node.requireText('NrFaZaliczkowej')),
    annotations: readAnnotations(fa.requireChild('Adnotacje'), fa),
    payment: readPayment(fa.child('Platnosc')),
    settlement: readSettlement(fa.child('Rozliczenie')),
    deliveryNotes: fa.texts('WZ'),
    orders: textsBelow(terms, 'Zamowienia', 'NrZamowienia'),
    contracts: textsBelow(terms, 'Umowy', 'NrUmowy'),
    ...readNotes(root, fa),
  }
}

function readHeader(header: FaNode, schema: FaSchema) {
  const form = header.requireChild('KodFormularza')
  const variant = header.requireText('WariantFormularza')
  if (form.ownText() !== 'FA') header.fail('bad_value', 'KodFormularza', form.ownText())
  if (`FA(${variant})` !== schema) header.fail('bad_value', 'WariantFormularza', variant)
  return { createdAt: header.text('DataWytworzeniaFa'), system: header.text('SystemInfo') }
}

function readCorrection(fa: FaNode, kind: EInvoice['kind']): Correction | null {
  const documents = fa.children('DaneFaKorygowanej').map((node) => ({
    issuedOn: node.requireDate('DataWystFaKorygowanej'),
    number: node.requireText('NrFaKorygowanej', 256),
    ksefNumber: node.text('NrKSeFFaKorygowanej'),
  }))
  if (!kind.startsWith('KOR')) return null
  if (documents.length === 0) fa.missing('DaneFaKorygowanej')
  const effect = fa.oneOf('TypKorekty', ['1', '2', '3'])
  const sellerBefore = fa.child('Podmiot1K')
  return {
    reason: fa.text('PrzyczynaKorekty'),
    effect: effect && ({ '1': 1, '2': 2, '3': 3 } as const)[effect],
    documents,
    period: fa.text('OkresFaKorygowanej'),
    correctNumber: fa.text('NrFaKorygowany'),
    sellerBefore: sellerBefore && readSeller(sellerBefore),
    buyersBefore: fa.children('Podmiot2K').map(readBuyer),
    totalBefore: fa.amount('P_15ZK'),
  }
}

function readAnnotations(node: FaNode, fa: FaNode): Annotations {
  const margin = node.child('PMarzy')
  return {
    cashMethod: node.requireYesNo('P_16'),
    selfBilling: node.requireYesNo('P_17'),
    reverseCharge: node.requireYesNo('P_18'),
    splitPayment: node.requireYesNo('P_18A'),
    triangular: node.has('P_23') && node.requireYesNo('P_23'),
    newTransport: node.child('NoweSrodkiTransportu')?.mark('P_22') ?? false,
    exemption: readExemption(node.child('Zwolnienie')),
    margin: margin && readMargin(margin),
    receiptInvoice: fa.mark('FP'),
    relatedParties: fa.mark('TP'),
  }
}

function readExemption(node: FaNode | null): Annotations['exemption'] {
  if (!node?.mark('P_19')) return null
  const sources = { P_19A: 'act', P_19B: 'directive', P_19C: 'other' } as const
  for (const [field, source] of Object.entries(sources)) {
    const text = node.text(field)
    if (text) return { source, text }
  }
  return node.missing('P_19A')
}

function readMargin(node: FaNode): Annotations['margin'] {
  if (!node.mark('P_PMarzy')) return null
  if (node.mark('P_PMarzy_2')) return 'travel'
  if (node.mark('P_PMarzy_3_1')) return 'used_goods'
  if (node.mark('P_PMarzy_3_2')) return 'art'
  return node.mark('P_PMarzy_3_3') ? 'antiques' : node.missing('P_PMarzy_2')
}

function readNotes(root: FaNode, fa: FaNode): Pick<EInvoice, 'notes' | 'footer' | 'registers'> {
  const footer = root.child('Stopka')
  return {
    notes: fa.children('DodatkowyOpis').map((node) => ({
      line: node.integer('NrWiersza'),
      key: node.requireText('Klucz'),
      value: node.requireText('Wartosc'),
    })),
    footer: (footer?.children('Informacje') ?? []).flatMap((node) =>
      node.texts('StopkaFaktury', 3_500),
    ),
    registers: (footer?.children('Rejestry') ?? []).map((node) => ({
      krs: node.text('KRS'),
      regon: node.text('REGON'),
      bdo: node.text('BDO'),
    })),
  }
}

function textsBelow(node: FaNode | null, group: string, field: string): string[] {
  return (node?.children(group) ?? []).flatMap((child) => child.texts(field))
}
