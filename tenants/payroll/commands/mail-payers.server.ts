// Who may release a payment hears of it by mail: which run and which day, no names and
// no amounts.
import { sql } from 'drizzle-orm'
import { enqueueMail } from '../../audit/commands.server.ts'
import { config } from '../../shared/config.server.ts'
import type { LocalDate } from '../../shared/dates.ts'
import { clientRoles, permissionsOf } from '../../shared/permissions.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'

type Waiting = {
  runId: string
  title: string
  waitsFor: 'first' | 'second'
  payOn: LocalDate
  /** The one who has just released: the second must be somebody else. */
  except?: string | null
}
type Payer = { email: string; locale: string; slug: string; company: string; id: string }

export async function mailPayers(
  ctx: ScopeContext,
  { runId, title, waitsFor, payOn, except }: Waiting,
): Promise<void> {
  requirePermission(ctx, 'payroll:read')
  const roles = clientRoles.filter((role) => permissionsOf(role).has('payroll:pay'))
  const people = await ctx.tx.execute<Payer>(sql`
    select m.email, m.locale, m.account_id as id, c.slug, c.short_name as company
    from members m join companies c on c.tenant_id = m.tenant_id
    where m.tenant_id = ${ctx.tenantId} and m.is_active
      and m.role = any(${sql.param([...roles])}::text[])
    order by m.email limit 50`)
  await Promise.all(
    people
      .filter(({ id }) => id !== except)
      .map(({ email, locale, slug, company }) =>
        enqueueMail(ctx, {
          recipient: email,
          locale: locale === 'en' ? 'en' : 'pl',
          template: 'payments_waiting',
          payload: {
            company,
            title,
            waitsFor,
            payOn,
            link: `${config().publicUrl}/portal/${slug}/payroll/runs/${runId}/payments`,
          },
        }),
      ),
  )
}
