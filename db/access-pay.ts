// Rights on people and pay: by the rooms `clientPay`, `agentPay` and `ownPay`.
import { pay, type TableAccess } from './access-grants.ts'
import { ownPay, visible } from './access-rows.ts'

const ownPublished = `${ownPay} and published_at is not null`

export const payAccess: Record<string, TableAccess> = {
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
}
