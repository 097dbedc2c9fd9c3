// A provider with open books, companies that are billed, and metered work for them.
import { runBilling } from '#tenants/billing/jobs.server.ts'
import { openChart } from '#tenants/ledger/commands.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import {
  type Principal,
  providerTenantId,
  type TenantId,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { aCompany, aMember, aStaffMember } from '#tests/factories/company.ts'
import { aContract, theCatalogue } from '#tests/factories/contract.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

/** 1 000.00 a month with 10 documents in it, 4.50 for each one above. */
export const plainPlan = {
  components: [
    { code: 'care', name_pl: 'Opieka', name_en: 'Care', model: 'flat', amount_minor: 100_000 },
    { code: 'document_posted', model: 'unit', included: 10, unit_minor: 450 },
  ],
}

/** The provider's house, ready to bill; gives its admin. */
export async function aBillingHouse(now: Date): Promise<Principal> {
  const { principal } = await aStaffMember('admin', now)
  await withProvider(principal, {}, (ctx) => openChart(ctx, providerTenantId))
  await theCatalogue(principal)
  return principal
}

/** A company under contract with its finance person. */
export async function aBilledCompany(
  now: Date,
  overrides: Parameters<typeof aCompany>[0] & { pricePlan?: unknown } = {},
) {
  const { pricePlan = plainPlan, ...company } = overrides
  const tenantId = await aCompany(company)
  const contractId = await aContract(tenantId, { pricePlan })
  const finance = await aMember(tenantId, 'finance', now)
  return { tenantId, contractId, finance: finance.principal, email: finance.email }
}

let number = 0
type Work = { contractId: string; on: string; count?: number; meter?: string; quantity?: number }

/** Finished items with their meter events, as finishing them leaves behind. */
export async function someWork(tenantId: TenantId, work: Work): Promise<string[]> {
  const { contractId, on, count = 1, meter = 'document_posted', quantity = 1 } = work
  const sql = ownerSql()
  const events: string[] = []
  for (let n = 0; n < count; n += 1) {
    const [itemId, eventId] = [newId(), newId()]
    number += 1
    const at = new Date(`${on}T09:00:00Z`)
    await sql`
      insert into work_items (tenant_id, id, number, request_type, service, title, status,
        contract_version_id, form, source, opened_at, opened_by_name, closed_at,
        closed_by_name, next_due_at, updated_at)
      values (${tenantId}, ${itemId}, ${number}, 'purchase_invoice', 'accounting',
        ${`Faktura ${number}`}, 'done', ${contractId}, '{}', 'upload', ${at}, 'Ala', ${at}, 'Ola',
        '9999-12-31', ${at})`
    await sql`
      insert into meter_events (tenant_id, id, meter, quantity, occurred_on, occurred_at, item_id,
        contract_version_id, source_type, source_id)
      values (${tenantId}, ${eventId}, ${meter}, ${quantity}, ${on}, ${at}, ${itemId},
        ${contractId}, 'work_item', ${itemId})`
    events.push(eventId)
  }
  return events
}

export async function billed(admin: Principal, period: string): Promise<void> {
  const { failure } = await runBilling(admin, { period })
  if (failure) throw new Error(failure)
}

/** The company's invoice of a month, seen from outside. */
export async function invoiceOf(tenantId: TenantId, period: string) {
  const rows = await ownerSql()<
    {
      id: string
      status: string
      number: string | null
      version: number
      net: string
      gross: string
      provider_entry_id: string | null
    }[]
  >`select id, status, number, version, net_minor::text as net, gross_minor::text as gross,
      provider_entry_id from invoices where tenant_id = ${tenantId} and period = ${period}`
  return rows[0] ?? null
}

/** Lines with the number of events that stand on them. */
export async function linesOf(tenantId: TenantId, period: string) {
  const rows = await ownerSql()<
    { code: string; quantity: number; net: string; events: number; late: string | null }[]
  >`select l.code, l.quantity, l.net_minor::text as net,
      l.explanation->>'latePeriod' as late,
      (select count(*)::int from meter_events e
        where e.tenant_id = l.tenant_id and e.invoice_line_id = l.id) as events
    from invoice_lines l
    join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
    where i.tenant_id = ${tenantId} and i.period = ${period} order by l.position`
  return [...rows]
}
