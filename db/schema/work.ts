// Work items, what is said about them, and the clocks that time them.
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from './columns.ts'
import { companies, contractVersions, requestTypes, requestTypeVersions } from './companies.ts'

export const workItems = pgTable(
  'work_items',
  {
    tenantId: tenantId(),
    id: id(),
    number: integer('number').notNull(),
    requestType: text('request_type')
      .notNull()
      .references(() => requestTypes.code),
    /** The item keeps the version of its type that it was opened under. */
    requestTypeVersion: integer('request_type_version').notNull().default(1),
    service: text('service').notNull(),
    title: text('title').notNull(),
    status: text('status').notNull(),
    priority: smallint('priority').notNull().default(2),
    assigneeId: uuid('assignee_id'),
    assigneeName: text('assignee_name'),
    contractVersionId: uuid('contract_version_id').notNull(),
    form: jsonb('form').notNull(),
    source: text('source').notNull(),
    /** Makes a retried import or a schedule's run open one item, not two. */
    sourceKey: text('source_key'),
    openedAt: instant('opened_at').notNull(),
    openedById: uuid('opened_by_id'),
    openedByName: text('opened_by_name').notNull(),
    firstRespondedAt: instant('first_responded_at'),
    closedAt: instant('closed_at'),
    closedByName: text('closed_by_name'),
    /** Earliest due instant of a running clock; 9999-12-31 when none runs. Sorts the queue. */
    nextDueAt: instant('next_due_at').notNull(),
    isBreached: boolean('is_breached').notNull().default(false),
    /** Seen by the people of `work_item_people` and by nobody else. */
    isConfidential: boolean('is_confidential').notNull().default(false),
    /** The step that its marks lead to, for lists; null without steps, or when all are done. */
    stepKey: text('step_key'),
    stepKind: text('step_kind'),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'work_items_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('work_items_number_key').on(t.tenantId, t.number),
    uniqueIndex('work_items_source_key_key').on(t.tenantId, t.sourceKey),
    index('work_items_queue_idx')
      .on(t.tenantId, t.nextDueAt, t.id)
      .where(sql`${t.closedAt} is null`),
    index('work_items_assignee_idx')
      .on(t.assigneeId, t.nextDueAt, t.id)
      .where(sql`${t.closedAt} is null`),
    index('work_items_closed_idx').on(t.tenantId, t.closedAt.desc(), t.id),
    index('work_items_confidential_idx').on(t.tenantId, t.id).where(sql`${t.isConfidential}`),
    foreignKey({
      name: 'work_items_request_type_version_fkey',
      columns: [t.requestType, t.requestTypeVersion],
      foreignColumns: [requestTypeVersions.code, requestTypeVersions.version],
    }),
    foreignKey({
      name: 'work_items_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    foreignKey({
      name: 'work_items_contract_version_id_fkey',
      columns: [t.tenantId, t.contractVersionId],
      foreignColumns: [contractVersions.tenantId, contractVersions.id],
    }),
    check(
      'work_items_status_check',
      sql`${t.status} in ('new','in_progress','waiting_client','waiting_authority','done','cancelled')`,
    ),
    check(
      'work_items_step_check',
      sql`(${t.stepKey} is null) = (${t.stepKind} is null)
        and ${t.stepKind} in ('do','review','accept')`,
    ),
    check('work_items_priority_check', sql`${t.priority} between 1 and 3`),
    check('work_items_source_check', sql`${t.source} in ('upload','request','agent','schedule')`),
    check(
      'work_items_closed_check',
      sql`(${t.closedAt} is not null) = (${t.status} in ('done','cancelled'))`,
    ),
  ],
)

/** A foreign key to the item, by company and id, under the table's own name. */
export function itemKey(table: string, columns: { tenantId: AnyPgColumn; itemId: AnyPgColumn }) {
  return foreignKey({
    name: `${table}_item_id_fkey`,
    columns: [columns.tenantId, columns.itemId],
    foreignColumns: [workItems.tenantId, workItems.id],
  })
}

/** What client and provider say to each other. */
export const workMessages = pgTable(
  'work_messages',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    side: text('side').notNull(),
    body: text('body').notNull(),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'work_messages_pkey', columns: [t.tenantId, t.id] }),
    index('work_messages_item_idx').on(t.tenantId, t.itemId, t.createdAt),
    itemKey('work_messages', t),
    check('work_messages_side_check', sql`${t.side} in ('client','provider')`),
  ],
)

/** What the staff say among themselves: the client role has no grant on this table. */
export const internalNotes = pgTable(
  'internal_notes',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    body: text('body').notNull(),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'internal_notes_pkey', columns: [t.tenantId, t.id] }),
    index('internal_notes_item_idx').on(t.tenantId, t.itemId, t.createdAt),
    itemKey('internal_notes', t),
  ],
)

/** A question to the client stops the provider's clock until it is answered or withdrawn. */
export const workQuestions = pgTable(
  'work_questions',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    body: text('body').notNull(),
    askedById: uuid('asked_by_id'),
    askedByName: text('asked_by_name').notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer'),
    answeredById: uuid('answered_by_id'),
    answeredByName: text('answered_by_name'),
    answeredAt: instant('answered_at'),
    withdrawnAt: instant('withdrawn_at'),
    kind: text('kind').notNull().default('text'),
    /** Choices and bounds of the answer: QuestionShape of tenants/work/question-shape.ts. */
    shape: jsonb('shape').notNull().default(sql`'{}'`),
    /** Field of the type's form that the answer fills. */
    fieldKey: text('field_key'),
    /** Month that cannot be closed without the answer, 'YYYY-MM'. */
    period: char('period', { length: 7 }),
    /** The typed answer; what is said beside it stands in `answer`. */
    value: jsonb('value'),
    answeredVia: text('answered_via'),
    /** Business days after the asking on which people are reminded. */
    reminderDays: smallint('reminder_days').array().notNull().default(sql`'{}'`),
    remindersSent: smallint('reminders_sent').notNull().default(0),
    lastRemindedAt: instant('last_reminded_at'),
    /** Null when no reminder is left, or none is needed any more. */
    nextReminderAt: instant('next_reminder_at'),
  },
  (t) => [
    primaryKey({ name: 'work_questions_pkey', columns: [t.tenantId, t.id] }),
    index('work_questions_reminder_idx')
      .on(t.nextReminderAt)
      .where(sql`${t.nextReminderAt} is not null`),
    index('work_questions_item_idx').on(t.tenantId, t.itemId),
    index('work_questions_open_idx')
      .on(t.tenantId, t.askedAt)
      .where(sql`${t.answeredAt} is null and ${t.withdrawnAt} is null`),
    itemKey('work_questions', t),
    check(
      'work_questions_kind_check',
      sql`${t.kind} in ('text','amount','number','choice','yesno','file','date')`,
    ),
    check('work_questions_period_check', sql`${t.period} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
    check('work_questions_via_check', sql`${t.answeredVia} in ('portal','link')`),
    check(
      'work_questions_reminder_check',
      sql`${t.nextReminderAt} is null or (${t.answeredAt} is null and ${t.withdrawnAt} is null)`,
    ),
  ],
)

/** Work that comes back by the calendar: the worker opens the item on the day. */
export const schedules = pgTable(
  'schedules',
  {
    tenantId: tenantId(),
    id: id(),
    requestType: text('request_type')
      .notNull()
      .references(() => requestTypes.code),
    title: text('title').notNull(),
    form: jsonb('form').notNull(),
    /** Day of the month, 1 to 28, or 31 for the last day. */
    dayOfMonth: smallint('day_of_month').notNull(),
    everyMonths: smallint('every_months').notNull().default(1),
    /** 1 is Monday: a weekly rule, beside which the two columns above mean nothing. */
    weekday: smallint('weekday'),
    nextRunOn: date('next_run_on', { mode: 'string' }).notNull(),
    isActive: boolean('is_active').notNull().default(true),
    /** Ended for good; a paused one has only `is_active` false. */
    endedAt: instant('ended_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'schedules_pkey', columns: [t.tenantId, t.id] }),
    index('schedules_next_run_idx').on(t.nextRunOn).where(sql`${t.isActive}`),
    foreignKey({
      name: 'schedules_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('schedules_day_check', sql`${t.dayOfMonth} between 1 and 28 or ${t.dayOfMonth} = 31`),
    check('schedules_every_check', sql`${t.everyMonths} between 1 and 12`),
    check('schedules_weekday_check', sql`${t.weekday} between 1 and 7`),
    check('schedules_ended_check', sql`${t.endedAt} is null or not ${t.isActive}`),
  ],
)

/** One clock of an item. Targets and calendar are those of the item's contract version. */
export const slaClocks = pgTable(
  'sla_clocks',
  {
    tenantId: tenantId(),
    itemId: uuid('item_id').notNull(),
    kind: text('kind').notNull(),
    /** 1, 2, 3 where an item has several of a kind, one after the other. */
    seq: smallint('seq').notNull().default(1),
    targetMinutes: integer('target_minutes').notNull(),
    startedAt: instant('started_at').notNull(),
    stoppedAt: instant('stopped_at'),
    /** The date of a clock that the law sets. */
    dueOn: date('due_on', { mode: 'string' }),
    /** The wait for the client that a clock of the client measures. */
    waitId: uuid('wait_id'),
    /** Null while a wait holds the clock. */
    dueAt: instant('due_at'),
    breachedAt: instant('breached_at'),
    elapsedMinutes: integer('elapsed_minutes').notNull().default(0),
    /** Share of the target, in percent, of which people were told: 0, 50, 75 or 100. */
    escalatedPercent: smallint('escalated_percent').notNull().default(0),
    /** When the next share is used up; null while held, stopped, or when all is told. */
    nextEscalationAt: instant('next_escalation_at'),
  },
  (t) => [
    primaryKey({ name: 'sla_clocks_pkey', columns: [t.tenantId, t.itemId, t.kind, t.seq] }),
    index('sla_clocks_due_idx')
      .on(t.dueAt)
      .where(sql`${t.stoppedAt} is null and ${t.breachedAt} is null`),
    index('sla_clocks_escalation_idx')
      .on(t.nextEscalationAt)
      .where(sql`${t.stoppedAt} is null and ${t.nextEscalationAt} is not null`),
    itemKey('sla_clocks', t),
    check('sla_clocks_escalated_check', sql`${t.escalatedPercent} in (0,50,75,100)`),
    // Deferred by the migration: a command writes a wait and its clock in any order.
    foreignKey({
      name: 'sla_clocks_wait_id_fkey',
      columns: [t.tenantId, t.waitId],
      foreignColumns: [slaWaits.tenantId, slaWaits.id],
    }),
    check(
      'sla_clocks_kind_check',
      sql`${t.kind} in ('first_response','next_response','resolution','statutory','client_answer')`,
    ),
    check('sla_clocks_seq_check', sql`${t.seq} >= 1`),
    check('sla_clocks_target_check', sql`${t.targetMinutes} > 0`),
    check('sla_clocks_due_on_check', sql`(${t.kind} = 'statutory') = (${t.dueOn} is not null)`),
    check('sla_clocks_wait_check', sql`(${t.kind} = 'client_answer') = (${t.waitId} is not null)`),
  ],
)

/** A time during which the item waited for somebody else than the provider. */
export const slaWaits = pgTable(
  'sla_waits',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    party: text('party').notNull(),
    reason: text('reason').notNull(),
    questionId: uuid('question_id'),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
  },
  (t) => [
    primaryKey({ name: 'sla_waits_pkey', columns: [t.tenantId, t.id] }),
    index('sla_waits_item_idx').on(t.tenantId, t.itemId, t.fromAt),
    itemKey('sla_waits', t),
    foreignKey({
      name: 'sla_waits_question_id_fkey',
      columns: [t.tenantId, t.questionId],
      foreignColumns: [workQuestions.tenantId, workQuestions.id],
    }),
    check('sla_waits_party_check', sql`${t.party} in ('client','authority')`),
    check('sla_waits_order_check', sql`${t.toAt} is null or ${t.toAt} >= ${t.fromAt}`),
  ],
)

/**
 * The stored partition of an item's minutes, from its opening to `until_at`: every
 * minute belongs to exactly one party. Rewritten in the transaction of each change.
 */
export const slaPartitions = pgTable(
  'sla_partitions',
  {
    tenantId: tenantId(),
    itemId: uuid('item_id').notNull(),
    untilAt: instant('until_at').notNull(),
    /** [from ISO, to ISO, party, minutes][] in order, neighbours of one party joined. */
    intervals: jsonb('intervals').notNull(),
    providerMinutes: integer('provider_minutes').notNull(),
    clientMinutes: integer('client_minutes').notNull(),
    authorityMinutes: integer('authority_minutes').notNull(),
    closedMinutes: integer('closed_minutes').notNull(),
  },
  (t) => [
    primaryKey({ name: 'sla_partitions_pkey', columns: [t.tenantId, t.itemId] }),
    itemKey('sla_partitions', t),
  ],
)

/**
 * A breach that was not the provider's fault, said by one person and confirmed by another.
 * It stays beside the breach, whatever was decided.
 */
export const slaExcuses = pgTable(
  'sla_excuses',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    kind: text('kind').notNull(),
    seq: smallint('seq').notNull().default(1),
    reason: text('reason').notNull(),
    proposedById: uuid('proposed_by_id').notNull(),
    proposedByName: text('proposed_by_name').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decision: text('decision'),
    decidedById: uuid('decided_by_id'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ name: 'sla_excuses_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('sla_excuses_clock_key')
      .on(t.tenantId, t.itemId, t.kind, t.seq)
      .where(sql`${t.decision} is distinct from 'refused'`),
    foreignKey({
      name: 'sla_excuses_clock_fkey',
      columns: [t.tenantId, t.itemId, t.kind, t.seq],
      foreignColumns: [slaClocks.tenantId, slaClocks.itemId, slaClocks.kind, slaClocks.seq],
    }),
    check('sla_excuses_decision_check', sql`${t.decision} in ('approved','refused')`),
    check(
      'sla_excuses_decided_check',
      sql`(${t.decision} is null) = (${t.decidedAt} is null)
        and (${t.decision} is null) = (${t.decidedById} is null)`,
    ),
    // INVARIANT: nobody excuses what they asked to have excused.
    check('sla_excuses_second_check', sql`${t.decidedById} <> ${t.proposedById}`),
  ],
)
