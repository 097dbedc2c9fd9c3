// Companies and people, put down by the superuser: the ground that other tests stand on.
import { newId } from '#tenants/shared/ids.ts'
import type { MemberRole } from '#tenants/shared/permissions.ts'
import { type Principal, providerTenantId, type TenantId } from '#tenants/shared/scope.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

let sequence = 0
const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7]

/** The nth valid tax number of the tests. */
export function aNip(n: number): string {
  for (let base = 521_000_000 + n * 11; ; base += 1) {
    const digits = String(base)
    const check = NIP_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
    if (check < 10) return `${digits}${check}`
  }
}

type CompanyOverrides = Partial<{
  slug: string
  legalName: string
  nip: string
  zone: string
  isActive: boolean
}>

export async function aCompany(overrides: CompanyOverrides = {}): Promise<TenantId> {
  sequence += 1
  const id = newId() as TenantId
  const slug = overrides.slug ?? `company-${sequence}`
  const legalName = overrides.legalName ?? `Company ${sequence} sp. z o.o.`
  await ownerSql()`
    insert into companies (tenant_id, kind, slug, legal_name, short_name, nip, address_line1,
      postal_code, city, zone, colour, is_active)
    values (${id}, 'client', ${slug}, ${legalName}, ${slug}, ${overrides.nip ?? aNip(sequence)},
      'ul. Prosta 1', '00-001', 'Warszawa', ${overrides.zone ?? 'Europe/Warsaw'}, '#3355aa',
      ${overrides.isActive ?? true})`
  return id
}

/** The provider, company number one; asking twice gives the same one. */
export async function theProvider(): Promise<TenantId> {
  await ownerSql()`
    insert into companies (tenant_id, kind, slug, legal_name, short_name, nip, address_line1,
      postal_code, city, colour)
    values (${providerTenantId}, 'provider', 'zaplecze', 'Zaplecze Test sp. z o.o.', 'Zaplecze',
      '5260250274', 'ul. Krucza 1', '00-522', 'Warszawa', '#1d4ed8')
    on conflict do nothing`
  return providerTenantId
}

type PersonOverrides = Partial<{ email: string; name: string; passwordHash: string }>

/** A person without a company; give them one with `aMember`. */
export async function anAccount(overrides: PersonOverrides = {}) {
  sequence += 1
  const id = newId()
  const email = overrides.email ?? `person-${sequence}@example.com`
  const name = overrides.name ?? `Person ${sequence}`
  await ownerSql()`
    insert into accounts (id, email, name, password_hash)
    values (${id}, ${email}, ${name}, ${overrides.passwordHash ?? null})`
  return { id, email, name }
}

/** A person of a company, ready to act: `principal` goes into a scope. */
export async function aMember(
  tenantId: TenantId,
  role: MemberRole,
  now: Date,
  overrides: PersonOverrides = {},
): Promise<{ id: string; email: string; name: string; principal: Principal }> {
  const person = await anAccount(overrides)
  await addMember(tenantId, person, role)
  const principal = { accountId: person.id, name: person.name, role, now, requestId: 'test' }
  return { ...person, principal }
}

export async function addMember(
  tenantId: TenantId,
  person: { id: string; email: string; name: string },
  role: MemberRole,
): Promise<void> {
  await ownerSql()`
    insert into members (tenant_id, account_id, role, name, email)
    values (${tenantId}, ${person.id}, ${role}, ${person.name}, ${person.email})`
}

/** One of the provider's people; an agent sees only what `assign` gives them. */
export async function aStaffMember(
  role: 'agent' | 'lead' | 'admin' | 'auditor',
  now: Date,
  overrides: PersonOverrides = {},
) {
  return aMember(await theProvider(), role, now, overrides)
}

export async function assign(
  tenantId: TenantId,
  accountId: string,
  services: readonly string[] = ['accounting'],
): Promise<void> {
  for (const service of services) {
    await ownerSql()`insert into agent_assignments (tenant_id, account_id, service)
      values (${tenantId}, ${accountId}, ${service}) on conflict do nothing`
  }
}
