import { type Locale, type LocaleSettings, useLocale } from '#app/i18n/locale.tsx'
import * as format from './format.ts'

export type Formatters = ReturnType<typeof formatters>

/** The formatters of `format.ts`, bound to a language, zone and moment. */
export function formatters(locale: Locale, zone: string, now?: Date) {
  return {
    money: (minor: bigint, currency?: string) => format.formatMoney(locale, minor, currency),
    amount: (minor: bigint) => format.formatAmount(locale, minor),
    number: (value: number | bigint, digits?: number) => format.formatNumber(locale, value, digits),
    percent: (basisPoints: number, digits?: number) =>
      format.formatPercent(locale, basisPoints, digits),
    date: (value: string | Date) => format.formatDate(locale, value, zone),
    dateTime: (instant: string | Date) => format.formatDateTime(locale, instant, zone),
    time: (instant: string | Date) => format.formatTime(instant, zone),
    month: (period: string, style?: 'numeric' | 'long') =>
      format.formatMonth(locale, period, style),
    minutes: (minutes: number) => format.formatMinutes(locale, minutes),
    /** Absolute when the page was given no present. */
    relative: (instant: string | Date) =>
      now
        ? format.formatRelative(locale, instant, now)
        : format.formatDateTime(locale, instant, zone),
    accountNumber: format.formatAccountNumber,
    nip: format.formatNip,
    fileSize: (bytes: number) => format.formatFileSize(locale, bytes),
  }
}

// One set for a page: the provider's value is the same object for all its components.
const kept = new WeakMap<LocaleSettings, Formatters>()

export function useFormat(): Formatters {
  const settings = useLocale()
  const known = kept.get(settings)
  if (known) return known
  const made = formatters(settings.locale, settings.zone, settings.now)
  kept.set(settings, made)
  return made
}
