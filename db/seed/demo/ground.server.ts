// Companies, people, assignments and contracts of the demo, written as the owner: they are
// older than the story that the commands then tell.
import type postgres from 'postgres'
import { PROVIDER_ID } from '#db/access.ts'
import { newWrappedKey } from '#tenants/archive/keys.server.ts'
import { hashPassword } from '#tenants/identity/passwords.server.ts'
import { chartOfAccounts } from '#tenants/ledger/pl/chart.ts'
import { addMonths, firstDayOf, localDateOf, periodOf } from '#tenants/shared/dates.ts'
import { type DemoCompany, demoCompanies, demoProvider } from './companies.ts'
import {
  demoCalendars,
  demoClientAnswers,
  demoContractChange,
  demoContracts,
  demoCredits,
  demoPlan,
  demoTeamTargets,
  demoTerms,
} from './contracts.ts'
import { demoAccount, demoId, demoNip, demoRegon } from './ids.ts'
import { DEMO_PASSWORD, demoAssignments, demoClients, demoStaff } from './people.ts'

export const companyIdOf = (slug: string) =>
  slug === demoProvider.slug ? PROVIDER_ID : demoId(`company ${slug}`)
export const accountIdOf = (email: string) => demoId(`account ${email}`)

/**
 * First day of the demo's story: two months that are over and billed lie before the one
 * that runs. Bills go out on the third, so in its first days a month more is needed.
 */
export function demoStart(now: Date): string {
  const today = localDateOf(now, 'Europe/Warsaw')
  return firstDayOf(addMonths(periodOf(today), Number(today.slice(8)) > 3 ? -2 : -3))
}

export async function seedGround(sql: postgres.Sql, now: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await sql.begin(async (tx) => {
    await seedCompanies(tx, now)
    await seedPeople(tx, now, passwordHash)
    await seedContracts(tx, now)
  })
}

async function seedCompanies(tx: postgres.TransactionSql, now: Date): Promise<void> {
  const row = (company: DemoCompany, n: number, kind: 'provider' | 'client') => ({
    tenant_id: companyIdOf(company.slug),
    kind,
    slug: company.slug,
    legal_name: company.legalName,
    short_name: company.shortName,
    nip: demoNip(n),
    regon: demoRegon(n),
    address_line1: company.addressLine1,
    postal_code: company.postalCode,
    city: company.city,
    locale: company.locale,
    colour: company.colour,
    tax_office_code: company.taxOfficeCode,
    bank_account: demoAccount(n),
    trade: company.trade,
    email: company.email,
    created_at: startInstant(now),
  })
  const rows = [
    row(demoProvider, 1, 'provider'),
    ...demoCompanies.map((company, i) => row(company, i + 2, 'client')),
  ]
  await tx`insert into companies ${tx(rows)}`
  const keys = rows.map(({ tenant_id }) => ({ tenant_id, wrapped_key: newWrappedKey(tenant_id) }))
  await tx`insert into company_keys ${tx(keys)}`
  const accounts = rows.flatMap(({ tenant_id }) =>
    chartOfAccounts.map((account) => ({
      tenant_id,
      number: account.number,
      name_pl: account.namePl,
      name_en: account.nameEn,
      kind: account.kind,
      normal_side: account.normalSide,
    })),
  )
  await tx`insert into ledger_accounts ${tx(accounts)}`
}

async function seedPeople(
  tx: postgres.TransactionSql,
  now: Date,
  passwordHash: string,
): Promise<void> {
  const people = [...demoStaff, ...demoClients]
  const createdAt = startInstant(now)
  const accounts = people.map((person) => ({
    id: accountIdOf(person.email),
    email: person.email,
    name: person.name,
    password_hash: passwordHash,
    locale: person.locale,
    created_at: createdAt,
  }))
  const members = people.flatMap((person) =>
    person.roles.map(([slug, role]) => ({
      tenant_id: companyIdOf(slug),
      account_id: accountIdOf(person.email),
      role,
      name: person.name,
      email: person.email,
      locale: person.locale,
      created_at: createdAt,
    })),
  )
  const servicesBySlug = new Map(demoContracts.map(({ company, services }) => [company, services]))
  const assignments = demoAssignments.flatMap(([name, slugs]) =>
    slugs.flatMap((slug) =>
      servicesBySlug.get(slug)!.map((service) => ({
        tenant_id: companyIdOf(slug),
        account_id: accountIdOf(`${name}@zaplecze.example`),
        service,
        created_at: createdAt,
      })),
    ),
  )
  await tx`insert into accounts ${tx(accounts)}`
  await tx`insert into members ${tx(members)}`
  await tx`insert into agent_assignments ${tx(assignments)}`
}

async function seedContracts(tx: postgres.TransactionSql, now: Date): Promise<void> {
  const admin = demoStaff[0]!
  const start = demoStart(now)
  const version = (contract: (typeof demoContracts)[number]) => ({
    tenant_id: companyIdOf(contract.company),
    id: demoId(`contract ${contract.company} 1`),
    version: 1,
    effective_from: start,
    services: [...contract.services],
    calendar: tx.json(demoCalendars[contract.calendar] as never),
    sla_terms: tx.json(demoTerms(contract)),
    service_credits: tx.json(demoCredits),
    client_answer_minutes: demoClientAnswers[contract.company] ?? null,
    price_plan: tx.json(demoPlan(contract) as never),
    payment_days: contract.paymentDays,
    note: null as string | null,
    created_by_id: accountIdOf(admin.email),
    created_by_name: admin.name,
    created_at: startInstant(now),
  })
  const changed = demoContracts.find(({ company }) => company === demoContractChange.company)!
  const rows = [
    ...demoContracts.map(version),
    {
      ...version(changed),
      id: demoId(`contract ${changed.company} 2`),
      version: 2,
      effective_from: firstDayOf(addMonths(periodOf(start), 1)),
      price_plan: tx.json(demoContractChange.plan as never),
      note: demoContractChange.note,
    },
  ]
  await tx`insert into contract_versions ${tx(rows)}`
  await tx`insert into team_targets ${tx(
    demoTeamTargets.map(([service, first, resolution]) => ({
      tenant_id: PROVIDER_ID,
      id: demoId(`team target ${service}`),
      service,
      effective_from: start,
      first_response_minutes: first,
      resolution_minutes: resolution,
      created_at: startInstant(now),
      created_by_name: admin.name,
    })),
  )}`
}

function startInstant(now: Date): Date {
  return new Date(`${demoStart(now)}T06:00:00Z`)
}
