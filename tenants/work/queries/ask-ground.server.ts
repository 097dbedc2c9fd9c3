import { sql } from 'drizzle-orm'
import { isPeriod } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { type Answerer, listAnswerers } from './answerers.server.ts'

export type AskGround = {
  people: Pick<Answerer, 'accountId' | 'name' | 'email'>[]
  reminderDays: number[]
  period: string | null
}

/** What the form of a question begins with: who may answer, when to remind, which month waits. */
export async function getAskGround(
  ctx: ScopeContext,
  { itemId, period }: { itemId: string; period: string | null },
): Promise<AskGround> {
  requirePermission(ctx, 'work:do')
  const [people, companies] = await Promise.all([
    listAnswerers(ctx, itemId),
    ctx.tx.execute<{ days: number[] }>(sql`
      select question_reminder_days as days from companies where tenant_id = ${ctx.tenantId}`),
  ])
  return {
    people: people.map(({ accountId, name, email }) => ({ accountId, name, email })),
    reminderDays: companies[0]?.days ?? [],
    period: period && isPeriod(period) ? period : null,
  }
}
