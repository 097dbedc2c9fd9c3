import { and, desc, eq, lte } from 'drizzle-orm'
import { contractVersions } from '#db/schema/companies.ts'
import type { LocalDate } from '../shared/dates.ts'
import type { ProviderContext, ScopeContext, TenantId } from '../shared/scope.server.ts'
import type { ContractVersion } from './types.ts'

const columns = {
  id: contractVersions.id,
  version: contractVersions.version,
  effectiveFrom: contractVersions.effectiveFrom,
  services: contractVersions.services,
  calendar: contractVersions.calendar,
  slaTerms: contractVersions.slaTerms,
  pricePlan: contractVersions.pricePlan,
  currency: contractVersions.currency,
  clientAnswerMinutes: contractVersions.clientAnswerMinutes,
  serviceCredits: contractVersions.serviceCredits,
  paymentDays: contractVersions.paymentDays,
  note: contractVersions.note,
  createdByName: contractVersions.createdByName,
  createdAt: contractVersions.createdAt,
}

type Reader = ScopeContext | ProviderContext

/** The version in force on a business date, or null before the first. */
export async function getContractVersionOn(
  ctx: Reader,
  on: LocalDate,
  tenantId: TenantId = ctx.tenantId,
): Promise<ContractVersion | null> {
  const rows = await ctx.tx
    .select(columns)
    .from(contractVersions)
    .where(and(eq(contractVersions.tenantId, tenantId), lte(contractVersions.effectiveFrom, on)))
    .orderBy(desc(contractVersions.effectiveFrom))
    .limit(1)
  return (rows[0] as ContractVersion | undefined) ?? null
}

/** One version by id, for items that keep the version they began under. */
export async function getContractVersion(
  ctx: Reader,
  id: string,
  tenantId: TenantId = ctx.tenantId,
): Promise<ContractVersion | null> {
  const rows = await ctx.tx
    .select(columns)
    .from(contractVersions)
    .where(and(eq(contractVersions.tenantId, tenantId), eq(contractVersions.id, id)))
    .limit(1)
  return (rows[0] as ContractVersion | undefined) ?? null
}

/** All versions of a company, the newest first. */
export async function listContractVersions(
  ctx: Reader,
  tenantId: TenantId = ctx.tenantId,
): Promise<ContractVersion[]> {
  const rows = await ctx.tx
    .select(columns)
    .from(contractVersions)
    .where(eq(contractVersions.tenantId, tenantId))
    .orderBy(desc(contractVersions.effectiveFrom))
    .limit(200)
  return rows as ContractVersion[]
}
