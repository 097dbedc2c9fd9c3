// The payroll's part of a planted company: one person who is the planted account, paid once.
import type postgres from 'postgres'
import { newId } from '#tenants/shared/ids.ts'

type Ground = { t: string; account: string; item: string; document: string; entry: string }

export async function plantPayroll(tx: postgres.TransactionSql, ground: Ground): Promise<void> {
  const { t, account, item, document, entry } = ground
  const [person, employment, terms, component] = [newId(), newId(), newId(), newId()]
  const [settings, run, slip, batch] = [newId(), newId(), newId(), newId()]
  const employee = { tenant_id: t, employee_id: person }
  const employed = { ...employee, employment_id: employment }
  const recorded = { recorded_at: new Date(), recorded_by_name: 'A' }
  const agreed = { ...recorded, valid_from: '2026-01-01', reason: 'x' }
  await tx`insert into employees ${tx({
    tenant_id: t,
    id: person,
    number: 1,
    first_name: 'Ala',
    last_name: 'Nowak',
    born_on: '1990-01-01',
    created_at: new Date(),
    updated_at: new Date(),
  })}`
  await tx`update members set employee_id = ${person} where tenant_id = ${t}
    and account_id = ${account}`
  await tx`update invitations set employee_id = ${person} where tenant_id = ${t}`
  await tx`insert into employments ${tx({
    ...employee,
    id: employment,
    kind: 'uop',
    number: '1',
    hired_on: '2026-01-01',
    starts_on: '2026-01-01',
    created_at: new Date(),
  })}`
  for (const [id, supersedes] of [
    [terms, null],
    [newId(), terms],
  ] as const) {
    await tx`insert into employment_terms ${tx({
      ...employed,
      ...agreed,
      id,
      supersedes_id: supersedes,
      position: 'x',
      week_minutes: [480, 480, 480, 480, 480, 0, 0],
      pay_kind: 'monthly',
      pay_minor: '500000',
      kup: 'standard',
      insurance_code: '011000',
    })}`
  }
  await tx`insert into pay_components ${tx({
    ...employed,
    ...agreed,
    id: component,
    supersedes_id: component,
    code: 'x',
    name: 'x',
    kind: 'fixed',
    amount_minor: '100',
  })}`
  await tx`insert into payroll_settings ${tx({
    ...agreed,
    tenant_id: t,
    id: settings,
    supersedes_id: settings,
    accident_bp: 167,
    pay_day: 10,
  })}`
  await tx`insert into absences ${tx({
    ...employed,
    id: newId(),
    kind: 'vacation',
    status: 'requested',
    from_on: '2026-10-01',
    to_on: '2026-10-02',
    source: 'employee',
    requested_at: new Date(),
    requested_by_name: 'A',
  })}`
  await tx`insert into year_openings ${tx({
    ...employee,
    ...recorded,
    id: newId(),
    year: 2026,
    source: 'other_payer',
    reason: 'x',
  })}`
  await tx`insert into leave_openings ${tx({
    ...employed,
    ...recorded,
    id: newId(),
    year: 2026,
    carried_minutes: 480,
    reason: 'x',
  })}`
  await tx`insert into certificates ${tx({
    ...employed,
    id: newId(),
    kind: 'earnings',
    status: 'requested',
    locale: 'pl',
    item_id: item,
    requested_at: new Date(),
    requested_by_name: 'A',
  })}`
  await tx`insert into import_jobs ${tx({
    tenant_id: t,
    id: newId(),
    kind: 'employees',
    take: 'all',
    file_name: 'x.csv',
    status: 'asked',
    asked_at: new Date(),
    asked_by_name: 'A',
  })}`
  await tx`insert into month_inputs ${tx({
    ...employed,
    ...recorded,
    id: newId(),
    period: '2026-10',
    code: 'bonus',
    amount_minor: '100',
  })}`
  await tx`insert into garnishments ${tx({
    ...employee,
    ...recorded,
    id: newId(),
    kind: 'alimony',
    creditor: 'x',
    case_number: 'x',
    received_on: '2026-01-01',
    valid_from: '2026-01-01',
  })}`
  const paper = newId()
  await tx`insert into employee_file_entries ${tx({
    ...employed,
    ...recorded,
    id: paper,
    renewed_by_id: paper,
    part: 'A',
    number: 1,
    kind: 'contract',
    title: 'x',
    document_id: document,
    expiry_item_id: item,
    dated_on: '2026-01-01',
  })}`
  await tx`insert into payroll_runs ${tx({
    tenant_id: t,
    id: run,
    period: '2026-10',
    kind: 'regular',
    number: 1,
    title: 'x',
    pay_on: '2026-10-31',
    status: 'draft',
    item_id: item,
    entry_id: entry,
    reversal_entry_id: entry,
    created_at: new Date(),
    created_by_name: 'A',
  })}`
  await tx`insert into payslips ${tx({
    ...employed,
    id: slip,
    run_id: run,
    period: '2026-10',
    pay_on: '2026-10-31',
    kind: 'uop',
    person_name: 'Ala Nowak',
    inputs: '{}',
    calculated_at: new Date(),
    published_at: new Date(),
  })}`
  await tx`insert into payslip_lines ${tx({
    tenant_id: t,
    payslip_id: slip,
    line_no: 1,
    section: 'pay',
    code: 'base',
    amount_minor: '1',
    corrected_payslip_id: slip,
  })}`
  await tx`insert into payment_batches ${tx({
    tenant_id: t,
    id: batch,
    run_id: run,
    status: 'draft',
    pay_on: '2026-10-31',
    payment_count: 1,
    total_minor: '1',
    created_at: new Date(),
    created_by_name: 'A',
  })}`
  await tx`insert into payments ${tx({
    tenant_id: t,
    id: newId(),
    batch_id: batch,
    run_id: run,
    kind: 'net',
    payslip_id: slip,
    employment_id: employment,
    recipient_name: 'x',
    title: 'x',
    amount_minor: '1',
    account_sealed: Buffer.from('x'),
    account_last: '1234',
  })}`
  await tx`insert into declarations ${tx({
    ...employee,
    id: newId(),
    kind: 'pit11',
    period: '2026',
    number: 1,
    status: 'sent',
    sent_at: new Date(),
    sent_by_name: 'A',
    document_id: document,
    data: '{}',
    made_at: new Date(),
    made_by_name: 'A',
  })}`
}
