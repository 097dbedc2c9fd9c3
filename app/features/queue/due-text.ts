// When something is due, in the few letters that a row has. Fifty of these are made for
// every page, so the zone's offset is asked once for a day instead of Intl for each row.
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { fromEpochDay, monthNamesEn } from '#tenants/shared/dates.ts'
import { zoneOf } from '#tenants/sla/rules/zone.ts'

const DAY_MINUTES = 1440
const SOON_MINUTES = 120

export type DueTone = 'ok' | 'soon' | 'late' | 'paused'
export type DueText = { text: string; tone: DueTone }

type Due = { nextDueAt: Date | null; isBreached: boolean; status: string }

/** Gives the due text of items as seen from one moment in one zone. */
export function dueTexts(locale: Locale, now: Date, zoneName: string): (item: Due) => DueText {
  const t = dictionary(locale).desk.due
  const zone = zoneOf(zoneName)
  const nowMinute = minuteOf(now)
  const today = localDay(nowMinute)

  function localMinute(minute: number): number {
    const spans = zone.spansOfDay(Math.floor(minute / DAY_MINUTES))
    const span = spans.find(({ to }) => minute < to) ?? spans.at(-1)!
    return minute + span.offset
  }
  function localDay(minute: number): number {
    return Math.floor(localMinute(minute) / DAY_MINUTES)
  }
  const days = new Map<number, string>()
  function dayText(day: number): string {
    let text = days.get(day)
    if (text === undefined) {
      text = writtenDay(day)
      days.set(day, text)
    }
    return text
  }
  function writtenDay(day: number): string {
    if (day === today) return t.today
    if (day === today + 1) return t.tomorrow
    if (day === today - 1) return t.yesterday
    const [, month, date] = fromEpochDay(day).split('-') as [string, string, string]
    return locale === 'pl' ? `${date}.${month}` : `${Number(date)} ${MONTHS[Number(month) - 1]}`
  }

  return ({ nextDueAt, isBreached, status }) => {
    if (!nextDueAt) {
      const isHeld = status === 'waiting_client' || status === 'waiting_authority'
      return { text: isHeld ? t.held : t.none, tone: isBreached ? 'late' : 'paused' }
    }
    const minute = minuteOf(nextDueAt)
    const wall = localMinute(minute)
    const inDay = ((wall % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
    const text = `${dayText(Math.floor(wall / DAY_MINUTES))} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`
    const isLate = isBreached || minute < nowMinute
    return { text, tone: isLate ? 'late' : minute - nowMinute <= SOON_MINUTES ? 'soon' : 'ok' }
  }
}

const MONTHS = monthNamesEn.map((name) => name.slice(0, 3))
const minuteOf = (instant: Date) => Math.floor(instant.getTime() / 60_000)
const two = (n: number) => (n < 10 ? `0${n}` : String(n))
