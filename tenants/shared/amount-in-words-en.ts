// Amounts in English words: 123.45 PLN is "one hundred and twenty-three zlotys 45/100".
import { abs } from './money.ts'

const UNITS = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const CURRENCIES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  PLN: ['zloty', 'zlotys'],
  EUR: ['euro', 'euros'],
  USD: ['US dollar', 'US dollars'],
}

const LIMIT = 1_000_000_000_000n

/** Below a thousand billion units; currencies without a name here keep their code. */
export function amountInWordsEn(minor: bigint, currency = 'PLN'): string {
  const magnitude = abs(minor)
  const whole = magnitude / 100n
  if (whole >= LIMIT) throw new RangeError('amount too large to be written in words')
  const [one, many] = CURRENCIES[currency] ?? [currency, currency]
  const cents = (magnitude % 100n).toString().padStart(2, '0')
  const name = whole === 1n ? one : many
  return `${minor < 0n ? 'minus ' : ''}${wholeInWords(whole)} ${name} ${cents}/100`
}

function wholeInWords(whole: bigint): string {
  if (whole === 0n) return 'zero'
  const words: string[] = []
  let scale = 1_000_000_000n
  for (const name of ['billion', 'million', 'thousand']) {
    const group = Number((whole / scale) % 1000n)
    if (group > 0) words.push(groupInWords(group), name)
    scale /= 1000n
  }
  const rest = Number(whole % 1000n)
  if (rest > 0) words.push(...(words.length > 0 && rest < 100 ? ['and'] : []), groupInWords(rest))
  return words.join(' ')
}

function groupInWords(group: number): string {
  const hundreds = Math.floor(group / 100)
  const rest = group % 100
  const tens = TENS[Math.floor(rest / 10)]
  const small = rest < 20 ? UNITS[rest] : [tens, UNITS[rest % 10]].filter(Boolean).join('-')
  const hundred = hundreds > 0 ? `${UNITS[hundreds]} hundred` : ''
  return [hundred, small].filter(Boolean).join(' and ')
}
