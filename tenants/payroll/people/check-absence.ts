// Absences that cannot be: outside the contract, of a kind that the contract does not know.
import { addDays, type LocalDate } from '../../shared/dates.ts'
import { type AbsenceKind, leaveKinds, sicknessKinds } from '../schema.ts'
import type { Employment } from '../types.ts'

export type AbsenceFault =
  | 'outside_employment'
  | 'not_for_contract'
  | 'absence_too_long'
  | 'hours_of_one_day'

type Wanted = { kind: AbsenceKind; fromOn: LocalDate; toOn: LocalDate; minutes: number | null }

export function checkAbsence(
  employment: Pick<Employment, 'kind' | 'startsOn' | 'endsOn'>,
  wanted: Wanted,
): { code: AbsenceFault; field: string } | null {
  const { fromOn, toOn, kind, minutes } = wanted
  if (fromOn < employment.startsOn) return { code: 'outside_employment', field: 'fromOn' }
  if (employment.endsOn !== null && toOn > employment.endsOn) {
    return { code: 'outside_employment', field: 'toOn' }
  }
  if (!isFor(employment.kind, kind)) return { code: 'not_for_contract', field: 'kind' }
  // Upbringing leave is the longest, three years; the others end within two.
  if (toOn > addDays(fromOn, 3 * 366)) return { code: 'absence_too_long', field: 'toOn' }
  if (minutes !== null && fromOn !== toOn) return { code: 'hours_of_one_day', field: 'minutes' }
  return null
}

/** Leave is of employees; a contractor with voluntary insurance may be sick or give birth. */
function isFor(contract: Employment['kind'], kind: AbsenceKind): boolean {
  if (contract === 'uop') return true
  if (contract === 'dzielo') return false
  const known: readonly string[] = [...sicknessKinds, 'maternity', 'parental', 'rehabilitation']
  return known.includes(kind) && !(leaveKinds as readonly string[]).includes(kind)
}
