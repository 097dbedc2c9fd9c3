// What cannot be agreed: pay below the law of the day, costs and reliefs that the kind of
// contract does not know. The screen asks the same before anything is sent.
import type { LocalDate } from '../../shared/dates.ts'
import { divideHalfUp } from '../../shared/money.ts'
import { inForceOn } from '../pl/dated.ts'
import { MINIMUM_WAGE, type MinimumWage } from '../pl/wages.ts'
import type { EmploymentKind } from '../schema.ts'
import type { TermsContent } from '../types.ts'

export type TermsFault =
  | 'below_minimum_wage'
  | 'kup_not_here'
  | 'relief_age'
  | 'relief_not_here'
  | 'pay_kind_not_here'
  | 'fte_over_one'

export type TermsFinding = { field: keyof TermsContent; code: TermsFault; minimum?: bigint }

type Person = { bornOn: LocalDate }

export function checkTerms(
  kind: EmploymentKind,
  terms: TermsContent,
  person: Person,
  validFrom: LocalDate,
): TermsFinding | null {
  if (terms.fteNumerator > terms.fteDenominator) {
    return { field: 'fteNumerator', code: 'fte_over_one' }
  }
  if (!kupsOf(kind).includes(terms.kup)) return { field: 'kup', code: 'kup_not_here' }
  if (kind === 'uop' && terms.payKind === 'lump') {
    return { field: 'payKind', code: 'pay_kind_not_here' }
  }
  if (terms.reliefs.includes('u26')) {
    if (kind === 'dzielo') return { field: 'reliefs', code: 'relief_not_here' }
    // The relief holds up to and with the 26th birthday.
    if (birthday(person.bornOn, 26) < validFrom) return { field: 'reliefs', code: 'relief_age' }
  }
  const minimum = minimumPay(kind, terms, validFrom)
  if (minimum !== null && terms.payMinor < minimum) {
    return { field: 'payMinor', code: 'below_minimum_wage', minimum }
  }
  return null
}

/** The least that the base may be on the day; null when the law sets none, or none yet. */
export function minimumPay(
  kind: EmploymentKind,
  terms: Pick<TermsContent, 'payKind' | 'fteNumerator' | 'fteDenominator'>,
  date: LocalDate,
): bigint | null {
  const wage = minimumWageOn(date)
  if (!wage) return null
  if (kind === 'uop' && terms.payKind === 'monthly') {
    return divideHalfUp(wage.monthly * BigInt(terms.fteNumerator), BigInt(terms.fteDenominator))
  }
  return kind === 'zlecenie' && terms.payKind === 'hourly' ? wage.hourly : null
}

function minimumWageOn(date: LocalDate): MinimumWage | null {
  try {
    return inForceOn(MINIMUM_WAGE, date).value
  } catch (error) {
    // A year whose figure nobody has announced: the run of that year will ask again.
    if (error instanceof RangeError) return null
    throw error
  }
}

function kupsOf(kind: EmploymentKind): readonly string[] {
  return kind === 'uop'
    ? ['none', 'standard', 'raised']
    : ['none', 'percent20', 'percent50', 'lump']
}

/** Somebody born on 29 February is older from 1 March on. */
function birthday(bornOn: LocalDate, years: number): LocalDate {
  const year = Number(bornOn.slice(0, 4)) + years
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return bornOn.slice(5) === '02-29' && !isLeap ? `${year}-03-01` : `${year}${bornOn.slice(4)}`
}
