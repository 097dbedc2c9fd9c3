// Many companies and many items, for measuring: `zaplecze seed --companies 2000 --items
// 1000000 --seed 1`. By COPY, as a superuser, without triggers; the same seed and instant
// give the same rows (but for the random file keys).
import postgres from 'postgres'
import { ConfigError } from '#db/config.server.ts'
import { hashPassword } from '#tenants/identity/passwords.server.ts'
import { DEMO_PASSWORD } from './demo/people.ts'
import { insertCompanies, planCompanies, type ScaleCompany } from './scale/companies.ts'
import { type CopyTable, openCopy } from './scale/copy.server.ts'
import { itemColumns, itemsOf } from './scale/items.ts'
import { journalColumns, linesOf, writeJournal } from './scale/ledger.ts'

export type ScaleOptions = {
  ownerUrl: string
  companies: number
  items: number
  seed: number
  now: Date
  /** Journal lines of the largest company; a million unless a test wants fewer. */
  journalLines?: number
  say?: (line: string) => void
}

type Tables = Record<keyof typeof itemColumns, CopyTable>

export async function seedScale(options: ScaleOptions): Promise<void> {
  const sql = postgres(options.ownerUrl, { max: 2, onnotice: () => {} })
  const clock = stopwatch(options.say)
  try {
    await requireRoom(sql)
    const companies = planCompanies(options.companies, options.seed)
    const passwordHash = await hashPassword(DEMO_PASSWORD)
    await sql.begin((tx) => insertCompanies(tx, companies, { ...options, passwordHash }))
    clock(`${companies.length} companies, contracts, people`)
    await seedItems(options, companies)
    clock(`${options.items} items with clocks and partitions`)
    await seedJournal(options, companies)
    clock('the journal')
    await finish(sql)
    clock('balances, counters, statistics')
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function requireRoom(sql: postgres.Sql): Promise<void> {
  const [user] = await sql`select rolsuper from pg_roles where rolname = current_user`
  if (!user?.rolsuper) {
    throw new ConfigError(
      'The scale seed needs a superuser in DATABASE_URL: row security is forced.',
    )
  }
  const [known] = await sql`select 1 from companies where slug like 'scale-%' limit 1`
  if (known) throw new ConfigError('The scale companies are in this database already.')
}

/** A few companies have much work and many have little, as it is. */
export function sharesOf(companies: number, items: number): number[] {
  const weights = Array.from({ length: companies }, (_, i) => 1 / (i + 20) ** 0.6)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => Math.floor((items * weight) / total))
  let left = items - shares.reduce((sum, share) => sum + share, 0)
  for (let i = 0; left > 0; i = (i + 1) % companies) {
    shares[i] = shares[i]! + 1
    left -= 1
  }
  return shares
}

async function seedItems(options: ScaleOptions, companies: readonly ScaleCompany[]) {
  const rebuildIndexes = options.items > 20_000
  const tables = {} as Tables
  for (const [table, columns] of Object.entries(itemColumns)) {
    tables[table as keyof Tables] = await openCopy(options.ownerUrl, table, columns, {
      rebuildIndexes,
    })
  }
  const shares = sharesOf(companies.length, options.items)
  await together(Object.values(tables), async () => {
    for (const [i, company] of companies.entries()) {
      for (const rows of itemsOf(company, shares[i]!, options)) {
        await tables.work_items.write(rows.item)
        await tables.sla_partitions.write(rows.partition)
        for (const row of rows.clocks) await tables.sla_clocks.write(row)
        for (const row of rows.waits) await tables.sla_waits.write(row)
        for (const row of rows.questions) await tables.work_questions.write(row)
        for (const row of rows.messages) await tables.work_messages.write(row)
        for (const row of rows.meters) await tables.meter_events.write(row)
      }
    }
  })
}

async function seedJournal(options: ScaleOptions, companies: readonly ScaleCompany[]) {
  const largest = options.journalLines ?? 1_000_000
  const open = (table: keyof typeof journalColumns) =>
    openCopy(options.ownerUrl, table, journalColumns[table], { rebuildIndexes: largest > 20_000 })
  const entries = await open('journal_entries')
  const lines = await open('journal_lines')
  await together([entries, lines], async () => {
    for (const company of companies) {
      const count = linesOf(company.n, largest)
      if (count > 0) await writeJournal(company, count, options, { entries, lines })
    }
  })
}

/** All tables or none: each has a connection of its own, and all commit at the end. */
async function together(tables: readonly CopyTable[], write: () => Promise<void>): Promise<void> {
  try {
    await write()
    for (const table of tables) await table.finish()
  } catch (error) {
    await Promise.all(tables.map((table) => table.abort()))
    throw error
  }
  for (const table of tables) await table.commit()
}

async function finish(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into ledger_balances (tenant_id, period, account_number, debit_minor, credit_minor, line_count)
    select l.tenant_id, l.period, l.account_number,
      coalesce(sum(l.amount_minor) filter (where l.amount_minor > 0), 0),
      coalesce(-sum(l.amount_minor) filter (where l.amount_minor < 0), 0), count(*)
    from journal_lines l join companies c using (tenant_id)
    where c.slug like 'scale-%' group by 1, 2, 3`
  await sql`
    insert into ledger_periods (tenant_id, period)
    select distinct tenant_id, period from ledger_balances on conflict do nothing`
  await sql`
    insert into counters (tenant_id, name, value)
    select i.tenant_id, 'work_items', max(i.number)
    from work_items i join companies c using (tenant_id)
    where c.slug like 'scale-%' group by 1
    union all
    select e.tenant_id, 'journal:' || e.year, max(e.number)
    from journal_entries e join companies c using (tenant_id)
    where c.slug like 'scale-%' group by e.tenant_id, e.year
    on conflict (tenant_id, name) do update set value = excluded.value`
  await sql`vacuum (analyze) work_items`
  await sql`analyze`
}

function stopwatch(say: ScaleOptions['say']) {
  const startedAt = performance.now()
  let last = startedAt
  return (what: string) => {
    const now = performance.now()
    const seconds = (from: number) => ((now - from) / 1_000).toFixed(1)
    say?.(`${what}: ${seconds(last)} s (total ${seconds(startedAt)} s)`)
    last = now
  }
}
