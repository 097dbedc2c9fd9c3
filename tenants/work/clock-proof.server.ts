// The proof that every stored minute adds up: no gap, no overlap, sums as stored, and for
// work that is done the same figures again from its history alone. It reads all companies.
import { type SQL, sql } from 'drizzle-orm'
import { clockChecks, clockFindings } from '#db/schema/promises.ts'
import { newId } from '../shared/ids.ts'
import {
  type Principal,
  type ProviderContext,
  systemPrincipal,
  withProvider,
} from '../shared/scope.server.ts'
import type { CalendarInput } from '../sla/rules/calendar.ts'
import { toEpochMinute } from '../sla/rules/clock.ts'
import { daysOffOf, readDaysOff, type StoredDayOff } from './queries/days-off.server.ts'
import { type ClockRow, type ClockState, readTimes, type WaitState } from './rules/clocks.ts'

const BATCH = 500
/** A house in which more is wrong than this does not need a longer list. */
const MOST = 1_000

export type ClockFault = {
  tenantId: string
  itemId: string
  slug: string
  number: number
  /** `partition`: the stored pieces do not fit; the others differ from what the history gives. */
  code: 'partition' | 'recount' | 'clock'
  detail: Record<string, unknown>
}

export type ClockProof = { items: number; faults: ClockFault[] }

/** Looks at every item. Reads only; each batch has a transaction of its own. */
export async function proveClocks(principal: Principal): Promise<ClockProof> {
  const { items, faults } = await withProvider(principal, { readOnly: true }, checkPartitions)
  let after: Done | null = null
  while (faults.length < MOST) {
    const batch: readonly Done[] = await withProvider(principal, { readOnly: true }, (ctx) =>
      doneAfter(ctx, after),
    )
    for (const item of batch) faults.push(...faultsOf(item, principal.now))
    after = batch.at(-1) ?? null
    if (batch.length < BATCH) break
  }
  return { items, faults: faults.slice(0, MOST) }
}

/** The nightly job: leaves what it found, in the place of what the last one found. */
export async function recordClockProof(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'clock-proof')
  const startedAt = now
  const begun = performance.now()
  const { items, faults } = await proveClocks(principal)
  const finishedAt = new Date(now.getTime() + Math.round(performance.now() - begun))
  await withProvider(principal, {}, async (ctx) => {
    // Two nodes that finish at once write one after the other.
    await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtext('clock-proof'))`)
    await ctx.tx.delete(clockFindings)
    if (faults.length > 0) {
      await ctx.tx.insert(clockFindings).values(
        faults.map(({ tenantId, itemId, code, detail }) => ({
          tenantId,
          id: newId(),
          itemId,
          code,
          detail,
          foundAt: finishedAt,
        })),
      )
    }
    await ctx.tx.insert(clockChecks).values({
      tenantId: ctx.tenantId,
      id: newId(),
      startedAt,
      finishedAt,
      items,
      findings: faults.length,
    })
  })
  return faults.length
}

async function checkPartitions(ctx: ProviderContext): Promise<ClockProof> {
  const [counts, rows] = await Promise.all([
    ctx.tx.execute<{ items: number }>(sql`select count(*)::int as items from work_items`),
    ctx.tx.execute<ClockFault>(partitionFaults()),
  ])
  return { items: counts[0]!.items, faults: [...rows] }
}

// From the opening to the end, each minute once.
function partitionFaults(): SQL {
  return sql`
    with pieces as (
      select p.tenant_id, p.item_id, n,
        (piece ->> 0)::timestamptz as from_at, (piece ->> 1)::timestamptz as to_at,
        piece ->> 2 as party, (piece ->> 3)::int as minutes
      from sla_partitions p, jsonb_array_elements(p.intervals) with ordinality as x(piece, n)
    ), joined as (
      select *, lag(to_at) over (partition by tenant_id, item_id order by n) as before
      from pieces
    ), items as (
      select tenant_id, item_id, min(from_at) as from_at, max(to_at) as to_at,
        bool_and(minutes * interval '1 minute' = to_at - from_at and minutes > 0
          and (before is null or before = from_at)) as is_whole,
        coalesce(sum(minutes) filter (where party = 'provider'), 0) as provider,
        coalesce(sum(minutes) filter (where party = 'client'), 0) as client,
        coalesce(sum(minutes) filter (where party = 'authority'), 0) as authority,
        coalesce(sum(minutes) filter (where party = 'closed'), 0) as closed
      from joined group by tenant_id, item_id
    )
    select w.tenant_id as "tenantId", w.id as "itemId", c.slug, w.number, 'partition' as code,
      case when p.item_id is null then json_build_object('missing', true)
        else json_build_object('until', p.until_at, 'minutes', json_build_array(
          p.provider_minutes, p.client_minutes, p.authority_minutes, p.closed_minutes)) end as detail
    from work_items w
    join companies c on c.tenant_id = w.tenant_id
    left join sla_partitions p on p.tenant_id = w.tenant_id and p.item_id = w.id
    left join items i on i.tenant_id = w.tenant_id and i.item_id = w.id
    where case when p.item_id is null then true when i.item_id is null
      then date_trunc('minute', w.opened_at) <> date_trunc('minute', p.until_at)
      else not i.is_whole or i.from_at <> date_trunc('minute', w.opened_at)
        or i.to_at <> date_trunc('minute', p.until_at)
        or (w.closed_at is not null and p.until_at <> w.closed_at)
        or (i.provider, i.client, i.authority, i.closed)
          is distinct from (p.provider_minutes::bigint, p.client_minutes::bigint,
            p.authority_minutes::bigint, p.closed_minutes::bigint) end
    order by w.tenant_id, w.number limit ${MOST}`
}

type StoredClock = {
  kind: ClockState['kind']
  seq: number
  target: number
  started: string
  stopped: string | null
  due: string | null
  breached: string | null
  elapsed: number
}

type Done = {
  tenantId: string
  itemId: string
  slug: string
  number: number
  openedAt: Date
  closedAt: Date
  calendar: CalendarInput
  daysOff: StoredDayOff[]
  minutes: [provider: number, client: number, authority: number, closed: number]
  clocks: StoredClock[]
  waits: { party: WaitState['party']; from: string; to: string | null }[]
}

async function doneAfter(ctx: ProviderContext, after: Done | null): Promise<readonly Done[]> {
  return ctx.tx.execute<Done>(sql`
    select w.tenant_id as "tenantId", w.id as "itemId", c.slug, w.number,
      w.opened_at as "openedAt", w.closed_at as "closedAt", v.calendar,
      ${daysOffOf(sql`w.tenant_id`)} as "daysOff",
      json_build_array(p.provider_minutes, p.client_minutes, p.authority_minutes,
        p.closed_minutes) as minutes, (
        select coalesce(json_agg(json_build_object('kind', k.kind, 'seq', k.seq,
          'target', k.target_minutes, 'started', k.started_at, 'stopped', k.stopped_at,
          'due', k.due_at, 'breached', k.breached_at, 'elapsed', k.elapsed_minutes)), '[]')
        from sla_clocks k where k.tenant_id = w.tenant_id and k.item_id = w.id
      ) as clocks, (
        select coalesce(json_agg(json_build_object('party', s.party, 'from', s.from_at,
          'to', s.to_at) order by s.from_at, s.id), '[]')
        from sla_waits s where s.tenant_id = w.tenant_id and s.item_id = w.id
      ) as waits
    from work_items w
      join companies c on c.tenant_id = w.tenant_id
      join sla_partitions p on p.tenant_id = w.tenant_id and p.item_id = w.id
      join contract_versions v on v.tenant_id = w.tenant_id and v.id = w.contract_version_id
    where w.closed_at is not null
      ${after ? sql`and (w.tenant_id, w.id) > (${after.tenantId}, ${after.itemId})` : sql``}
    order by w.tenant_id, w.id limit ${BATCH}`)
}

const instant = (text: string | null) => (text === null ? null : new Date(text))
const minuteOf = (at: Date | null) => (at === null ? null : toEpochMinute(at))

function faultsOf(item: Done, now: Date): ClockFault[] {
  const { tenantId, itemId, slug, number, openedAt, closedAt, calendar } = item
  const clocks = item.clocks.map(
    ({ kind, seq, target, started, stopped }): ClockState => ({
      kind,
      seq,
      targetMinutes: target,
      startedAt: new Date(started),
      stoppedAt: instant(stopped),
    }),
  )
  const waits = item.waits.map(
    ({ party, from, to }): WaitState => ({
      id: '',
      party,
      reason: '',
      questionId: null,
      fromAt: new Date(from),
      toAt: instant(to),
    }),
  )
  const ground = { calendar, daysOff: readDaysOff(item.daysOff) }
  const times = readTimes(ground, { openedAt, closedAt, clocks, waits }, now)
  const { provider, client, authority, closed } = times.partition.minutes
  const faults: ClockFault[] = []
  const found = (code: ClockFault['code'], detail: ClockFault['detail']) =>
    faults.push({ tenantId, itemId, slug, number, code, detail })
  const counted = [provider, client, authority, closed]
  if (counted.some((minutes, index) => minutes !== item.minutes[index])) {
    found('recount', { stored: item.minutes, counted })
  }
  for (const [index, stored] of item.clocks.entries()) {
    const again = times.clocks[index]!
    if (!isSameClock(stored, again)) {
      const { kind, seq, elapsed, due } = stored
      found('clock', { clock: kind, seq, elapsed, counted: again.elapsedMinutes, due })
    }
  }
  return faults
}

function isSameClock(stored: StoredClock, again: ClockRow): boolean {
  return (
    stored.elapsed === again.elapsedMinutes &&
    minuteOf(instant(stored.due)) === minuteOf(again.dueAt) &&
    minuteOf(instant(stored.breached)) === minuteOf(again.breachedAt)
  )
}
