// Leave of people by year: the facts are read once for many contracts, the rules decide.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { employments, employmentTerms } from '#db/schema/people.ts'
import { absences, leaveOpenings } from '#db/schema/time.ts'
import { localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import {
  excessOf,
  type LeaveAbsence,
  type LeaveExcess,
  type LeaveFacts,
  type LeaveYear,
  leaveYear,
} from '../rules/leave-year.ts'
import type { Absence } from '../types.ts'

const ZONE = 'Europe/Warsaw'
const MAX_CONTRACTS = 200
const MAX_ROWS = 50_000

export type LeaveOfContract = LeaveYear & { employmentId: string; number: string }
export type LeaveOpeningRow = {
  id: string
  year: number
  carriedMinutes: number
  takenMinutes: number
  recordedAt: Date
  recordedByName: string
  reason: string
}

/** What the rules need of each contract of employment; others have no leave. */
export async function loadLeaveFacts(
  ctx: ScopeContext,
  employmentIds: readonly string[],
): Promise<Map<string, LeaveFacts & { number: string }>> {
  const ids = [...new Set(employmentIds)].filter(isId).slice(0, MAX_CONTRACTS)
  if (ids.length === 0) return new Map()
  const [contracts, terms, away, openings] = await Promise.all([
    ctx.tx
      .select({
        id: employments.id,
        number: employments.number,
        startsOn: employments.startsOn,
        endsOn: employments.endsOn,
        createdAt: employments.createdAt,
      })
      .from(employments)
      .where(
        and(
          eq(employments.tenantId, ctx.tenantId),
          inArray(employments.id, ids),
          eq(employments.kind, 'uop'),
        ),
      )
      .limit(MAX_CONTRACTS),
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
        and(eq(employmentTerms.tenantId, ctx.tenantId), inArray(employmentTerms.employmentId, ids)),
      )
      .limit(MAX_ROWS),
    ctx.tx
      .select({
        employmentId: absences.employmentId,
        kind: absences.kind,
        status: absences.status,
        fromOn: absences.fromOn,
        toOn: absences.toOn,
        minutes: absences.minutes,
      })
      .from(absences)
      .where(
        and(
          eq(absences.tenantId, ctx.tenantId),
          inArray(absences.employmentId, ids),
          sql`${absences.status} in ('requested','approved')`,
          sql`${absences.kind} in ('vacation','on_demand','child_day','force_majeure','carer')`,
        ),
      )
      .limit(MAX_ROWS),
    // The row recorded last holds for its year.
    ctx.tx
      .selectDistinctOn([leaveOpenings.employmentId, leaveOpenings.year], {
        employmentId: leaveOpenings.employmentId,
        year: leaveOpenings.year,
        carriedMinutes: leaveOpenings.carriedMinutes,
        takenMinutes: leaveOpenings.takenMinutes,
      })
      .from(leaveOpenings)
      .where(
        and(eq(leaveOpenings.tenantId, ctx.tenantId), inArray(leaveOpenings.employmentId, ids)),
      )
      .orderBy(
        leaveOpenings.employmentId,
        leaveOpenings.year,
        desc(leaveOpenings.recordedAt),
        desc(leaveOpenings.id),
      )
      .limit(MAX_ROWS),
  ])
  return new Map(
    contracts.map(({ id, number, startsOn, endsOn, createdAt }) => {
      const own = <Row extends { employmentId: string }>(rows: readonly Row[]) =>
        rows.filter(({ employmentId }) => employmentId === id)
      const facts: LeaveFacts & { number: string } = {
        number,
        contract: { startsOn, endsOn },
        knownFrom: Number(localDateOf(createdAt, ZONE).slice(0, 4)),
        terms: own(terms),
        absences: own(away) as unknown as LeaveAbsence[],
        openings: own(openings),
      }
      return [id, facts]
    }),
  )
}

/** The year's leave of contracts of employment that run in it. */
export async function listLeave(
  ctx: ScopeContext,
  { employmentIds, year }: { employmentIds: readonly string[]; year: number },
): Promise<LeaveOfContract[]> {
  requirePermission(ctx, 'people:read')
  return leaveOfYear(await loadLeaveFacts(ctx, employmentIds), year)
}

export function leaveOfYear(
  facts: ReadonlyMap<string, LeaveFacts & { number: string }>,
  year: number,
): LeaveOfContract[] {
  return [...facts].flatMap(([employmentId, own]) => {
    const { startsOn, endsOn } = own.contract
    const runs = startsOn <= `${year}-12-31` && (endsOn === null || endsOn >= `${year}-01-01`)
    return runs ? [{ employmentId, number: own.number, ...leaveYear(own, year) }] : []
  })
}

/** Everything that was said of leave from before this payroll, the latest first. */
export async function listLeaveOpenings(
  ctx: ScopeContext,
  { employmentId }: { employmentId: string },
): Promise<LeaveOpeningRow[]> {
  requirePermission(ctx, 'people:read')
  if (!isId(employmentId)) return []
  return ctx.tx
    .select({
      id: leaveOpenings.id,
      year: leaveOpenings.year,
      carriedMinutes: leaveOpenings.carriedMinutes,
      takenMinutes: leaveOpenings.takenMinutes,
      recordedAt: leaveOpenings.recordedAt,
      recordedByName: leaveOpenings.recordedByName,
      reason: leaveOpenings.reason,
    })
    .from(leaveOpenings)
    .where(
      and(eq(leaveOpenings.tenantId, ctx.tenantId), eq(leaveOpenings.employmentId, employmentId)),
    )
    .orderBy(desc(leaveOpenings.year), desc(leaveOpenings.recordedAt), desc(leaveOpenings.id))
    .limit(100)
}

export type LeaveAsk = { absenceId: string; year: LeaveYear; excess: LeaveExcess | null }

/** For requests that wait: the year as it stands without them, and what they go beyond. */
export async function weighRequests(
  ctx: ScopeContext,
  requests: readonly Pick<
    Absence,
    'id' | 'employmentId' | 'kind' | 'fromOn' | 'toOn' | 'minutes'
  >[],
): Promise<LeaveAsk[]> {
  requirePermission(ctx, 'people:read')
  const facts = await loadLeaveFacts(
    ctx,
    requests.map(({ employmentId }) => employmentId),
  )
  return requests.flatMap((request) => {
    const own = facts.get(request.employmentId)
    if (!own) return []
    // What was granted counts; another request that waits may be refused yet.
    const granted = own.absences.filter(({ status }) => status === 'approved')
    const decided = { ...own, absences: granted }
    const year = leaveYear(decided, Number(request.fromOn.slice(0, 4)))
    return [{ absenceId: request.id, year, excess: excessOf(decided, request) }]
  })
}
