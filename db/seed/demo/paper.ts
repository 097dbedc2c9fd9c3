// One supplier's invoice: worked out once, written as an e-invoice file or as a PDF.
import type { PurchaseInput } from '#tenants/accounting/types.ts'
import type { InvoicePdfModel } from '#tenants/billing/pdf/invoice-model.ts'
import { addDays, firstDayOf, type LocalDate, lastDayOf, periodOf } from '#tenants/shared/dates.ts'
import { divideHalfUp, sum } from '#tenants/shared/money.ts'
import { crc8 } from '#tenants/shared/pl/identifiers.ts'
import type { Random } from '../random.ts'
import type { FaXmlBucket, FaXmlInvoice } from './fa-xml.ts'
import { writeFaXml } from './fa-xml.ts'
import { demoAccount, demoNip } from './ids.ts'
import { renderSupplierInvoicePdf } from './supplier-invoice-pdf.ts'
import type { DemoSupplier, SupplierGood } from './suppliers.ts'

type Rate = SupplierGood[4]
type PaperLine = {
  name: string
  unit: string
  quantity: number
  unitNet: bigint
  net: bigint
  rate: Rate
  account: string
}

export type Paper = {
  supplier: DemoSupplier
  sellerNip: string
  buyer: PaperBuyer
  number: string
  issuedOn: LocalDate
  soldOn: LocalDate
  dueOn: LocalDate
  lines: PaperLine[]
  vatRows: { rate: Rate; base: bigint; tax: bigint }[]
  total: bigint
}
export type PaperBuyer = { nip: string; name: string; addressLine1: string; town: string }
export type PaperFile = { name: string; bytes: Buffer; isXml: boolean }

/** Suppliers' tax numbers lie between those of the demo's and of the scale's companies. */
const FIRST_SUPPLIER_NIP = 200

export function makePaper(
  random: Random,
  supplier: DemoSupplier,
  supplierNo: number,
  buyer: PaperBuyer,
  issuedOn: LocalDate,
  serial: number,
): Paper {
  const lines = supplier.goods
    .filter((_, i) => i === 0 || random.percent(60))
    .map(([name, unit, price, quantity, rate, account]): PaperLine => {
      const unitNet = BigInt(random.whole(price[0], price[1]))
      const count = random.whole(quantity[0], quantity[1])
      return { name, unit, quantity: count, unitNet, net: unitNet * BigInt(count), rate, account }
    })
  const rates = [...new Set(lines.map(({ rate }) => rate))]
  const vatRows = rates.map((rate) => {
    const base = sum(lines.filter((line) => line.rate === rate).map(({ net }) => net))
    return { rate, base, tax: rate === 'zw' ? 0n : divideHalfUp(base * BigInt(rate), 100n) }
  })
  const [year, month] = issuedOn.split('-')
  return {
    supplier,
    sellerNip: demoNip(FIRST_SUPPLIER_NIP + supplierNo),
    buyer,
    number: `FV/${year}/${month}/${String(serial).padStart(4, '0')}`,
    issuedOn,
    soldOn: addDays(issuedOn, -random.whole(0, 3)),
    dueOn: addDays(issuedOn, random.pick([7, 14, 14, 21, 30])),
    lines,
    vatRows,
    total: sum(vatRows.map(({ base, tax }) => base + tax)),
  }
}

const buckets: Record<Rate, FaXmlBucket> = {
  '23': 'standard',
  '8': 'reduced_first',
  '5': 'reduced_second',
  zw: 'exempt',
}

export function faXmlFile(paper: Paper, random: Random): PaperFile {
  const { supplier, buyer } = paper
  const isExempt = paper.vatRows.some(({ rate }) => rate === 'zw')
  const invoice: FaXmlInvoice = {
    createdAt: `${paper.issuedOn}T09:00:00Z`,
    system: 'Faktury Demo',
    kind: 'VAT',
    number: paper.number,
    issuedOn: paper.issuedOn,
    issuedIn: supplier.town,
    soldOn: paper.soldOn,
    period: null,
    currency: 'PLN',
    seller: {
      nip: paper.sellerNip,
      name: supplier.name,
      address: { country: 'PL', line1: 'ul. Wymyślona 1', line2: `00-999 ${supplier.town}` },
      email: null,
    },
    buyer: {
      id: { kind: 'nip', value: buyer.nip },
      name: buyer.name,
      address: { country: 'PL', line1: buyer.addressLine1, line2: buyer.town },
    },
    vatRows: paper.vatRows.map(({ rate, base, tax }) => ({
      bucket: buckets[rate],
      base,
      tax,
      taxPln: null,
    })),
    total: paper.total,
    lines: paper.lines.map((line, i) => ({
      no: i + 1,
      name: line.name,
      unit: line.unit,
      quantity: String(line.quantity),
      unitNet: decimal(line.unitNet),
      net: line.net,
      rate: line.rate,
      gtu: null,
      annex15: false,
      exchangeRate: null,
      before: false,
    })),
    cashMethod: false,
    reverseCharge: false,
    splitPayment: false,
    exemption: isExempt ? 'art. 43 ust. 1 ustawy o VAT' : null,
    correction: null,
    payment: {
      paidOn: null,
      dueOn: paper.dueOn,
      form: 'transfer',
      account: { number: accountOf(paper), bank: 'Bank Wymyślony' },
    },
    footer: null,
  }
  const name = `${ksefNumber(paper, random)}.xml`
  return { name, bytes: Buffer.from(writeFaXml(invoice)), isXml: true }
}

export async function pdfFile(paper: Paper): Promise<PaperFile> {
  const { supplier, buyer } = paper
  const bySale = paper.lines.map((line) => {
    const taxMinor = line.rate === 'zw' ? 0n : divideHalfUp(line.net * BigInt(line.rate), 100n)
    return {
      name: line.name,
      quantity: String(line.quantity),
      unit: line.unit,
      unitNet: decimal(line.unitNet),
      netMinor: line.net,
      rate: line.rate,
      taxMinor,
      grossMinor: line.net + taxMinor,
    }
  })
  const vatRows = paper.vatRows.map(({ rate, base, tax }) => ({
    rate,
    netMinor: base,
    taxMinor: tax,
    grossMinor: base + tax,
  }))
  const model: InvoicePdfModel = {
    language: 'pl',
    status: 'issued',
    number: paper.number,
    issuedOn: paper.issuedOn,
    soldOn: paper.soldOn,
    period: isMonthly(paper)
      ? { from: firstDayOf(periodOf(paper.soldOn)), to: lastDayOf(periodOf(paper.soldOn)) }
      : null,
    dueOn: paper.dueOn,
    seller: {
      name: supplier.name,
      nip: paper.sellerNip,
      addressLines: ['ul. Wymyślona 1', `00-999 ${supplier.town}`],
    },
    buyer: { name: buyer.name, nip: buyer.nip, addressLines: [buyer.addressLine1, buyer.town] },
    currency: 'PLN',
    lines: bySale,
    vatRows,
    netMinor: sum(vatRows.map(({ netMinor }) => netMinor)),
    taxMinor: sum(vatRows.map(({ taxMinor }) => taxMinor)),
    grossMinor: paper.total,
    payment: { form: 'transfer', accountNumber: accountOf(paper), bankName: 'Bank Wymyślony' },
    splitPayment: false,
    ksefNumber: null,
    notes: [],
    drillUrl: null,
    accent: supplier.accent,
    createdAt: new Date(`${paper.issuedOn}T09:00:00Z`),
  }
  const name = `${paper.number.replaceAll('/', '-')} ${supplier.name.split(' ')[0]}.pdf`
  return { name, bytes: await renderSupplierInvoicePdf(model, supplier.template), isXml: false }
}

/** What an agent types beside the picture of the paper. */
export function typedDraft(paper: Paper, before: PurchaseInput): PurchaseInput {
  return {
    ...before,
    number: paper.number,
    sellerNip: paper.sellerNip,
    sellerName: paper.supplier.name,
    issuedOn: paper.issuedOn,
    soldOn: paper.soldOn,
    dueOn: paper.dueOn,
    grossMinor: paper.total,
    vatRows: paper.vatRows.map(({ rate, base, tax }) => ({
      rate,
      baseMinor: base,
      taxMinor: tax,
      taxPlnMinor: null,
    })),
    lines: paper.lines.map((line) => ({
      accountNumber: line.account,
      description: line.name,
      rate: line.rate,
      netMinor: line.net,
      deductiblePercent: 100,
    })),
  }
}

/** The e-invoice's draft with accounts where the product had no suggestion. */
export function completedDraft(paper: Paper, before: PurchaseInput): PurchaseInput {
  const account = paper.lines[0]!.account
  const lines = before.lines.map((line) => ({
    ...line,
    accountNumber: line.accountNumber || account,
  }))
  return { ...before, lines }
}

const isMonthly = (paper: Paper) => paper.lines.some(({ unit }) => unit === 'mies.')
const accountOf = (paper: Paper) => demoAccount(Number(paper.sellerNip.slice(3, 9)))

function ksefNumber(paper: Paper, random: Random): string {
  const part = random.whole(0, 0xffffff).toString(16).toUpperCase().padStart(12, 'A')
  const head = `${paper.sellerNip}-${paper.issuedOn.replaceAll('-', '')}-${part}`
  return `${head}-${crc8(head).toString(16).toUpperCase().padStart(2, '0')}`
}

function decimal(minor: bigint): string {
  const digits = minor.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
