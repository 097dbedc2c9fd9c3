// Amounts in Polish words for invoices and payment papers:
// 123,45 PLN is "sto dwadzieścia trzy złote 45/100".
import { abs } from '#tenants/shared/money.ts'

/** Forms after 1, after 2 to 4, and after all other numbers. */
type Forms = readonly [one: string, few: string, many: string]

const UNITS = [
  '',
  'jeden',
  'dwa',
  'trzy',
  'cztery',
  'pięć',
  'sześć',
  'siedem',
  'osiem',
  'dziewięć',
  'dziesięć',
  'jedenaście',
  'dwanaście',
  'trzynaście',
  'czternaście',
  'piętnaście',
  'szesnaście',
  'siedemnaście',
  'osiemnaście',
  'dziewiętnaście',
]
const TENS = [
  '',
  '',
  'dwadzieścia',
  'trzydzieści',
  'czterdzieści',
  'pięćdziesiąt',
  'sześćdziesiąt',
  'siedemdziesiąt',
  'osiemdziesiąt',
  'dziewięćdziesiąt',
]
const HUNDREDS = [
  '',
  'sto',
  'dwieście',
  'trzysta',
  'czterysta',
  'pięćset',
  'sześćset',
  'siedemset',
  'osiemset',
  'dziewięćset',
]

const SCALES: readonly Forms[] = [
  ['miliard', 'miliardy', 'miliardów'],
  ['milion', 'miliony', 'milionów'],
  ['tysiąc', 'tysiące', 'tysięcy'],
]

const CURRENCIES: Readonly<Record<string, Forms>> = {
  PLN: ['złoty', 'złote', 'złotych'],
  EUR: ['euro', 'euro', 'euro'],
  USD: ['dolar amerykański', 'dolary amerykańskie', 'dolarów amerykańskich'],
}

const LIMIT = 1_000_000_000_000n

/**
 * Below a thousand billion units. Currencies without a Polish name here keep their
 * code: "pięć CHF 00/100".
 */
export function amountInWordsPl(minor: bigint, currency = 'PLN'): string {
  const magnitude = abs(minor)
  const whole = magnitude / 100n
  if (whole >= LIMIT) throw new RangeError('amount too large to be written in words')
  const name = CURRENCIES[currency] ?? [currency, currency, currency]
  const cents = (magnitude % 100n).toString().padStart(2, '0')
  return `${minor < 0n ? 'minus ' : ''}${wholeInWords(whole)} ${formFor(whole, name)} ${cents}/100`
}

/** The form of a noun that goes with the number: 1, 2 to 4 except 12 to 14, the rest. */
export function formFor(count: bigint, [one, few, many]: Forms): string {
  if (count === 1n) return one
  const last = count % 10n
  const lastTwo = count % 100n
  return last >= 2n && last <= 4n && (lastTwo < 12n || lastTwo > 14n) ? few : many
}

function wholeInWords(whole: bigint): string {
  if (whole === 0n) return 'zero'
  const words: string[] = []
  let scale = 1_000_000_000n
  for (const forms of SCALES) {
    const group = (whole / scale) % 1000n
    // "jeden tysiąc", not "tysiąc": nothing can be written in front of it afterwards.
    if (group > 0n) words.push(groupInWords(Number(group)), formFor(group, forms))
    scale /= 1000n
  }
  const rest = whole % 1000n
  if (rest > 0n) words.push(groupInWords(Number(rest)))
  return words.join(' ')
}

function groupInWords(group: number): string {
  const rest = group % 100
  return [
    HUNDREDS[Math.floor(group / 100)],
    ...(rest < 20 ? [UNITS[rest]] : [TENS[Math.floor(rest / 10)], UNITS[rest % 10]]),
  ]
    .filter(Boolean)
    .join(' ')
}
