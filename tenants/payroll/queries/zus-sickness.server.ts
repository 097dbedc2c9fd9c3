// Days of illness, care and parenthood with their payers, counted as the payslips counted
// them, so that ZUS reads the same days that the person was paid for.
import { lastDayOf, type Period } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { rowOn } from '../people/compare-terms.ts'
import { groupsBy } from '../runs/element.ts'
import type { RunFrame } from '../runs/facts.ts'
import { sickDaysOf } from '../runs/sickness.ts'
import { BENEFIT_CODES } from '../zus/codes.ts'
import type { SickGroup, ZusContract, ZusSlip } from '../zus/facts.ts'
import { loadPersonFacts } from './run-facts.server.ts'

/** Persons whose absences are read at once. */
const BATCH = 500

type Sick = Map<string, Map<Period, SickGroup[]>>
type Asked = {
  period: Period
  settings: RunFrame['settings']
  slips: readonly ZusSlip[]
  contracts: readonly Omit<ZusContract, 'sick'>[]
}

/** By contract and month, for the months that the set has to tell of. */
export async function loadZusSickness(
  ctx: ScopeContext,
  { period, settings, slips, contracts }: Asked,
): Promise<Sick> {
  requirePermission(ctx, 'payroll:do')
  const months = new Map<string, Set<Period>>()
  const need = (employmentId: string, month: Period) =>
    months.set(employmentId, (months.get(employmentId) ?? new Set()).add(month))
  for (const { employmentId, absences } of contracts) {
    if (absences.some(({ kind }) => BENEFIT_CODES[kind])) need(employmentId, period)
  }
  for (const { employmentId, paid } of slips) {
    for (const one of paid) need(employmentId, one.period)
  }
  const ids = new Set(
    [...slips, ...contracts]
      .filter(({ employmentId }) => months.has(employmentId))
      .map(({ employeeId }) => employeeId),
  )
  const frame = { period, kind: 'regular', payOn: lastDayOf(period), settings } as const
  const sick: Sick = new Map()
  const list = [...ids].sort()
  for (let at = 0; at < list.length; at += BATCH) {
    const people = await loadPersonFacts(ctx, frame, list.slice(at, at + BATCH))
    for (const person of people) {
      for (const employment of person.employments) {
        const byMonth = new Map<Period, SickGroup[]>()
        for (const month of months.get(employment.id) ?? []) {
          const terms = rowOn(employment.terms, lastDayOf(month))
          const days = sickDaysOf(employment, person, month, terms?.hasSick ?? true)
          byMonth.set(month, groupedDays(days))
        }
        sick.set(employment.id, byMonth)
      }
    }
  }
  return sick
}

function groupedDays(days: ReturnType<typeof sickDaysOf>): SickGroup[] {
  return groupsBy(days, ({ absence, payer }) => `${absence.id} ${payer}`).map((group) => ({
    kind: group[0]!.absence.kind,
    payer: group[0]!.payer,
    from: group[0]!.date,
    to: group.at(-1)!.date,
    days: group.length,
  }))
}
