// Payment terms and the additional settlement of an FA invoice.

import type { FaNode } from './fa-node.ts'
import type { BankAccount, EInvoice, EInvoicePayment, PaymentForm } from './types.ts'

const FORM_CODES = ['1', '2', '3', '4', '5', '6', '7'] as const
const FORMS: Record<(typeof FORM_CODES)[number], PaymentForm> = {
  '1': 'cash',
  '2': 'card',
  '3': 'voucher',
  '4': 'cheque',
  '5': 'credit',
  '6': 'transfer',
  '7': 'mobile',
}

export function readPayment(node: FaNode | null): EInvoicePayment | null {
  if (!node) return null
  const early = node.child('Skonto')
  return {
    // '2' says that several part payments have paid it whole.
    paid: node.mark('Zaplacono') || node.text('ZnacznikZaplatyCzesciowej') === '2',
    paidOn: node.date('DataZaplaty'),
    partial: node.children('ZaplataCzesciowa').map((part) => ({
      amount: part.requireAmount('KwotaZaplatyCzesciowej'),
      paidOn: part.requireDate('DataZaplatyCzesciowej'),
      form: readForm(part),
    })),
    due: node.children('TerminPlatnosci').map((due) => ({
      on: due.date('Termin'),
      description: readDueDescription(due),
    })),
    form: readForm(node),
    formDescription: node.text('OpisPlatnosci'),
    accounts: [
      ...node.children('RachunekBankowy').map((account) => readAccount(account, false)),
      ...node.children('RachunekBankowyFaktora').map((account) => readAccount(account, true)),
    ],
    earlyPayment: early && {
      terms: early.requireText('WarunkiSkonta'),
      discount: early.requireText('WysokoscSkonta'),
    },
  }
}

export function readSettlement(node: FaNode | null): EInvoice['settlement'] {
  if (!node) return null
  const parts = (name: string) =>
    node.children(name).map((part) => ({
      amount: part.requireAmount('Kwota'),
      reason: part.requireText('Powod'),
    }))
  return {
    charges: parts('Obciazenia'),
    deductions: parts('Odliczenia'),
    toPay: node.amount('DoZaplaty'),
    toSettle: node.amount('DoRozliczenia'),
  }
}

function readForm(node: FaNode): PaymentForm | null {
  const code = node.oneOf('FormaPlatnosci', FORM_CODES)
  if (code) return FORMS[code]
  return node.mark('PlatnoscInna') ? 'other' : null
}

// FA(2) describes a term in one text, FA(3) in three parts: 14, days, from delivery.
function readDueDescription(due: FaNode): string | null {
  const description = due.child('TerminOpis')
  if (!description) return null
  const parts = ['Ilosc', 'Jednostka', 'ZdarzeniePoczatkowe'].map((name) => description.text(name))
  return parts.filter((part) => part).join(' ') || description.ownText() || null
}

function readAccount(node: FaNode, factor: boolean): BankAccount {
  return {
    number: node.requireText('NrRB', 40).replaceAll(' ', ''),
    swift: node.text('SWIFT', 11),
    bank: node.text('NazwaBanku'),
    description: node.text('OpisRachunku'),
    factor,
  }
}
