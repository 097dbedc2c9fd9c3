// Contracts put down by the superuser, and the catalogue of request types.

import type { ServiceCredits } from '#tenants/contracts/rules/credits.ts'
import type { SlaTerm } from '#tenants/contracts/types.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type Service, services } from '#tenants/shared/permissions.ts'
import { type Principal, type TenantId, withProvider } from '#tenants/shared/scope.server.ts'
import type { CalendarInput } from '#tenants/sla/rules/calendar.ts'
import { installCatalogue } from '#tenants/work/commands/install-catalogue.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

/** Monday to Friday, eight to four, Polish holidays. */
export const officeHours: CalendarInput = {
  zone: 'Europe/Warsaw',
  hours: Object.fromEntries(
    (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['08:00', '16:00']]]),
  ),
  holidays: { country: 'PL' },
}

type Term = {
  requestType: string
  firstResponseMinutes: number
  resolutionMinutes: number
  tellsClient?: boolean
  nextResponseMinutes?: number
  byPriority?: SlaTerm['byPriority']
}

export type ContractOverrides = Partial<{
  version: number
  effectiveFrom: string
  services: readonly Service[]
  calendar: CalendarInput
  slaTerms: readonly Term[]
  pricePlan: unknown
  clientAnswerMinutes: number
  serviceCredits: ServiceCredits
}>

/** A contract version with two hours to answer and sixteen to solve. */
export async function aContract(
  tenantId: TenantId,
  overrides: ContractOverrides = {},
): Promise<string> {
  const id = newId()
  const terms = overrides.slaTerms ?? [
    { requestType: 'purchase_invoice', firstResponseMinutes: 120, resolutionMinutes: 960 },
    { requestType: 'vat_question', firstResponseMinutes: 120, resolutionMinutes: 480 },
    { requestType: 'it_access', firstResponseMinutes: 60, resolutionMinutes: 240 },
  ]
  await ownerSql()`
    insert into contract_versions (tenant_id, id, version, effective_from, services, calendar,
      sla_terms, price_plan, client_answer_minutes, service_credits)
    values (${tenantId}, ${id}, ${overrides.version ?? 1},
      ${overrides.effectiveFrom ?? '2026-01-01'}, ${[...(overrides.services ?? services)]},
      ${JSON.stringify(overrides.calendar ?? officeHours)}::text::jsonb,
      ${JSON.stringify(terms)}::text::jsonb,
      ${JSON.stringify(overrides.pricePlan ?? { components: [] })}::text::jsonb,
      ${overrides.clientAnswerMinutes ?? null},
      ${overrides.serviceCredits ? JSON.stringify(overrides.serviceCredits) : null}::text::jsonb)`
  return id
}

/** The shipped request types, installed by an admin as in a real house. */
export async function theCatalogue(admin: Principal): Promise<void> {
  await withProvider(admin, {}, installCatalogue)
}
