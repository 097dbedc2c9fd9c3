// Leave of the person who is signed in: what the year gives, what is taken, what is left.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { employmentTerms } from '#db/schema/people.ts'
import { absences } from '#db/schema/time.ts'
import { addDays, type LocalDate, localDateOf, weekdayOf } from '../../shared/dates.ts'
import { isHoliday } from '../../shared/pl/holidays.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { rowOn } from '../people/compare-terms.ts'
import { LEAVE_RULES } from '../pl/absence.ts'
import { inForceOn } from '../pl/dated.ts'
import { leaveEntitlement } from '../rules/leave-entitlement.ts'
import type { Employment } from '../types.ts'
import { requireOwnEmployeeId } from './own-pay.server.ts'

const MAX_ROWS = 1_000

export type OwnLeave = {
  employmentId: string
  number: string
  year: number
  /** Without leave carried over from an earlier year, which the firm keeps outside. */
  entitledMinutes: number
  takenMinutes: number
  onDemandDaysLeft: number
  dayMinutes: number
}

/** For each contract of employment that runs in the year of today. */
export async function listOwnLeave(
  ctx: ScopeContext,
  contracts: readonly Employment[],
): Promise<OwnLeave[]> {
  const employeeId = await requireOwnEmployeeId(ctx)
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const year = Number(today.slice(0, 4))
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const running = contracts.filter(
    ({ kind, startsOn, endsOn }) =>
      kind === 'uop' && startsOn <= last && (endsOn === null || endsOn >= first),
  )
  if (running.length === 0) return []
  const [terms, taken] = await Promise.all([
    ctx.tx
      .select({
        id: employmentTerms.id,
        employmentId: employmentTerms.employmentId,
        validFrom: employmentTerms.validFrom,
        recordedAt: employmentTerms.recordedAt,
        leaveDays: employmentTerms.leaveDays,
        fteNumerator: employmentTerms.fteNumerator,
        fteDenominator: employmentTerms.fteDenominator,
        weekMinutes: employmentTerms.weekMinutes,
      })
      .from(employmentTerms)
      .where(
        and(eq(employmentTerms.tenantId, ctx.tenantId), eq(employmentTerms.employeeId, employeeId)),
      )
      .orderBy(desc(employmentTerms.validFrom), desc(employmentTerms.recordedAt))
      .limit(MAX_ROWS),
    ctx.tx
      .select({
        employmentId: absences.employmentId,
        kind: absences.kind,
        fromOn: absences.fromOn,
        toOn: absences.toOn,
        minutes: absences.minutes,
      })
      .from(absences)
      .where(
        and(
          eq(absences.tenantId, ctx.tenantId),
          eq(absences.employeeId, employeeId),
          eq(absences.status, 'approved'),
          inArray(absences.kind, ['vacation', 'on_demand']),
          sql`${absences.fromOn} <= ${last} and ${absences.toOn} >= ${first}`,
        ),
      )
      .limit(MAX_ROWS),
  ])
  const rules = inForceOn(LEAVE_RULES, today).value
  return running.flatMap((contract) => {
    const rows = terms.filter(({ employmentId }) => employmentId === contract.id)
    const agreed = rowOn(rows, today) ?? rows.at(-1)
    if (!agreed) return []
    const entitled = leaveEntitlement(rules, {
      year,
      yearlyDays: agreed.leaveDays,
      fullTimeShare: (BigInt(agreed.fteNumerator) * 10_000n) / BigInt(agreed.fteDenominator),
      employedFrom: contract.startsOn,
      employedTo: contract.endsOn,
      firstEmploymentMonths: null,
    })
    const own = taken.filter(({ employmentId }) => employmentId === contract.id)
    const minutesOn = (date: LocalDate) =>
      isHoliday(date) ? 0 : ((rowOn(rows, date) ?? agreed).weekMinutes[weekdayOf(date) - 1] ?? 0)
    const minutesOf = ({ fromOn, toOn, minutes }: (typeof own)[number]) =>
      minutes ?? datesOf(fromOn, toOn, year).reduce((sum, date) => sum + minutesOn(date), 0)
    const onDemand = own
      .filter(({ kind }) => kind === 'on_demand')
      .flatMap(({ fromOn, toOn }) => datesOf(fromOn, toOn, year))
      .filter((date) => minutesOn(date) > 0)
    return [
      {
        employmentId: contract.id,
        number: contract.number,
        year,
        entitledMinutes: entitled.minutes,
        takenMinutes: own.reduce((sum, absence) => sum + minutesOf(absence), 0),
        onDemandDaysLeft: Math.max(0, rules.onDemandDays - onDemand.length),
        dayMinutes: rules.hoursPerDay * 60,
      },
    ]
  })
}

/** Days of an absence that lie in the year. */
function datesOf(fromOn: LocalDate, toOn: LocalDate, year: number): LocalDate[] {
  const first = fromOn > `${year}-01-01` ? fromOn : `${year}-01-01`
  const last = toOn < `${year}-12-31` ? toOn : `${year}-12-31`
  const dates: LocalDate[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date)
  return dates
}
