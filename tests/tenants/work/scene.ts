// One client company under contract, its owner, an agent and a lead who serve it: what
// every test of work begins with. Each has a clock of its own to move.

import type { MemberRole } from '#tenants/shared/permissions.ts'
import {
  type Principal,
  type ScopeContext,
  type TenantId,
  withCompany,
} from '#tenants/shared/scope.server.ts'
import type { OpenItemInput } from '#tenants/work/commands/open-item.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { aCompany, aMember, aStaffMember, assign } from '#tests/factories/company.ts'
import { aContract, type ContractOverrides, theCatalogue } from '#tests/factories/contract.ts'

/** A Monday, nine in the morning in Warsaw. */
export const MONDAY = new Date('2026-11-23T08:00:00Z')

export const at = (text: string) => new Date(text)

export type Scene = Awaited<ReturnType<typeof aScene>>

export async function aScene(contract: ContractOverrides = {}, services?: readonly string[]) {
  const admin = await aStaffMember('admin', MONDAY)
  await theCatalogue(admin.principal)
  const company = await aCompany()
  const versionId = await aContract(company, contract)
  const owner = await aMember(company, 'owner', MONDAY)
  const agent = await aStaffMember('agent', MONDAY)
  const lead = await aStaffMember('lead', MONDAY)
  const served = services ?? ['accounting', 'it', 'keying']
  await assign(company, agent.id, served)
  await assign(company, lead.id, served)
  return {
    company,
    versionId,
    admin: admin.principal,
    owner: owner.principal,
    agent: agent.principal,
    lead: lead.principal,
  }
}

/** Runs a deed as somebody, at a moment, in a company. */
export function act<T>(
  who: Principal,
  company: TenantId,
  when: Date,
  deed: (ctx: ScopeContext) => Promise<T>,
): Promise<T> {
  return withCompany({ ...who, now: when }, company, {}, deed)
}

export function look<T>(
  who: Principal,
  company: TenantId,
  when: Date,
  read: (ctx: ScopeContext) => Promise<T>,
): Promise<T> {
  return withCompany({ ...who, now: when }, company, { readOnly: true }, read)
}

/** An item that must open; gives its id. */
export async function opened(
  scene: Pick<Scene, 'company' | 'agent'>,
  when: Date = MONDAY,
  overrides: Partial<OpenItemInput> = {},
): Promise<string> {
  const outcome = await act(scene.agent, scene.company, when, (ctx) =>
    openItem(ctx, {
      requestType: 'vat_question',
      title: 'Odliczenie VAT od paliwa',
      form: { details: 'Czy można odliczyć całość?' },
      source: 'agent',
      ...overrides,
    }),
  )
  if (!outcome.ok) throw new Error(`not opened: ${outcome.code}`)
  return outcome.value.itemId
}

export async function someone(scene: Scene, role: MemberRole): Promise<Principal> {
  const person =
    role === 'agent' || role === 'lead' || role === 'admin' || role === 'auditor'
      ? await aStaffMember(role, MONDAY)
      : await aMember(scene.company, role, MONDAY)
  return person.principal
}
