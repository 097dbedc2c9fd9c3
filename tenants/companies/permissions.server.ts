// Who may keep the people of a company, and which roles a company has: the provider has
// staff, a client has its own people.
import { isClientRole, isStaffRole, type MemberRole } from '../shared/permissions.ts'
import {
  type ProviderContext,
  providerTenantId,
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '../shared/scope.server.ts'

export function requireMembersPermission(ctx: ScopeContext | ProviderContext): void {
  requirePermission(ctx, ctx.tenantId === providerTenantId ? 'staff:manage' : 'members:manage')
}

export function requireMembersReading(ctx: ScopeContext | ProviderContext): void {
  requirePermission(ctx, ctx.tenantId === providerTenantId ? 'staff:read' : 'members:read')
}

export function isRoleOf(tenantId: TenantId, role: MemberRole): boolean {
  return tenantId === providerTenantId ? isStaffRole(role) : isClientRole(role)
}

/** The role without which nobody could let people in any more. */
export function keeperRoleOf(tenantId: TenantId): MemberRole {
  return tenantId === providerTenantId ? 'admin' : 'owner'
}
