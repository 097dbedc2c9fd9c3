// A paper that was renewed needs nobody's work any more: its item is done with the new one.
import { sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import type { ProviderContext, ScopeContext, TenantId } from '../../shared/scope.server.ts'
import { finishItem } from '../../work/commands/finish-item.server.ts'

export type RenewedPaper = { tenantId: TenantId; paperId: string }

const MOST = 500
const WORDS = { pl: 'Nowy dokument w aktach', en: 'A new paper in the file' } as const

/** Papers whose item is open although a newer one took their place. */
export async function findRenewedPapers(ctx: ProviderContext): Promise<RenewedPaper[]> {
  const rows = await ctx.tx.execute<RenewedPaper>(sql`
    select f.tenant_id as "tenantId", f.id as "paperId"
    from employee_file_entries f
      join work_items w on w.tenant_id = f.tenant_id and w.id = f.expiry_item_id
      join request_type_versions v on v.code = w.request_type and v.version = w.request_type_version
    where f.renewed_by_id is not null and w.closed_at is null
      -- A type with steps of its own is ended by whoever takes them.
      and coalesce(v.definition -> 'steps', '[]') = '[]'
      and coalesce(v.definition -> 'checklist', '[]') = '[]'
    order by w.opened_at limit ${MOST}`)
  return [...rows]
}

/** The worker: HR may put a paper into the file, but no item of the provider is theirs to end. */
export async function endRenewedExpiry(
  ctx: ScopeContext,
  { paperId }: { paperId: string },
): Promise<boolean> {
  if (ctx.actor.side !== 'system') throw new AppError('forbidden')
  return finishExpiryOf(ctx, paperId)
}

/** False when the paper has no open item, or one whose steps are not all taken. */
export async function finishExpiryOf(ctx: ScopeContext, paperId: string): Promise<boolean> {
  const [paper] = await ctx.tx.execute<{
    itemId: string
    part: string
    number: number
    locale: 'pl' | 'en'
  }>(sql`
    select w.id as "itemId", n.part, n.number, c.locale
    from employee_file_entries f
      join employee_file_entries n on n.tenant_id = f.tenant_id and n.id = f.renewed_by_id
      join work_items w on w.tenant_id = f.tenant_id and w.id = f.expiry_item_id
      join companies c on c.tenant_id = f.tenant_id
    where f.tenant_id = ${ctx.tenantId} and f.id = ${paperId} and w.closed_at is null`)
  if (!paper) return false
  const { itemId, part, number, locale } = paper
  const note = `${WORDS[locale]}: ${part}/${number}`
  const finished = await finishItem(ctx, { itemId, note })
  return finished.ok
}
