// What was brought into a person's years from elsewhere, entry by entry.
import { and, desc, eq } from 'drizzle-orm'
import { yearOpenings } from '#db/schema/people.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { OpeningSource } from '../kinds.ts'

export type YearOpening = {
  id: string
  year: number
  source: OpeningSource
  pensionBaseMinor: bigint
  taxBaseMinor: bigint
  exemptMinor: bigint
  authorKupMinor: bigint
  sickDays: number
  recordedAt: Date
  recordedByName: string
  reason: string
}

const MOST_SHOWN = 200

export async function listYearOpenings(
  ctx: ScopeContext,
  employeeId: string,
): Promise<YearOpening[]> {
  requirePermission(ctx, 'people:read')
  if (!isId(employeeId)) return []
  const rows = await ctx.tx
    .select({
      id: yearOpenings.id,
      year: yearOpenings.year,
      source: yearOpenings.source,
      pensionBaseMinor: yearOpenings.pensionBaseMinor,
      taxBaseMinor: yearOpenings.taxBaseMinor,
      exemptMinor: yearOpenings.exemptMinor,
      authorKupMinor: yearOpenings.authorKupMinor,
      sickDays: yearOpenings.sickDays,
      recordedAt: yearOpenings.recordedAt,
      recordedByName: yearOpenings.recordedByName,
      reason: yearOpenings.reason,
    })
    .from(yearOpenings)
    .where(and(eq(yearOpenings.tenantId, ctx.tenantId), eq(yearOpenings.employeeId, employeeId)))
    .orderBy(desc(yearOpenings.year), desc(yearOpenings.recordedAt), desc(yearOpenings.id))
    .limit(MOST_SHOWN)
  return rows as YearOpening[]
}
