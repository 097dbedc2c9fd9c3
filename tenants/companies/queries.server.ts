// Reads about companies. Lists across companies need the provider's scope.
import { and, eq } from 'drizzle-orm'
import { companies } from '#db/schema/companies.ts'
import { AppError } from '../shared/app-error.ts'
import type { AnyContext, ProviderContext, ScopeContext } from '../shared/scope.server.ts'
import type { Company } from './types.ts'

const columns = {
  tenantId: companies.tenantId,
  kind: companies.kind,
  slug: companies.slug,
  legalName: companies.legalName,
  shortName: companies.shortName,
  nip: companies.nip,
  regon: companies.regon,
  addressLine1: companies.addressLine1,
  postalCode: companies.postalCode,
  city: companies.city,
  country: companies.country,
  zone: companies.zone,
  locale: companies.locale,
  colour: companies.colour,
  taxOfficeCode: companies.taxOfficeCode,
  bankAccount: companies.bankAccount,
  fiscalYearStartMonth: companies.fiscalYearStartMonth,
  trade: companies.trade,
  email: companies.email,
  isActive: companies.isActive,
  createdAt: companies.createdAt,
}

/** A client company by the name in the address bar, active or not; null when none. */
export async function getCompanyBySlug(
  ctx: ProviderContext,
  slug: string,
): Promise<Company | null> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return null
  const rows = await ctx.tx
    .select(columns)
    .from(companies)
    .where(and(eq(companies.slug, slug), eq(companies.kind, 'client')))
    .limit(1)
  return (rows[0] as Company | undefined) ?? null
}

/** The company in hand. */
export async function requireCompany(ctx: ScopeContext | ProviderContext): Promise<Company> {
  const rows = await ctx.tx
    .select(columns)
    .from(companies)
    .where(eq(companies.tenantId, ctx.tenantId))
    .limit(1)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0] as Company
}

/** The provider's own data: the seller on invoices, the sender of mails. */
export async function requireProvider(ctx: AnyContext): Promise<Company> {
  const rows = await ctx.tx
    .select(columns)
    .from(companies)
    .where(eq(companies.kind, 'provider'))
    .limit(1)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0] as Company
}
