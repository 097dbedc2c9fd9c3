// A contract changes by a new version from a date on. What was promised before stays as
// it was: items, clocks and meter events keep the version that they began under.
import { and, desc, eq, sql } from 'drizzle-orm'
import { invoices } from '#db/schema/billing.ts'
import { companies, contractVersions, requestTypes } from '#db/schema/companies.ts'
import { recordAudit } from '../audit/commands.server.ts'
import { AppError } from '../shared/app-error.ts'
import { lastDayOf, localDateOf } from '../shared/dates.ts'
import { isId, newId } from '../shared/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '../shared/scope.server.ts'
import { getContractVersion, listContractVersions } from './queries.server.ts'
import { diffVersions, type EffectiveDateFault, effectiveDateFault } from './rules/versions.ts'
import { type ContractVersionGiven, contractVersionInput } from './schema.ts'

type Context = ScopeContext | ProviderContext
export type ContractRefusal = EffectiveDateFault | 'term_outside_services' | 'unknown_meter'

/** Adds the next version. Its number follows the last one; nothing older is touched. */
export async function createContractVersion(
  ctx: Context,
  input: ContractVersionGiven & { tenantId: TenantId },
): Promise<Result<{ id: string; version: number }, ContractRefusal>> {
  requirePermission(ctx, 'contracts:manage')
  const { tenantId } = input
  const parsed = contractVersionInput.safeParse(input)
  if (!parsed.success) throw new AppError('invalid_input', { cause: parsed.error })
  const terms = parsed.data
  await lockCompany(ctx, tenantId)
  const [versions, billed, types] = await Promise.all([
    listContractVersions(ctx, tenantId),
    ctx.tx
      .select({ period: sql<string | null>`max(${invoices.period})` })
      .from(invoices)
      .where(and(eq(invoices.tenantId, tenantId), eq(invoices.status, 'issued'))),
    ctx.tx
      .select({
        code: requestTypes.code,
        service: requestTypes.service,
        meter: requestTypes.meter,
      })
      .from(requestTypes)
      .limit(500),
  ])
  const latest = versions[0] ?? null
  const billedPeriod = billed[0]?.period ?? null
  const fault = effectiveDateFault({
    effectiveFrom: terms.effectiveFrom,
    today: localDateOf(ctx.now, terms.calendar.zone),
    latestFrom: latest?.effectiveFrom ?? null,
    billedUntil: billedPeriod ? lastDayOf(billedPeriod) : null,
  })
  if (fault) return err(fault, 'effectiveFrom')
  const serviceOf = new Map(types.map((type) => [type.code, type.service]))
  const outside = terms.slaTerms.find(
    (term) => !terms.services.some((service) => service === serviceOf.get(term.requestType)),
  )
  if (outside) return err('term_outside_services', 'slaTerms', { code: outside.requestType })
  const meters = new Set(types.map((type) => type.meter))
  const unknown = terms.pricePlan.components.find(
    (component) => component.model !== 'flat' && !meters.has(component.code),
  )
  if (unknown) return err('unknown_meter', 'pricePlan', { code: unknown.code })
  const id = newId()
  const version = (latest?.version ?? 0) + 1
  await ctx.tx.insert(contractVersions).values({
    ...terms,
    tenantId,
    id,
    version,
    createdById: ctx.actor.id,
    createdByName: ctx.actor.name,
    createdAt: ctx.now,
  })
  await recordAudit(ctx, {
    tenantId,
    action: 'contracts.version_created',
    subjectType: 'contract_version',
    subjectId: id,
    data: {
      version,
      effectiveFrom: terms.effectiveFrom,
      changes: latest ? diffVersions(latest, terms) : [],
    },
  })
  return ok({ id, version })
}

/** Takes back a version that has not begun. One that is in force, or was, stays for good. */
export async function withdrawContractVersion(
  ctx: Context,
  input: { tenantId: TenantId; versionId: string },
): Promise<Result<undefined, 'already_in_force' | 'not_latest'>> {
  requirePermission(ctx, 'contracts:manage')
  const { tenantId, versionId } = input
  if (!isId(versionId)) throw new AppError('not_found')
  await lockCompany(ctx, tenantId)
  const [version, latest] = await Promise.all([
    getContractVersion(ctx, versionId, tenantId),
    ctx.tx
      .select({ id: contractVersions.id })
      .from(contractVersions)
      .where(eq(contractVersions.tenantId, tenantId))
      .orderBy(desc(contractVersions.version))
      .limit(1),
  ])
  if (!version) throw new AppError('not_found')
  if (version.effectiveFrom <= localDateOf(ctx.now, version.calendar.zone)) {
    return err('already_in_force')
  }
  // Taking one from the middle would leave a gap in the numbers that clients see.
  if (latest[0]?.id !== versionId) return err('not_latest')
  await ctx.tx
    .delete(contractVersions)
    .where(and(eq(contractVersions.tenantId, tenantId), eq(contractVersions.id, versionId)))
  await recordAudit(ctx, {
    tenantId,
    action: 'contracts.version_withdrawn',
    subjectType: 'contract_version',
    subjectId: versionId,
    data: { version: version.version, effectiveFrom: version.effectiveFrom },
  })
  return ok()
}

// Two people who write a version at once must not both take the next number.
async function lockCompany(ctx: Context, tenantId: TenantId): Promise<void> {
  const rows = await ctx.tx
    .select({ kind: companies.kind })
    .from(companies)
    .where(eq(companies.tenantId, tenantId))
    .for('update')
  if (rows[0]?.kind !== 'client') throw new AppError('not_found')
}
