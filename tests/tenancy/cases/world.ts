// A house with two client companies that have data in everything, made by the product's
// own commands. Nobody of one company has anything to do with the other.

import type { PurchaseInput } from '#tenants/accounting/types.ts'
import { sealAudit } from '#tenants/audit/jobs.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import type { MemberRole } from '#tenants/shared/permissions.ts'
import { type Principal, providerTenantId, type TenantId } from '#tenants/shared/scope.server.ts'
import { aBillingHouse } from '#tests/factories/billing.ts'
import { aStaffMember } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { furnishedCompany } from './furnished-company.ts'

/** What an input may name: all of one company, or of no company at all. */
export type Target = {
  tenantId: TenantId
  slug: string
  nip: string
  legalName: string
  /** A question of a client, still open, with a message and a note. */
  itemId: string
  questionId: string
  documentId: string
  looseDocumentId: string
  purchaseId: string
  purchaseItemId: string
  purchaseDocumentId: string
  purchaseVersion: number
  draft: PurchaseInput
  /** An item whose paper nobody has begun to book. */
  unbookedItemId: string
  postedId: string
  postedItemId: string
  entryId: string
  accountNumber: string
  sellerNip: string
  contractId: string
  comingContractId: string
  invoiceId: string
  lineId: string
  draftInvoiceId: string
  draftVersion: number
  eventId: string
  memberId: string
  agentId: string
  invitationId: string
  scheduleId: string
  dayOffId: string
  viewId: string
  employeeId: string
  employmentId: string
  /** A request for leave that nobody has decided, and one that is approved. */
  absenceId: string
  importJobId: string
  /** A certificate that waits, and one that was issued. */
  certificateId: string
  issuedCertificateId: string
  /** A run that is paid, and its only payslip. */
  runId: string
  payslipId: string
  /** Its orders, released and not taken yet, and a claim on the person's pay. */
  batchId: string
  garnishmentId: string
  /** The PIT-11 of that person, handed in. */
  taxFormId: string
  zusSetId: string
  /** A complaint that waits, and one that is decided and has its letter. */
  complaintId: string
  decidedComplaintId: string
  complaintItemId: string
  letterId: string
  evidenceId: string
  causeId: string
  actionId: string
  invitationToken: string
  resetToken: string
}

export type Place = {
  tenantId: TenantId
  target: Target
  people: Record<MemberRole, Principal>
  emails: Record<'owner' | 'finance' | 'hr' | 'viewer' | 'agent' | 'lead' | 'employee', string>
}

export type World = { a: Place; b: Place; admin: Principal; auditor: Principal; nowhere: Target }

/** `before` is a day of the month before `now`: its work is billed, and the next is drafted. */
export async function twoCompanies(times: { before: Date; now: Date }): Promise<World> {
  const admin = await aBillingHouse(times.now)
  const auditor = (await aStaffMember('auditor', times.now)).principal
  const house = { admin, auditor, ...times }
  const a = await furnishedCompany(house, { mark: 'alabaster', accountNumber: '402-AAA' })
  const b = await furnishedCompany(house, { mark: 'obelisk', accountNumber: '402-BBB' })
  await sealAudit(times.now)
  return { a, b, admin, auditor, nowhere: nowhere(b.target) }
}

/** Names in the shape of real ones that belong to nothing. */
function nowhere(like: Target): Target {
  const ids = Object.fromEntries(
    Object.entries(like)
      .filter(([key]) => key.endsWith('Id'))
      .map(([key]) => [key, newId()]),
  ) as Pick<Target, Extract<keyof Target, `${string}Id`>>
  return {
    ...like,
    ...ids,
    slug: 'nikt-taki',
    nip: '1060000062',
    legalName: 'Nikt Taki sp. z o.o.',
    accountNumber: '402-ZZZ',
    sellerNip: '1060000062',
    draft: like.draft,
    invitationToken: 'x'.repeat(43),
    resetToken: 'y'.repeat(43),
  }
}

/** A row's count and checksum for every table, in one statement. */
export async function fingerprint(skipped: readonly string[] = []): Promise<Map<string, string>> {
  const sql = ownerSql()
  const tables = await sql<{ name: string }[]>`select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`
  const parts = tables
    .filter(({ name }) => !skipped.includes(name))
    .map(
      ({ name }) => `select '${name}' as name, count(*) || ' ' ||
        coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print
        from public."${name}" t`,
    )
  const rows = await sql.unsafe<{ name: string; print: string }[]>(parts.join(' union all '))
  return new Map(rows.map(({ name, print }) => [name, print]))
}

/** Names of the tables that differ. */
export function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name)
}

/** What must never reach a stranger: ids, numbers and names of a company. */
export function secretsOf({ target, people }: Place): string[] {
  const ids = Object.entries(target)
    .filter(
      ([key]) => key.endsWith('Id') || ['slug', 'nip', 'legalName', 'accountNumber'].includes(key),
    )
    .map(([, value]) => value as string)
  const persons = (['owner', 'finance', 'hr', 'viewer', 'employee'] as const).flatMap((role) => [
    people[role].accountId!,
    people[role].name,
  ])
  return [...ids, ...persons].filter((secret) => secret !== providerTenantId)
}
