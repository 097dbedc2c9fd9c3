// What the worker does for work items: breaches are noted when they happen, and
// scheduled work is opened on its day. Both may run twice, or twice at once.
import { sql } from 'drizzle-orm'
import { auditEvents } from '#db/schema/audit.ts'
import { auditRow, recordAudit } from '../audit/commands.server.ts'
import type { LocalDate } from '../shared/dates.ts'
import {
  type ProviderContext,
  type ScopeContext,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../shared/scope.server.ts'
import { fromEpochMinute, toEpochMinute } from '../sla/rules/clock.ts'
import { openItem } from './commands/open-item.server.ts'
import { fillIn, fillInForm, nextRun, type ScheduleRule } from './rules/schedule.ts'

const BATCH = 500
const MOST_BATCHES = 200

type Breach = {
  tenantId: TenantId
  itemId: string
  kind: string
  dueAt: Date
  number: number
  seq: number
}

/** Marks the clocks that ran out, with an audit row for each. Gives how many. */
export async function sweepBreaches(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'sweep-breaches')
  let marked = 0
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const breaches = await withProvider(principal, {}, markBreaches)
    marked += breaches
    if (breaches < BATCH) break
  }
  return marked
}

async function markBreaches(ctx: ProviderContext): Promise<number> {
  // Meeting a promise to the minute is no breach: the due minute itself must be over.
  const minute = fromEpochMinute(toEpochMinute(ctx.now))
  // The item is locked before its clocks, as every command does; one that somebody is
  // changing right now is skipped: that change notes the breach itself.
  const breaches = await ctx.tx.execute<Breach>(sql`
    with due as (
      select tenant_id, item_id, kind, seq from sla_clocks
      where stopped_at is null and breached_at is null and due_at < ${minute}
      order by due_at limit ${BATCH}
    ), held as (
      select w.tenant_id, w.id, w.number, d.kind, d.seq
      from work_items w join due d on d.tenant_id = w.tenant_id and d.item_id = w.id
      for update of w skip locked
    ), marked as (
      update sla_clocks k set breached_at = k.due_at
      from held h
      where k.tenant_id = h.tenant_id and k.item_id = h.id and k.kind = h.kind
        and k.seq = h.seq and k.stopped_at is null and k.breached_at is null and k.due_at < ${minute}
      returning k.tenant_id, k.item_id, k.kind, k.seq, k.due_at, h.number
    ), items as (
      update work_items w set is_breached = true
      from (select distinct tenant_id, item_id from marked where kind <> 'client_answer') m
      where w.tenant_id = m.tenant_id and w.id = m.item_id and not w.is_breached
    )
    select tenant_id as "tenantId", item_id as "itemId", kind, seq, due_at as "dueAt", number
    from marked`)
  if (breaches.length === 0) return 0
  await Promise.all([
    ctx.tx.insert(auditEvents).values(
      breaches.map(({ tenantId, itemId, kind, seq, dueAt, number }) =>
        auditRow(ctx, {
          tenantId,
          action: 'sla.breached',
          subjectType: 'work_item',
          subjectId: itemId,
          itemId,
          data: { number, clock: kind, seq, dueAt: dueAt.toISOString() },
        }),
      ),
    ),
    ctx.tx.execute(sql`
      select pg_notify('zaplecze_work', b::text)
      from jsonb_array_elements(${JSON.stringify(
        breaches.map(({ tenantId, itemId }) => ({ tenantId, itemId, kind: 'breached' })),
      )}::jsonb) b`),
  ])
  return breaches.length
}

type DueSchedule = { tenantId: TenantId; id: string }

/** Opens what is due by the calendar of each company. Gives how many items are new. */
export async function runSchedules(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'run-schedules')
  const due = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<DueSchedule>(sql`
      select s.tenant_id as "tenantId", s.id
      from schedules s join companies c on c.tenant_id = s.tenant_id
      where s.is_active and c.is_active
        and s.next_run_on <= (${now}::timestamptz at time zone c.zone)::date
      order by s.next_run_on, s.id limit ${BATCH}`),
  )
  let opened = 0
  for (const { tenantId, id } of due) {
    opened += await withCompany(principal, tenantId, {}, (ctx) => runSchedule(ctx, id))
  }
  return opened
}

type Schedule = ScheduleRule & {
  requestType: string
  title: string
  form: Record<string, unknown>
  nextRunOn: LocalDate
  today: LocalDate
}

// After a long stop several runs are due: each day's work is owed, so each is opened.
async function runSchedule(ctx: ScopeContext, id: string): Promise<number> {
  const rows = await ctx.tx.execute<Schedule>(sql`
    select s.request_type as "requestType", s.title, s.form, s.day_of_month as "dayOfMonth",
      s.every_months as "everyMonths", s.weekday, s.next_run_on as "nextRunOn",
      (${ctx.now}::timestamptz at time zone c.zone)::date as today
    from schedules s join companies c on c.tenant_id = s.tenant_id
    where s.tenant_id = ${ctx.tenantId} and s.id = ${id} and s.is_active
    for update of s`)
  const schedule = rows[0]
  if (!schedule) return 0
  let opened = 0
  let runOn = schedule.nextRunOn
  for (; runOn <= schedule.today; runOn = nextRun(schedule, runOn)) {
    opened += await openScheduled(ctx, id, schedule, runOn)
  }
  await ctx.tx.execute(sql`
    update schedules set next_run_on = ${runOn}
    where tenant_id = ${ctx.tenantId} and id = ${id}`)
  return opened
}

async function openScheduled(
  ctx: ScopeContext,
  id: string,
  schedule: Schedule,
  runOn: LocalDate,
): Promise<number> {
  const outcome = await openItem(ctx, {
    requestType: schedule.requestType,
    title: fillIn(schedule.title, runOn),
    form: fillInForm(schedule.form, runOn),
    source: 'schedule',
    sourceKey: `schedule:${id}:${runOn}`,
  })
  if (outcome.ok) return outcome.value.isNew ? 1 : 0
  // A service that is no longer contracted must not stop the calendar; it is on record.
  await recordAudit(ctx, {
    action: 'work.schedule_skipped',
    subjectType: 'schedule',
    subjectId: id,
    data: { title: schedule.title, runOn, reason: outcome.code },
    isInternal: true,
  })
  return 0
}
