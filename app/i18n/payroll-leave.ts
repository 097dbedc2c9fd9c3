// Leave of a year: what it gives, what came from before, what is left.
import { counted } from './plural.ts'

const pl = {
  title: 'Urlop w roku',
  titleOf: (year: number) => `Urlop ${year}`,
  days: (n: number) => counted('pl', n, { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' }),
  entitled: 'Wymiar w roku',
  carried: 'Zaległy z poprzednich lat',
  taken: 'Wykorzystany',
  waiting: 'We wnioskach',
  left: 'Zostało',
  carriedLeft: (amount: string, date: string) =>
    `w tym zaległy ${amount}, do wykorzystania do ${date}`,
  carriedLate: (amount: string, date: string) =>
    `Zaległego urlopu zostało ${amount}. Termin jego wykorzystania minął ${date}.`,
  unknown:
    'Nie podano urlopu z lat sprzed przejęcia kadr: zaległy urlop może być większy, niż tu widać.',
  limits: 'Limity w roku kalendarzowym',
  limit: (used: string, all: string) => `${used} z ${all}`,
  limitNames: {
    on_demand: 'Na żądanie (w ramach urlopu)',
    child_day: 'Opieka nad dzieckiem (art. 188)',
    force_majeure: 'Siła wyższa (art. 148¹)',
    carer: 'Urlop opiekuńczy (art. 173¹)',
  },
  overBalance: (wanted: string, left: string) =>
    `Wniosek obejmuje ${wanted}, a do wzięcia jest ${left}.`,
  overLimit: (wanted: string, left: string) =>
    `Wniosek obejmuje ${wanted}, a z limitu na ten rok zostało ${left}.`,
  canAsk: (left: string, year: number) => `Na rok ${year} do wzięcia zostało: ${left}.`,
  limitLeft: (name: string, left: string, year: number) => `${name}, rok ${year}: zostało ${left}.`,
  over: 'Ponad limit',
  wouldLeave: (left: string) => `Urlopu w tym roku zostało ${left}.`,
  grantedOver: 'Uwaga: przyznano więcej, niż wynosi limit.',
  opening: {
    title: 'Urlop sprzed przejęcia kadr',
    intro: 'Ostatni zapis dla roku zastępuje wcześniejsze. Godziny: 8 to jeden dzień.',
    year: 'Rok',
    carried: 'Zaległy z poprzednich lat (godziny)',
    taken: 'Wykorzystany w tym roku gdzie indziej (godziny)',
    reason: 'Powód',
    submit: 'Zapisz',
    done: 'Urlop sprzed przejęcia kadr zapisany.',
    none: 'Nic jeszcze nie zapisano.',
    row: (year: number, carried: string, taken: string) =>
      `${year}: zaległy ${carried}, wykorzystany ${taken}`,
    holds: 'Obowiązuje',
    replaced: 'Zastąpione',
  },
}

const en: typeof pl = {
  title: 'Leave of the year',
  titleOf: (year) => `Leave ${year}`,
  days: (n) => counted('en', n, { one: 'day', other: 'days' }),
  entitled: 'Given by the year',
  carried: 'Carried over',
  taken: 'Taken',
  waiting: 'Asked for',
  left: 'Left',
  carriedLeft: (amount, date) => `of this carried over: ${amount}, to be taken by ${date}`,
  carriedLate: (amount, date) =>
    `Of the leave carried over ${amount} is left. It was to be taken by ${date}.`,
  unknown:
    'Leave of the years before this payroll was not entered: more may be carried over than is shown.',
  limits: 'Limits of the calendar year',
  limit: (used, all) => `${used} of ${all}`,
  limitNames: {
    on_demand: 'On demand (part of annual leave)',
    child_day: 'Child care (art. 188)',
    force_majeure: 'Force majeure (art. 148¹)',
    carer: "Carer's leave (art. 173¹)",
  },
  overBalance: (wanted, left) => `The request takes ${wanted}; ${left} can be taken.`,
  overLimit: (wanted, left) => `The request takes ${wanted}; the year's limit has ${left} left.`,
  canAsk: (left, year) => `Can still be taken in ${year}: ${left}.`,
  limitLeft: (name, left, year) => `${name}, ${year}: ${left} left.`,
  over: 'Above the limit',
  wouldLeave: (left) => `Annual leave left this year: ${left}.`,
  grantedOver: 'Note: more was granted than the limit allows.',
  opening: {
    title: 'Leave from before this payroll',
    intro: 'The last entry for a year replaces the earlier ones. In hours: 8 are one day.',
    year: 'Year',
    carried: 'Carried over from earlier years (hours)',
    taken: 'Taken elsewhere this year (hours)',
    reason: 'Reason',
    submit: 'Save',
    done: 'Leave from before this payroll is recorded.',
    none: 'Nothing has been recorded yet.',
    row: (year, carried, taken) => `${year}: carried over ${carried}, taken ${taken}`,
    holds: 'Holds',
    replaced: 'Replaced',
  },
}

export const payLeaveWords = { pl, en }
