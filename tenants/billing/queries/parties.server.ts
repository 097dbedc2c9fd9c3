// Seller and buyer of an invoice as they stand now.
import { inArray } from 'drizzle-orm'
import { companies } from '#db/schema/companies.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import {
  type ProviderContext,
  providerTenantId,
  type ScopeContext,
  type TenantId,
} from '#tenants/shared/scope.server.ts'
import type { InvoiceParties, InvoiceParty } from '../types.ts'

export type PartyRows = InvoiceParties & {
  slug: string
  locale: 'pl' | 'en'
  /** Zone in which the seller's day of issue is told. */
  zone: string
}

export async function loadParties(
  ctx: ScopeContext | ProviderContext,
  tenantId: TenantId,
): Promise<PartyRows> {
  const rows = await ctx.tx
    .select({
      tenantId: companies.tenantId,
      slug: companies.slug,
      locale: companies.locale,
      zone: companies.zone,
      name: companies.legalName,
      nip: companies.nip,
      addressLine1: companies.addressLine1,
      postalCode: companies.postalCode,
      city: companies.city,
      country: companies.country,
      email: companies.email,
      bankAccount: companies.bankAccount,
    })
    .from(companies)
    .where(inArray(companies.tenantId, [tenantId, providerTenantId]))
    .limit(2)
  const buyer = rows.find((row) => row.tenantId === tenantId)
  const seller = rows.find((row) => row.tenantId === providerTenantId)
  if (!buyer || !seller) throw new AppError('not_found')
  return {
    seller: partyOf(seller),
    // Where the buyer's money comes from is nobody's business on an invoice.
    buyer: { ...partyOf(buyer), bankAccount: null },
    slug: buyer.slug,
    locale: buyer.locale === 'en' ? 'en' : 'pl',
    zone: seller.zone,
  }
}

function partyOf(row: InvoiceParty): InvoiceParty {
  const { name, nip, addressLine1, postalCode, city, country, email, bankAccount } = row
  return { name, nip, addressLine1, postalCode, city, country, email, bankAccount }
}
