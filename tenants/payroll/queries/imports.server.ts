// Files that were sent, and what was against their rows.
import { and, desc, eq, sql } from 'drizzle-orm'
import { importJobs } from '#db/schema/hr.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { BadRow, ImportJob } from '../import-types.ts'
import type { Page } from '../types.ts'

const columns = {
  id: importJobs.id,
  kind: importJobs.kind,
  take: importJobs.take,
  fileName: importJobs.fileName,
  status: importJobs.status,
  rowsTotal: importJobs.rowsTotal,
  rowsTaken: importJobs.rowsTaken,
  rowsBad: importJobs.rowsBad,
  askedAt: importJobs.askedAt,
  askedByName: importJobs.askedByName,
  finishedAt: importJobs.finishedAt,
  error: importJobs.error,
}

/** The latest first. */
export async function listImportJobs(
  ctx: ScopeContext,
  ask: { cursor?: string | null; limit?: number } = {},
): Promise<Page<ImportJob>> {
  requirePermission(ctx, 'people:read')
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), 200)
  const [at = '', id = ''] = (ask.cursor ?? '').split('_')
  const after = isId(id) && !Number.isNaN(Date.parse(at)) ? { at: new Date(at), id } : null
  const rows = await ctx.tx
    .select(columns)
    .from(importJobs)
    .where(
      and(
        eq(importJobs.tenantId, ctx.tenantId),
        after
          ? sql`(${importJobs.askedAt}, ${importJobs.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(importJobs.askedAt), desc(importJobs.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit) as ImportJob[]
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, nextCursor: more ? `${last.askedAt.toISOString()}_${last.id}` : null }
}

export type ImportReport = ImportJob & { badRows: BadRow[]; nextOffset: number | null }

const MOST_BAD_ROWS = 100_000

/** A job with a part of its report, in the order of the file. */
export async function getImportJob(
  ctx: ScopeContext,
  ask: { jobId: string; offset?: number; limit?: number },
): Promise<ImportReport | null> {
  requirePermission(ctx, 'people:read')
  if (!isId(ask.jobId)) return null
  const limit = Math.min(Math.max(ask.limit ?? 100, 1), MOST_BAD_ROWS)
  const offset = Math.max(0, ask.offset ?? 0)
  const [job] = await ctx.tx
    .select({
      ...columns,
      badRows: sql<BadRow[]>`coalesce((select jsonb_agg(r.bad order by r.place)
        from jsonb_array_elements(${importJobs.report}) with ordinality r(bad, place)
        where r.place > ${offset} and r.place <= ${offset + limit}), '[]')`,
    })
    .from(importJobs)
    .where(and(eq(importJobs.tenantId, ctx.tenantId), eq(importJobs.id, ask.jobId)))
    .limit(1)
  if (!job) return null
  const next = offset + limit
  return {
    ...(job as Omit<ImportReport, 'nextOffset'>),
    nextOffset: next < job.rowsBad ? next : null,
  }
}
