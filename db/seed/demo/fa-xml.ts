// Writes demo e-invoices as FA(3) XML, valid against the published schema. The model
// has the names of what the reader in accounting gives back, so that a test can
// compare the two.

type Address = { country: string; line1: string; line2: string | null }

export type FaXmlBuyerId =
  | { kind: 'nip'; value: string }
  | { kind: 'eu_vat'; country: string; value: string }
  | { kind: 'foreign'; country: string | null; value: string }
  | { kind: 'none' }

export type FaXmlBucket =
  | 'standard'
  | 'reduced_first'
  | 'reduced_second'
  | 'taxi'
  | 'zero_domestic'
  | 'zero_wdt'
  | 'zero_export'
  | 'exempt'
  | 'outside'
  | 'outside_art100'
  | 'reverse_charge'

export type FaXmlRate =
  | '23'
  | '22'
  | '8'
  | '7'
  | '5'
  | '4'
  | '3'
  | '0 KR'
  | '0 WDT'
  | '0 EX'
  | 'zw'
  | 'oo'
  | 'np I'
  | 'np II'

export type FaXmlLine = {
  no: number
  name: string
  unit: string
  quantity: string
  unitNet: string
  net: bigint
  rate: FaXmlRate
  gtu: string | null
  annex15: boolean
  exchangeRate: string | null
  before: boolean
}

export type FaXmlInvoice = {
  createdAt: string
  system: string
  kind: 'VAT' | 'KOR'
  number: string
  issuedOn: string
  issuedIn: string | null
  soldOn: string | null
  period: { from: string; to: string } | null
  currency: string
  seller: { nip: string; name: string; address: Address; email: string | null }
  buyer: { id: FaXmlBuyerId; name: string; address: Address | null }
  vatRows: { bucket: FaXmlBucket; base: bigint; tax: bigint; taxPln: bigint | null }[]
  total: bigint
  lines: FaXmlLine[]
  cashMethod: boolean
  reverseCharge: boolean
  splitPayment: boolean
  /** The provision of the act that exempts, for invoices with exempt sales. */
  exemption: string | null
  correction: {
    reason: string | null
    effect: 1 | 2 | 3 | null
    documents: { issuedOn: string; number: string; ksefNumber: string | null }[]
  } | null
  payment: {
    paidOn: string | null
    dueOn: string | null
    form: 'cash' | 'card' | 'transfer'
    account: { number: string; bank: string | null } | null
  } | null
  footer: string | null
}

const NAMESPACE = 'http://crd.gov.pl/wzor/2025/06/25/13775/'

/** Order matters: the schema is one strict sequence. */
const BUCKET_FIELDS: readonly [FaXmlBucket, base: string, tax: string | null][] = [
  ['standard', 'P_13_1', 'P_14_1'],
  ['reduced_first', 'P_13_2', 'P_14_2'],
  ['reduced_second', 'P_13_3', 'P_14_3'],
  ['taxi', 'P_13_4', 'P_14_4'],
  ['zero_domestic', 'P_13_6_1', null],
  ['zero_wdt', 'P_13_6_2', null],
  ['zero_export', 'P_13_6_3', null],
  ['exempt', 'P_13_7', null],
  ['outside', 'P_13_8', null],
  ['outside_art100', 'P_13_9', null],
  ['reverse_charge', 'P_13_10', null],
]

const FORM_CODES = { cash: '1', card: '2', transfer: '6' } as const

export function writeFaXml(invoice: FaXmlInvoice): string {
  const body = [
    element('Naglowek', [
      '<KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza>',
      leaf('WariantFormularza', '3'),
      leaf('DataWytworzeniaFa', invoice.createdAt),
      leaf('SystemInfo', invoice.system),
    ]),
    writeSeller(invoice.seller),
    writeBuyer(invoice.buyer),
    element('Fa', writeFa(invoice)),
    invoice.footer &&
      element('Stopka', [element('Informacje', [leaf('StopkaFaktury', invoice.footer)])]),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Faktura xmlns="${NAMESPACE}">\n${join(body)}\n</Faktura>\n`
}

function writeSeller(seller: FaXmlInvoice['seller']): string {
  return element('Podmiot1', [
    element('DaneIdentyfikacyjne', [leaf('NIP', seller.nip), leaf('Nazwa', seller.name)]),
    writeAddress(seller.address),
    seller.email && element('DaneKontaktowe', [leaf('Email', seller.email)]),
  ])
}

function writeBuyer(buyer: FaXmlInvoice['buyer']): string {
  return element('Podmiot2', [
    element('DaneIdentyfikacyjne', [...writeBuyerId(buyer.id), leaf('Nazwa', buyer.name)]),
    buyer.address && writeAddress(buyer.address),
    leaf('JST', '2'),
    leaf('GV', '2'),
  ])
}

function writeBuyerId(id: FaXmlBuyerId): (string | null)[] {
  if (id.kind === 'nip') return [leaf('NIP', id.value)]
  if (id.kind === 'eu_vat') return [leaf('KodUE', id.country), leaf('NrVatUE', id.value)]
  if (id.kind === 'foreign') return [optional('KodKraju', id.country), leaf('NrID', id.value)]
  return [leaf('BrakID', '1')]
}

function writeAddress(address: Address): string {
  return element('Adres', [
    leaf('KodKraju', address.country),
    leaf('AdresL1', address.line1),
    optional('AdresL2', address.line2),
  ])
}

function writeFa(invoice: FaXmlInvoice): (string | null)[] {
  const { period } = invoice
  return [
    leaf('KodWaluty', invoice.currency),
    leaf('P_1', invoice.issuedOn),
    optional('P_1M', invoice.issuedIn),
    leaf('P_2', invoice.number),
    period
      ? element('OkresFa', [leaf('P_6_Od', period.from), leaf('P_6_Do', period.to)])
      : optional('P_6', invoice.soldOn),
    ...writeVatRows(invoice),
    leaf('P_15', decimal(invoice.total)),
    writeAnnotations(invoice),
    leaf('RodzajFaktury', invoice.kind),
    ...writeCorrection(invoice),
    ...invoice.lines.map(writeLine),
    writePayment(invoice.payment),
  ]
}

function writeVatRows(invoice: FaXmlInvoice): (string | null)[] {
  return BUCKET_FIELDS.flatMap(([bucket, base, tax]) => {
    const row = invoice.vatRows.find((candidate) => candidate.bucket === bucket)
    if (!row) return []
    return [
      leaf(base, decimal(row.base)),
      tax && leaf(tax, decimal(row.tax)),
      tax && row.taxPln !== null ? leaf(`${tax}W`, decimal(row.taxPln)) : null,
    ]
  })
}

function writeAnnotations(invoice: FaXmlInvoice): string {
  return element('Adnotacje', [
    leaf('P_16', yesNo(invoice.cashMethod)),
    leaf('P_17', '2'),
    leaf('P_18', yesNo(invoice.reverseCharge)),
    leaf('P_18A', yesNo(invoice.splitPayment)),
    element(
      'Zwolnienie',
      invoice.exemption === null
        ? [leaf('P_19N', '1')]
        : [leaf('P_19', '1'), leaf('P_19A', invoice.exemption)],
    ),
    element('NoweSrodkiTransportu', [leaf('P_22N', '1')]),
    leaf('P_23', '2'),
    element('PMarzy', [leaf('P_PMarzyN', '1')]),
  ])
}

function writeCorrection({ correction }: FaXmlInvoice): (string | null)[] {
  if (!correction) return []
  return [
    optional('PrzyczynaKorekty', correction.reason),
    optional('TypKorekty', correction.effect?.toString() ?? null),
    ...correction.documents.map((document) =>
      element('DaneFaKorygowanej', [
        leaf('DataWystFaKorygowanej', document.issuedOn),
        leaf('NrFaKorygowanej', document.number),
        ...(document.ksefNumber
          ? [leaf('NrKSeF', '1'), leaf('NrKSeFFaKorygowanej', document.ksefNumber)]
          : [leaf('NrKSeFN', '1')]),
      ]),
    ),
  ]
}

function writeLine(line: FaXmlLine): string {
  return element('FaWiersz', [
    leaf('NrWierszaFa', String(line.no)),
    leaf('P_7', line.name),
    leaf('P_8A', line.unit),
    leaf('P_8B', line.quantity),
    leaf('P_9A', line.unitNet),
    leaf('P_11', decimal(line.net)),
    leaf('P_12', line.rate),
    line.annex15 ? leaf('P_12_Zal_15', '1') : null,
    optional('GTU', line.gtu),
    optional('KursWaluty', line.exchangeRate),
    line.before ? leaf('StanPrzed', '1') : null,
  ])
}

function writePayment(payment: FaXmlInvoice['payment']): string | null {
  if (!payment) return null
  const { account } = payment
  return element('Platnosc', [
    payment.paidOn && leaf('Zaplacono', '1'),
    optional('DataZaplaty', payment.paidOn),
    payment.dueOn && element('TerminPlatnosci', [leaf('Termin', payment.dueOn)]),
    leaf('FormaPlatnosci', FORM_CODES[payment.form]),
    account &&
      element('RachunekBankowy', [
        leaf('NrRB', account.number),
        optional('NazwaBanku', account.bank),
      ]),
  ])
}

function element(name: string, children: readonly (string | null | '')[]): string {
  return `<${name}>\n${indent(join(children))}\n</${name}>`
}

function leaf(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`
}

function optional(name: string, text: string | null): string | null {
  return text === null ? null : leaf(name, text)
}

function join(parts: readonly (string | null | '')[]): string {
  return parts.filter((part) => part).join('\n')
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character]!)
}

function yesNo(value: boolean): string {
  return value ? '1' : '2'
}

function decimal(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
