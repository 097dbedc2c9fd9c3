// One row in every table of a company, planted from outside, so that the isolation
// tests always have something to steal. A table without a row here fails them.
import type postgres from 'postgres'
import { newId } from '#tenants/shared/ids.ts'
import { plantComplaints } from './planted-complaints.ts'
import { plantPayroll } from './planted-payroll.ts'

export type Planted = { tenantId: string; accountId: string; itemId: string }

let counter = 0

/** Plants a client company with a row in each table; gives the ids that tests need. */
export async function plantCompany(sql: postgres.Sql, agentId?: string): Promise<Planted> {
  counter += 1
  const n = `${process.pid}${counter}`
  const t = newId()
  const account = newId()
  const [contract, item, question, document, purchase] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  const [entry, invoice, line, event, run] = [newId(), newId(), newId(), newId(), newId()]
  const nip = n.padStart(10, '7').slice(-10)
  await sql.begin(async (tx) => {
    await tx`insert into companies (tenant_id, kind, slug, legal_name, short_name, nip, address_line1,
      postal_code, city, colour) values (${t}, 'client', ${`planted-${n}`}, 'Firma', 'Firma', ${nip},
      'ul. Prosta 1', '00-001', 'Warszawa', '#3355aa')`
    await tx`insert into company_keys (tenant_id, wrapped_key) values (${t}, '\\x00')`
    await tx`insert into accounts (id, email, name) values (${account}, ${`p${n}@example.pl`}, 'Ala')`
    await tx`insert into members (tenant_id, account_id, role, name, email)
      values (${t}, ${account}, 'owner', 'Ala', 'a@example.pl')`
    for (const service of ['accounting', 'payroll', 'complaints']) {
      await tx`insert into agent_assignments (tenant_id, account_id, service)
        values (${t}, ${agentId ?? account}, ${service})`
    }
    await tx`insert into invitations (tenant_id, id, email, name, role, token_hash, expires_at)
      values (${t}, ${newId()}, 'x@example.pl', 'X', 'viewer', ${n}, now())`
    await tx`insert into saved_views (tenant_id, id, account_id, list, name, query)
      values (${t}, ${newId()}, ${account}, 'queue', 'mine', '')`
    await tx`insert into counters values (${t}, 'item', 1)`
    await tx`insert into contract_versions (tenant_id, id, version, effective_from, services, calendar,
      sla_terms, price_plan) values (${t}, ${contract}, 1, '2026-01-01', '{accounting}', '{}', '[]', '{}')`
    await tx`insert into request_types (code, service, name_pl, name_en, form)
      values ('planted', 'accounting', 'p', 'p', '[]') on conflict do nothing`
    await tx`insert into request_type_versions (code, version, state, origin, definition,
      created_by_name, created_at, updated_at, published_at)
      values ('planted', 1, 'published', 'product', '{}', 'A', now(), now(), now())
      on conflict do nothing`
    await tx`insert into work_items (tenant_id, id, number, request_type, service, title, status,
      contract_version_id, form, source, opened_at, opened_by_name, next_due_at, updated_at)
      values (${t}, ${item}, 1, 'planted', 'accounting', 'x', 'new', ${contract}, '{}', 'agent', now(),
      'A', now(), now())`
    await tx`insert into work_marks (tenant_id, id, item_id, kind, key, outcome, by_name, side, at)
      values (${t}, ${newId()}, ${item}, 'step', 'x', 'done', 'A', 'provider', now())`
    await tx`insert into work_item_people (tenant_id, item_id, account_id, name, side,
      added_by_name, added_at) values (${t}, ${item}, ${account}, 'A', 'client', 'A', now())`
    await tx`insert into work_messages (tenant_id, id, item_id, side, body, author_name, created_at)
      values (${t}, ${newId()}, ${item}, 'client', 'x', 'A', now())`
    await tx`insert into internal_notes (tenant_id, id, item_id, body, author_name, created_at)
      values (${t}, ${newId()}, ${item}, 'x', 'A', now())`
    await tx`insert into work_questions (tenant_id, id, item_id, body, asked_by_name, asked_at)
      values (${t}, ${question}, ${item}, 'x', 'A', now())`
    await tx`insert into question_links (tenant_id, id, question_id, item_id, account_id, name, email,
      token_hash, sent_at, expires_at) values (${t}, ${newId()}, ${question}, ${item}, ${account}, 'Ala',
      'a@example.pl', ${question.replaceAll('-', '').repeat(2)}, now(), now())`
    await tx`insert into company_days_off (tenant_id, id, day, name, entered_at, entered_by_name)
      values (${t}, ${newId()}, '2026-12-24', 'x', now(), 'A')`
    await tx`insert into team_targets (tenant_id, id, service, effective_from,
      first_response_minutes, resolution_minutes, created_at, created_by_name)
      values (${t}, ${newId()}, 'accounting', '2026-01-01', 60, 480, now(), 'A')`
    await tx`insert into clock_checks (tenant_id, id, started_at, finished_at, items, findings)
      values (${t}, ${newId()}, now(), now(), 1, 1)`
    await tx`insert into clock_findings (tenant_id, id, item_id, code, detail, found_at)
      values (${t}, ${newId()}, ${item}, 'gap', '{}', now())`
    await tx`insert into schedules (tenant_id, id, request_type, title, form, day_of_month, next_run_on)
      values (${t}, ${newId()}, 'planted', 'x', '{}', 1, '2026-12-01')`
    await tx`insert into sla_clocks (tenant_id, item_id, kind, target_minutes, started_at)
      values (${t}, ${item}, 'resolution', 60, now())`
    await tx`insert into sla_excuses (tenant_id, id, item_id, kind, reason, proposed_by_id,
      proposed_by_name, proposed_at)
      values (${t}, ${newId()}, ${item}, 'resolution', 'x', ${newId()}, 'A', now())`
    await tx`insert into sla_waits (tenant_id, id, item_id, party, reason, question_id, from_at)
      values (${t}, ${newId()}, ${item}, 'client', 'x', ${question}, now())`
    await tx`insert into sla_partitions values (${t}, ${item}, now(), '[]', 0, 0, 0, 0)`
    await tx`insert into documents (tenant_id, id, service, sha256, size_bytes, mime, original_name,
      uploaded_by_name, uploaded_at, duplicate_of_id) values (${t}, ${document}, 'accounting',
      ${'a'.repeat(64)}, 1, 'application/pdf', 'x.pdf', 'A', now(), ${document})`
    await tx`insert into item_documents values (${t}, ${item}, ${document}, now())`
    for (const number of ['402', '210']) {
      await tx`insert into ledger_accounts (tenant_id, number, name_pl, name_en, kind, normal_side)
        values (${t}, ${number}, 'x', 'x', 'expense', 'D')`
    }
    await tx`insert into ledger_periods (tenant_id, period) values (${t}, '2026-10')`
    await tx`insert into journal_entries (tenant_id, id, number, year, period, occurred_on, description,
      source_type, source_id, posted_at, posted_by_name) values (${t}, ${entry}, 1, 2026, '2026-10',
      '2026-10-01', 'x', 'planted', ${purchase}, now(), 'A')`
    await tx`insert into journal_entries (tenant_id, id, number, year, period, occurred_on, description,
      source_type, source_id, posted_at, posted_by_name, reverses_entry_id) values (${t}, ${newId()}, 2,
      2026, '2026-10', '2026-10-01', 'x', 'planted', ${newId()}, now(), 'A', ${entry})`
    await tx`insert into journal_lines values
      (${t}, ${entry}, 1, '402', '2026-10', '2026-10-01', 100, 'PLN', 'x'),
      (${t}, ${entry}, 2, '210', '2026-10', '2026-10-01', -100, 'PLN', 'x')`
    await tx`insert into purchase_documents (tenant_id, id, item_id, document_id, status, origin, kind,
      entry_id, created_at, updated_at) values (${t}, ${purchase}, ${item}, ${document}, 'draft',
      'manual', 'invoice', ${entry}, now(), now())`
    await tx`insert into supplier_accounts values (${t}, '1', '402', 1, now())`
    await tx`insert into vat_register_rows (tenant_id, id, register, period, entry_id, source_type,
      source_id, counterparty_nip, counterparty_name, document_number, issued_on, marker, amounts,
      net_minor, vat_minor) values (${t}, ${newId()}, 'purchase', '2026-10', ${entry}, 'planted',
      ${purchase}, '1', 'x', 'x', '2026-10-01', 'BFK', '{}', 100, 23)`
    await tx`insert into billing_runs (tenant_id, id, period, status, companies_total, started_at,
      started_by_name) values (${t}, ${run}, '2026-10', 'finished', 1, now(), 'A')`
    await tx`insert into invoices (tenant_id, id, status, period, net_minor, vat_minor, gross_minor,
      contract_version_id, created_at, updated_at) values (${t}, ${invoice}, 'draft', '2026-10', 1, 0, 1,
      ${contract}, now(), now())`
    await tx`insert into invoice_lines (tenant_id, id, invoice_id, position, code, name_pl, name_en,
      quantity, unit, net_minor, vat_rate_bp, vat_minor, explanation) values (${t}, ${line}, ${invoice},
      1, 'x', 'x', 'x', 1, 'szt.', 1, 2300, 0, '[]')`
    await tx`insert into meter_events (tenant_id, id, meter, occurred_on, occurred_at, item_id,
      contract_version_id, source_type, source_id, invoice_line_id) values (${t}, ${event}, 'doc',
      '2026-10-01', now(), ${item}, ${contract}, 'planted', ${purchase}, ${line})`
    await tx`update invoices set status = 'issued', number = ${`F/${n}`} where id = ${invoice}`
    await tx`insert into invoice_numbers values (${t}, 'F', ${counter}, ${t}, ${invoice}, now())`
    await plantComplaints(tx, { t, item, document, entry })
    await plantPayroll(tx, { t, account, item, document, entry })
    await tx`insert into audit_events (tenant_id, id, at, actor_name, actor_side, action, subject_type,
      subject_id, data) values (${t}, ${newId()}, now(), 'A', 'client', 'x', 'x', ${item}, '{}')`
    await tx`insert into audit_blocks values (${t}, 1, '', 'x', 1, now())`
    await tx`insert into outbox_messages (tenant_id, id, kind, recipient, template, payload, created_at,
      send_after) values (${t}, ${newId()}, 'mail', 'x@example.pl', 'x', '{}', now(), now())`
  })
  return { tenantId: t, accountId: account, itemId: item }
}
