// One company's work items with all that hangs on them. Clocks and partitions come from
// the product's own rules, so that what is stored is what would be recomputed.
import { localDateOf } from '#tenants/shared/dates.ts'
import { catalogue } from '#tenants/work/catalogue.ts'
import {
  type ClockState,
  type ItemTimes,
  readTimes,
  type WaitState,
} from '#tenants/work/rules/clocks.ts'
import { idsOf, type Random, randomOf, seedOf } from '../random.ts'
import type { ScaleCompany } from './companies.ts'
import type { CopyValue } from './copy.server.ts'
import { itemTitle, personName } from './words.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000
const HISTORY_DAYS = 540
const OPEN_SHARE = 10

type Row = readonly CopyValue[]
export type ItemRows = {
  item: Row
  clocks: Row[]
  partition: Row
  waits: Row[]
  questions: Row[]
  messages: Row[]
  meters: Row[]
}

// biome-ignore format: one line a table is how one compares it with the schema
export const itemColumns = {
  work_items: ['tenant_id', 'id', 'number', 'request_type', 'service', 'title', 'status', 'priority', 'assignee_id', 'assignee_name', 'contract_version_id', 'form', 'source', 'opened_at', 'opened_by_id', 'opened_by_name', 'first_responded_at', 'closed_at', 'closed_by_name', 'next_due_at', 'is_breached', 'version', 'updated_at'],
  sla_clocks: ['tenant_id', 'item_id', 'kind', 'target_minutes', 'started_at', 'stopped_at', 'due_at', 'breached_at', 'elapsed_minutes'],
  sla_partitions: ['tenant_id', 'item_id', 'until_at', 'intervals', 'provider_minutes', 'client_minutes', 'authority_minutes', 'closed_minutes'],
  sla_waits: ['tenant_id', 'id', 'item_id', 'party', 'reason', 'question_id', 'from_at', 'to_at'],
  work_questions: ['tenant_id', 'id', 'item_id', 'body', 'asked_by_id', 'asked_by_name', 'asked_at', 'answer', 'answered_by_id', 'answered_by_name', 'answered_at'],
  meter_events: ['tenant_id', 'id', 'meter', 'quantity', 'occurred_on', 'occurred_at', 'item_id', 'contract_version_id', 'source_type', 'source_id'],
  work_messages: ['tenant_id', 'id', 'item_id', 'side', 'body', 'author_id', 'author_name', 'created_at'],
} as const

const types = [
  ['purchase_invoice', 'accounting', 60],
  ['vat_question', 'accounting', 8],
  ['payroll_change', 'payroll', 8],
  ['document_request', 'payroll', 4],
  ['order_completion', 'orders', 10],
  ['data_keying', 'keying', 6],
  ['it_access', 'it', 4],
] as const

type Ids = (ms: number) => string
type Life = {
  status: string
  openedAt: Date
  respondedAt: Date | null
  closedAt: Date | null
  waits: WaitState[]
}

/** The company's items in the order of their opening. */
export function* itemsOf(
  company: ScaleCompany,
  count: number,
  options: { seed: number; now: Date },
): Generator<ItemRows> {
  const random = randomOf(seedOf(options.seed, company.slug))
  const ids = idsOf(random)
  const lives = Array.from({ length: count }, () => lifeOf(random, ids, options.now)).sort(
    (a, b) => a.openedAt.getTime() - b.openedAt.getTime(),
  )
  let number = 0
  for (const life of lives) {
    number += 1
    yield rowsOf(company, life, number, random, ids, options.now)
  }
}

function lifeOf(random: Random, ids: Ids, now: Date): Life {
  return random.percent(OPEN_SHARE) ? openLife(random, ids, now) : closedLife(random, ids, now)
}

// Young items are many, old ones few: due times lie on both sides of now.
function openLife(random: Random, ids: Ids, now: Date): Life {
  const age = random.next() ** 2 * 9 * DAY
  const openedAt = new Date(
    Math.min(workingTime(now.getTime() - age, random), now.getTime() - MINUTE),
  )
  const draw = random.whole(1, 100)
  const status =
    draw <= 40
      ? 'new'
      : draw <= 80
        ? 'in_progress'
        : draw <= 95
          ? 'waiting_client'
          : 'waiting_authority'
  const respondedAt = status === 'new' ? null : between(random, openedAt, now)
  const isWaiting = status.startsWith('waiting')
  const fromAt = between(random, respondedAt ?? openedAt, now)
  const waits: WaitState[] = isWaiting
    ? [waitOf(ids, status === 'waiting_client' ? 'client' : 'authority', fromAt, null)]
    : []
  return { status, openedAt, respondedAt, closedAt: null, waits }
}

function closedLife(random: Random, ids: Ids, now: Date): Life {
  const openedMs = workingTime(now.getTime() - (3 + random.next() * HISTORY_DAYS) * DAY, random)
  const openedAt = new Date(openedMs)
  const lasted = random.next() ** 3 * 72 * HOUR + 20 * MINUTE
  const closedAt = new Date(Math.min(openedMs + lasted, now.getTime() - MINUTE))
  const respondedAt = between(random, openedAt, closedAt)
  const waits: WaitState[] = []
  if (random.percent(10)) {
    const fromAt = respondedAt
    waits.push(waitOf(ids, 'client', fromAt, between(random, fromAt, closedAt)))
  }
  const status = random.percent(4) ? 'cancelled' : 'done'
  return { status, openedAt, respondedAt, closedAt, waits }
}

function waitOf(ids: Ids, party: 'client' | 'authority', fromAt: Date, toAt: Date | null) {
  const questionId = party === 'client' ? ids(fromAt.getTime()) : null
  const reason = party === 'client' ? 'question' : 'office'
  return { id: ids(fromAt.getTime()), party, reason, questionId, fromAt, toAt }
}

/** Weekdays, seven to five in UTC: when people work. */
function workingTime(ms: number, random: Random): number {
  const day = Math.floor(ms / DAY)
  const weekday = (day + 4) % 7
  const shift = weekday === 6 ? -1 : weekday === 0 ? -2 : 0
  return (day + shift) * DAY + 7 * HOUR + Math.floor(random.next() * 10 * 60) * MINUTE
}

function between(random: Random, from: Date, to: Date): Date {
  const span = Math.max(0, to.getTime() - from.getTime())
  return new Date(from.getTime() + Math.floor((random.next() * span) / MINUTE) * MINUTE)
}

function rowsOf(
  company: ScaleCompany,
  life: Life,
  number: number,
  random: Random,
  ids: Ids,
  now: Date,
): ItemRows {
  const id = ids(life.openedAt.getTime())
  const [requestType, service] = typeOf(random)
  const term = company.terms.get(requestType)!
  const clock = (kind: ClockState['kind'], targetMinutes: number, stoppedAt: Date | null) => ({
    kind,
    targetMinutes,
    startedAt: life.openedAt,
    stoppedAt,
  })
  const clocks = [
    clock('first_response', term.firstResponseMinutes, life.respondedAt),
    clock('resolution', term.resolutionMinutes, life.closedAt),
  ]
  const times = readTimes({ calendar: company.calendar }, { ...life, clocks }, now)
  const agent = company.agents[0]!
  const isTaken = life.status !== 'new' || random.percent(30)
  const isUpload = requestType === 'purchase_invoice'
  const own = [company.id, id] as const
  const head = isTaken ? [agent.id, agent.name] : [null, null]
  return {
    item: [
      ...own,
      number,
      requestType,
      service,
      itemTitle(random, requestType, life.openedAt),
      life.status,
      random.percent(8) ? 1 : random.percent(10) ? 3 : 2,
      ...head,
      company.contractVersionId,
      '{}',
      isUpload ? 'upload' : 'request',
      life.openedAt,
      company.owner.id,
      company.owner.name,
      life.respondedAt,
      life.closedAt,
      life.closedAt ? agent.name : null,
      times.nextDueAt,
      times.isBreached,
      1,
      life.closedAt ?? life.respondedAt ?? life.openedAt,
    ],
    clocks: times.clocks.map((one) => [
      ...own,
      one.kind,
      one.targetMinutes,
      one.startedAt,
      one.stoppedAt,
      one.dueAt,
      one.breachedAt,
      one.elapsedMinutes,
    ]),
    partition: [...own, ...partitionOf(times)],
    waits: life.waits.map((wait) => [
      company.id,
      wait.id,
      id,
      wait.party,
      wait.reason,
      wait.questionId,
      wait.fromAt,
      wait.toAt,
    ]),
    questions: life.waits.flatMap((wait) =>
      wait.questionId ? [questionRow(company, id, wait)] : [],
    ),
    meters: meterRows(company, id, requestType, life, ids),
    messages: random.percent(5) ? [messageRow(company, id, life, random, ids)] : [],
  }
}

function partitionOf({ partition }: ItemTimes): CopyValue[] {
  const intervals = partition.intervals.map(({ from, to, party, minutes }) => [
    from,
    to,
    party,
    minutes,
  ])
  const { provider, client, authority, closed } = partition.minutes
  return [partition.untilAt, JSON.stringify(intervals), provider, client, authority, closed]
}

function questionRow(company: ScaleCompany, itemId: string, wait: WaitState): Row {
  const agent = company.agents[0]!
  const answer = wait.toAt ? 'Tak, proszę tak zaksięgować.' : null
  return [
    company.id,
    wait.questionId,
    itemId,
    'Czego dotyczy ten wydatek?',
    agent.id,
    agent.name,
    wait.fromAt,
    answer,
    answer && company.owner.id,
    answer && company.owner.name,
    wait.toAt,
  ]
}

function messageRow(
  company: ScaleCompany,
  itemId: string,
  life: Life,
  random: Random,
  ids: Ids,
): Row {
  const at = life.respondedAt ?? life.openedAt
  const isClient = random.percent(50)
  return [
    company.id,
    ids(at.getTime()),
    itemId,
    isClient ? 'client' : 'provider',
    isClient ? `Dzień dobry, proszę o informację. ${personName(random)}` : 'Przyjęte do pracy.',
    isClient ? company.owner.id : company.agents[0]!.id,
    isClient ? company.owner.name : company.agents[0]!.name,
    at,
  ]
}

const meters = new Map(catalogue.map(({ code, meter }) => [code as string, meter]))

/** Work that was done is counted once, as finishing it would have. */
function meterRows(
  company: ScaleCompany,
  itemId: string,
  requestType: string,
  { status, closedAt }: Life,
  ids: Ids,
): Row[] {
  const meter = meters.get(requestType)
  if (!meter || status !== 'done' || !closedAt) return []
  const head = [company.id, ids(closedAt.getTime()), meter, 1] as const
  const occurredOn = localDateOf(closedAt, company.calendar.zone)
  const source = ['work_item', itemId] as const
  return [[...head, occurredOn, closedAt, itemId, company.contractVersionId, ...source]]
}

function typeOf(random: Random): (typeof types)[number] {
  let draw = random.whole(1, 100)
  for (const type of types) {
    draw -= type[2]
    if (draw <= 0) return type
  }
  return types[0]
}
