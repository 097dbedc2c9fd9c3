// Recomputes what the house promises about itself, from the rows alone.
import postgres from 'postgres'
import { readContent } from '../archive/contents.server.ts'
import { loadFileKey } from '../archive/keys.server.ts'
import { verifyChain } from '../audit/jobs.server.ts'
import { checkConservation } from '../billing/queries/conservation.server.ts'
import {
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../shared/scope.server.ts'
import { proveClocks } from '../work/clock-proof.server.ts'
import { checkBooks } from './verify-rows.ts'
import { withDatabase } from './with-database.ts'

const SAMPLE = 200
const SHOWN = 10

/** One promise: what was looked at, and each place where it does not hold. */
export type Verdict = { promise: string; seen: string; problems: string[] }

export function run(): Promise<number> {
  return withDatabase(async ({ ownerUrl }) => {
    const verdicts = await verifyHouse(ownerUrl, new Date())
    for (const { promise, seen, problems } of verdicts) {
      console.info(`${problems.length === 0 ? 'holds ' : 'BROKEN'}  ${promise} (${seen})`)
      for (const problem of problems.slice(0, SHOWN)) console.info(`        ${problem}`)
      const rest = problems.length - SHOWN
      if (rest > 0) console.info(`        and ${rest} more`)
    }
    return verdicts.every(({ problems }) => problems.length === 0) ? 0 : 1
  })
}

export async function verifyHouse(ownerUrl: string, now: Date): Promise<Verdict[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return [
      await checkAudit(sql, now),
      ...(await checkBooks(sql)),
      await checkClocks(now),
      await checkBilling(now),
      await checkFiles(sql, now),
    ]
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function checkAudit(sql: postgres.Sql, now: Date): Promise<Verdict> {
  const companies = await sql<{ tenantId: TenantId; slug: string }[]>`
    select tenant_id as "tenantId", slug from companies c
    where exists (select 1 from audit_blocks b where b.tenant_id = c.tenant_id)
      or exists (select 1 from audit_events e where e.tenant_id = c.tenant_id)
    order by slug`
  const problems: string[] = []
  let events = 0
  for (const { tenantId, slug } of companies) {
    const principal = systemPrincipal(now, 'verify')
    const report = await withCompany(principal, tenantId, { readOnly: true }, verifyChain)
    events += report.events
    if (report.fault) problems.push(`${slug}: block ${report.fault.blockNo}, ${report.fault.fault}`)
  }
  return {
    promise: 'no audit row was changed, left out or added',
    seen: `${companies.length} chains, ${events} sealed rows`,
    problems,
  }
}

async function checkClocks(now: Date): Promise<Verdict> {
  const { items, faults } = await proveClocks(systemPrincipal(now, 'verify'))
  return {
    promise: 'every minute of an item belongs to exactly one party, and is counted again the same',
    seen: `${items} items`,
    problems: faults.map(({ slug, number, code, detail }) =>
      `${slug} #${number}: ${code} ${JSON.stringify(detail)}`.slice(0, 300),
    ),
  }
}

async function checkBilling(now: Date): Promise<Verdict> {
  const principal = systemPrincipal(now, 'verify')
  const found = await withProvider(principal, { readOnly: true }, checkConservation)
  return {
    promise: 'every unit of work is on one invoice line, open, or has its reason',
    seen: `${found.billedEvents} billed, ${found.openEvents} open, ${found.excludedEvents} excluded`,
    problems: found.problems.map(({ kind, label, detail }) =>
      `${kind} ${label} ${JSON.stringify(detail)}`.slice(0, 300),
    ),
  }
}

type Content = { tenantId: TenantId; sha256: string; name: string }

/** Reads, decrypts and hashes a sample: the same documents as long as none are added. */
async function checkFiles(sql: postgres.Sql, now: Date): Promise<Verdict> {
  const sample = await sql<Content[]>`
    select tenant_id as "tenantId", sha256, original_name as name from documents
    order by md5(id::text) limit ${SAMPLE}`
  const problems: string[] = []
  for (const { tenantId, sha256, name } of sample) {
    try {
      const principal = systemPrincipal(now, 'verify')
      const key = await withCompany(principal, tenantId, { readOnly: true }, loadFileKey)
      await readContent(tenantId, key, { sha256 })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      problems.push(`${name} (${sha256.slice(0, 12)}): ${reason}`)
    }
  }
  return {
    promise: 'files are what was handed in',
    seen: `a sample of ${sample.length}`,
    problems,
  }
}
