// The employee's own sign-in: invited by HR for one person of the payroll, ended by HR. The
// link is that of every invitation; what it opens is the person's own page and nothing else.
import { and, eq, isNull, or } from 'drizzle-orm'
import { invitations, members } from '#db/schema/identity.ts'
import { employees } from '#db/schema/people.ts'
import { enqueueMail, recordAudit } from '../../audit/commands.server.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { newSecret } from '../../identity/people.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { config } from '../../shared/config.server.ts'
import { isId, newId } from '../../shared/ids.ts'
import { employeeRole } from '../../shared/permissions.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { InviteEmployeeInput } from '../schema.ts'

const VALID_HOURS = 72

/** Invites a person to their own page. An older link of the same person ends. */
export async function inviteEmployee(
  ctx: ScopeContext,
  { employeeId, email }: InviteEmployeeInput,
): Promise<Result<{ id: string }, 'already_member'>> {
  requireKeeper(ctx)
  const [company, [person], present] = await Promise.all([
    requireCompany(ctx),
    ctx.tx
      .select({ firstName: employees.firstName, lastName: employees.lastName })
      .from(employees)
      .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, employeeId)))
      .limit(1),
    ctx.tx
      .select({ accountId: members.accountId })
      .from(members)
      .where(
        and(
          eq(members.tenantId, ctx.tenantId),
          eq(members.isActive, true),
          or(eq(members.email, email), eq(members.employeeId, employeeId)),
        ),
      )
      .limit(1),
  ])
  if (!person) throw new AppError('not_found')
  // An address that works in the portal already would lose its role there.
  if (present[0]) return err('already_member', 'email')
  const { token, tokenHash } = newSecret()
  const id = newId()
  const name = `${person.firstName} ${person.lastName}`
  await ctx.tx.update(invitations).set({ revokedAt: ctx.now }).where(openFor(ctx, employeeId))
  await Promise.all([
    ctx.tx.insert(invitations).values({
      tenantId: ctx.tenantId,
      id,
      email,
      name,
      role: employeeRole,
      employeeId,
      tokenHash,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + VALID_HOURS * 3_600_000),
      invitedById: ctx.actor.id,
      invitedByName: ctx.actor.name,
    }),
    enqueueMail(ctx, {
      recipient: email,
      locale: company.locale,
      template: 'invitation',
      payload: {
        name,
        company: company.legalName,
        inviter: ctx.actor.name,
        role: employeeRole,
        hours: String(VALID_HOURS),
        link: `${config().publicUrl}/invitation/${token}`,
      },
    }),
    recordAudit(ctx, {
      action: 'payroll.employee_invited',
      subjectType: 'employee',
      subjectId: employeeId,
      data: { email },
    }),
  ])
  return ok({ id })
}

/** Ends the person's sign-in at once, and a link that is still open. */
export async function endEmployeeAccess(
  ctx: ScopeContext,
  { employeeId }: { employeeId: string },
): Promise<void> {
  requireKeeper(ctx)
  if (!isId(employeeId)) throw new AppError('not_found')
  const [ended, revoked] = await Promise.all([
    ctx.tx
      .update(members)
      .set({ isActive: false })
      .where(
        and(
          eq(members.tenantId, ctx.tenantId),
          eq(members.employeeId, employeeId),
          eq(members.role, employeeRole),
          eq(members.isActive, true),
        ),
      )
      .returning({ accountId: members.accountId }),
    ctx.tx
      .update(invitations)
      .set({ revokedAt: ctx.now })
      .where(openFor(ctx, employeeId))
      .returning({ id: invitations.id }),
  ])
  if (ended.length + revoked.length === 0) throw new AppError('not_found')
  await recordAudit(ctx, {
    action: 'payroll.employee_access_ended',
    subjectType: 'employee',
    subjectId: employeeId,
  })
}

/** HR and the owner let their people in; the provider's agents do not. */
function requireKeeper(ctx: ScopeContext): void {
  requirePermission(ctx, 'people:manage')
  if (ctx.actor.side !== 'client') throw new AppError('forbidden')
}

function openFor(ctx: ScopeContext, employeeId: string) {
  return and(
    eq(invitations.tenantId, ctx.tenantId),
    eq(invitations.employeeId, employeeId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  )
}
