// A month of complaints for the client: what came, what was answered in time, what it cost
// and what it came from.
import { sql } from 'drizzle-orm'
import {
  addMonths,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  type Period,
} from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { ComplaintStatus, Decision, Regime, Remedy } from '../kinds.ts'
import { type CauseCount, type ParetoRow, pareto } from '../rules/cause-tree.ts'

export type MonthReport = {
  period: Period
  received: number
  answered: number
  answeredInTime: number
  deemedAccepted: number
  decisions: { decision: Decision; count: number }[]
  /** Null for whoever may not see money. */
  demandedMinor: bigint | null
  remedyMinor: bigint | null
  /** Whole days between receipt and answer, half of the answers took at most so many. */
  medianDays: number | null
  satisfaction: { average: number; count: number } | null
  causes: (ParetoRow & { namePl: string | null; nameEn: string | null })[]
  /** Six months up to this one. */
  months: { period: Period; received: number; answered: number }[]
}

type Sums = {
  received: bigint
  answered: bigint
  inTime: bigint
  deemed: bigint
  demanded: bigint
  remedied: bigint
  median: number | null
  rated: bigint
  rating: number | null
}

export async function readMonthReport(
  ctx: ScopeContext,
  { period }: { period: Period },
): Promise<MonthReport> {
  requirePermission(ctx, 'complaints:read')
  const [from, to] = [firstDayOf(period), lastDayOf(period)]
  const since = addMonths(period, -5)
  const [sums, decisions, causes, months] = await Promise.all([
    ctx.tx.execute<Sums>(sql`
      with month as (
        select *, received_on between ${from}::date and ${to}::date as came,
          replied_on between ${from}::date and ${to}::date as went
        from complaints where tenant_id = ${ctx.tenantId}
          and (received_on between ${from}::date and ${to}::date
            or replied_on between ${from}::date and ${to}::date)
      )
      select count(*) filter (where came) as received, count(*) filter (where went) as answered,
        count(*) filter (where went and replied_on <= due_on) as "inTime",
        count(*) filter (where came and decision = 'deemed_accepted') as deemed,
        coalesce(sum(demand_minor) filter (where came), 0)::bigint as demanded,
        coalesce(sum(remedy_minor) filter (where went), 0)::bigint as remedied,
        percentile_disc(0.5) within group (order by replied_on - received_on)
          filter (where went) as median,
        count(satisfaction) filter (where went) as rated,
        (avg(satisfaction) filter (where went))::float8 as rating
      from month`),
    ctx.tx.execute<{ decision: Decision; count: bigint }>(sql`
      select decision, count(*) as count from complaints
      where tenant_id = ${ctx.tenantId} and replied_on between ${from}::date and ${to}::date
        and decision is not null
      group by decision order by count(*) desc, decision limit 10`),
    ctx.tx.execute<{
      causeId: string | null
      namePl: string | null
      nameEn: string | null
      count: bigint
    }>(sql`
      select c.cause_id as "causeId", k.name_pl as "namePl", k.name_en as "nameEn",
        count(*) as count
      from complaints c
        left join complaint_causes k on k.tenant_id = c.tenant_id and k.id = c.cause_id
      where c.tenant_id = ${ctx.tenantId}
        and c.received_on between ${firstDayOf(since)}::date and ${to}::date
      group by 1, 2, 3 order by count(*) desc limit 200`),
    ctx.tx.execute<{ period: Period; received: bigint; answered: bigint }>(sql`
      select to_char(m, 'YYYY-MM') as period,
        (select count(*) from complaints c where c.tenant_id = ${ctx.tenantId}
          and c.received_on >= m::date and c.received_on < (m + interval '1 month')::date) as received,
        (select count(*) from complaints c where c.tenant_id = ${ctx.tenantId}
          and c.replied_on >= m::date and c.replied_on < (m + interval '1 month')::date) as answered
      from generate_series(${firstDayOf(since)}::date::timestamp, ${from}::date::timestamp,
        interval '1 month') m order by m limit 12`),
  ])
  const row = sums[0]!
  const seesMoney = ctx.actor.can('complaints:money')
  const names = new Map(causes.map((cause) => [cause.causeId, cause]))
  const counts: CauseCount[] = causes.map(({ causeId, count }) => ({
    causeId,
    count: Number(count),
  }))
  return {
    period,
    received: Number(row.received),
    answered: Number(row.answered),
    answeredInTime: Number(row.inTime),
    deemedAccepted: Number(row.deemed),
    decisions: decisions.map(({ decision, count }) => ({ decision, count: Number(count) })),
    demandedMinor: seesMoney ? row.demanded : null,
    remedyMinor: seesMoney ? row.remedied : null,
    medianDays: row.median,
    satisfaction: row.rating === null ? null : { average: row.rating, count: Number(row.rated) },
    causes: pareto(counts).map((one) => ({
      ...one,
      namePl: names.get(one.causeId)?.namePl ?? null,
      nameEn: names.get(one.causeId)?.nameEn ?? null,
    })),
    months: months.map((month) => ({
      period: month.period,
      received: Number(month.received),
      answered: Number(month.answered),
    })),
  }
}

export type ReportRow = {
  number: string
  receivedOn: LocalDate
  regime: Regime
  product: string
  orderNumber: string | null
  status: ComplaintStatus
  dueOn: LocalDate
  decision: Decision | null
  repliedOn: LocalDate | null
  remedy: Remedy | null
  demandMinor: bigint | null
  remedyMinor: bigint | null
  causePl: string | null
  causeEn: string | null
}

/** Every complaint that came or was answered in the month, for a spreadsheet. */
export async function listMonthRows(
  ctx: ScopeContext,
  { period }: { period: Period },
): Promise<ReportRow[]> {
  requirePermission(ctx, 'complaints:read')
  const [from, to] = [firstDayOf(period), lastDayOf(period)]
  const rows = await ctx.tx.execute<ReportRow>(sql`
    select c.number || '/' || c.year as number, c.received_on as "receivedOn", c.regime, c.product,
      c.order_number as "orderNumber", c.status, c.due_on as "dueOn", c.decision,
      c.replied_on as "repliedOn", c.remedy, c.demand_minor as "demandMinor",
      c.remedy_minor as "remedyMinor", k.name_pl as "causePl", k.name_en as "causeEn"
    from complaints c
      left join complaint_causes k on k.tenant_id = c.tenant_id and k.id = c.cause_id
    where c.tenant_id = ${ctx.tenantId}
      and (c.received_on between ${from}::date and ${to}::date
        or c.replied_on between ${from}::date and ${to}::date)
    order by c.received_on, c.id limit 20000`)
  const seesMoney = ctx.actor.can('complaints:money')
  return rows.map((row) => ({
    ...row,
    demandMinor: seesMoney ? row.demandMinor : null,
    remedyMinor: seesMoney ? row.remedyMinor : null,
  }))
}
