// Claims on a person's pay, in the order in which they are met, with masked accounts.
import { and, asc, eq } from 'drizzle-orm'
import { garnishments } from '#db/schema/time.ts'
import type { LocalDate } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { GarnishmentKind } from '../payment-kinds.ts'

const MOST = 200

export type Garnishment = {
  id: string
  kind: GarnishmentKind
  creditor: string
  caseNumber: string
  receivedOn: LocalDate
  validFrom: LocalDate
  validTo: LocalDate | null
  /** Null: without an end. */
  totalMinor: bigint | null
  monthlyMinor: bigint | null
  /** Taken by closed runs so far. */
  takenMinor: bigint
  position: number
  accountLast: string | null
  recordedAt: Date
  recordedByName: string
  version: number
}

export async function listGarnishments(
  ctx: ScopeContext,
  { employeeId }: { employeeId: string },
): Promise<Garnishment[]> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(employeeId)) return []
  const rows = await ctx.tx
    .select({
      id: garnishments.id,
      kind: garnishments.kind,
      creditor: garnishments.creditor,
      caseNumber: garnishments.caseNumber,
      receivedOn: garnishments.receivedOn,
      validFrom: garnishments.validFrom,
      validTo: garnishments.validTo,
      totalMinor: garnishments.totalMinor,
      monthlyMinor: garnishments.monthlyMinor,
      takenMinor: garnishments.takenMinor,
      position: garnishments.position,
      accountLast: garnishments.accountLast,
      recordedAt: garnishments.recordedAt,
      recordedByName: garnishments.recordedByName,
      version: garnishments.version,
    })
    .from(garnishments)
    .where(and(eq(garnishments.tenantId, ctx.tenantId), eq(garnishments.employeeId, employeeId)))
    .orderBy(asc(garnishments.position), asc(garnishments.receivedOn), asc(garnishments.id))
    .limit(MOST)
  return rows as Garnishment[]
}
