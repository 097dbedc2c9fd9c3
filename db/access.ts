// Who may do what with which row: the one place that says it, for every table.
// `npm run zaplecze -- migrate` turns it into roles, grants and policies; the
// catalogue test compares it with what the database really has.
//
// The web logs in as a role that may do nothing. Each transaction takes one of the
// request roles and a scope (app.tenant_id, app.actor_id, app.scope, app.services),
// both local to the transaction. No scope, no rows.

import {
  all,
  answer,
  complaint,
  full,
  itemChild,
  itemFigures,
  type TableAccess,
} from './access-grants.ts'
import { payAccess } from './access-pay.ts'
import {
  agentBooks,
  agentService,
  byLink,
  bySecret,
  clientBooks,
  clientService,
  isProvider,
  linkedDeeds,
  linkedItem,
  linkedPerson,
  linkedQuestion,
  linkedUploads,
  namedItem,
  ofSubmission,
  ownRows,
  seenDocument,
  seenEvent,
  seenItem,
  sentLetters,
  visible,
} from './access-rows.ts'

export {
  type Grant,
  LOGIN_ROLE,
  OWNER_ROLE,
  type RequestRole,
  requestRoles,
  roleName,
  SYSTEM_ROLE,
  type TableAccess,
} from './access-grants.ts'
export { PROVIDER_ID } from './access-rows.ts'

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

  ...payAccess,
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
  complaint_letters: { ...complaint('si'), intake: { rights: 's', rows: sentLetters } },
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
