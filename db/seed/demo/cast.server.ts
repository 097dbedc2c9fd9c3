// Who acts for a company in the demo, as the session would know them.
import type { MemberRole } from '#tenants/shared/permissions.ts'
import type { Principal, TenantId } from '#tenants/shared/scope.server.ts'
import type { Random } from '../random.ts'
import type { DemoCompany } from './companies.ts'
import { accountIdOf, companyIdOf } from './ground.server.ts'
import { type DemoPerson, demoAssignments, demoClients, demoStaff } from './people.ts'

export type ActAt = (at: Date) => Principal

export type Cast = {
  tenantId: TenantId
  /** Sends invoices and answers questions. */
  finance: ActAt
  owner: ActAt
  /** For matters of pay. */
  personnel: ActAt
  agents: readonly ActAt[]
  lead: ActAt
}

const acting =
  (person: DemoPerson, role: MemberRole): ActAt =>
  (at) => ({
    accountId: accountIdOf(person.email),
    name: person.name,
    role,
    now: at,
    requestId: 'demo',
  })

export function castOf(company: DemoCompany): Cast {
  const inRole = (role: MemberRole): ActAt | undefined => {
    const person = demoClients.find((one) =>
      one.roles.some(([slug, own]) => slug === company.slug && own === role),
    )
    return person && acting(person, role)
  }
  const owner = inRole('owner')!
  const staff = demoAssignments.flatMap(([name, slugs]) => {
    const person = demoStaff.find(({ email }) => email === `${name}@zaplecze.example`)!
    return slugs.includes(company.slug) ? [{ person, role: person.roles[0]![1] }] : []
  })
  const of = (role: MemberRole) =>
    staff.filter((one) => one.role === role).map(({ person }) => acting(person, role))
  return {
    tenantId: companyIdOf(company.slug) as TenantId,
    finance: inRole('finance') ?? owner,
    owner,
    personnel: inRole('hr') ?? owner,
    agents: of('agent'),
    lead: of('lead')[0]!,
  }
}

export const demoAdmin: ActAt = acting(demoStaff[0]!, 'admin')

export function agentOf(cast: Cast, random: Random): ActAt {
  return random.pick(cast.agents)
}
