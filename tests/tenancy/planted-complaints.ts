// The complaints' part of a planted company: one that came by the public form.
import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { newId } from '#tenants/shared/ids.ts'

type Ground = { t: string; item: string; document: string; entry: string }

/** The hash under which a company's planted submission lies. */
export const plantedSecret = (tenantId: string) =>
  createHash('sha256').update(`planted ${tenantId}`).digest('hex')

export async function plantComplaints(
  tx: postgres.TransactionSql,
  { t, item, document, entry }: Ground,
): Promise<void> {
  const [submission, complaint, cause] = [newId(), newId(), newId()]
  await tx`insert into complaint_settings ${tx({
    tenant_id: t,
    is_form_open: true,
    regimes: ['consumer'],
    updated_at: new Date(),
    updated_by_name: 'A',
  })}`
  await tx`insert into complaint_submissions ${tx({
    tenant_id: t,
    id: submission,
    reference: 'R-PLANTED',
    secret_hash: plantedSecret(t),
    locale: 'pl',
    contact_sealed: Buffer.from('x'),
    form: '{}',
    files: '[]',
    submitted_at: new Date(),
    complaint_id: complaint,
  })}`
  await tx`insert into complaint_messages ${tx({
    tenant_id: t,
    id: newId(),
    submission_id: submission,
    side: 'customer',
    body: 'x',
    author_name: 'A',
    created_at: new Date(),
  })}`
  await tx`insert into complaint_causes ${tx({
    tenant_id: t,
    id: cause,
    parent_id: cause,
    name_pl: 'x',
    name_en: 'x',
    created_at: new Date(),
  })}`
  await tx`insert into complaints ${tx({
    tenant_id: t,
    id: complaint,
    number: 1,
    year: 2026,
    item_id: item,
    submission_id: submission,
    status: 'received',
    channel: 'form',
    received_on: '2026-10-01',
    regime: 'consumer',
    legal_basis: 'non_conformity',
    contact_sealed: Buffer.from('x'),
    locale: 'pl',
    demand: 'refund',
    product: 'x',
    description: 'x',
    due_on: '2026-10-15',
    cause_id: cause,
    provision: 'posted',
    provision_entry_id: entry,
    created_at: new Date(),
    created_by_name: 'A',
    updated_at: new Date(),
  })}`
  await tx`insert into complaint_letters ${tx({
    tenant_id: t,
    id: newId(),
    complaint_id: complaint,
    kind: 'decision',
    locale: 'pl',
    template_version: 1,
    data_sealed: Buffer.from('x'),
    issued_at: new Date(),
    issued_by_name: 'A',
  })}`
  await tx`insert into complaint_evidence ${tx({
    tenant_id: t,
    id: newId(),
    complaint_id: complaint,
    kind: 'order',
    order_item_id: item,
    document_id: document,
    note: 'x',
    added_at: new Date(),
    added_by_name: 'A',
  })}`
  const action = newId()
  await tx`insert into corrective_actions ${tx({
    tenant_id: t,
    id: action,
    after_action_id: action,
    cause_id: cause,
    complaint_id: complaint,
    description: 'x',
    owner_name: 'A',
    due_on: '2026-11-01',
    created_at: new Date(),
    created_by_name: 'A',
  })}`
}
