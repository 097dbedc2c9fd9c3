// Mails to employees who have a page of their own. They say that something is there and
// never what: pay is read behind the sign-in only.
import { sql } from 'drizzle-orm'
import { config } from '../../shared/config.server.ts'
import { employeeRole } from '../../shared/permissions.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'

const newMail = sql`insert into outbox_messages (tenant_id, id, kind, recipient, locale, template,
  payload, created_at, send_after)`
const toPerson = sql`case when m.locale = 'en' then 'en' else 'pl' end`

/** One mail to each person of the run, in one statement for all of them. */
export async function mailNewPayslips(ctx: ScopeContext, runId: string): Promise<void> {
  const { tenantId, now } = ctx
  await ctx.tx.execute(sql`${newMail}
    select m.tenant_id, gen_random_uuid(), 'mail', m.email, ${toPerson}, 'payslip_published',
      jsonb_build_object('company', c.short_name, 'period', s.period,
        'link', ${`${config().publicUrl}/me/`}::text || c.slug || '/payslips/' || s.id),
      ${now}::timestamptz, ${now}::timestamptz
    from (select distinct on (employee_id) employee_id, id, period from payslips
        where tenant_id = ${tenantId} and run_id = ${runId} order by employee_id, id) s
      join members m on m.tenant_id = ${tenantId} and m.employee_id = s.employee_id
        and m.is_active and m.role = ${employeeRole}
      join companies c on c.tenant_id = ${tenantId}`)
}

/** Tells the person that a certificate was issued or refused. */
export async function mailCertificate(
  ctx: ScopeContext,
  employeeId: string,
  template: 'certificate_issued' | 'certificate_refused',
): Promise<void> {
  const { tenantId, now } = ctx
  await ctx.tx.execute(sql`${newMail}
    select m.tenant_id, gen_random_uuid(), 'mail', m.email, ${toPerson}, ${template},
      jsonb_build_object('company', c.short_name,
        'link', ${`${config().publicUrl}/me/`}::text || c.slug || '/certificates'),
      ${now}::timestamptz, ${now}::timestamptz
    from members m join companies c on c.tenant_id = m.tenant_id
    where m.tenant_id = ${tenantId} and m.employee_id = ${employeeId}
      and m.is_active and m.role = ${employeeRole}`)
}
