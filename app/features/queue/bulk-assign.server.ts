// Assigning many items: each row in a transaction of its own, each with its own outcome.
import type { Assignment } from '#tenants/identity/types.ts'
import { isAppError } from '#tenants/shared/app-error.ts'
import { isId } from '#tenants/shared/ids.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { assignItem } from '#tenants/work/commands/assign-item.server.ts'

const MOST_ROWS = 200

export type BulkReport = { done: number; failed: { itemId: string; code: string }[] }

/** `rows` are `company/item` as the checkboxes of the queue send them. */
export async function assignRows(
  principal: Principal,
  assignments: readonly Assignment[],
  rows: readonly string[],
  assigneeId: string | null,
): Promise<BulkReport> {
  const bySlug = new Map(assignments.map(({ slug, tenantId }) => [slug, tenantId]))
  const report: BulkReport = { done: 0, failed: [] }
  for (const row of [...new Set(rows)].slice(0, MOST_ROWS)) {
    const [slug = '', itemId = ''] = row.split('/')
    const tenantId = bySlug.get(slug)
    if (!tenantId || !isId(itemId)) {
      report.failed.push({ itemId: row.slice(0, 120), code: 'not_found' })
      continue
    }
    try {
      const outcome = await withCompany(principal, tenantId, {}, (ctx) =>
        assignItem(ctx, { itemId, assigneeId }),
      )
      if (outcome.ok) report.done += 1
      else report.failed.push({ itemId, code: outcome.code })
    } catch (error) {
      if (!isAppError(error)) throw error
      report.failed.push({ itemId, code: error.code })
    }
  }
  return report
}
