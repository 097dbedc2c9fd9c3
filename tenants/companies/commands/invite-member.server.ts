// Inviting people. The link goes by mail, is good once and for 72 hours, and the table
// keeps only its hash. Inviting the same address again replaces the older link.
import { and, eq, gt, isNull } from 'drizzle-orm'
import { invitations, members } from '#db/schema/identity.ts'
import { enqueueMail, recordAudit } from '../../audit/commands.server.ts'
import { newSecret } from '../../identity/people.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { config } from '../../shared/config.server.ts'
import { isId, newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { ProviderContext, ScopeContext } from '../../shared/scope.server.ts'
import { isRoleOf, requireMembersPermission } from '../permissions.server.ts'
import { requireCompany } from '../queries.server.ts'
import type { InviteMemberInput } from '../schema.ts'

const VALID_HOURS = 72
/** An owner may not make the portal send mail without end. */
const MAX_PENDING = 50

export async function inviteMember(
  ctx: ScopeContext | ProviderContext,
  input: InviteMemberInput,
): Promise<Result<{ id: string }, 'role_not_here' | 'already_member' | 'too_many_pending'>> {
  requireMembersPermission(ctx)
  if (!isRoleOf(ctx.tenantId, input.role)) return err('role_not_here', 'role')
  const [company, present, pending] = await Promise.all([
    requireCompany(ctx),
    ctx.tx
      .select({ accountId: members.accountId })
      .from(members)
      .where(
        and(
          eq(members.tenantId, ctx.tenantId),
          eq(members.email, input.email),
          eq(members.isActive, true),
        ),
      )
      .limit(1),
    ctx.tx
      .select({ id: invitations.id, email: invitations.email })
      .from(invitations)
      .where(and(openIn(ctx), gt(invitations.expiresAt, ctx.now)))
      .limit(MAX_PENDING + 1),
  ])
  if (present[0]) return err('already_member', 'email')
  const others = pending.filter((row) => row.email !== input.email)
  if (others.length >= MAX_PENDING) return err('too_many_pending')
  const { token, tokenHash } = newSecret()
  const id = newId()
  await ctx.tx
    .update(invitations)
    .set({ revokedAt: ctx.now })
    .where(and(openIn(ctx), eq(invitations.email, input.email)))
  await Promise.all([
    ctx.tx.insert(invitations).values({
      tenantId: ctx.tenantId,
      id,
      ...input,
      tokenHash,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + VALID_HOURS * 3_600_000),
      invitedById: ctx.actor.id,
      invitedByName: ctx.actor.name,
    }),
    enqueueMail(ctx, {
      recipient: input.email,
      locale: company.locale,
      template: 'invitation',
      payload: {
        name: input.name,
        company: company.legalName,
        inviter: ctx.actor.name,
        role: input.role,
        hours: String(VALID_HOURS),
        link: `${config().publicUrl}/invitation/${token}`,
      },
    }),
    recordAudit(ctx, {
      action: 'companies.member_invited',
      subjectType: 'invitation',
      subjectId: id,
      data: { email: input.email, name: input.name, role: input.role },
    }),
  ])
  return ok({ id })
}

/** Takes back an invitation that has not been used. */
export async function revokeInvitation(
  ctx: ScopeContext | ProviderContext,
  input: { invitationId: string },
): Promise<void> {
  requireMembersPermission(ctx)
  if (!isId(input.invitationId)) throw new AppError('not_found')
  const rows = await ctx.tx
    .update(invitations)
    .set({ revokedAt: ctx.now })
    .where(and(openIn(ctx), eq(invitations.id, input.invitationId)))
    .returning({ email: invitations.email })
  if (!rows[0]) throw new AppError('not_found')
  await recordAudit(ctx, {
    action: 'companies.invitation_revoked',
    subjectType: 'invitation',
    subjectId: input.invitationId,
    data: { email: rows[0].email },
  })
}

function openIn(ctx: ScopeContext | ProviderContext) {
  return and(
    eq(invitations.tenantId, ctx.tenantId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  )
}
