// Calculations in the background, batch by batch. One company's failure stops no other.
import { type SQL, sql } from 'drizzle-orm'
import { logger } from '../shared/log.server.ts'
import {
  type Principal,
  type ScopeContext,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../shared/scope.server.ts'
import { advanceRun, failCalculation } from './commands/advance-run.server.ts'
import { endOrphanedItem, openRequestedItem } from './commands/certificate-items.server.ts'
import { endRenewedExpiry, findRenewedPapers } from './commands/end-expiries.server.ts'
import {
  beginImport,
  failImport,
  listWaitingImports,
  mailImport,
  readImport,
} from './commands/import-jobs.server.ts'
import { findDueExpiries, openExpiry } from './commands/open-expiries.server.ts'

type Asked = { tenantId: TenantId; runId: string }

/** Carries on with every calculation that was asked for; gives the number of batches. */
export async function advancePayrollRuns(now: Date, batch?: number): Promise<number> {
  const principal = systemPrincipal(now, 'payroll-runs')
  const asked = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Asked>(sql`
      select tenant_id as "tenantId", id as "runId" from payroll_runs
      where calculation_state in ('asked','running') and status in ('draft','checked')
      order by calculation_asked_at, id limit 100`),
  )
  let batches = 0
  for (const one of asked) batches += await carryOn(principal, one, batch)
  return batches
}

/** Reads the large files that wait. Gives how many were read. */
export async function readImports(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'payroll-imports')
  const waiting = await withProvider(principal, { readOnly: true }, listWaitingImports)
  let done = 0
  for (const { tenantId, jobId } of waiting) {
    try {
      await withCompany(principal, tenantId, {}, (ctx) => beginImport(ctx, { jobId }))
      const isRead = await withCompany(principal, tenantId, {}, (ctx) => readImport(ctx, { jobId }))
      if (!isRead) continue
    } catch (error) {
      logger.error({ err: error, importJob: jobId }, 'a file could not be read')
      await withCompany(principal, tenantId, {}, (ctx) => failImport(ctx, { jobId }))
    }
    await withProvider(principal, {}, (ctx) => mailImport(ctx, { tenantId, jobId }))
    done += 1
  }
  return done
}

/** Opens items for what runs out soon. Gives how many are new. */
export async function openExpiries(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'payroll-expiries')
  const due = await withProvider(principal, { readOnly: true }, findDueExpiries)
  let opened = 0
  for (const { tenantId, ...what } of due) {
    const isNew = await withCompany(principal, tenantId, {}, (ctx) => openExpiry(ctx, what))
    if (isNew) opened += 1
  }
  return opened
}

/** Ends the items of papers that were renewed. Gives how many. */
export async function endRenewedExpiries(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'payroll-expiries')
  const renewed = await withProvider(principal, { readOnly: true }, findRenewedPapers)
  let ended = 0
  for (const { tenantId, paperId } of renewed) {
    const isEnded = await withCompany(principal, tenantId, {}, (ctx) =>
      endRenewedExpiry(ctx, { paperId }),
    )
    if (isEnded) ended += 1
  }
  return ended
}

async function carryOn(
  principal: Principal,
  { tenantId, runId }: Asked,
  batch: number | undefined,
): Promise<number> {
  let batches = 0
  try {
    for (;;) {
      const outcome = await withCompany(principal, tenantId, {}, (ctx) =>
        advanceRun(ctx, { runId, ...(batch ? { batch } : {}) }),
      )
      if (outcome !== 'busy') batches += 1
      if (outcome !== 'more') return batches
    }
  } catch (error) {
    logger.error({ err: error, run: runId }, 'a payroll run could not be calculated')
    const reason = error instanceof RangeError ? error.message : 'internal'
    await withCompany(principal, tenantId, {}, (ctx) =>
      failCalculation(ctx, { runId, error: reason }),
    )
    return batches
  }
}

type Certificate = { tenantId: TenantId; certificateId: string }

/** Opens the item of every request for a certificate that has none; gives their number. */
export async function openCertificateItems(now: Date): Promise<number> {
  const asked = sql`select c.tenant_id as "tenantId", c.id as "certificateId"
    from certificates c join companies o on o.tenant_id = c.tenant_id
    where c.status = 'requested' and c.item_id is null
      and (select 'payroll' = any(v.services) from contract_versions v
        where v.tenant_id = c.tenant_id
          and v.effective_from <= (${now}::timestamptz at time zone o.zone)::date
        order by v.effective_from desc limit 1)
    order by c.requested_at, c.id limit 100`
  return withCertificates(now, asked, openRequestedItem)
}

/** Ends the items whose certificate was taken back or decided by the company itself. */
export async function endCertificateItems(now: Date): Promise<number> {
  const left = sql`select c.tenant_id as "tenantId", c.id as "certificateId"
    from certificates c join work_items w on w.tenant_id = c.tenant_id and w.id = c.item_id
    where c.status <> 'requested' and w.closed_at is null limit 100`
  return withCertificates(now, left, endOrphanedItem)
}

async function withCertificates(
  now: Date,
  which: SQL,
  work: (ctx: ScopeContext, one: { certificateId: string }) => Promise<unknown>,
): Promise<number> {
  const principal = systemPrincipal(now, 'payroll-certificates')
  const found = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Certificate>(which),
  )
  for (const { tenantId, certificateId } of found) {
    try {
      await withCompany(principal, tenantId, {}, (ctx) => work(ctx, { certificateId }))
    } catch (error) {
      logger.error({ err: error, certificate: certificateId }, 'a certificate has no item')
    }
  }
  return found.length
}
