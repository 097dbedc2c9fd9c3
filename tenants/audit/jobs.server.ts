// Seals what happened: committed rows become the next block of their company's chain. A row
// that commits late, with an earlier id, goes into the block after.
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { auditBlocks, auditEvents } from '#db/schema/audit.ts'
import {
  type ScopeContext,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../shared/scope.server.ts'
import {
  type Block,
  blockHash,
  type ChainFault,
  checkBlock,
  GENESIS_HASH,
  type SealedRow,
} from './rules.ts'

const BLOCK_SIZE = 1_000
const COMPANIES_AT_ONCE = 200

export const sealedColumns = {
  tenantId: auditEvents.tenantId,
  id: auditEvents.id,
  at: auditEvents.at,
  actorId: auditEvents.actorId,
  actorName: auditEvents.actorName,
  actorSide: auditEvents.actorSide,
  action: auditEvents.action,
  subjectType: auditEvents.subjectType,
  subjectId: auditEvents.subjectId,
  itemId: auditEvents.itemId,
  data: auditEvents.data,
  isInternal: auditEvents.isInternal,
  requestId: auditEvents.requestId,
}

/** Seals every company's rows that are old enough. Gives the number of blocks made. */
export async function sealAudit(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'audit.seal')
  const tenants = await withProvider(principal, { readOnly: true }, async (ctx) => {
    const rows = await ctx.tx
      .selectDistinct({ tenantId: auditEvents.tenantId })
      .from(auditEvents)
      .where(isNull(auditEvents.blockNo))
      .limit(COMPANIES_AT_ONCE)
    return rows.map((row) => row.tenantId as TenantId)
  })
  let blocks = 0
  for (const tenantId of tenants) {
    let sealed: number
    do {
      sealed = await withCompany(principal, tenantId, {}, sealNextBlock)
      if (sealed > 0) blocks += 1
    } while (sealed === BLOCK_SIZE)
  }
  return blocks
}

/** Seals the company's next rows in the order of their ids; gives how many there were. */
async function sealNextBlock(ctx: ScopeContext): Promise<number> {
  const locked = await ctx.tx.execute<{ got: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended('audit ' || ${ctx.tenantId}::text, 0)) as got`)
  if (!locked[0]!.got) return 0
  const [rows, last] = await Promise.all([
    ctx.tx
      .select(sealedColumns)
      .from(auditEvents)
      .where(and(eq(auditEvents.tenantId, ctx.tenantId), isNull(auditEvents.blockNo)))
      .orderBy(asc(auditEvents.id))
      .limit(BLOCK_SIZE),
    lastBlock(ctx),
  ])
  if (rows.length === 0) return 0
  const block = nextBlock(last, rows)
  await ctx.tx
    .update(auditEvents)
    .set({ blockNo: block.blockNo })
    .where(
      and(
        eq(auditEvents.tenantId, ctx.tenantId),
        inArray(
          auditEvents.id,
          rows.map((row) => row.id),
        ),
      ),
    )
  await ctx.tx.insert(auditBlocks).values({ tenantId: ctx.tenantId, ...block, sealedAt: ctx.now })
  return rows.length
}

function nextBlock(last: Block | null, rows: readonly SealedRow[]): Block {
  const previousHash = last?.hash ?? GENESIS_HASH
  return {
    blockNo: (last?.blockNo ?? 0) + 1,
    previousHash,
    hash: blockHash(previousHash, rows),
    eventCount: rows.length,
  }
}

async function lastBlock(ctx: ScopeContext): Promise<Block | null> {
  const rows = await ctx.tx
    .select()
    .from(auditBlocks)
    .where(eq(auditBlocks.tenantId, ctx.tenantId))
    .orderBy(desc(auditBlocks.blockNo))
    .limit(1)
  return rows[0] ?? null
}

export type ChainReport = {
  blocks: number
  events: number
  unsealed: number
  fault: ChainFault | null
}

/** Recomputes a company's whole chain from its rows; stops at the first link that breaks. */
export async function verifyChain(ctx: ScopeContext): Promise<ChainReport> {
  const report: ChainReport = { blocks: 0, events: 0, unsealed: 0, fault: null }
  const blocks = await ctx.tx
    .select()
    .from(auditBlocks)
    .where(eq(auditBlocks.tenantId, ctx.tenantId))
    .orderBy(asc(auditBlocks.blockNo))
  let before: Block | null = null
  for (const block of blocks) {
    const rows: SealedRow[] = await ctx.tx
      .select(sealedColumns)
      .from(auditEvents)
      .where(and(eq(auditEvents.tenantId, ctx.tenantId), eq(auditEvents.blockNo, block.blockNo)))
      .orderBy(asc(auditEvents.id))
    report.fault = checkBlock(before, block, rows)
    if (report.fault) return report
    report.blocks += 1
    report.events += rows.length
    before = block
  }
  const stray = await ctx.tx.execute<{ unsealed: number; beyond: number }>(sql`
    select count(*) filter (where block_no is null)::int as unsealed,
      count(*) filter (where block_no > ${before?.blockNo ?? 0})::int as beyond
    from audit_events where tenant_id = ${ctx.tenantId}`)
  report.unsealed = stray[0]!.unsealed
  // A row that names a block which is not there: the end of the chain was cut off.
  if (stray[0]!.beyond > 0) {
    report.fault = { blockNo: (before?.blockNo ?? 0) + 1, fault: 'missing_block' }
  }
  return report
}
