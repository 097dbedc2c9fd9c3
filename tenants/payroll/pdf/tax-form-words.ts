// The words of the printed forms. They are Polish, as the forms are, in the order and with
// the meaning of the ministry's print.
import type { IncomeRowCode, SingleBoxCode } from '../pl/tax-forms/boxes.ts'

export const INCOME_ROW_NAMES: Readonly<Record<IncomeRowCode, string>> = {
  employment: 'Należności ze stosunku pracy i stosunków pokrewnych',
  employment_young: 'Należności z wiersza 1 otrzymane do ukończenia 26. roku życia',
  employment_senior: 'Należności z wiersza 1 otrzymane od ukończenia wieku emerytalnego',
  work: 'Działalność wykonywana osobiście (art. 13 ustawy), w tym umowa o dzieło',
  mandate: 'Należności z umowy zlecenia (art. 13 pkt 8 ustawy)',
  mandate_young: 'Należności z wiersza 6 otrzymane do ukończenia 26. roku życia',
  mandate_senior: 'Należności z wiersza 6 osób niepobierających emerytury mimo nabycia prawa',
  author: 'Prawa autorskie i inne prawa (art. 18 ustawy)',
  maternity: 'Zasiłki macierzyńskie',
  maternity_young: 'Zasiłki macierzyńskie otrzymane do ukończenia 26. roku życia',
  maternity_senior: 'Zasiłki macierzyńskie otrzymane od ukończenia wieku emerytalnego',
  benefits: 'Inne źródła (zasiłki pieniężne z ubezpieczenia społecznego)',
}

export const SINGLE_BOX_NAMES: Readonly<Record<SingleBoxCode, string>> = {
  residency: 'Rodzaj obowiązku podatkowego',
  costs_kind: 'Koszty uzyskania przychodów uwzględniono z tytułu',
  contributions: 'Składki na ubezpieczenia społeczne podlegające odliczeniu',
  contributions_relieved: 'Składki od przychodów z wierszy 2, 3, 7 i 8 części E',
  contributions_exempt: 'Składki od przychodów zwolnionych od podatku',
  exempt_young: 'Przychody zwolnione: ulga dla młodych (art. 21 ust. 1 pkt 148)',
  exempt_young_employment: 'w tym ze stosunku pracy',
  exempt_young_mandate: 'w tym z umów zlecenia',
  exempt_other: 'Przychody zwolnione (art. 21 ust. 1 pkt 152-154)',
  exempt_other_employment: 'w tym ze stosunku pracy',
  exempt_other_mandate: 'w tym z umów zlecenia',
  relief_returning: 'pkt 152: ulga na powrót',
  relief_family: 'pkt 153: rodziny 4+',
  relief_senior: 'pkt 154: pracujący seniorzy',
  attachment: 'Dołączono informację PIT-R',
  health: 'Składki na ubezpieczenie zdrowotne pobrane przez płatnika',
}

export const COSTS_KINDS: Readonly<Record<string, string>> = {
  1: '1. z jednego stosunku pracy',
  2: '2. z więcej niż jednego stosunku pracy',
  3: '3. z jednego stosunku pracy, podwyższone (dojazd)',
  4: '4. z więcej niż jednego stosunku pracy, podwyższone (dojazd)',
}

export const MONTHS_PL = [
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
] as const
