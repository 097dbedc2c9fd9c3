// A company whose complaints are handled: contract, key, books, people and agents.
import { ensureCompanyKey } from '#tenants/archive/keys.server.ts'
import { saveSettings } from '#tenants/complaints/commands/keep-settings.server.ts'
import { registerComplaint } from '#tenants/complaints/commands/register-complaint.server.ts'
import { registerComplaintInput, settingsInput } from '#tenants/complaints/schema.ts'
import { openChart } from '#tenants/ledger/commands.server.ts'
import { type Principal, type TenantId, withProvider } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aCompany, aMember, aStaffMember, assign } from '#tests/factories/company.ts'
import { aContract, theCatalogue } from '#tests/factories/contract.ts'

let sequence = 0

export async function complaintsOf(now: Date) {
  sequence += 1
  const admin = await aStaffMember('admin', now)
  await theCatalogue(admin.principal)
  const slug = `skarga-${process.pid}-${sequence}`
  const tenantId = await aCompany({ slug })
  await aContract(tenantId, { effectiveFrom: '2025-01-01' })
  const [owner, finance, hr, viewer, agent, bookkeeper] = await Promise.all([
    aMember(tenantId, 'owner', now),
    aMember(tenantId, 'finance', now),
    aMember(tenantId, 'hr', now),
    aMember(tenantId, 'viewer', now),
    aStaffMember('agent', now),
    aStaffMember('agent', now),
  ])
  await assign(tenantId, agent.id, ['complaints'])
  await assign(tenantId, bookkeeper.id, ['accounting'])
  await withProvider(admin.principal, {}, async (ctx) => {
    await openChart(ctx, tenantId)
    await ensureCompanyKey(ctx, tenantId)
  })
  return {
    tenantId,
    slug,
    admin: admin.principal,
    owner: owner.principal,
    finance: finance.principal,
    hr: hr.principal,
    viewer: viewer.principal,
    agent: agent.principal,
    bookkeeper: bookkeeper.principal,
  }
}

/** A complaint as an agent types it. */
export const complaintTyped = (over: Record<string, string> = {}) => ({
  customerName: 'Barbara Nowicka',
  email: 'barbara@example.com',
  regime: 'consumer',
  legalBasis: 'non_conformity',
  channel: 'phone',
  receivedOn: '2026-11-02',
  product: 'Ekspres do kawy',
  orderNumber: 'ZAM/77',
  description: 'Po tygodniu przestał podgrzewać wodę.',
  demand: 'refund',
  demandMinor: '1 299,00',
  ...over,
})

export async function aComplaint(
  agent: Principal,
  tenantId: TenantId,
  over: Record<string, string> = {},
) {
  const input = registerComplaintInput.parse(complaintTyped(over))
  return done(agent, tenantId, (ctx) => registerComplaint(ctx, input))
}

export async function anOpenForm(agent: Principal, tenantId: TenantId): Promise<void> {
  const typed = { isFormOpen: 'on', regimes: ['consumer', 'b2b'], contractDays: '30' }
  await done(agent, tenantId, (ctx) => saveSettings(ctx, settingsInput.parse(typed)))
}
