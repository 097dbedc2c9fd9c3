// Figures and dates as printed documents write them. Not Intl: its spaces and signs
// change between versions of Node, and a document must stay the same for ever.

import { type LocalDate, monthNamesEn } from '#tenants/shared/dates.ts'
import { abs } from '#tenants/shared/money.ts'

export type PrintLocale = 'pl' | 'en'

const NBSP = '\u00a0'
const MINUS = '\u2212'

/** 1 234 567,89 in Polish, 1,234,567.89 in English. */
export function printAmount(minor: bigint, locale: PrintLocale): string {
  const digits = abs(minor).toString().padStart(3, '0')
  const whole = groupThousands(digits.slice(0, -2), locale)
  const fraction = digits.slice(-2)
  return `${minor < 0n ? MINUS : ''}${whole}${locale === 'pl' ? ',' : '.'}${fraction}`
}

/** With the currency: 12,00 zł, or 12.00 EUR. */
export function printMoney(minor: bigint, currency: string, locale: PrintLocale): string {
  const symbol = currency === 'PLN' && locale === 'pl' ? 'zł' : currency
  return `${printAmount(minor, locale)}${NBSP}${symbol}`
}

/** An exact decimal text without needless zeros: 12.500000 is 12,5. */
export function printDecimal(text: string, locale: PrintLocale, minPlaces = 0): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return text
  const [, sign, whole, raw = ''] = match
  const fraction = raw.replace(/0+$/, '').padEnd(minPlaces, '0')
  const tail = fraction ? `${locale === 'pl' ? ',' : '.'}${fraction}` : ''
  return `${sign ? MINUS : ''}${groupThousands(whole!, locale)}${tail}`
}

function groupThousands(digits: string, locale: PrintLocale): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, locale === 'pl' ? NBSP : ',')
}

/** 05.03.2026, or 5 March 2026. */
export function printDate(date: LocalDate, locale: PrintLocale): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  if (locale === 'pl') return `${day}.${month}.${year}`
  return `${Number(day)}${NBSP}${monthNamesEn[Number(month) - 1]}${NBSP}${year}`
}

/** Account numbers in fours after the check digits: PL61 1090 1014 ... */
export function printAccount(account: string): string {
  const compact = account.replace(/\s/g, '').toUpperCase()
  const iban = /^\d{26}$/.test(compact) ? `PL${compact}` : compact
  return (iban.match(/.{1,4}/g) ?? []).join(NBSP)
}

/** 526-000-12-46, the customary grouping of a Polish tax number. */
export function printNip(nip: string): string {
  return /^\d{10}$/.test(nip) ? nip.replace(/(\d{3})(\d{3})(\d\d)(\d\d)/, '$1-$2-$3-$4') : nip
}
