// Orders as ISO 20022 pain.001.001.03, in złoty and between Polish accounts. Banks are named
// by their sort code (PLKNR): nobody here knows their BIC.
import { toDecimal } from '../../shared/money.ts'
import type { PaymentKind } from '../runs/payments.ts'
import { type BankOrder, type OrderFile, sortCodeOf } from './order.ts'

const NAME = 70
const TITLE = 140
const PURPOSES: Partial<Record<PaymentKind, string>> = { net: 'SALA', tax: 'TAXS' }

export function writePain001({ fileId, executeOn, madeAt, payer, orders }: OrderFile): Uint8Array {
  const total = orders.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const count = tag('NbOfTxs', `${orders.length}`) + tag('CtrlSum', toDecimal(total))
  const payerName = tag('Nm', isoText(payer.name, NAME))
  const header = tag(
    'GrpHdr',
    tag('MsgId', fileId) +
      tag('CreDtTm', madeAt.toISOString().slice(0, 19)) +
      count +
      tag('InitgPty', payerName),
  )
  const address = payer.address.map((line) => tag('AdrLine', isoText(line, NAME))).join('')
  const debtor =
    tag('Dbtr', payerName + tag('PstlAdr', tag('Ctry', 'PL') + address)) +
    tag('DbtrAcct', ibanOf(payer.nrb) + tag('Ccy', 'PLN')) +
    tag('DbtrAgt', bankOf(payer.nrb))
  const body = tag(
    'PmtInf',
    `${tag('PmtInfId', fileId)}${tag('PmtMtd', 'TRF')}${count}` +
      `${tag('ReqdExctnDt', executeOn)}${debtor}${tag('ChrgBr', 'SLEV')}` +
      orders.map(transferOf).join('\n'),
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">
<CstmrCdtTrfInitn>${header}
${body}</CstmrCdtTrfInitn>
</Document>
`
  return new TextEncoder().encode(xml)
}

function transferOf(order: BankOrder): string {
  const purpose = PURPOSES[order.kind]
  return tag(
    'CdtTrfTxInf',
    tag('PmtId', tag('EndToEndId', order.reference)) +
      tag('Amt', `<InstdAmt Ccy="PLN">${toDecimal(order.amountMinor)}</InstdAmt>`) +
      tag('CdtrAgt', bankOf(order.recipientNrb)) +
      tag('Cdtr', tag('Nm', isoText(order.recipientName, NAME))) +
      tag('CdtrAcct', ibanOf(order.recipientNrb)) +
      (purpose ? tag('Purp', tag('Cd', purpose)) : '') +
      tag('RmtInf', tag('Ustrd', isoText(order.title, TITLE))),
  )
}

/** The content is XML already: each text went through isoText. */
const tag = (name: string, content: string) => `<${name}>${content}</${name}>`
const ibanOf = (nrb: string) => tag('Id', tag('IBAN', `PL${nrb}`))
const bankOf = (nrb: string) =>
  tag(
    'FinInstnId',
    tag('ClrSysMmbId', tag('ClrSysId', tag('Cd', 'PLKNR')) + tag('MmbId', sortCodeOf(nrb))),
  )

const STROKED: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
}

/**
 * Text in the letters that banks agreed on (a-z, digits and / - ? : ( ) . , ' +). None of
 * them means anything to XML, so that nothing is left to escape.
 */
export function isoText(text: string, most: number): string {
  const plain = [...text]
    .map((letter) => STROKED[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', '+')
    .replace(/[\u2010-\u2015_]/g, '-')
    .replace(/["\u2018-\u201f]/g, "'")
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/[^a-zA-Z0-9/\-?:().,'+ ]/gu, '.')
  return plain.replace(/ +/g, ' ').trim().slice(0, most).trimEnd() || '-'
}
