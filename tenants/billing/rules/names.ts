// Names of invoice lines, in both languages, as they stay on the invoice.

import { type LocalDate, monthNamesEn, type Period } from '#tenants/shared/dates.ts'
import { meters } from '../../contracts/meters.ts'

export type Names = { namePl: string; nameEn: string }

type Named = { code: string; name_pl?: string; name_en?: string }

/** The plan's own words, else the meter's, else the code. */
export function nameOf(
  component: Named,
  meterNames: Readonly<Record<string, Names>>,
  suffix: Names = { namePl: '', nameEn: '' },
): Names {
  const meter = Object.hasOwn(meterNames, component.code) ? meterNames[component.code] : undefined
  const namePl = component.name_pl || meter?.namePl || component.code
  const nameEn = component.name_en || meter?.nameEn || component.code
  return { namePl: namePl + suffix.namePl, nameEn: nameEn + suffix.nameEn }
}

export function datesSuffix(from: LocalDate, to: LocalDate): Names {
  const days = from === to ? dotted(to) : `${from.slice(8)}–${dotted(to)}`
  const [first, last] = [Number(from.slice(8)), Number(to.slice(8))]
  const daysEn = first === last ? `${last}` : `${first}–${last}`
  return { namePl: ` (${days})`, nameEn: ` (${daysEn} ${monthEn(to.slice(0, 7))})` }
}

export function monthSuffix(late: Period): Names {
  return {
    namePl: ` (za ${late.slice(5)}.${late.slice(0, 4)})`,
    nameEn: ` (for ${monthEn(late)})`,
  }
}

export function trueUpName(late: Period | null): Names {
  const suffix = late ? monthSuffix(late) : { namePl: '', nameEn: '' }
  return late
    ? {
        namePl: `Zaliczenie na poczet opłaty minimalnej${suffix.namePl}`,
        nameEn: `Set off against the monthly minimum${suffix.nameEn}`,
      }
    : { namePl: 'Wyrównanie do opłaty minimalnej', nameEn: 'Top-up to the monthly minimum' }
}

function dotted(date: LocalDate): string {
  return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

function monthEn(period: Period): string {
  return `${monthNamesEn[Number(period.slice(5)) - 1]} ${period.slice(0, 4)}`
}

/** Meters by their names, for price plans that do not name their components. */
export const meterNames: Readonly<Record<string, Names>> = Object.fromEntries(
  Object.entries(meters).map(([code, { pl, en }]) => [code, { namePl: pl, nameEn: en }]),
)
