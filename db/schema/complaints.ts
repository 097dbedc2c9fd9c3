// Complaints of a client's customers: what they say, by which law and until when it must be
// answered, what was decided, the letters sent, and the causes that are cured.
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
import { documents } from './archive.ts'
import { bytea, id, instant, minor, tenantId } from './columns.ts'
import { companies } from './companies.ts'
import { journalEntries } from './ledger.ts'
import { workItems } from './work.ts'

const ofCompany = (table: string, columns: { tenantId: AnyPgColumn }) =>
  foreignKey({
    name: `${table}_tenant_id_fkey`,
    columns: [columns.tenantId],
    foreignColumns: [companies.tenantId],
  })

/** What a company agreed about its complaints; without a row its public form is closed. */
export const complaintSettings = pgTable(
  'complaint_settings',
  {
    tenantId: tenantId(),
    isFormOpen: boolean('is_form_open').notNull().default(false),
    /** Regimes that the public form offers. */
    regimes: text('regimes').array().notNull(),
    /** Days to answer another firm, as the client's own terms say. */
    contractDays: integer('contract_days').notNull().default(30),
    updatedAt: instant('updated_at').notNull(),
    updatedByName: text('updated_by_name').notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_settings_pkey', columns: [t.tenantId] }),
    ofCompany('complaint_settings', t),
    check('complaint_settings_days_check', sql`${t.contractDays} between 1 and 90`),
  ],
)

/**
 * What somebody without an account sent by the public form. It waits here until the worker
 * makes a complaint of it; whoever holds the secret sees this row and what hangs on it.
 */
export const complaintSubmissions = pgTable(
  'complaint_submissions',
  {
    tenantId: tenantId(),
    id: id(),
    reference: text('reference').notNull(),
    /** SHA-256 of the secret in the address of the status page. */
    secretHash: char('secret_hash', { length: 64 }).notNull(),
    locale: char('locale', { length: 2 }).notNull(),
    /** Name and contact, sealed with the company's key. */
    contactSealed: bytea('contact_sealed').notNull(),
    /** The answers of the form, without the contact. */
    form: jsonb('form').notNull(),
    /** Files that were put away while they arrived: hash, size, kind and name. */
    files: jsonb('files').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    complaintId: uuid('complaint_id'),
    /** Why the worker could not take it; tried again later. */
    takeError: text('take_error'),
  },
  (t) => [
    primaryKey({ name: 'complaint_submissions_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('complaint_submissions_secret_key').on(t.tenantId, t.secretHash),
    uniqueIndex('complaint_submissions_reference_key').on(t.tenantId, t.reference),
    index('complaint_submissions_waiting_idx')
      .on(t.submittedAt)
      .where(sql`${t.complaintId} is null`),
    ofCompany('complaint_submissions', t),
    check('complaint_submissions_locale_check', sql`${t.locale} in ('pl','en')`),
  ],
)

/** A tree of reasons, by company: what the complaint came from. */
export const complaintCauses = pgTable(
  'complaint_causes',
  {
    tenantId: tenantId(),
    id: id(),
    parentId: uuid('parent_id'),
    /** Set for causes that the product itself names. */
    code: text('code'),
    namePl: text('name_pl').notNull(),
    nameEn: text('name_en').notNull(),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_causes_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('complaint_causes_code_key').on(t.tenantId, t.code),
    ofCompany('complaint_causes', t),
    foreignKey({
      name: 'complaint_causes_parent_id_fkey',
      columns: [t.tenantId, t.parentId],
      foreignColumns: [t.tenantId, t.id],
    }),
  ],
)

export const complaints = pgTable(
  'complaints',
  {
    tenantId: tenantId(),
    id: id(),
    number: integer('number').notNull(),
    year: smallint('year').notNull(),
    /** The item in the queue: handler, clocks, files, meter. A reopened complaint gets another. */
    itemId: uuid('item_id').notNull(),
    submissionId: uuid('submission_id'),
    status: text('status').notNull(),
    channel: text('channel').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    regime: text('regime').notNull(),
    legalBasis: text('legal_basis').notNull(),
    /** Name, e-mail, phone and address, sealed with the company's key. */
    contactSealed: bytea('contact_sealed').notNull(),
    locale: char('locale', { length: 2 }).notNull(),
    demand: text('demand').notNull(),
    demandMinor: minor('demand_minor'),
    product: text('product').notNull(),
    orderNumber: text('order_number'),
    invoiceNumber: text('invoice_number'),
    purchasedOn: date('purchased_on', { mode: 'string' }),
    faultNoticedOn: date('fault_noticed_on', { mode: 'string' }),
    description: text('description').notNull(),
    /** The last day on which the answer is in time. */
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** Days of a contract that a firm's complaint is answered by. */
    contractDays: integer('contract_days'),
    extendedOn: date('extended_on', { mode: 'string' }),
    /** Why it is late, what must be found out, when the answer is expected. */
    extension: jsonb('extension'),
    decision: text('decision'),
    decidedAt: instant('decided_at'),
    decidedByName: text('decided_by_name'),
    grounds: text('grounds'),
    remedy: text('remedy'),
    remedyMinor: minor('remedy_minor'),
    repliedOn: date('replied_on', { mode: 'string' }),
    replyChannel: text('reply_channel'),
    replyProof: text('reply_proof'),
    closedAt: instant('closed_at'),
    reopenedAt: instant('reopened_at'),
    reopenedCount: smallint('reopened_count').notNull().default(0),
    causeId: uuid('cause_id'),
    /** Nothing, to be posted by the worker, posted, or left for a person. */
    provision: text('provision').notNull().default('none'),
    provisionEntryId: uuid('provision_entry_id'),
    provisionReason: text('provision_reason'),
    /** Message-ID of the mail it was read from: the same mail is one complaint. */
    mailId: text('mail_id'),
    /** Where the customer went after the answer: mediation, ombudsman, court. */
    furtherPath: text('further_path'),
    furtherOn: date('further_on', { mode: 'string' }),
    furtherNote: text('further_note'),
    /** One to five, from the customer's status page. */
    satisfaction: smallint('satisfaction'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaints_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('complaints_number_key').on(t.tenantId, t.year, t.number),
    uniqueIndex('complaints_item_key').on(t.tenantId, t.itemId),
    uniqueIndex('complaints_submission_key').on(t.tenantId, t.submissionId),
    uniqueIndex('complaints_mail_key').on(t.tenantId, t.mailId),
    index('complaints_due_idx').on(t.tenantId, t.dueOn, t.id).where(sql`${t.repliedOn} is null`),
    index('complaints_received_idx').on(t.tenantId, t.receivedOn, t.id),
    index('complaints_expiring_idx')
      .on(t.dueOn)
      .where(sql`${t.repliedOn} is null and ${t.reopenedCount} = 0`),
    index('complaints_provision_idx').on(t.tenantId, t.id).where(sql`${t.provision} = 'asked'`),
    foreignKey({
      name: 'complaints_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    foreignKey({
      name: 'complaints_submission_id_fkey',
      columns: [t.tenantId, t.submissionId],
      foreignColumns: [complaintSubmissions.tenantId, complaintSubmissions.id],
    }),
    foreignKey({
      name: 'complaints_cause_id_fkey',
      columns: [t.tenantId, t.causeId],
      foreignColumns: [complaintCauses.tenantId, complaintCauses.id],
    }),
    foreignKey({
      name: 'complaints_provision_entry_id_fkey',
      columns: [t.tenantId, t.provisionEntryId],
      foreignColumns: [journalEntries.tenantId, journalEntries.id],
    }),
    check(
      'complaints_status_check',
      sql`${t.status} in ('received','in_review','waiting_customer','decided','replied','closed')`,
    ),
    check(
      'complaints_decision_check',
      sql`${t.decision} in ('accepted','partly','refused','deemed_accepted')`,
    ),
    check(
      'complaints_decided_check',
      sql`(${t.status} in ('decided','replied','closed')) = (${t.decision} is not null)`,
    ),
    check(
      'complaints_replied_check',
      sql`${t.status} not in ('replied','closed') or ${t.repliedOn} is not null`,
    ),
    check(
      'complaints_provision_check',
      sql`${t.provision} in ('none','asked','posted','todo') and
        (${t.provision} = 'posted') = (${t.provisionEntryId} is not null)`,
    ),
    check(
      'complaints_further_check',
      sql`${t.furtherPath} in ('mediation','ombudsman','court','regulator') and
        (${t.furtherPath} is null) = (${t.furtherOn} is null)`,
    ),
    check('complaints_amounts_check', sql`${t.demandMinor} >= 0 and ${t.remedyMinor} >= 0`),
    check('complaints_satisfaction_check', sql`${t.satisfaction} between 1 and 5`),
  ],
)

/** What the customer and the office say to each other on the status page. */
export const complaintMessages = pgTable(
  'complaint_messages',
  {
    tenantId: tenantId(),
    id: id(),
    submissionId: uuid('submission_id').notNull(),
    side: text('side').notNull(),
    body: text('body').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_messages_pkey', columns: [t.tenantId, t.id] }),
    index('complaint_messages_submission_idx').on(t.tenantId, t.submissionId, t.createdAt),
    foreignKey({
      name: 'complaint_messages_submission_id_fkey',
      columns: [t.tenantId, t.submissionId],
      foreignColumns: [complaintSubmissions.tenantId, complaintSubmissions.id],
    }),
    check('complaint_messages_side_check', sql`${t.side} in ('customer','provider')`),
  ],
)

/** What the decision stands on: papers, orders, an expert's words. Never deleted, only put aside. */
export const complaintEvidence = pgTable(
  'complaint_evidence',
  {
    tenantId: tenantId(),
    id: id(),
    complaintId: uuid('complaint_id').notNull(),
    kind: text('kind').notNull(),
    documentId: uuid('document_id'),
    /** Work that was done for the company: a service order, an earlier complaint. */
    orderItemId: uuid('order_item_id'),
    note: text('note').notNull(),
    /** The letter's grounds name it. */
    isInLetter: boolean('is_in_letter').notNull().default(false),
    addedAt: instant('added_at').notNull(),
    addedByName: text('added_by_name').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ name: 'complaint_evidence_pkey', columns: [t.tenantId, t.id] }),
    index('complaint_evidence_complaint_idx').on(t.tenantId, t.complaintId, t.addedAt),
    foreignKey({
      name: 'complaint_evidence_complaint_id_fkey',
      columns: [t.tenantId, t.complaintId],
      foreignColumns: [complaints.tenantId, complaints.id],
    }),
    foreignKey({
      name: 'complaint_evidence_document_id_fkey',
      columns: [t.tenantId, t.documentId],
      foreignColumns: [documents.tenantId, documents.id],
    }),
    foreignKey({
      name: 'complaint_evidence_order_item_id_fkey',
      columns: [t.tenantId, t.orderItemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    check('complaint_evidence_kind_check', sql`${t.kind} in ('document','order','expert')`),
    check(
      'complaint_evidence_what_check',
      sql`(${t.kind} = 'order') = (${t.orderItemId} is not null)
        and (${t.kind} <> 'document' or ${t.documentId} is not null)`,
    ),
  ],
)

/** A letter with its words and facts kept as they were when it was issued. */
export const complaintLetters = pgTable(
  'complaint_letters',
  {
    tenantId: tenantId(),
    id: id(),
    complaintId: uuid('complaint_id').notNull(),
    kind: text('kind').notNull(),
    locale: char('locale', { length: 2 }).notNull(),
    templateVersion: smallint('template_version').notNull(),
    /** All that the letter says, the customer's name with it: sealed. */
    dataSealed: bytea('data_sealed').notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedByName: text('issued_by_name').notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_letters_pkey', columns: [t.tenantId, t.id] }),
    index('complaint_letters_complaint_idx').on(t.tenantId, t.complaintId, t.issuedAt),
    foreignKey({
      name: 'complaint_letters_complaint_id_fkey',
      columns: [t.tenantId, t.complaintId],
      foreignColumns: [complaints.tenantId, complaints.id],
    }),
    check('complaint_letters_kind_check', sql`${t.kind} in ('decision','extension')`),
    check('complaint_letters_locale_check', sql`${t.locale} in ('pl','en')`),
  ],
)

/** What is done so that it does not happen again, and whether it helped. */
export const correctiveActions = pgTable(
  'corrective_actions',
  {
    tenantId: tenantId(),
    id: id(),
    causeId: uuid('cause_id').notNull(),
    complaintId: uuid('complaint_id'),
    /** In the words of who wrote it; of what the product opens itself, `code` names the words. */
    description: text('description').notNull(),
    code: text('code'),
    /** The action that did not help, in whose place this one came. */
    afterActionId: uuid('after_action_id'),
    ownerName: text('owner_name').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    doneOn: date('done_on', { mode: 'string' }),
    /** The day on which somebody looks whether it helped. */
    checkOn: date('check_on', { mode: 'string' }),
    effect: text('effect'),
    effectNote: text('effect_note'),
    createdAt: instant('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
  },
  (t) => [
    primaryKey({ name: 'corrective_actions_pkey', columns: [t.tenantId, t.id] }),
    index('corrective_actions_due_idx').on(t.tenantId, t.dueOn, t.id),
    foreignKey({
      name: 'corrective_actions_cause_id_fkey',
      columns: [t.tenantId, t.causeId],
      foreignColumns: [complaintCauses.tenantId, complaintCauses.id],
    }),
    foreignKey({
      name: 'corrective_actions_complaint_id_fkey',
      columns: [t.tenantId, t.complaintId],
      foreignColumns: [complaints.tenantId, complaints.id],
    }),
    foreignKey({
      name: 'corrective_actions_after_action_id_fkey',
      columns: [t.tenantId, t.afterActionId],
      foreignColumns: [t.tenantId, t.id],
    }),
    check('corrective_actions_code_check', sql`${t.code} in ('deadline_missed','not_effective')`),
    check('corrective_actions_effect_check', sql`${t.effect} in ('effective','not_effective')`),
    check('corrective_actions_checked_check', sql`${t.effect} is null or ${t.doneOn} is not null`),
  ],
)
