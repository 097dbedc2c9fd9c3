// What invented companies and items are called.
import type { Random } from '../random.ts'

const starts = [
  'Alfa',
  'Bal',
  'Cer',
  'Dom',
  'Elek',
  'Far',
  'Gal',
  'Hydro',
  'Inter',
  'Kom',
  'Lak',
  'Met',
  'Nord',
  'Omni',
  'Pol',
  'Rem',
  'Sol',
  'Trans',
  'Wod',
  'Zet',
]
const ends = [
  'bud',
  'dent',
  'druk',
  'eko',
  'fix',
  'gaz',
  'handel',
  'klima',
  'lux',
  'mar',
  'med',
  'pak',
  'plast',
  'serwis',
  'stal',
  'system',
  'tech',
  'tex',
  'trans',
  'vit',
]
const towns = [
  'Warszawa',
  'Kraków',
  'Łódź',
  'Wrocław',
  'Poznań',
  'Gdańsk',
  'Szczecin',
  'Lublin',
  'Katowice',
  'Rzeszów',
  'Białystok',
  'Kielce',
  'Olsztyn',
  'Opole',
  'Toruń',
]
const people = [
  'Anna Nowacka',
  'Piotr Zieliński',
  'Ewa Kamińska',
  'Marek Wójcik',
  'Joanna Lis',
  'Krzysztof Duda',
  'Alicja Sowa',
  'Robert Żak',
  'Magda Ćwik',
  'Łukasz Bąk',
]
const suppliers = [
  'Prąd Demo',
  'Woda Demo',
  'Biuro-Pak',
  'Stacja Paliw 12',
  'Telekom Demo',
  'Leasing Demo',
  'Hurtownia Alfa',
  'Serwis IT Beta',
  'Kurier Demo',
  'Ochrona Demo',
]

export function companyWords(random: Random, n: number) {
  const name = `${random.pick(starts)}${random.pick(ends)} ${n}`
  return { name, town: random.pick(towns) }
}

/** The title of an item of the type, as its maker would write it. */
export function itemTitle(random: Random, requestType: string, openedAt: Date): string {
  const year = openedAt.getUTCFullYear()
  const month = String(openedAt.getUTCMonth() + 1).padStart(2, '0')
  switch (requestType) {
    case 'purchase_invoice':
      return `FV/${year}/${month}/${random.whole(1, 9_999)} ${random.pick(suppliers)}`
    case 'order_completion':
      return `Zamówienie ${random.whole(10_000, 99_999)}`
    case 'data_keying':
      return `Partia ${year}-${month}/${random.whole(1, 99)}`
    case 'payroll_change':
      return `Zmiana: ${random.pick(people)}`
    case 'document_request':
      return `Zaświadczenie: ${random.pick(people)}`
    case 'it_access':
      return `Dostęp dla: ${random.pick(people)}`
    default:
      return `Pytanie o rozliczenie ${month}/${year}`
  }
}

export const personName = (random: Random) => random.pick(people)
