// A new item: pinned to the contract of the company's day, its clocks started.
import { sql } from 'drizzle-orm'
import { itemDocuments } from '#db/schema/archive.ts'
import { slaClocks, slaPartitions, workItems } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import type { SlaTerm } from '../../contracts/types.ts'
import { AppError } from '../../shared/app-error.ts'
import { nextNumber } from '../../shared/counter.server.ts'
import { isLocalDate, localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { type Service, servicesOfClientRole } from '../../shared/permissions.ts'
import { pgErrorOf } from '../../shared/pg-error.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { CalendarInput } from '../../sla/rules/calendar.ts'
import { daysOffOf, readDaysOff, type StoredDayOff } from '../queries/days-off.server.ts'
import { type ItemTimes, readTimes } from '../rules/clocks.ts'
import { firstClocks, statutoryClock } from '../rules/promises.ts'
import { statutoryDueOn } from '../rules/statutory.ts'
import {
  type FormAnswers,
  type FormField,
  type ItemPriority,
  type ItemSource,
  validateForm,
} from '../schema.ts'
import type { StepDefinition } from '../type-definition.ts'
import { notify } from './change-item.server.ts'
import { nameFirstPeople } from './name-people.server.ts'

export type OpenItemInput = {
  requestType: string
  title: string
  form: Record<string, unknown>
  source: ItemSource
  /** A second opening under the same key gives the first item. */
  sourceKey?: string
  documents?: readonly string[]
  priority?: ItemPriority
}

export type OpenRefusal =
  | 'unknown_request_type'
  | 'not_offered'
  | 'no_contract'
  | 'service_not_contracted'
  | 'invalid_form'

export type OpenedItem = { itemId: string; number: number; isNew: boolean }

type Ground = {
  typeVersion: number
  isConfidential: boolean
  firstStep: StepDefinition | null
  service: Service
  fields: FormField[]
  opensFromUpload: boolean
  isOffered: boolean
  versionId: string | null
  services: Service[]
  calendar: CalendarInput
  slaTerms: SlaTerm[]
  zone: string
  daysOff: StoredDayOff[]
}

/** Opens an item. A refused form names its wrong fields and codes in `detail`. */
export async function openItem(
  ctx: ScopeContext,
  input: OpenItemInput,
): Promise<Ok<OpenedItem> | Err<OpenRefusal>> {
  requireRight(ctx, input.source)
  const [ground, known] = await Promise.all([loadGround(ctx, input), findBySource(ctx, input)])
  if (known) return ok({ ...known, isNew: false })
  if (!ground) return err('unknown_request_type', 'requestType')
  if (!mayOpen(ground, input.source)) return err('not_offered', 'requestType')
  requireService(ctx, ground.service)
  if (!ground.versionId) return err('no_contract')
  if (!ground.services.includes(ground.service)) return err('service_not_contracted', 'requestType')
  const form = validateForm(ground.fields, input.form)
  if (!form.ok) return err('invalid_form', `form.${Object.keys(form.errors)[0]}`, form.errors)
  const documents = await requireDocuments(ctx, ground.fields, form.answers, input.documents ?? [])
  const times = startTimes(ctx, input, ground, form.answers)
  const opened = await insertItem(ctx, input, ground, form.answers, times)
  // Before all else that hangs on it: nobody sees a confidential item but the people named.
  if (opened.isNew && ground.isConfidential) await nameFirstPeople(ctx, opened.itemId)
  if (opened.isNew) await insertRest(ctx, input, opened, times, documents)
  return ok(opened)
}

function requireRight(ctx: ScopeContext, source: ItemSource): void {
  const { side } = ctx.actor
  if (side === 'client') {
    requirePermission(ctx, source === 'upload' ? 'documents:upload' : 'work:request')
    requirePermission(ctx, 'work:request')
    if (source === 'agent' || source === 'schedule') throw new AppError('forbidden')
  } else if (side === 'provider') {
    requirePermission(ctx, 'work:do')
    if (source === 'request' || source === 'schedule') throw new AppError('forbidden')
  }
}

/** The database refuses these too; here they get an answer instead of an error. */
function requireService(ctx: ScopeContext, service: Service): void {
  const { role, side } = ctx.actor
  if (side !== 'client') return
  const visible = servicesOfClientRole(role as Parameters<typeof servicesOfClientRole>[0])
  if (!visible.includes(service)) throw new AppError('forbidden')
}

function mayOpen(ground: Ground, source: ItemSource): boolean {
  if (source === 'upload') return ground.opensFromUpload
  return source !== 'request' || ground.isOffered
}

// The version in force on the company's own day, which the database works out from its zone.
async function loadGround(ctx: ScopeContext, input: OpenItemInput): Promise<Ground | null> {
  const rows = await ctx.tx.execute<Ground>(sql`
    select t.service, r.definition->'form' as fields, r.version as "typeVersion",
      coalesce((r.definition->>'confidential')::boolean, false) as "isConfidential",
      r.definition->'steps'->0 as "firstStep", t.opens_from_upload as "opensFromUpload",
      t.is_offered as "isOffered", v.id as "versionId", v.services, v.calendar,
      v.sla_terms as "slaTerms", c.zone, ${daysOffOf(sql`c.tenant_id`)} as "daysOff"
    from request_types t
      join request_type_versions r on r.code = t.code and r.version = t.current_version
      join companies c on c.tenant_id = ${ctx.tenantId}
      left join lateral (
        select id, services, calendar, sla_terms from contract_versions
        where tenant_id = c.tenant_id
          and effective_from <= (${ctx.now}::timestamptz at time zone c.zone)::date
        order by effective_from desc limit 1
      ) v on true
    where t.code = ${input.requestType}`)
  return rows[0] ?? null
}

async function findBySource(ctx: ScopeContext, { sourceKey }: OpenItemInput) {
  if (!sourceKey) return null
  const rows = await ctx.tx.execute<{ itemId: string; number: number }>(sql`
    select id as "itemId", number from work_items
    where tenant_id = ${ctx.tenantId} and source_key = ${sourceKey}`)
  return rows[0] ?? null
}

// Documents come from the upload beside the form, and from the form's own file fields.
async function requireDocuments(
  ctx: ScopeContext,
  fields: readonly FormField[],
  answers: FormAnswers,
  named: readonly string[],
): Promise<string[]> {
  const inForm = fields.flatMap(({ key, type }) => {
    const ids = type === 'file' ? answers[key] : undefined
    return Array.isArray(ids) ? ids : []
  })
  const ids = [...new Set([...named, ...inForm])]
  if (ids.length === 0) return ids
  if (!ids.every(isId)) throw new AppError('not_found', { field: 'documents' })
  const rows = await ctx.tx.execute(sql`
    select id from documents
    where tenant_id = ${ctx.tenantId} and id = any(${sql.param(ids)}::uuid[])`)
  if (rows.length !== ids.length) throw new AppError('not_found', { field: 'documents' })
  return ids
}

async function insertItem(
  ctx: ScopeContext,
  input: OpenItemInput,
  ground: Ground,
  form: FormAnswers,
  times: ItemTimes,
): Promise<OpenedItem> {
  const itemId = newId()
  const number = await nextNumber(ctx.tx, ctx.tenantId, 'work_items')
  const inserted = await ctx.tx
    .insert(workItems)
    .values({
      tenantId: ctx.tenantId,
      id: itemId,
      number,
      requestType: input.requestType,
      requestTypeVersion: ground.typeVersion,
      isConfidential: ground.isConfidential,
      stepKey: ground.firstStep?.key ?? null,
      stepKind: ground.firstStep?.kind ?? null,
      service: ground.service,
      title: input.title,
      status: 'new',
      priority: input.priority ?? 2,
      contractVersionId: ground.versionId!,
      form,
      source: input.source,
      sourceKey: input.sourceKey ?? null,
      openedAt: ctx.now,
      openedById: ctx.actor.id,
      openedByName: ctx.actor.name,
      nextDueAt: times.nextDueAt,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({ target: [workItems.tenantId, workItems.sourceKey] })
    .returning({ id: workItems.id })
    .catch((error: unknown) => {
      // An agent without the service: the policy refuses the row.
      if (pgErrorOf(error)?.code === '42501') throw new AppError('forbidden', { cause: error })
      throw error
    })
  if (inserted.length > 0) return { itemId, number, isNew: true }
  // Somebody else opened it between the look and the insert.
  const known = await findBySource(ctx, input)
  if (!known) throw new AppError('conflict')
  return { ...known, isNew: false }
}

// The clocks of the pinned promise and of the law; a type without either is never due.
function startTimes(
  ctx: ScopeContext,
  input: OpenItemInput,
  ground: Ground,
  { received_on: receivedOn }: FormAnswers,
): ItemTimes {
  const term = ground.slaTerms.find(({ requestType }) => requestType === input.requestType)
  const clocks = firstClocks(term, input.priority ?? 2, ctx.now)
  const today = localDateOf(ctx.now, ground.zone)
  // The law counts from the day of receipt, which may lie before the day it was written down.
  const isKnown = typeof receivedOn === 'string' && isLocalDate(receivedOn) && receivedOn <= today
  const since = isKnown ? receivedOn : today
  const dueOn = statutoryDueOn(input.requestType, since)
  if (dueOn) clocks.push(statutoryClock(since, dueOn, ground.zone))
  const history = { openedAt: ctx.now, closedAt: null, clocks, waits: [] }
  return readTimes({ ...ground, daysOff: readDaysOff(ground.daysOff) }, history, ctx.now)
}

async function insertRest(
  ctx: ScopeContext,
  input: OpenItemInput,
  { itemId, number }: OpenedItem,
  times: ItemTimes,
  documents: readonly string[],
): Promise<void> {
  const { tenantId, now } = ctx
  await Promise.all([
    times.clocks.length > 0 &&
      ctx.tx.insert(slaClocks).values(times.clocks.map((c) => ({ tenantId, itemId, ...c }))),
    ctx.tx.insert(slaPartitions).values({
      tenantId,
      itemId,
      untilAt: now,
      intervals: [],
      providerMinutes: 0,
      clientMinutes: 0,
      authorityMinutes: 0,
      closedMinutes: 0,
    }),
    documents.length > 0 &&
      ctx.tx
        .insert(itemDocuments)
        .values(documents.map((documentId) => ({ tenantId, itemId, documentId, addedAt: now }))),
    recordAudit(ctx, {
      action: 'work.item_opened',
      subjectType: 'work_item',
      subjectId: itemId,
      itemId,
      data: { number, title: input.title, requestType: input.requestType, source: input.source },
    }),
    ctx.tx.execute(sql`select ${notify(ctx, itemId, 'opened')}`),
  ])
}
