// Taking a company on, keeping its data, and letting it go. Its chart of accounts and its
// file key belong to modules above: the office's page opens them in the same transaction.
import { and, eq, like, or } from 'drizzle-orm'
import { companies } from '#db/schema/companies.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '../../shared/scope.server.ts'
import { requireCompany } from '../queries.server.ts'
import { freeSlug, slugOf } from '../rules/slug.ts'
import type { TakeOnCompanyInput, UpdateCompanyInput } from '../schema.ts'

/** Creates a client company. Its slug is made from the short name and stays for good. */
export async function takeOnCompany(
  ctx: ProviderContext,
  input: TakeOnCompanyInput,
): Promise<Result<{ tenantId: TenantId; slug: string }, 'nip_taken' | 'slug_taken'>> {
  requirePermission(ctx, 'companies:manage')
  const wanted = slugOf(input.shortName)
  const known = await ctx.tx
    .select({ slug: companies.slug, nip: companies.nip })
    .from(companies)
    .where(
      or(
        eq(companies.nip, input.nip),
        eq(companies.slug, wanted),
        like(companies.slug, `${wanted}-%`),
      ),
    )
    .limit(500)
  if (known.some((row) => row.nip === input.nip)) return err('nip_taken', 'nip')
  const slug = freeSlug(wanted, new Set(known.map((row) => row.slug)))
  const tenantId = newId() as TenantId
  const made = await ctx.tx
    .insert(companies)
    .values({ ...input, tenantId, slug, kind: 'client', createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ slug: companies.slug })
  // Somebody else took the name or the number on in the same second.
  if (!made[0]) return err('slug_taken', 'shortName')
  await recordAudit(ctx, {
    tenantId,
    action: 'companies.company_taken_on',
    subjectType: 'company',
    subjectId: tenantId,
    data: { legalName: input.legalName, nip: input.nip },
  })
  return ok({ tenantId, slug })
}

/** Keeps the company's data; the record says what changed, from what to what. */
export async function updateCompany(ctx: ScopeContext, input: UpdateCompanyInput): Promise<void> {
  requirePermission(ctx, 'companies:manage')
  const before = await requireCompany(ctx)
  const changed = Object.entries(input).filter(
    ([field, value]) =>
      value !== undefined &&
      JSON.stringify(before[field as keyof UpdateCompanyInput]) !== JSON.stringify(value),
  )
  if (changed.length === 0) return
  await Promise.all([
    ctx.tx.update(companies).set(input).where(eq(companies.tenantId, ctx.tenantId)),
    recordAudit(ctx, {
      action: 'companies.company_updated',
      subjectType: 'company',
      subjectId: ctx.tenantId,
      data: Object.fromEntries(
        changed.map(([field, value]) => [
          field,
          { from: before[field as keyof UpdateCompanyInput], to: value },
        ]),
      ),
    }),
  ])
}

/** Closes a company's doors to its people, or opens them again. Nothing is deleted. */
export async function setCompanyActive(ctx: ScopeContext, isActive: boolean): Promise<void> {
  requirePermission(ctx, 'companies:manage')
  const changed = await ctx.tx
    .update(companies)
    .set({ isActive })
    .where(and(eq(companies.tenantId, ctx.tenantId), eq(companies.isActive, !isActive)))
    .returning({ tenantId: companies.tenantId })
  if (!changed[0]) return
  await recordAudit(ctx, {
    action: isActive ? 'companies.company_opened' : 'companies.company_closed',
    subjectType: 'company',
    subjectId: ctx.tenantId,
  })
}
