// Whom the demo's companies employ: invented by rules, the same for the same seed.
import { addDays, type LocalDate } from '#tenants/shared/dates.ts'
import type { Random } from '../random.ts'
import { demoAccount } from './ids.ts'

export type DemoStaff = {
  slug: string
  people: number
  positions: readonly (readonly [position: string, costCentre: string, monthly: number])[]
  paysBenefits: boolean
}

export const demoPayrolls: readonly DemoStaff[] = [
  {
    slug: 'piekarnia-rogalik',
    people: 14,
    paysBenefits: false,
    positions: [
      ['Piekarz', 'PIEKARNIA', 5_900],
      ['Cukiernik', 'PIEKARNIA', 6_150],
      ['Sprzedawca', 'SKLEP', 4_950],
      ['Kierowca', 'DOSTAWY', 5_400],
    ],
  },
  {
    slug: 'stal-tech',
    people: 25,
    paysBenefits: true,
    positions: [
      ['Spawacz', 'HALA', 8_400],
      ['Operator CNC', 'HALA', 7_900],
      ['Konstruktor', 'BIURO', 11_800],
      ['Magazynier', 'MAGAZYN', 5_600],
      ['Kierownik produkcji', 'BIURO', 24_500],
    ],
  },
  {
    slug: 'klinika-lipowa',
    people: 18,
    paysBenefits: false,
    positions: [
      ['Lekarz', 'GABINETY', 19_500],
      ['Pielęgniarka', 'GABINETY', 8_700],
      ['Rejestratorka medyczna', 'REJESTRACJA', 5_300],
      ['Fizjoterapeuta', 'REHABILITACJA', 7_400],
    ],
  },
  {
    slug: 'druk-kolor',
    people: 6,
    paysBenefits: false,
    positions: [
      ['Grafik', 'STUDIO', 8_900],
      ['Drukarz', 'DRUKARNIA', 6_300],
      ['Introligator', 'DRUKARNIA', 5_200],
    ],
  },
]

const women = ['Anna', 'Katarzyna', 'Zofia', 'Magdalena', 'Joanna', 'Ewa', 'Alicja', 'Natalia']
const men = ['Piotr', 'Krzysztof', 'Andrzej', 'Michał', 'Jakub', 'Marcin', 'Grzegorz', 'Szymon']
/** Surnames that are the same for women and men. */
const surnames = [
  'Nowak',
  'Wójcik',
  'Kowalczyk',
  'Woźniak',
  'Mazur',
  'Krawczyk',
  'Kaczmarek',
  'Zając',
  'Król',
  'Wróbel',
  'Stępień',
  'Pawlak',
  'Sikora',
  'Baran',
  'Duda',
  'Szewczyk',
]
const streets = ['Lipowa', 'Ogrodowa', 'Szkolna', 'Polna', 'Kwiatowa', 'Słoneczna']
const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]

/** A personal number with a right check digit; born between 1930 and 2029. */
export function demoPesel(bornOn: LocalDate, sex: 'f' | 'm', serial: number): string {
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number]
  const two = (n: number) => String(n).padStart(2, '0')
  const last = (serial % 5) * 2 + (sex === 'm' ? 1 : 0)
  const number = String(Math.floor(serial / 5) % 1_000).padStart(3, '0')
  const ten = `${two(year % 100)}${two(month + (year >= 2000 ? 20 : 0))}${two(day)}${number}${last}`
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(ten[i]), 0)
  return `${ten}${(10 - (sum % 10)) % 10}`
}

/** A person as HR would type them; `n` counts through all companies of the demo. */
export function demoPerson(random: Random, n: number, born: { from: number; to: number }) {
  const sex = random.percent(50) ? 'f' : 'm'
  const bornOn = addDays(`${random.whole(born.from, born.to)}-01-01`, random.whole(0, 364))
  return {
    firstName: random.pick(sex === 'f' ? women : men),
    lastName: surnames[n % surnames.length]!,
    pesel: demoPesel(bornOn, sex, n),
    account: demoAccount(5_000 + n),
    street: random.pick(streets),
    houseNo: String(random.whole(1, 120)),
    postalCode: `${random.whole(10, 99)}-${random.whole(100, 999)}`,
    city: 'Warszawa',
    taxOfficeCode: '1435',
    nfzBranch: '07',
  }
}

const insured = {
  hasSocial: 'on',
  hasSick: 'on',
  hasHealth: 'on',
  hasAccident: 'on',
  paysLabourFund: 'on',
  paysGuaranteeFund: 'on',
}
const employed = {
  ...insured,
  kind: 'uop',
  payKind: 'monthly',
  term: 'indefinite',
  insuranceCode: '01 10 0 0',
  kup: 'standard',
  pit2Minor: '300',
}

/** What is agreed with the person at that place in the list: the rare cases come early. */
export function demoContract(staff: DemoStaff, random: Random, place: number) {
  const [position, costCentre, usual] = staff.positions[place % staff.positions.length]!
  const pay = usual + random.whole(0, 12) * 50
  const common = {
    ...employed,
    position,
    costCentre,
    department: costCentre[0] + costCentre.slice(1).toLowerCase(),
    number: `${place + 1}/2025`,
    payMinor: String(pay),
    startsOn: `2025-${String(random.whole(1, 12)).padStart(2, '0')}-01`,
    leaveDays: random.percent(60) ? '26' : '20',
  }
  if (place === 2) {
    return {
      ...common,
      fteNumerator: '1',
      fteDenominator: '2',
      weekMinutes: [240, 240, 240, 240, 240, 0, 0],
      payMinor: String(Math.ceil(pay / 2)),
    }
  }
  if (place === 3) {
    return { ...common, payKind: 'hourly', payMinor: '39,50', kup: 'raised' }
  }
  if (place === 4) {
    return {
      ...common,
      kind: 'zlecenie',
      term: '',
      payKind: 'hourly',
      payMinor: '36',
      kup: 'percent20',
      insuranceCode: '04 11 0 0',
      pit2Minor: '',
    }
  }
  if (place % 3 === 0) return { ...common, ppkEmployeeBp: '2', ppkEmployerBp: '1,5' }
  return common
}
