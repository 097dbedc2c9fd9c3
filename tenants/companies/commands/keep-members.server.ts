// Changing roles and letting people go. The last owner (of the provider: admin) cannot
// go, and nobody changes their own membership.
import { and, eq } from 'drizzle-orm'
import { agentAssignments, members } from '#db/schema/identity.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import type { MemberRole } from '../../shared/permissions.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import {
  type ProviderContext,
  providerTenantId,
  type ScopeContext,
} from '../../shared/scope.server.ts'
import { isRoleOf, keeperRoleOf, requireMembersPermission } from '../permissions.server.ts'
import type { ChangeRoleInput } from '../schema.ts'

type Context = ScopeContext | ProviderContext
type Refusal = 'role_not_here' | 'last_keeper' | 'own_membership'

export async function changeMemberRole(
  ctx: Context,
  input: ChangeRoleInput,
): Promise<Result<undefined, Refusal>> {
  requireMembersPermission(ctx)
  if (!isRoleOf(ctx.tenantId, input.role)) return err('role_not_here', 'role')
  const member = await lockMember(ctx, input.accountId)
  if (member.role === input.role) return ok()
  const refusal = await refusalFor(ctx, member)
  if (refusal) return err(refusal)
  await Promise.all([
    ctx.tx.update(members).set({ role: input.role }).where(isMember(ctx, member.accountId)),
    recordAudit(ctx, {
      action: 'companies.member_role_changed',
      subjectType: 'account',
      subjectId: member.accountId,
      data: { name: member.name, role: { from: member.role, to: input.role } },
    }),
    // An auditor or an admin serves no company as an agent.
    input.role === 'agent' || input.role === 'lead' ? null : endAssignments(ctx, member.accountId),
  ])
  return ok()
}

/** Ends a membership at once: the next request of the person no longer sees the company. */
export async function deactivateMember(
  ctx: Context,
  input: { accountId: string },
): Promise<Result<undefined, Refusal>> {
  requireMembersPermission(ctx)
  const member = await lockMember(ctx, input.accountId)
  const refusal = await refusalFor(ctx, member)
  if (refusal) return err(refusal)
  await Promise.all([
    ctx.tx.update(members).set({ isActive: false }).where(isMember(ctx, member.accountId)),
    recordAudit(ctx, {
      action: 'companies.member_deactivated',
      subjectType: 'account',
      subjectId: member.accountId,
      data: { name: member.name, role: member.role },
    }),
    endAssignments(ctx, member.accountId),
  ])
  return ok()
}

type Locked = { accountId: string; name: string; role: MemberRole }

async function lockMember(ctx: Context, accountId: string): Promise<Locked> {
  if (!isId(accountId)) throw new AppError('not_found')
  // Keepers are locked with the member: two owners who remove each other wait in line.
  const keepers = ctx.tx
    .select({ accountId: members.accountId })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.role, keeperRoleOf(ctx.tenantId))))
    .orderBy(members.accountId)
    .for('update')
  const found = ctx.tx
    .select({ accountId: members.accountId, name: members.name, role: members.role })
    .from(members)
    .where(and(isMember(ctx, accountId), eq(members.isActive, true)))
    .for('update')
  const [, rows] = await Promise.all([keepers, found])
  if (!rows[0]) throw new AppError('not_found')
  return rows[0] as Locked
}

async function refusalFor(ctx: Context, member: Locked): Promise<Refusal | null> {
  if (member.accountId === ctx.actor.id) return 'own_membership'
  const keeper = keeperRoleOf(ctx.tenantId)
  if (member.role !== keeper) return null
  const rows = await ctx.tx
    .select({ accountId: members.accountId })
    .from(members)
    .where(
      and(eq(members.tenantId, ctx.tenantId), eq(members.role, keeper), eq(members.isActive, true)),
    )
    .limit(2)
  return rows.length > 1 ? null : 'last_keeper'
}

async function endAssignments(ctx: Context, accountId: string): Promise<void> {
  if (ctx.kind !== 'provider' || ctx.tenantId !== providerTenantId) return
  await ctx.tx.delete(agentAssignments).where(eq(agentAssignments.accountId, accountId))
}

function isMember(ctx: Context, accountId: string) {
  return and(eq(members.tenantId, ctx.tenantId), eq(members.accountId, accountId))
}
