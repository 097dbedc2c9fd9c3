// People of a company, for its own page, the office's page of it, and the staff page.
import { parseForm, refuse } from '#app/http/form.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { inviteMember, revokeInvitation } from '#tenants/companies/commands/invite-member.server.ts'
import {
  changeMemberRole,
  deactivateMember,
} from '#tenants/companies/commands/keep-members.server.ts'
import { listInvitations, listMembers } from '#tenants/companies/queries.server.ts'
import { changeRoleInput, inviteMemberInput, memberInput } from '#tenants/companies/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { clientRoles, staffRoles } from '#tenants/shared/permissions.ts'
import {
  type ProviderContext,
  providerTenantId,
  type ScopeContext,
} from '#tenants/shared/scope.server.ts'

type Context = ScopeContext | ProviderContext

export async function loadPeople(ctx: Context) {
  const isStaff = ctx.tenantId === providerTenantId
  const [members, invitations] = await Promise.all([listMembers(ctx), listInvitations(ctx)])
  return {
    members,
    invitations,
    ownId: ctx.actor.id,
    roles: isStaff ? staffRoles : clientRoles,
    canManage: ctx.actor.can(isStaff ? 'staff:manage' : 'members:manage'),
  }
}

export type People = Awaited<ReturnType<typeof loadPeople>>

/** Does what a form of the panel asks for and leads back to the page. */
export async function actOnPeople(ctx: Context, form: FormData, locale: Locale, back: string) {
  const t = dictionary(locale).people.done
  const done = (text: string) => redirectWithToast(back, { tone: 'ok', text })
  switch (form.get('intent')) {
    case 'invite': {
      const input = parseForm(form, inviteMemberInput)
      const result = await inviteMember(ctx, input)
      if (!result.ok) refuse({ [result.field ?? 'email']: result.code })
      return done(t.invited(input.email))
    }
    case 'revoke':
      await revokeInvitation(ctx, { invitationId: String(form.get('invitationId') ?? '') })
      return done(t.revoked)
    case 'role': {
      const result = await changeMemberRole(ctx, parseForm(form, changeRoleInput))
      if (!result.ok) refuse({ people: result.code })
      return done(t.roleChanged)
    }
    case 'deactivate': {
      const result = await deactivateMember(ctx, parseForm(form, memberInput))
      if (!result.ok) refuse({ people: result.code })
      return done(t.deactivated)
    }
    default:
      throw new AppError('invalid_input')
  }
}
