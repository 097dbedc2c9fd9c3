// Tells people that a promise is being used up: at half the handler, at three quarters the
// leads too, at the end both, and the client where the contract says so. Each share once.
import { type SQL, sql } from 'drizzle-orm'
import { auditEvents } from '#db/schema/audit.ts'
import { auditRow, enqueueMail } from '../../audit/commands.server.ts'
import type { SlaTerm } from '../../contracts/types.ts'
import { config } from '../../shared/config.server.ts'
import type { Service } from '../../shared/permissions.ts'
import {
  type ProviderContext,
  providerTenantId,
  systemPrincipal,
  type TenantId,
  withProvider,
} from '../../shared/scope.server.ts'
import type { CalendarInput } from '../../sla/rules/calendar.ts'
import { fromEpochMinute, toEpochMinute } from '../../sla/rules/clock.ts'
import { daysOffOf, readDaysOff, type StoredDayOff } from '../queries/days-off.server.ts'
import {
  type ClockRow,
  type ClockState,
  type EscalationStep,
  readTimes,
  stepReached,
  type WaitState,
} from '../rules/clocks.ts'

const BATCH = 200
const MOST_BATCHES = 200

type DueClock = ClockState & {
  tenantId: TenantId
  itemId: string
  number: number
  title: string
  service: Service
  requestType: string
  assigneeId: string | null
  openedAt: Date
  slug: string
  company: string
  zone: string
  calendar: CalendarInput
  slaTerms: SlaTerm[]
  daysOff: StoredDayOff[]
  waits: { party: WaitState['party']; fromAt: string; toAt: string | null }[]
}

type Told = { clock: DueClock; step: EscalationStep; dueAt: Date | null }

/** Gives how many clocks people were told of. Safe to run twice, or twice at once. */
export async function escalateClocks(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'escalate-clocks')
  let told = 0
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const { seen, done } = await withProvider(principal, {}, escalateBatch)
    told += done
    if (seen < BATCH) break
  }
  return told
}

async function escalateBatch(ctx: ProviderContext): Promise<{ seen: number; done: number }> {
  const minute = fromEpochMinute(toEpochMinute(ctx.now))
  // Items are locked first, as every command does. What is due is read again under the
  // lock: a node that was here a moment ago has moved it on.
  const held = await ctx.tx.execute<{ id: string }>(sql`
    select w.id from work_items w join (
      select distinct tenant_id, item_id from (
        select tenant_id, item_id from sla_clocks
        where stopped_at is null and next_escalation_at <= ${minute}
        order by next_escalation_at limit ${BATCH}
      ) first
    ) d on d.tenant_id = w.tenant_id and d.item_id = w.id
    for update of w skip locked`)
  if (held.length === 0) return { seen: 0, done: 0 }
  const clocks = await dueClocks(
    ctx,
    held.map(({ id }) => id),
    minute,
  )
  const rows: { clock: DueClock; percent: number; next: Date | null }[] = []
  const told: Told[] = []
  for (const clock of clocks) {
    const now = readClock(clock, ctx.now)
    const before = clock.escalatedPercent ?? 0
    const step = stepReached(now)
    const percent = Math.max(before, step ?? 0)
    const next = readClock({ ...clock, escalatedPercent: percent }, ctx.now).nextEscalationAt
    rows.push({ clock, percent, next })
    if (step && step > before) told.push({ clock, step, dueAt: now.dueAt })
  }
  await Promise.all([
    moveOn(ctx, rows),
    told.length > 0 && record(ctx, told),
    told.length > 0 && mailPeople(ctx, told),
  ])
  return { seen: clocks.length, done: told.length }
}

async function dueClocks(
  ctx: ProviderContext,
  ids: string[],
  minute: Date,
): Promise<readonly DueClock[]> {
  return ctx.tx.execute<DueClock>(sql`
    select k.tenant_id as "tenantId", k.item_id as "itemId", k.kind, k.seq, k.due_on as "dueOn",
      k.target_minutes as "targetMinutes", k.started_at as "startedAt",
      k.stopped_at as "stoppedAt", k.escalated_percent as "escalatedPercent", w.number,
      case when w.is_confidential then '***' else w.title end as title,
      w.service, w.request_type as "requestType", w.assignee_id as "assigneeId",
      w.opened_at as "openedAt", c.slug, c.short_name as company, c.zone, v.calendar,
      v.sla_terms as "slaTerms", (
        select coalesce(json_agg(json_build_object('party', s.party, 'fromAt', s.from_at,
          'toAt', s.to_at) order by s.from_at, s.id), '[]')
        from sla_waits s where s.tenant_id = k.tenant_id and s.item_id = k.item_id
      ) as waits, ${daysOffOf(sql`w.tenant_id`)} as "daysOff"
    from work_items w
      join sla_clocks k on k.tenant_id = w.tenant_id and k.item_id = w.id
      join contract_versions v on v.tenant_id = w.tenant_id and v.id = w.contract_version_id
      join companies c on c.tenant_id = w.tenant_id
    where w.id = any(${sql.param(ids)}::uuid[])
      and k.stopped_at is null and k.next_escalation_at <= ${minute}`)
}

function readClock(clock: DueClock, now: Date): ClockRow {
  const waits = clock.waits.map(
    ({ party, fromAt, toAt }): WaitState => ({
      id: '',
      party,
      reason: '',
      questionId: null,
      fromAt: new Date(fromAt),
      toAt: toAt === null ? null : new Date(toAt),
    }),
  )
  const history = { openedAt: clock.openedAt, closedAt: null, clocks: [clock], waits }
  const ground = { calendar: clock.calendar, daysOff: readDaysOff(clock.daysOff) }
  return readTimes(ground, history, now).clocks[0]!
}

async function moveOn(
  ctx: ProviderContext,
  rows: readonly { clock: DueClock; percent: number; next: Date | null }[],
): Promise<void> {
  const values = rows.map(({ clock: { tenantId, itemId, kind, seq }, percent, next }) => ({
    tenant_id: tenantId,
    item_id: itemId,
    kind,
    seq: seq ?? 1,
    percent,
    next,
  }))
  await ctx.tx.execute(sql`
    update sla_clocks k set escalated_percent = v.percent, next_escalation_at = v.next
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as v(tenant_id uuid, item_id uuid,
      kind text, seq smallint, percent smallint, next timestamptz)
    where k.tenant_id = v.tenant_id and k.item_id = v.item_id and k.kind = v.kind
      and k.seq = v.seq`)
}

async function record(ctx: ProviderContext, told: readonly Told[]): Promise<void> {
  await Promise.all([
    ctx.tx.insert(auditEvents).values(
      told.map(({ clock, step }) =>
        auditRow(ctx, {
          tenantId: clock.tenantId,
          action: 'sla.escalated',
          subjectType: 'work_item',
          subjectId: clock.itemId,
          itemId: clock.itemId,
          data: { number: clock.number, clock: clock.kind, seq: clock.seq ?? 1, percent: step },
          isInternal: true,
        }),
      ),
    ),
    ctx.tx.execute(sql`
      select pg_notify('zaplecze_work', b::text)
      from jsonb_array_elements(${JSON.stringify(
        told.map(({ clock: { tenantId, itemId } }) => ({ tenantId, itemId, kind: 'changed' })),
      )}::jsonb) b`),
  ])
}

type Person = {
  tenantId: string
  service: Service | null
  accountId: string
  role: string
  email: string
  locale: string
}

async function mailPeople(ctx: ProviderContext, told: readonly Told[]): Promise<void> {
  const companies = [...new Set(told.map(({ clock }) => clock.tenantId))]
  const [staff, owners] = await Promise.all([
    people(
      ctx,
      sql`join agent_assignments a on a.account_id = m.account_id
        where m.tenant_id = ${providerTenantId} and m.role in ('agent', 'lead')
          and a.tenant_id = any(${sql.param(companies)}::uuid[])`,
      sql`a.tenant_id as "tenantId", a.service`,
    ),
    people(
      ctx,
      sql`where m.tenant_id = any(${sql.param(companies)}::uuid[]) and m.role = 'owner'`,
      sql`m.tenant_id as "tenantId", null as service`,
    ),
  ])
  await Promise.all(
    told.flatMap((one) => [
      ...staff.filter((person) => isTold(person, one)).map((to) => mail(ctx, one, to, 'desk')),
      ...owners
        .filter((person) => isClientTold(person, one))
        .map((to) => mail(ctx, one, to, 'portal')),
    ]),
  )
}

async function people(ctx: ProviderContext, from: SQL, columns: SQL): Promise<readonly Person[]> {
  return ctx.tx.execute<Person>(sql`
    select ${columns}, m.account_id as "accountId", m.role, m.email, m.locale
    from members m ${from} and m.is_active order by m.email limit 2000`)
}

/** The handler always; leads from three quarters on, and at once where nobody has it. */
function isTold(person: Person, { clock, step }: Told): boolean {
  if (person.tenantId !== clock.tenantId || person.service !== clock.service) return false
  if (person.accountId === clock.assigneeId) return true
  return person.role === 'lead' && (step > 50 || clock.assigneeId === null)
}

function isClientTold(person: Person, { clock, step }: Told): boolean {
  const term = clock.slaTerms.find(({ requestType }) => requestType === clock.requestType)
  return step === 100 && term?.tellsClient === true && person.tenantId === clock.tenantId
}

function mail(
  ctx: ProviderContext,
  { clock, step, dueAt }: Told,
  { email, locale }: Person,
  area: 'desk' | 'portal',
): Promise<void> {
  const company = area === 'desk' ? `desk/c/${clock.slug}` : `portal/${clock.slug}`
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: clock.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return enqueueMail(ctx, {
    tenantId: clock.tenantId,
    recipient: email,
    locale: locale === 'en' ? 'en' : 'pl',
    template: area === 'desk' ? 'sla_escalated' : 'sla_missed',
    payload: {
      link: `${config().publicUrl}/${company}/items/${clock.itemId}`,
      itemNumber: String(clock.number),
      itemTitle: clock.title,
      company: clock.company,
      clock: clock.kind,
      percent: String(step),
      due: dueAt ? wall.format(dueAt) : '',
    },
  })
}
