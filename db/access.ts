// Who may do what with which row: the one place that says it, for every table.
// `npm run zaplecze -- migrate` turns it into roles, grants and policies; the
// catalogue test compares it with what the database really has.
//
// The web logs in as a role that may do nothing. Each transaction takes one of the
// request roles and a scope (app.tenant_id, app.actor_id, app.scope, app.services),
// both local to the transaction. No scope, no rows.

import {
  agentBooks,
  agentComplaints,
  agentPay,
  agentService,
  byLink,
  bySecret,
  clientBooks,
  clientComplaints,
  clientPay,
  clientService,
  isProvider,
  linkedDeeds,
  linkedItem,
  linkedPerson,
  linkedQuestion,
  linkedUploads,
  namedItem,
  ofAnswered,
  ofLinkedItem,
  ofSubmission,
  ownPay,
  ownRows,
  seenDocument,
  seenEvent,
  seenItem,
  visible,
} from './access-rows.ts'

export { PROVIDER_ID } from './access-rows.ts'

export const requestRoles = [
  'auth',
  'intake',
  'answer',
  'client',
  'employee',
  'agent',
  'admin',
  'worker',
] as const
export type RequestRole = (typeof requestRoles)[number]

export const roleName = (role: RequestRole) => `zaplecze_${role}`
/** Owns every object; nobody logs in as it. */
export const OWNER_ROLE = 'zaplecze_owner'
/** Owns the SECURITY DEFINER functions; sees only the tables named in `systemTables`. */
export const SYSTEM_ROLE = 'zaplecze_system'
/** What the web, the worker and the tests log in as. */
export const LOGIN_ROLE = 'zaplecze_app'

/** `s`elect, `i`nsert, `u`pdate, `d`elete; columns limit an update. */
export type Grant = { rights: string; rows: string; updateColumns?: readonly string[] }
export type TableAccess = Partial<Record<RequestRole, Grant>>

const full = (rights: string): Grant => ({ rights, rows: visible.everything })
const all = (rights: string, updateColumns?: readonly string[]): Grant => ({
  rights,
  rows: 'true',
  ...(updateColumns ? { updateColumns } : {}),
})

/** Tables that belong to no company, each with the reason why that is safe. */
export const globalTables: Record<string, string> = {
  accounts: 'a person may belong to several companies; only the auth role has a grant',
  sessions: 'proves a person, not a company; only the auth role has a grant',
  auth_tokens: 'password resets of a person; only the auth role has a grant',
  rate_limits: 'counts attempts before anyone is known; only the auth role has a grant',
  request_types: "the provider's catalogue, the same for all; read by all, written by the admin",
  request_type_versions: "the catalogue's versions and the admin's drafts: no company's words",
}

/** What a client's answer changes of an item: its state, and the field that was asked for. */
const answeredItem = ['form', 'status', 'next_due_at', 'is_breached', 'version', 'updated_at']
/** The minutes of an item: figures without words, by which the promises are counted. */
const itemFigures = (client: string, agent: string): TableAccess => ({
  client: { rights: client, rows: visible.client },
  agent: { rights: agent, rows: visible.agent },
  admin: full('s'),
  worker: full('siu'),
})
/** Rows that hang on an item: both sides read, both write through commands. */
const itemChild = (client: string, agent: string): TableAccess => ({
  client: { rights: client, rows: `${visible.client} and ${seenItem}` },
  agent: { rights: agent, rows: `${visible.agent} and ${seenItem}` },
  admin: { rights: 's', rows: `${visible.everything} and ${seenItem}` },
  worker: full('siu'),
})

type PayRights = {
  client: string
  agent: string
  employee?: string
  updateColumns?: readonly string[]
}
/** Rows of the payroll; `updateColumns` limits the client, who decides but does not compute. */
const pay = ({ client, agent, employee, updateColumns }: PayRights, own = ownPay): TableAccess => ({
  client: { rights: client, rows: clientPay, ...(updateColumns ? { updateColumns } : {}) },
  agent: { rights: agent, rows: agentPay },
  ...(employee ? { employee: { rights: employee, rows: own } } : {}),
  worker: full('siud'),
})
const complaint = (agent: string, client = 's'): TableAccess => ({
  client: { rights: client, rows: clientComplaints },
  agent: { rights: agent, rows: agentComplaints },
  admin: full('s'),
  worker: full('siu'),
})
/** Whoever answers by a mailed link: what hangs on the one item that the link's question holds. */
const answer = (
  rights: string,
  rows: string = ofLinkedItem,
  updateColumns?: readonly string[],
) => ({
  answer: { rights, rows, ...(updateColumns ? { updateColumns } : {}) },
})
const ownPublished = `${ownPay} and published_at is not null`

export const access: Record<string, TableAccess> = {
  accounts: { auth: all('siu') },
  sessions: { auth: all('siud') },
  auth_tokens: { auth: all('siud') },
  rate_limits: { auth: all('siud') },
  request_types: {
    answer: all('s'),
    client: all('s'),
    agent: all('s'),
    admin: all('siu'),
    worker: all('s'),
  },
  request_type_versions: {
    answer: all('s'),
    client: all('s'),
    agent: all('s'),
    // A draft is thrown away; what was published is kept by its trigger.
    admin: all('siud'),
    worker: all('s'),
  },

  companies: {
    auth: all('s'),
    ...answer('s', visible.client),
    client: { rights: 's', rows: `tenant_id = app.tenant() or ${isProvider}` },
    employee: { rights: 's', rows: visible.client },
    agent: { rights: 's', rows: `(${visible.agent}) or ${isProvider}` },
    admin: full('siu'),
    worker: full('s'),
  },
  company_keys: {
    // What a stranger sends is sealed before it is stored.
    intake: { rights: 's', rows: visible.client },
    ...answer('s', visible.client),
    client: { rights: 's', rows: visible.client },
    agent: { rights: 's', rows: visible.agent },
    admin: full('si'),
    worker: full('s'),
  },
  members: {
    // Accepting an invitation gives somebody who left their new role.
    auth: all('siu', ['name', 'email', 'locale', 'is_active', 'role', 'employee_id']),
    ...answer('s', linkedPerson),
    client: {
      rights: 'su',
      rows: visible.client,
      updateColumns: ['role', 'is_active'],
    },
    employee: { rights: 's', rows: `${visible.client} and account_id = app.actor()` },
    agent: { rights: 's', rows: `(${visible.agent}) or ${isProvider}` },
    admin: full('siu'),
    worker: full('s'),
  },
  agent_assignments: {
    auth: all('s'),
    agent: { rights: 's', rows: 'account_id = (select app.actor())' },
    admin: full('sid'),
    worker: full('s'),
  },
  invitations: {
    auth: all('su', ['accepted_at']),
    client: { rights: 'siu', rows: visible.client, updateColumns: ['revoked_at'] },
    admin: full('siu'),
    worker: full('s'),
  },
  saved_views: {
    agent: { rights: 'sid', rows: ownRows },
    admin: { rights: 'sid', rows: ownRows },
  },
  counters: {
    client: { rights: 'siu', rows: visible.client },
    agent: { rights: 'siu', rows: visible.agent },
    admin: full('siu'),
    worker: full('siu'),
  },
  contract_versions: {
    ...answer('s', visible.client),
    client: { rights: 's', rows: visible.client },
    agent: { rights: 's', rows: visible.agent },
    // A version in force is never updated; a coming one may be withdrawn.
    admin: full('sid'),
    worker: full('s'),
  },

  work_items: {
    client: {
      rights: 'siu',
      rows: `${clientService} and ${namedItem}`,
      updateColumns: [...answeredItem, 'step_key', 'step_kind'],
    },
    ...answer('su', linkedItem, answeredItem),
    agent: { rights: 'siu', rows: `${agentService} and ${namedItem}` },
    admin: { rights: 'si', rows: `${visible.everything} and ${namedItem}` },
    worker: full('siu'),
  },
  work_marks: { ...itemChild('si', 'si'), ...answer('s'), worker: full('si') },
  work_item_people: {
    ...itemChild('sid', 'sid'),
    ...answer('s'),
    worker: full('si'),
  },
  work_messages: itemChild('si', 'si'),
  internal_notes: {
    agent: { rights: 'si', rows: `${visible.agent} and ${seenItem}` },
    admin: { rights: 's', rows: `${visible.everything} and ${seenItem}` },
  },
  work_questions: {
    ...itemChild('su', 'siu'),
    ...answer('su', linkedQuestion, [
      'answer',
      'value',
      'answered_by_id',
      'answered_by_name',
      'answered_at',
      'answered_via',
      'next_reminder_at',
    ]),
  },
  question_links: {
    ...itemChild('s', 'si'),
    ...answer('su', byLink, ['opened_at', 'used_at', 'renewal_asked_at']),
  },
  schedules: {
    client: { rights: 's', rows: visible.client },
    agent: { rights: 'siu', rows: visible.agent },
    admin: full('siud'),
    worker: full('su'),
  },
  sla_clocks: { ...itemFigures('siu', 'siu'), ...answer('siu') },
  sla_waits: { ...itemChild('su', 'siu'), ...answer('su') },
  sla_partitions: { ...itemFigures('siu', 'siu'), ...answer('siu') },
  sla_excuses: { ...itemChild('s', 'siu'), worker: full('s') },
  company_days_off: {
    client: { rights: 's', rows: visible.client },
    agent: { rights: 's', rows: visible.agent },
    admin: full('siu'),
    worker: { ...full('su'), updateColumns: ['recounted_at'] },
    ...answer('s', visible.client),
  },
  // What the teams set themselves is the provider's own: no client's role has a grant.
  team_targets: {
    agent: { rights: 's', rows: isProvider },
    admin: { rights: 'sid', rows: isProvider },
    worker: { rights: 's', rows: isProvider },
  },
  clock_checks: {
    admin: { rights: 's', rows: isProvider },
    worker: { rights: 'si', rows: isProvider },
  },
  clock_findings: { admin: full('s'), worker: full('sid') },

  documents: {
    ...answer('si', linkedUploads),
    client: { rights: 'si', rows: `${clientService} and ${seenDocument}` },
    agent: {
      rights: 'siu',
      rows: `${agentService} and ${seenDocument}`,
      updateColumns: ['filed_at', 'filed_as'],
    },
    // Papers of people and pay are no more the office's than pay itself.
    admin: {
      rights: 's',
      rows: `${visible.everything} and service <> 'payroll' and ${seenDocument}`,
    },
    // Files that came with a complaint from outside.
    worker: full('si'),
  },
  item_documents: { ...itemChild('si', 'si'), ...answer('si') },

  ledger_accounts: {
    client: { rights: 's', rows: clientBooks },
    agent: { rights: 'siu', rows: agentBooks },
    admin: full('siu'),
    worker: full('s'),
  },
  ledger_periods: {
    client: { rights: 's', rows: clientBooks },
    agent: { rights: 'siu', rows: agentBooks },
    admin: full('siu'),
    worker: full('s'),
  },
  journal_entries: {
    client: { rights: 's', rows: clientBooks },
    agent: { rights: 's', rows: agentBooks },
    admin: full('s'),
    worker: full('s'),
  },
  journal_lines: {
    client: { rights: 's', rows: clientBooks },
    agent: { rights: 's', rows: agentBooks },
    admin: full('s'),
    worker: full('s'),
  },
  ledger_balances: {
    client: { rights: 's', rows: clientBooks },
    agent: { rights: 's', rows: agentBooks },
    admin: full('s'),
    worker: full('s'),
  },
  purchase_documents: {
    // A client's upload makes the draft that was read from the file.
    client: { rights: 'si', rows: clientBooks },
    agent: { rights: 'siu', rows: agentBooks },
    admin: full('s'),
    worker: full('s'),
  },
  supplier_accounts: {
    agent: { rights: 'siu', rows: agentBooks },
    client: { rights: 's', rows: clientBooks },
    worker: full('s'),
  },
  vat_register_rows: {
    client: { rights: 's', rows: clientBooks },
    agent: { rights: 'si', rows: agentBooks },
    admin: full('si'),
    worker: full('s'),
  },

  meter_events: {
    client: { rights: 's', rows: visible.client },
    agent: { rights: 'si', rows: visible.agent },
    admin: full('siu'),
    worker: full('siu'),
  },
  billing_runs: { admin: full('siu'), worker: full('siu') },
  invoices: {
    client: { rights: 's', rows: `${visible.client} and status = 'issued'` },
    admin: full('siud'),
    // A billing run builds drafts anew; an issued one is kept by its trigger.
    worker: full('siud'),
  },
  invoice_lines: {
    client: {
      rights: 's',
      rows: `${visible.client} and exists (select 1 from invoices i
        where i.tenant_id = invoice_lines.tenant_id and i.id = invoice_lines.invoice_id)`,
    },
    admin: full('siud'),
    worker: full('sid'),
  },
  invoice_numbers: { admin: full('si'), worker: full('s') },

  employees: {
    ...pay({ client: 'siu', agent: 'siu' }),
    employee: { rights: 's', rows: ownPay.replace('employee_id =', 'id =') },
  },
  employments: pay({
    client: 'siu',
    agent: 'siu',
    employee: 's',
    updateColumns: ['ends_on', 'end_reason', 'ended_at', 'version'],
  }),
  // What was agreed is never rewritten: nobody has a right to update.
  employment_terms: pay({ client: 'si', agent: 'si', employee: 's' }),
  pay_components: pay({ client: 'si', agent: 'si' }),
  payroll_settings: pay({ client: 's', agent: 'si' }),
  absences: {
    ...pay({ client: 'siu', agent: 'siu' }),
    employee: { rights: 'siu', rows: ownPay, updateColumns: ['status', 'version'] },
  },
  // Sums brought from elsewhere are added to, never rewritten.
  year_openings: pay({ client: 'si', agent: 'si' }),
  leave_openings: pay({ client: 'si', agent: 'si', employee: 's' }),
  certificates: {
    ...pay({ client: 'siu', agent: 'siu' }),
    employee: { rights: 'siu', rows: ownPay, updateColumns: ['status', 'version'] },
  },
  import_jobs: pay({ client: 'si', agent: 'si' }),
  month_inputs: pay({ client: 'siud', agent: 'siud' }),
  garnishments: pay({ client: 'siu', agent: 'siu' }),
  employee_file_entries: pay({ client: 'siu', agent: 'siu' }),
  payroll_runs: pay({
    client: 'su',
    agent: 'siud',
    updateColumns: ['status', 'approved_at', 'approved_by_id', 'approved_by_name', 'version'],
  }),
  payslips: pay({ client: 's', agent: 'siud', employee: 's' }, ownPublished),
  payslip_lines: pay(
    { client: 's', agent: 'siud', employee: 's' },
    // The slips themselves are filtered by their own policy.
    `${visible.client} and payslip_id in (select p.id from payslips p
      where p.tenant_id = app.tenant())`,
  ),
  payment_batches: pay({
    client: 'su',
    agent: 'siu',
    updateColumns: [
      'status',
      'first_released_at',
      'first_released_by_id',
      'first_released_by_name',
      'second_released_at',
      'second_released_by_id',
      'second_released_by_name',
      'exported_at',
      'export_format',
      'version',
    ],
  }),
  payments: pay({ client: 's', agent: 'si' }),
  // A person's own, once it was handed in: nobody reads a draft of their taxes.
  declarations: pay(
    { client: 's', agent: 'siu', employee: 's' },
    `${ownPay} and sent_at is not null`,
  ),

  complaint_settings: {
    ...complaint('siu'),
    intake: { rights: 's', rows: `${visible.client} and is_form_open` },
  },
  complaint_submissions: { ...complaint('s'), intake: { rights: 'si', rows: bySecret } },
  complaint_causes: complaint('siu'),
  complaints: {
    ...complaint('siu'),
    intake: { rights: 'su', rows: ofSubmission, updateColumns: ['satisfaction'] },
  },
  complaint_messages: { ...complaint('si'), intake: { rights: 'si', rows: ofSubmission } },
  complaint_letters: {
    ...complaint('si'),
    // The customer reads the answer that has left.
    intake: { rights: 's', rows: ofAnswered },
  },
  complaint_evidence: complaint('siu'),
  corrective_actions: complaint('siu'),

  audit_events: {
    auth: { rights: 'i', rows: 'true' },
    // The payroll's deeds name people's private matters: for those who see the payroll.
    client: {
      rights: 'si',
      rows: `${visible.client} and not is_internal and (action not like 'payroll.%'
        or 'payroll' = any ((select app.services())::text[])) and ${seenEvent}`,
    },
    employee: { rights: 'i', rows: `${visible.client} and actor_id = app.actor()` },
    ...answer('i', linkedDeeds),
    agent: { rights: 'si', rows: `${visible.agent} and ${seenEvent}` },
    admin: { rights: 'si', rows: `${visible.everything} and ${seenEvent}` },
    worker: full('siu'),
  },
  audit_blocks: {
    client: { rights: 's', rows: visible.client },
    admin: full('s'),
    worker: full('si'),
  },
  outbox_messages: {
    auth: { rights: 'i', rows: 'true' },
    client: { rights: 'i', rows: visible.client },
    employee: { rights: 'i', rows: visible.client },
    agent: { rights: 'i', rows: visible.agent },
    admin: full('si'),
    worker: full('siu'),
  },
}

/** What the functions owned by the system role reach, whoever calls them. */
export const systemTables: Record<string, string> = {
  work_items: 's',
  work_item_people: 'si',
  members: 's',
  item_documents: 's',
  work_questions: 's',
  journal_entries: 'si',
  journal_lines: 'si',
  ledger_balances: 'siu',
  ledger_periods: 'siu',
  ledger_accounts: 's',
  counters: 'siu',
  agent_assignments: 's',
  payroll_runs: 's',
  payslips: 's',
}
