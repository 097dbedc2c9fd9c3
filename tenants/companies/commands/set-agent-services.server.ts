// Which agent serves which company, in which services. What is not assigned is not seen.
import { and, eq, inArray } from 'drizzle-orm'
import { companies } from '#db/schema/companies.ts'
import { agentAssignments, members } from '#db/schema/identity.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import type { Service } from '../../shared/permissions.ts'
import {
  type ProviderContext,
  providerTenantId,
  requirePermission,
  type TenantId,
} from '../../shared/scope.server.ts'
import type { AgentServicesInput } from '../schema.ts'

/** Makes the given services the ones that the agent serves the company in; none ends it. */
export async function setAgentServices(
  ctx: ProviderContext,
  input: AgentServicesInput & { tenantId: TenantId },
): Promise<void> {
  requirePermission(ctx, 'companies:manage')
  const { tenantId, accountId } = input
  if (!isId(tenantId) || !isId(accountId)) throw new AppError('not_found')
  const own = and(
    eq(agentAssignments.tenantId, tenantId),
    eq(agentAssignments.accountId, accountId),
  )
  const [agent, company, present] = await Promise.all([
    ctx.tx
      .select({ name: members.name })
      .from(members)
      .where(
        and(
          eq(members.tenantId, providerTenantId),
          eq(members.accountId, accountId),
          eq(members.isActive, true),
          inArray(members.role, ['agent', 'lead']),
        ),
      )
      // Not an agent any more by the time this commits? Then the other one waits or we do.
      .for('share'),
    ctx.tx
      .select({ tenantId: companies.tenantId })
      .from(companies)
      .where(and(eq(companies.tenantId, tenantId), eq(companies.kind, 'client'))),
    ctx.tx.select({ service: agentAssignments.service }).from(agentAssignments).where(own),
  ])
  if (!agent[0] || !company[0]) throw new AppError('not_found')
  const before = present.map((row) => row.service as Service)
  const added = input.services.filter((service) => !before.includes(service))
  const removed = before.filter((service) => !input.services.includes(service))
  if (added.length === 0 && removed.length === 0) return
  await Promise.all([
    added.length === 0
      ? null
      : ctx.tx
          .insert(agentAssignments)
          .values(added.map((service) => ({ tenantId, accountId, service, createdAt: ctx.now })))
          .onConflictDoNothing(),
    removed.length === 0
      ? null
      : ctx.tx.delete(agentAssignments).where(and(own, inArray(agentAssignments.service, removed))),
    recordAudit(ctx, {
      tenantId,
      action: 'companies.agent_services_set',
      subjectType: 'account',
      subjectId: accountId,
      data: { name: agent[0].name, services: { from: before.sort(), to: input.services.sort() } },
    }),
  ])
}
