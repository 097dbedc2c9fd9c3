// What a month gives back for promises that were not kept, by the contract in force on its
// last day: the figure that the bill of the month is settled with.
import { sql } from 'drizzle-orm'
import { getContractVersionOn } from '../../contracts/queries.server.ts'
import { creditBp, creditMinor, type KeptPromises, keptBp } from '../../contracts/rules/credits.ts'
import { AppError } from '../../shared/app-error.ts'
import { isPeriod, lastDayOf } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { Scorecard, Tally } from './scorecard.server.ts'

export type MonthCredit = {
  contractVersion: number
  /** Share of promises kept, excused ones among them; null when none was due. */
  keptBp: number | null
  percentBp: number
  /** The month's invoice as it stands; null without one, or for who may not read it. */
  netMinor: bigint | null
  creditMinor: bigint | null
}

/** Promises of the contract: a date of law is nobody's promise, the client's time not ours. */
export function promisesOf(tallies: readonly Tally[]): KeptPromises {
  const sum = { total: 0, met: 0, excused: 0 }
  for (const { kind, total, met, excused } of tallies) {
    if (kind === 'statutory' || kind === 'client_answer') continue
    sum.total += total
    sum.met += met
    sum.excused += excused
  }
  return sum
}

/** Null where the contract gives no credits. */
export async function getMonthCredit(
  ctx: ScopeContext,
  card: Pick<Scorecard, 'period' | 'all'>,
): Promise<MonthCredit | null> {
  requirePermission(ctx, 'work:read')
  if (!isPeriod(card.period)) throw new AppError('not_found')
  const version = await getContractVersionOn(ctx, lastDayOf(card.period))
  if (!version?.serviceCredits) return null
  const kept = promisesOf(card.all)
  const percentBp = creditBp(version.serviceCredits, kept)
  const rows =
    ctx.actor.can('invoices:read') || ctx.actor.can('billing:read')
      ? await ctx.tx.execute<{ net: bigint }>(sql`
        select net_minor as net from invoices
        where tenant_id = ${ctx.tenantId} and period = ${card.period} limit 1`)
      : []
  const netMinor = rows[0]?.net ?? null
  return {
    contractVersion: version.version,
    keptBp: keptBp(kept),
    percentBp,
    netMinor,
    creditMinor: netMinor === null ? null : creditMinor(percentBp, netMinor),
  }
}
