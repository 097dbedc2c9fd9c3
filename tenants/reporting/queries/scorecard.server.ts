// How a contract was kept in a month: of the items done in it, which clocks were met, who
// held the time, and what was missed. Two statements, whatever the number of items.
import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { addMonths, firstDayOf, isPeriod, startOfLocalDay } from '../../shared/dates.ts'
import type { Service } from '../../shared/permissions.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { Party } from '../../sla/rules/clock.ts'
import type { ClockKind } from '../../work/rules/statuses.ts'

const MOST_BREACHES = 200

/** Clocks of one kind: how many ran, were met, and were missed but excused. */
export type Tally = { kind: ClockKind; total: number; met: number; excused: number }

export type ScorecardBreach = {
  itemId: string
  number: number
  title: string
  requestType: string
  kind: ClockKind
  seq: number
  closedAt: Date
  overMinutes: number
  clientMinutes: number
  authorityMinutes: number
  excuse: {
    reason: string
    decision: 'approved' | 'refused' | null
    proposedBy: string
    decidedBy: string | null
  } | null
}

export type Scorecard = {
  period: string
  items: number
  all: Tally[]
  /** How the client kept its own time to answer; null where it promised none. */
  clientAnswers: Tally | null
  byType: (Tally & { code: string; namePl: string; nameEn: string })[]
  byService: (Tally & { service: Service })[]
  byPerson: (Tally & { name: string | null })[]
  minutes: Record<Party, number>
  breaches: ScorecardBreach[]
  breachCount: number
}

type GroupRow = Tally & {
  code: string | null
  service: Service | null
  name: string | null
  by: number
}

/** The card of the company in hand; what a role may not see is not counted for it. */
export async function getScorecard(
  ctx: ScopeContext,
  { period, zone }: { period: string; zone: string },
): Promise<Scorecard> {
  requirePermission(ctx, 'work:read')
  if (!isPeriod(period)) throw new AppError('not_found')
  // The sums read every item of the month: they take no column that they do not need.
  const narrow = sql`id, request_type, service, closed_by_name`
  const whole = sql`id, number, title, request_type, closed_at`
  const done = doneIn(ctx, period, zone, narrow)
  const late = doneIn(ctx, period, zone, whole)
  const [sums, breaches] = await Promise.all([
    ctx.tx.execute<{
      items: number
      minutes: Record<Party, number>
      groups: GroupRow[]
      types: { code: string; namePl: string; nameEn: string }[]
    }>(sql`
      with items as materialized (${done}), clocks as (
        select i.request_type, i.service, i.closed_by_name, k.kind, k.breached_at, e.id as excuse
        from items i
          join sla_clocks k on k.tenant_id = ${ctx.tenantId} and k.item_id = i.id
          left join sla_excuses e on e.tenant_id = k.tenant_id and e.item_id = k.item_id
            and e.kind = k.kind and e.seq = k.seq and e.decision = 'approved'
      ), groups as (
        select request_type as code, service, closed_by_name as name, kind,
          grouping(request_type, service, closed_by_name) as by, count(*) as total,
          count(*) filter (where breached_at is null) as met,
          count(*) filter (where breached_at is not null and excuse is not null) as excused
        from clocks
        group by grouping sets ((kind), (request_type, kind), (service, kind),
          (closed_by_name, kind))
      )
      select (select count(*) from items)::int as items,
        (select json_build_object('provider', coalesce(sum(p.provider_minutes), 0),
          'client', coalesce(sum(p.client_minutes), 0),
          'authority', coalesce(sum(p.authority_minutes), 0),
          'closed', coalesce(sum(p.closed_minutes), 0))
        from items i join sla_partitions p on p.tenant_id = ${ctx.tenantId} and p.item_id = i.id
        ) as minutes,
        (select coalesce(json_agg(groups), '[]') from groups) as groups,
        (select coalesce(json_agg(json_build_object('code', t.code, 'namePl', t.name_pl,
          'nameEn', t.name_en) order by t.position, t.code), '[]') from request_types t) as types`),
    ctx.tx.execute<ScorecardBreach & { count: number }>(sql`
      with items as materialized (${late} and is_breached)
      select i.id as "itemId", i.number, i.title, i.request_type as "requestType", k.kind, k.seq,
        i.closed_at as "closedAt", k.elapsed_minutes - k.target_minutes as "overMinutes",
        p.client_minutes as "clientMinutes", p.authority_minutes as "authorityMinutes",
        case when e.id is not null then json_build_object('reason', e.reason,
          'decision', e.decision, 'proposedBy', e.proposed_by_name,
          'decidedBy', e.decided_by_name) end as excuse,
        count(*) over ()::int as count
      from items i
        join sla_clocks k on k.tenant_id = ${ctx.tenantId} and k.item_id = i.id
        join sla_partitions p on p.tenant_id = ${ctx.tenantId} and p.item_id = i.id
        left join lateral (
          select * from sla_excuses x where x.tenant_id = k.tenant_id and x.item_id = k.item_id
            and x.kind = k.kind and x.seq = k.seq order by x.proposed_at desc limit 1
        ) e on true
      where k.breached_at is not null and k.kind <> 'client_answer'
      order by "overMinutes" desc, i.id, k.kind, k.seq limit ${MOST_BREACHES}`),
  ])
  const { items, minutes, groups, types } = sums[0]!
  const answers = groups.find(({ kind, by }) => kind === 'client_answer' && by === 7)
  const ranked = (by: number) =>
    groups
      .filter((row) => row.by === by && row.kind !== 'client_answer')
      .sort((a, b) => b.total - a.total)
  const tallyOf = ({ kind, total, met, excused }: GroupRow): Tally => ({
    kind,
    total,
    met,
    excused,
  })
  const nameOf = new Map(types.map((type) => [type.code, type]))
  return {
    period,
    items,
    minutes,
    // Bits of grouping(): type 4, service 2, person 1; a set bit is summed over.
    all: ranked(7).map(tallyOf),
    clientAnswers: answers ? tallyOf(answers) : null,
    byType: ranked(3).map((row) => ({ ...nameOf.get(row.code!)!, ...tallyOf(row) })),
    byService: ranked(5).map((row) => ({ service: row.service!, ...tallyOf(row) })),
    byPerson: ranked(6).map((row) => ({ name: row.name, ...tallyOf(row) })),
    breaches: breaches.map(({ count: _, ...breach }) => breach),
    breachCount: breaches[0]?.count ?? 0,
  }
}

function doneIn(ctx: ScopeContext, period: string, zone: string, columns: SQL): SQL {
  const from = startOfLocalDay(firstDayOf(period), zone)
  const to = startOfLocalDay(firstDayOf(addMonths(period, 1)), zone)
  return sql`select ${columns} from work_items
    where tenant_id = ${ctx.tenantId} and closed_at >= ${from} and closed_at < ${to}
      and status = 'done'`
}
