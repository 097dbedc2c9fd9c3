// A file of people or absences: a small one is read at once, a large one by the worker. Until
// then it lies sealed with the company's key; when it was read nothing of it is kept but the
// report. Two workers read it once: the job's row is locked while it is read.
import { and, eq, sql } from 'drizzle-orm'
import { importJobs } from '#db/schema/hr.ts'
import { enqueueMail, recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { config } from '../../shared/config.server.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, ok, type Result } from '../../shared/result.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '../../shared/scope.server.ts'
import type { BadRow, ImportKind, ImportTake } from '../import-types.ts'
import { type CsvFault, readCsv } from '../people/read-csv.ts'
import { loadSealer } from '../sealing.server.ts'
import type { ImportOutcome, RowProblem } from '../types.ts'
import { importAbsences } from './import-absences.server.ts'
import { importEmployees } from './import-employees.server.ts'

/** More rows than this are the worker's: a request does not wait for them. */
export const MOST_ROWS_AT_ONCE = 2_000

export type ImportFile = { kind: ImportKind; take: ImportTake; fileName: string; text: string }
export type Imported = { jobId: string; outcome: ImportOutcome | null }

const importers = { employees: importEmployees, absences: importAbsences }

/**
 * Reads the file, or leaves it for the worker: then there is no outcome yet. A file that is
 * refused stands in the history too; a caller that keeps it does not roll back.
 */
export async function importFile(
  ctx: ScopeContext,
  file: ImportFile,
): Promise<Result<Imported, CsvFault>> {
  requirePermission(ctx, 'people:manage')
  const table = readCsv(file.text)
  if ('fault' in table) return refused(ctx, file, table.fault)
  const rows = table.rows.length
  if (rows > MOST_ROWS_AT_ONCE) return ok({ jobId: await leave(ctx, file, rows), outcome: null })
  const { text, take } = file
  const read = await importers[file.kind](ctx, { text, take })
  if (!read.ok) return refused(ctx, file, read.code)
  const jobId = newId()
  await ctx.tx.insert(importJobs).values({
    ...jobOf(ctx, file),
    ...resultOf(read.value),
    id: jobId,
    status: 'done',
    finishedAt: ctx.now,
  })
  return ok({ jobId, outcome: read.value })
}

async function refused(
  ctx: ScopeContext,
  file: ImportFile,
  error: CsvFault,
): Promise<Err<CsvFault>> {
  const id = newId()
  await Promise.all([
    ctx.tx
      .insert(importJobs)
      .values({ ...jobOf(ctx, file), id, status: 'failed', error, finishedAt: ctx.now }),
    recordAudit(ctx, {
      action: 'payroll.import_refused',
      subjectType: 'import_job',
      subjectId: id,
      data: { kind: file.kind, fileName: file.fileName.slice(0, 200), reason: error },
    }),
  ])
  return err(error, 'file')
}

async function leave(ctx: ScopeContext, file: ImportFile, rows: number): Promise<string> {
  const id = newId()
  const sealer = await loadSealer(ctx)
  await Promise.all([
    ctx.tx.insert(importJobs).values({
      ...jobOf(ctx, file),
      id,
      status: 'asked',
      rowsTotal: rows,
      contentSealed: sealer.seal('import', file.text).sealed,
    }),
    recordAudit(ctx, {
      action: 'payroll.import_asked',
      subjectType: 'import_job',
      subjectId: id,
      data: { kind: file.kind, take: file.take, fileName: file.fileName, rows },
    }),
  ])
  return id
}

function jobOf(ctx: ScopeContext, { kind, take, fileName }: ImportFile) {
  return {
    tenantId: ctx.tenantId,
    kind,
    take,
    fileName: fileName.slice(0, 200),
    askedAt: ctx.now,
    askedById: ctx.actor.id,
    askedByName: ctx.actor.name,
  }
}

function resultOf({ rows, taken, problems }: ImportOutcome) {
  const report = badRows(problems)
  return { rowsTotal: rows, rowsTaken: taken, rowsBad: report.length, report }
}

/** One entry for a row, with the first fault of each of its columns. */
export function badRows(problems: readonly RowProblem[]): BadRow[] {
  const rows = new Map<number, Record<string, string>>()
  for (const { row, field, code } of problems) {
    const errors = rows.get(row) ?? {}
    errors[field] ??= code
    rows.set(row, errors)
  }
  return [...rows].map(([row, errors]) => ({ row, errors }))
}

export type WaitingImport = { tenantId: TenantId; jobId: string }

export async function listWaitingImports(ctx: ProviderContext): Promise<WaitingImport[]> {
  const rows = await ctx.tx.execute<WaitingImport>(sql`
    select tenant_id as "tenantId", id as "jobId" from import_jobs
    where status in ('asked','running') order by asked_at limit 50`)
  return [...rows]
}

/** Says that the file is being read: seen at once, since the reading is one transaction. */
export async function beginImport(ctx: ScopeContext, { jobId }: { jobId: string }): Promise<void> {
  requireWorker(ctx)
  await ctx.tx.execute(sql`update import_jobs set status = 'running'
    where tenant_id = ${ctx.tenantId} and status = 'asked' and id in (
      select id from import_jobs where tenant_id = ${ctx.tenantId} and id = ${jobId}
      for update skip locked)`)
}

/** False when another worker has it in hand, or has read it. */
export async function readImport(ctx: ScopeContext, { jobId }: { jobId: string }) {
  requireWorker(ctx)
  const [job] = await ctx.tx
    .select()
    .from(importJobs)
    .where(
      and(
        eq(importJobs.tenantId, ctx.tenantId),
        eq(importJobs.id, jobId),
        sql`${importJobs.status} in ('asked','running')`,
      ),
    )
    .for('update', { skipLocked: true })
    .limit(1)
  if (!job?.contentSealed) return false
  const text = (await loadSealer(ctx)).open('import', job.contentSealed)
  // What is written carries the name of the person who asked for it.
  const actor = { ...ctx.actor, id: job.askedById, name: job.askedByName }
  const read = await importers[job.kind as ImportKind](
    { ...ctx, actor },
    {
      text,
      take: job.take as ImportTake,
    },
  )
  await ctx.tx
    .update(importJobs)
    .set({
      ...(read.ok ? resultOf(read.value) : { error: read.code }),
      status: read.ok ? 'done' : 'failed',
      contentSealed: null,
      finishedAt: ctx.now,
    })
    .where(and(eq(importJobs.tenantId, ctx.tenantId), eq(importJobs.id, jobId)))
  return true
}

/** Nothing of the file was taken; it has to be sent again. */
export async function failImport(ctx: ScopeContext, { jobId }: { jobId: string }): Promise<void> {
  requireWorker(ctx)
  await ctx.tx
    .update(importJobs)
    .set({ status: 'failed', error: 'internal', contentSealed: null, finishedAt: ctx.now })
    .where(
      and(
        eq(importJobs.tenantId, ctx.tenantId),
        eq(importJobs.id, jobId),
        sql`${importJobs.status} in ('asked','running')`,
      ),
    )
}

type Told = {
  email: string
  locale: string
  isStaff: boolean
  slug: string
  company: string
  fileName: string
  rows: number
  taken: number
  bad: number
}

/** Tells the person who sent the file that it was read, at the client or at the provider. */
export async function mailImport(
  ctx: ProviderContext,
  { tenantId, jobId }: WaitingImport,
): Promise<void> {
  requireWorker(ctx)
  const [told] = await ctx.tx.execute<Told>(sql`
    select m.email, m.locale, m.tenant_id <> j.tenant_id as "isStaff", c.slug,
      c.short_name as company, j.file_name as "fileName", j.rows_total as rows,
      j.rows_taken as taken, j.rows_bad as bad
    from import_jobs j
      join companies c on c.tenant_id = j.tenant_id
      join members m on m.account_id = j.asked_by_id and m.is_active
        and m.tenant_id in (j.tenant_id, ${ctx.tenantId})
    where j.tenant_id = ${tenantId} and j.id = ${jobId}
    order by 3 limit 1`)
  if (!told) return
  const place = told.isStaff ? `/desk/c/${told.slug}/people` : `/portal/${told.slug}/staff`
  await enqueueMail(ctx, {
    tenantId,
    recipient: told.email,
    locale: told.locale === 'en' ? 'en' : 'pl',
    template: 'import_done',
    payload: {
      company: told.company,
      fileName: told.fileName,
      rows: String(told.rows),
      taken: String(told.taken),
      bad: String(told.bad),
      link: `${config().publicUrl}${place}/imports/${jobId}`,
    },
  })
}

function requireWorker(ctx: ScopeContext | ProviderContext): void {
  if (ctx.actor.side !== 'system') throw new AppError('forbidden')
}
