// Attempts counted in the database, so that several web nodes agree. An attempt is taken
// before it is judged: a hundred at once are a hundred, not one.
import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { rateLimits } from '#db/schema/identity.ts'
import type { AuthContext } from '../shared/scope.server.ts'
import { type AttemptLimit, secondsToWait } from './rules/attempts.ts'

/** Takes one attempt. Gives 0, or the seconds to wait when none is allowed now. */
export async function takeAttempt(
  ctx: AuthContext,
  limit: AttemptLimit,
  subject: string,
): Promise<number> {
  const key = keyOf(limit, subject)
  const forget = sql`make_interval(secs => ${limit.forgetSeconds})`
  const delays = sql`${`{${limit.delays.join(',')}}`}::int[]`
  const rows = await ctx.tx.execute<{
    taken: boolean
    count: number | null
    resetsAt: Date | null
  }>(sql`
    with taken as (
      insert into rate_limits as r (key, count, resets_at)
      values (${key}, 1, ${ctx.now}::timestamptz + ${forget})
      on conflict (key) do update set resets_at = excluded.resets_at,
        count = case when r.resets_at <= ${ctx.now} then 1 else r.count + 1 end
      where r.resets_at <= ${ctx.now} or r.resets_at - ${forget} + make_interval(
        secs => (${delays})[least(greatest(r.count, 1), ${limit.delays.length})]) <= ${ctx.now}
      returning 1)
    select exists (select 1 from taken) as taken, b.count, b.resets_at as "resetsAt"
    from (select 1) one left join rate_limits b on b.key = ${key}`)
  const row = rows[0]!
  if (row.taken) return 0
  const state = row.resetsAt ? { count: row.count ?? 1, resetsAt: row.resetsAt } : null
  return Math.max(1, secondsToWait(limit, state, ctx.now))
}

/** Forgets the attempts of a subject that has proved itself. */
export async function forgetAttempts(
  ctx: AuthContext,
  limit: AttemptLimit,
  subject: string,
): Promise<void> {
  await ctx.tx.delete(rateLimits).where(eq(rateLimits.key, keyOf(limit, subject)))
}

/** Gives one attempt back: a right password from an address does not count against it. */
export async function giveBackAttempt(
  ctx: AuthContext,
  limit: AttemptLimit,
  subject: string,
): Promise<void> {
  await ctx.tx
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
    .where(eq(rateLimits.key, keyOf(limit, subject)))
}

// Addresses of people are not kept in the clear in a table of strangers' guesses.
function keyOf(limit: AttemptLimit, subject: string): string {
  return `${limit.kind}:${createHash('sha256').update(subject).digest('base64url')}`
}
