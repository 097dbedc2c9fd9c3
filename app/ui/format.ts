// All numbers, dates and identifiers on the screen pass through here. Money and
// dates are put together by hand where Node and browsers carry different ICU data
// (grouping of four digits, kinds of space, "Sept"): the server's text and the
// browser's must be the same, or hydration fails.
import type { Locale } from '#app/i18n/locale.tsx'
import { counted, type PluralForms } from '#app/i18n/plural.ts'
import { monthNamesEn } from '#tenants/shared/dates.ts'

const NBSP = '\u00a0'
const MINUS = '\u2212'

function cached<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    kept.set(key, made)
    return made
  }
}

const roundingTo = cached(
  (digits) =>
    new Intl.NumberFormat('en', {
      minimumFractionDigits: Number(digits),
      maximumFractionDigits: Number(digits),
      useGrouping: false,
      signDisplay: 'never',
    }),
)

const zonedFormat = cached(
  (zone) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
)

export const monthNames: Record<Locale, readonly string[]> = {
  pl: [
    'styczeń',
    'luty',
    'marzec',
    'kwiecień',
    'maj',
    'czerwiec',
    'lipiec',
    'sierpień',
    'wrzesień',
    'październik',
    'listopad',
    'grudzień',
  ],
  en: monthNamesEn,
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator)
}

/** Minor units without currency: `1 234,50`, `−0,01`; English `1,234.50`. */
export function formatAmount(locale: Locale, minor: bigint): string {
  const magnitude = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  const whole = magnitude.slice(0, -2)
  const fraction = magnitude.slice(-2)
  const sign = minor < 0n ? MINUS : ''
  return locale === 'pl'
    ? `${sign}${grouped(whole, NBSP)},${fraction}`
    : `${sign}${grouped(whole, ',')}.${fraction}`
}

/** `1 234,50 zł`, `1 234,50 EUR`; English `PLN 1,234.50`. */
export function formatMoney(locale: Locale, minor: bigint, currency = 'PLN'): string {
  if (locale === 'pl') {
    return `${formatAmount(locale, minor)}${NBSP}${currency === 'PLN' ? 'zł' : currency}`
  }
  const amount = formatAmount(locale, minor < 0n ? -minor : minor)
  return `${minor < 0n ? MINUS : ''}${currency}${NBSP}${amount}`
}

/** Counts and plain decimals with grouping always on. */
export function formatNumber(locale: Locale, value: number | bigint, digits = 0): string {
  const text = roundingTo(String(digits)).format(value)
  const [whole = '', fraction] = text.split('.')
  const sign = value < 0 && /[1-9]/.test(text) ? MINUS : ''
  const number = sign + grouped(whole, locale === 'pl' ? NBSP : ',')
  return fraction ? `${number}${locale === 'pl' ? ',' : '.'}${fraction}` : number
}

/** Basis points as per cent: 9840 is `98,4 %` in Polish and `98.4%` in English. */
export function formatPercent(locale: Locale, basisPoints: number, digits = 1): string {
  const text = formatNumber(locale, basisPoints / 100, digits)
  return locale === 'pl' ? `${text}${NBSP}%` : `${text}%`
}

type Parts = { year: string; month: string; day: string; hour: string; minute: string }

function zonedParts(instant: Date, zone: string): Parts {
  const parts: Record<string, string> = {}
  for (const { type, value } of zonedFormat(zone).formatToParts(instant)) parts[type] = value
  return parts as Parts
}

function writtenDate(locale: Locale, year: string, month: string, day: string): string {
  if (locale === 'pl') return `${day}.${month}.${year}`
  return `${day} ${monthNames.en[Number(month) - 1]!.slice(0, 3)} ${year}`
}

/** A business date (`2026-03-05`) or an instant in a zone: `05.03.2026`, `05 Mar 2026`. */
export function formatDate(locale: Locale, value: string | Date, zone = 'Europe/Warsaw'): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return writtenDate(locale, value.slice(0, 4), value.slice(5, 7), value.slice(8, 10))
  }
  const { year, month, day } = zonedParts(new Date(value), zone)
  return writtenDate(locale, year, month, day)
}

/** `05.03.2026, 14:07`, always 24 hours. */
export function formatDateTime(
  locale: Locale,
  instant: string | Date,
  zone = 'Europe/Warsaw',
): string {
  const { year, month, day, hour, minute } = zonedParts(new Date(instant), zone)
  return `${writtenDate(locale, year, month, day)}, ${hour}:${minute}`
}

export function formatTime(instant: string | Date, zone = 'Europe/Warsaw'): string {
  const { hour, minute } = zonedParts(new Date(instant), zone)
  return `${hour}:${minute}`
}

/** A period `2026-03`: `03/2026`, or in words `marzec 2026`. */
export function formatMonth(
  locale: Locale,
  period: string,
  style: 'numeric' | 'long' = 'numeric',
): string {
  const year = period.slice(0, 4)
  const month = period.slice(5, 7)
  if (style === 'numeric') return `${month}/${year}`
  return `${monthNames[locale][Number(month) - 1]} ${year}`
}

/** `2 godz. 15 min`; hours are not turned into days, whose length depends on the calendar. */
export function formatMinutes(locale: Locale, minutes: number): string {
  const total = Math.abs(Math.trunc(minutes))
  const sign = minutes < 0 && total > 0 ? MINUS : ''
  const hours = Math.floor(total / 60)
  const rest = total % 60
  const hourWord = locale === 'pl' ? 'godz.' : 'h'
  if (hours === 0) return `${sign}${rest}${NBSP}min`
  const hourText = `${sign}${grouped(String(hours), locale === 'pl' ? NBSP : ',')}${NBSP}${hourWord}`
  return rest === 0 ? hourText : `${hourText} ${rest}${NBSP}min`
}

const spanWords: Record<Locale, Record<string, PluralForms>> = {
  pl: {
    minute: { one: 'min', other: 'min' },
    hour: { one: 'godz.', other: 'godz.' },
    day: { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' },
    month: { one: 'mies.', other: 'mies.' },
    year: { one: 'rok', few: 'lata', many: 'lat', other: 'roku' },
  },
  en: {
    minute: { one: 'min', other: 'min' },
    hour: { one: 'h', other: 'h' },
    day: { one: 'day', other: 'days' },
    month: { one: 'month', other: 'months' },
    year: { one: 'year', other: 'years' },
  },
}

const spanSteps = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** `za 2 godz.`, `3 dni temu`; under a minute `teraz`. The present is passed in. */
export function formatRelative(locale: Locale, instant: string | Date, now: Date): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000
  const step = spanSteps.find(([, size]) => Math.abs(seconds) >= size)
  if (!step) return locale === 'pl' ? 'teraz' : 'now'
  const [unit, size] = step
  const span = counted(locale, Math.trunc(Math.abs(seconds) / size), spanWords[locale][unit]!)
  if (locale === 'pl') return seconds > 0 ? `za${NBSP}${span}` : `${span} temu`
  return seconds > 0 ? `in${NBSP}${span}` : `${span} ago`
}

/** `61 1090 1014 …`: plain spaces, so that it wraps between groups and pastes anywhere. */
export function formatAccountNumber(number: string): string {
  const bare = number.replace(/[\s-]/g, '').toUpperCase()
  const lead = /^\d{26}$/.test(bare) ? 2 : 4
  return `${bare.slice(0, lead)} ${bare.slice(lead).replace(/(.{4})(?=.)/g, '$1 ')}`.trim()
}

/** `526-000-12-46`; anything that is not ten digits comes back as it was. */
export function formatNip(nip: string): string {
  const match = /^(PL)?(\d{3})(\d{3})(\d{2})(\d{2})$/i.exec(nip.replace(/[\s-]/g, ''))
  if (!match) return nip
  const [, prefix = '', ...groups] = match
  return prefix.toUpperCase() + groups.join('-')
}

const sizeUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const

export function formatFileSize(locale: Locale, bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < sizeUnits.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  return `${formatNumber(locale, value, digits)}${NBSP}${sizeUnits[unit]}`
}
