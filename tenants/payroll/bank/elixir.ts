// Orders in the format Elixir-O, which every Polish bank reads: a line for each order, in the
// code page of DOS, texts in double quotes with `|` between their lines.
import iconv from 'iconv-lite'
import type { PaymentKind } from '../runs/payments.ts'
import { type BankOrder, fieldLines, type OrderFile, sortCodeOf } from './order.ts'

const LINES = 4
const WIDTH = 35
const CODE_PAGE = 'cp852'
/** What the bank does with the title: 71 reads it as that of a tax. */
const CLASSES: Partial<Record<PaymentKind, string>> = { tax: '71' }

export function writeElixir(file: OrderFile): Uint8Array {
  const payer = textField([file.payer.name, ...file.payer.address])
  const text = file.orders.map((order) => `${lineOf(file, payer, order)}\r\n`).join('')
  return new Uint8Array(iconv.encode(text, CODE_PAGE))
}

function lineOf({ executeOn, payer: from }: OrderFile, payer: string, order: BankOrder): string {
  return [
    '110',
    executeOn.replaceAll('-', ''),
    `${order.amountMinor}`,
    sortCodeOf(from.nrb),
    '0',
    `"${from.nrb}"`,
    `"${order.recipientNrb}"`,
    payer,
    textField(fieldLines(elixirText(order.recipientName), LINES, WIDTH)),
    '0',
    sortCodeOf(order.recipientNrb),
    textField(fieldLines(elixirText(order.title), LINES, WIDTH)),
    '""',
    '""',
    `"${CLASSES[order.kind] ?? '51'}"`,
    `"${order.reference}"`,
  ].join(',')
}

function textField(lines: readonly string[]): string {
  const whole = Array.from({ length: LINES }, (_, n) =>
    elixirText(lines[n] ?? '')
      .slice(0, WIDTH)
      .trimEnd(),
  )
  return `"${whole.join('|')}"`
}

/** Text with the characters only that the format and its code page can carry. */
export function elixirText(text: string): string {
  return [...text.normalize('NFC').replaceAll('"', "'").replaceAll('|', '/')]
    .map((letter) => (/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]/u.test(letter) ? ' ' : carried(letter)))
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

const DASHES = /[\u2010-\u2015]/
const QUOTES = /[\u2018-\u201f]/

function carried(letter: string): string {
  if (isKnown(letter)) return letter
  if (DASHES.test(letter)) return '-'
  if (QUOTES.test(letter)) return "'"
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  const known = [...plain].filter((one) => isKnown(one) && one !== '"' && one !== '|').join('')
  return known || '?'
}

const isKnown = (letter: string) =>
  !/\p{Cc}/u.test(letter) && iconv.decode(iconv.encode(letter, CODE_PAGE), CODE_PAGE) === letter
