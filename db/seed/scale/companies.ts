// The companies, contracts and people of the scale seed, in a few plain inserts.
import type postgres from 'postgres'
import { PROVIDER_ID } from '#db/access.ts'
import { newWrappedKey } from '#tenants/archive/keys.server.ts'
import { chartOfAccounts } from '#tenants/ledger/pl/chart.ts'
import type { CalendarInput } from '#tenants/sla/rules/calendar.ts'
import { demoProvider } from '../demo/companies.ts'
import { demoCalendars, demoTerms } from '../demo/contracts.ts'
import { demoAccount, demoId, demoNip } from '../demo/ids.ts'
import { type Random, randomOf, seedOf } from '../random.ts'
import { companyWords } from './words.ts'

const SERVICES = ['accounting', 'payroll', 'orders', 'keying', 'it'] as const
export const COMPANIES_OF_AN_AGENT = 40
/** Beyond the numbers that the demo's own companies have. */
const FIRST_NIP = 1_000

export type ScaleCompany = {
  id: string
  n: number
  slug: string
  calendar: CalendarInput
  contractVersionId: string
  terms: ReadonlyMap<string, { firstResponseMinutes: number; resolutionMinutes: number }>
  agents: readonly Person[]
  owner: Person
}
export type Person = { id: string; name: string; email: string }

const person = (email: string, name: string): Person => ({
  id: demoId(`account ${email}`),
  email,
  name,
})

/** Signs in to measure the queue: forty companies, one in each stretch of the sizes. */
export const benchAgent = person('bench-agent@zaplecze.example', 'Beata Pomiarowa')

export function planCompanies(count: number, seed: number): ScaleCompany[] {
  const random = randomOf(seedOf(seed, 'companies'))
  const agentCount = Math.max(1, Math.ceil(count / COMPANIES_OF_AN_AGENT))
  const agents = Array.from({ length: agentCount }, (_, i) =>
    i === 0 ? benchAgent : person(`agent-${i + 1}@zaplecze.example`, `Agent ${i + 1}`),
  )
  const calendars = Object.values(demoCalendars) as CalendarInput[]
  return Array.from({ length: count }, (_, i) => {
    const n = i + 1
    const slug = `scale-${String(n).padStart(5, '0')}`
    const pace = random.pick([75, 100, 100, 150])
    const terms = demoTerms({ services: SERVICES, pace })
    return {
      id: demoId(`company ${slug}`),
      n,
      slug,
      calendar: calendars[i % calendars.length]!,
      contractVersionId: demoId(`contract ${slug} 1`),
      terms: new Map(terms.map((term) => [term.requestType, term])),
      agents: [agents[i % agentCount]!],
      owner: person(`owner-${n}@scale.example`, `Właściciel ${n}`),
    }
  })
}

export async function insertCompanies(
  tx: postgres.TransactionSql,
  companies: readonly ScaleCompany[],
  options: { seed: number; now: Date; passwordHash: string },
): Promise<void> {
  const since = new Date(options.now.getTime() - 3 * 365 * 86_400_000)
  const random = randomOf(seedOf(options.seed, 'names'))
  await insertProvider(tx, since)
  await inBatches(companies, 500, async (batch) => {
    await tx`insert into companies ${tx(batch.map((company) => companyRow(company, random, since)))}`
    await tx`insert into company_keys ${tx(
      batch.map(({ id }) => ({ tenant_id: id, wrapped_key: newWrappedKey(id) })),
    )}`
    await tx`insert into contract_versions ${tx(batch.map((company) => contractRow(tx, company, since)))}`
  })
  await insertPeople(tx, companies, options.passwordHash, since)
  await tx`
    insert into ledger_accounts (tenant_id, number, name_pl, name_en, kind, normal_side)
    select c.tenant_id, a.* from companies c
    cross join jsonb_to_recordset(${tx.json(chartOfAccounts as never)}::jsonb) as a(
      number text, "namePl" text, "nameEn" text, kind text, "normalSide" text)
    where c.slug like 'scale-%' on conflict do nothing`
}

async function insertProvider(tx: postgres.TransactionSql, since: Date): Promise<void> {
  const [known] = await tx`select 1 from companies where tenant_id = ${PROVIDER_ID}`
  if (known) return
  const { slug, legalName, shortName, addressLine1, postalCode, city, colour } = demoProvider
  await tx`
    insert into companies (tenant_id, kind, slug, legal_name, short_name, nip, address_line1,
      postal_code, city, colour, bank_account, created_at)
    values (${PROVIDER_ID}, 'provider', ${slug}, ${legalName}, ${shortName}, ${demoNip(1)},
      ${addressLine1}, ${postalCode}, ${city}, ${colour}, ${demoAccount(1)}, ${since})`
  await tx`insert into company_keys (tenant_id, wrapped_key)
    values (${PROVIDER_ID}, ${newWrappedKey(PROVIDER_ID)})`
}

function companyRow(company: ScaleCompany, random: Random, since: Date) {
  const { name, town } = companyWords(random, company.n)
  return {
    tenant_id: company.id,
    kind: 'client',
    slug: company.slug,
    legal_name: `${name} Sp. z o.o.`,
    short_name: name,
    nip: demoNip(FIRST_NIP + company.n),
    address_line1: `ul. Testowa ${company.n}`,
    postal_code: '00-999',
    city: town,
    colour: `#${random.whole(0x300000, 0xb0b0b0).toString(16).padStart(6, '0')}`,
    bank_account: demoAccount(FIRST_NIP + company.n),
    created_at: since,
  }
}

function contractRow(tx: postgres.TransactionSql, company: ScaleCompany, since: Date) {
  const components = [
    { model: 'flat', code: 'monthly_fee', amount_minor: 80_000 },
    { model: 'unit', code: 'document_posted', included: 25, unit_minor: 800 },
  ]
  return {
    tenant_id: company.id,
    id: company.contractVersionId,
    version: 1,
    effective_from: since.toISOString().slice(0, 10),
    services: [...SERVICES],
    calendar: tx.json(company.calendar as never),
    sla_terms: tx.json([...company.terms.values()]),
    price_plan: tx.json({ components }),
    created_at: since,
  }
}

async function insertPeople(
  tx: postgres.TransactionSql,
  companies: readonly ScaleCompany[],
  passwordHash: string,
  since: Date,
): Promise<void> {
  const agents = [...new Set(companies.flatMap((company) => company.agents))]
  const people = [...agents, ...companies.map(({ owner }) => owner)]
  const members = [
    ...agents.map((agent) => ({ tenant: PROVIDER_ID, role: 'agent', who: agent })),
    ...companies.map(({ id, owner }) => ({ tenant: id, role: 'owner', who: owner })),
  ]
  await inBatches(people, 2_000, async (batch) => {
    await tx`insert into accounts ${tx(
      batch.map((one) => ({ ...one, password_hash: passwordHash, created_at: since })),
    )} on conflict do nothing`
  })
  await inBatches(members, 2_000, async (batch) => {
    await tx`insert into members ${tx(
      batch.map(({ tenant, role, who }) => ({
        tenant_id: tenant,
        account_id: who.id,
        role,
        name: who.name,
        email: who.email,
        created_at: since,
      })),
    )} on conflict do nothing`
  })
  const assignments = companies.flatMap(({ id, agents: own }) =>
    own.flatMap((agent) =>
      SERVICES.map((service) => ({ tenant_id: id, account_id: agent.id, service })),
    ),
  )
  await inBatches(assignments, 5_000, async (batch) => {
    await tx`insert into agent_assignments ${tx(batch)} on conflict do nothing`
  })
}

async function inBatches<T>(
  rows: readonly T[],
  size: number,
  insert: (batch: T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += size) await insert(rows.slice(from, from + size))
}
