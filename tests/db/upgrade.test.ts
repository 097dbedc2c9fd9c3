// A database that an earlier version filled goes through every later migration with its rows.
// Fresh databases prove nothing here: forced row security hides no row where there is none.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrateDatabase } from '#db/migrate.server.ts'

/** The last version before request types had versions and clocks their sequence. */
const EARLIER = '0008_escalations_and_excuses'
const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url))
const name = `upgrade_${process.pid}`
const tenant = 'aaaaaaaa-0000-4000-8000-000000000001'
const items = [1, 2, 3].map((n) => `bbbbbbbb-0000-4000-8000-00000000000${n}`)

let folder: string
let admin: postgres.Sql
let sql: postgres.Sql
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zaplecze-upgrade-'))
  cpSync(migrations, folder, { recursive: true })
  const journalFile = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const last = journal.entries.findIndex(({ tag }: { tag: string }) => tag === EARLIER)
  writeFileSync(
    journalFile,
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }),
  )
  const template = new URL(inject('ownerUrl'))
  template.pathname = '/postgres'
  admin = postgres(template.toString(), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  template.pathname = `/${name}`
  url = template.toString()
  sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe(
    `grant create on database ${name} to zaplecze_owner;
     grant all on schema public to zaplecze_owner; set role zaplecze_owner`,
  )
  await migrate(drizzle(sql), { migrationsFolder: folder })
  await fill()
  // As a running house has it: every table hides its rows also from its owner.
  await sql.unsafe(`do $$ declare one regclass; begin
    for one in select oid::regclass from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
    loop
      execute format('alter table %s enable row level security', one);
      execute format('alter table %s force row level security', one);
    end loop; end $$`)
  await sql`reset role`
  await migrateDatabase(url, inject('appPassword'))
})

afterAll(async () => {
  await sql?.end({ timeout: 5 })
  await admin?.unsafe(`drop database if exists ${name} with (force)`)
  await admin?.end({ timeout: 5 })
  rmSync(folder, { recursive: true, force: true })
})

/** One company with its items, clocks and an excuse, every reference in its place. */
async function fill(): Promise<void> {
  await insert('companies', {
    tenant_id: tenant,
    kind: 'client',
    slug: 'piekarnia',
    legal_name: 'Piekarnia sp. z o.o.',
    nip: '9990000132',
    colour: '#336655',
  })
  await insert('request_types', {
    code: 'purchase_invoice',
    service: 'accounting',
    name_pl: 'Faktura kosztowa',
    name_en: 'Purchase invoice',
  })
  const version = 'cccccccc-0000-4000-8000-000000000002'
  await insert('contract_versions', { tenant_id: tenant, id: version, payment_days: 14 })
  for (const [n, id] of items.entries()) {
    await insert('work_items', {
      tenant_id: tenant,
      id,
      number: n + 1,
      request_type: 'purchase_invoice',
      service: 'accounting',
      status: 'new',
      source: 'agent',
      contract_version_id: version,
    })
    await insert('sla_clocks', { tenant_id: tenant, item_id: id, kind: 'resolution' })
  }
  await insert('sla_excuses', { tenant_id: tenant, item_id: items[0]!, kind: 'resolution' })
}

type Column = { column_name: string; data_type: string }

/** Columns that are required and not named get a plain value of their type. */
async function insert(table: string, row: Record<string, unknown>): Promise<void> {
  const required = await sql<Column[]>`
    select column_name, data_type from information_schema.columns
     where table_schema = 'public' and table_name = ${table}
       and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'
       and identity_generation is null`
  const rest = required.filter(({ column_name }) => !(column_name in row))
  const plain = Object.fromEntries(rest.map((one) => [one.column_name, plainValue(one)]))
  await sql`insert into ${sql(table)} ${sql({ ...plain, ...row } as Record<string, string>)}`
}

function plainValue({ data_type }: Column): unknown {
  if (data_type === 'uuid') return crypto.randomUUID()
  if (data_type === 'jsonb' || data_type === 'ARRAY') return '{}'
  if (data_type === 'boolean') return false
  if (data_type === 'date') return '2026-01-01'
  if (data_type.startsWith('timestamp')) return '2026-01-02T08:00:00Z'
  return /int|numeric/.test(data_type) ? 1 : 'x'
}

describe('a filled database of an earlier version', () => {
  it('gives each request type its first version, which its items are pinned to', async () => {
    expect(await sql`select code, version, state from request_type_versions`).toEqual([
      { code: 'purchase_invoice', version: 1, state: 'published' },
    ])
    expect(await sql`select current_version as at from request_types`).toEqual([{ at: 1 }])
    const pinned = await sql`select request_type_version as at from work_items`
    expect(pinned.map(({ at }) => at)).toEqual([1, 1, 1])
  })

  it('keeps its clocks and what excused them', async () => {
    const clocks = await sql`select item_id, seq from sla_clocks order by item_id`
    expect(clocks.map((clock) => [clock.item_id, clock.seq])).toEqual(items.map((id) => [id, 1]))
    expect(await sql`select item_id, seq from sla_excuses`).toEqual([
      { item_id: items[0]!, seq: 1 },
    ])
  })

  it('has checked every foreign key and forced every table again', async () => {
    const loose = await sql`
      select relname from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and not relforcerowsecurity`
    expect(loose.map(({ relname }) => relname)).toEqual([])
    const unchecked = await sql`
      select conname from pg_constraint
       where connamespace = 'public'::regnamespace and not convalidated`
    expect(unchecked.map(({ conname }) => conname)).toEqual([])
  })
})
