// Tries to break in: every table, every request role, every kind of statement, with the
// scope of company A and the rows of company B, each with a control that proves the
// attempt would have found something.
import type postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { access, globalTables, type RequestRole, requestRoles, roleName } from '#db/access.ts'
import { poolOf } from '#db/client.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { type Planted, plantCompany } from './planted-rows.ts'

const ALL_SERVICES = 'accounting,payroll,complaints,orders,keying,contracts,legal,it,archive'
const companyTables = Object.keys(access).filter((table) => !globalTables[table])
/** Roles that stand in one company; `auth` stands before any and is checked by its grants. */
const scopedRoles = requestRoles.filter((role) => role !== 'auth')

/** What anybody in a company may know who holds a link into it; the rest one link opens. */
const answerReads = new Set(['companies', 'company_keys', 'contract_versions', 'company_days_off'])

let a: Planted
let b: Planted
let agentId: string

beforeAll(async () => {
  agentId = newId()
  await ownerSql()`insert into accounts (id, email, name) values (${agentId}, 'agent@example.pl', 'Ewa')`
  a = await plantCompany(ownerSql(), agentId)
  b = await plantCompany(ownerSql())
  // The agent belongs to A only; B's books have somebody else's assignment.
})

class Undo extends Error {}

/** Runs statements with a role in the scope of company A and rolls everything back. */
async function asRole<T>(
  role: RequestRole,
  work: (tx: postgres.TransactionSql<{ bigint: bigint }>) => Promise<T>,
): Promise<T> {
  let value: T | undefined
  await poolOf(role)
    .begin(async (tx) => {
      await tx`select set_config('role', ${roleName(role)}, true),
        set_config('app.tenant_id', ${a.tenantId}, true),
        set_config('app.actor_id', ${role === 'agent' ? agentId : a.accountId}, true),
        set_config('app.scope', 'company', true), set_config('app.services', ${ALL_SERVICES}, true)`
      value = await work(tx)
      throw new Undo()
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
  return value as T
}

/** Rows touched, or the SQLSTATE of the refusal. */
async function attempt(
  tx: postgres.TransactionSql<{ bigint: bigint }>,
  text: string,
  params: string[] = [],
): Promise<number | string> {
  try {
    const result = await tx.savepoint((inner) => inner.unsafe(text, params))
    return result.count
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

async function foreignRow(table: string): Promise<Record<string, unknown>> {
  const [row] = await ownerSql().unsafe(
    `select to_jsonb(t) as row from ${table} t where tenant_id = $1 limit 1`,
    [b.tenantId],
  )
  if (!row) throw new Error(`plantCompany() plants no row in ${table}`)
  return row.row
}

/** What a row can be written with: the server computes generated columns itself. */
async function writtenColumns(table: string): Promise<string> {
  const [row] = await ownerSql()<{ columns: string }[]>`
    select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = ''`
  return row!.columns
}

describe.each(scopedRoles)('role %s in company A', (role) => {
  test.each(companyTables)('cannot reach into %s of company B', async (table) => {
    const rights = access[table]?.[role]?.rights ?? ''
    const row = await foreignRow(table)
    const columns = await writtenColumns(table)
    const copy = { ...row }
    if ('id' in copy) copy.id = newId()
    const results = await asRole(role, async (tx) => ({
      read: await attempt(tx, `select 1 from ${table} where tenant_id = $1`, [b.tenantId]),
      readAny: await attempt(
        tx,
        `select 1 from ${table} where tenant_id <> $1
        and tenant_id <> '00000000-0000-7000-8000-000000000001'`,
        [a.tenantId],
      ),
      update: await attempt(tx, `update ${table} set tenant_id = tenant_id where tenant_id = $1`, [
        b.tenantId,
      ]),
      move: await attempt(tx, `update ${table} set tenant_id = $1 where tenant_id = $2`, [
        b.tenantId,
        a.tenantId,
      ]),
      remove: await attempt(tx, `delete from ${table} where tenant_id = $1`, [b.tenantId]),
      insert: await attempt(
        tx,
        `insert into ${table} (${columns}) select ${columns}
        from jsonb_populate_record(null::${table}, $1::text::jsonb)`,
        [JSON.stringify(copy)],
      ),
      control: await attempt(tx, `select 1 from ${table} where tenant_id = $1`, [a.tenantId]),
    }))
    const refused = (result: number | string) => result === 0 || result === '42501'
    for (const kind of ['read', 'readAny', 'update', 'remove'] as const) {
      expect(refused(results[kind]), `${kind}: ${results[kind]}`).toBe(true)
    }
    // Moving a row or planting one must be an error, or touch nothing; an immutable row (23514) is one too.
    for (const kind of ['move', 'insert'] as const) {
      const result = results[kind]
      expect(result === 0 || result === '42501' || result === '23514', `${kind}: ${result}`).toBe(
        true,
      )
    }
    const ownOnly =
      table === 'saved_views' ||
      // Rows of the provider's house alone: company A has none that anyone could see.
      ['team_targets', 'clock_checks'].includes(table) ||
      (table === 'agent_assignments' && role === 'client') ||
      // What a mailed link opens: tests/tenants/work/question-link.test.ts has the control.
      (role === 'answer' && !answerReads.has(table)) ||
      // What a secret opens: tests/tenants/complaints/intake.test.ts has the control.
      (role === 'intake' && table.startsWith('complaint') && table !== 'complaint_settings')
    if (rights.includes('s') && !ownOnly) {
      expect(results.control, 'control: own rows are visible').toBeGreaterThan(0)
    }
  })
})

describe('a foreign key', () => {
  test('of a company never points at a row of another, even for a superuser', async () => {
    const sql = ownerSql()
    const keys = await sql`
      select c.relname as table, f.conname as name, p.relname as parent,
        (select array_agg(a.attname::text order by k.n) from unnest(f.conkey) with ordinality k(attnum, n)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum) as columns,
        (select array_agg(a.attname::text order by k.n) from unnest(f.confkey) with ordinality k(attnum, n)
          join pg_attribute a on a.attrelid = p.oid and a.attnum = k.attnum) as parents
      from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
      where f.contype = 'f' and c.relnamespace = 'public'::regnamespace and cardinality(f.conkey) > 1
        and p.relname <> all(${Object.keys(globalTables)})`
    expect(keys.length).toBeGreaterThan(20)
    for (const key of keys) {
      if (key.name === 'invoice_numbers_invoice_id_fkey') continue
      // Looked at when the transaction ends, and only clocks of the client have a wait.
      if (key.name === 'sla_clocks_wait_id_fkey') continue
      const [foreign] = await sql.unsafe(
        `select ${key.parents[1]} as value from ${key.parent} where tenant_id = $1 limit 1`,
        [b.tenantId],
      )
      expect(foreign, `control for ${key.name}`).toBeDefined()
      // Account numbers are the same in every company: an unknown one stands for "not mine".
      const value = key.columns[1] === 'account_number' ? '999' : foreign!.value
      let code = 'accepted'
      await sql
        .begin(async (tx) => {
          await tx.unsafe(`alter table ${key.table} disable trigger user`)
          const { count } = await tx.unsafe(
            `update ${key.table} set ${key.columns[1]} = $1
              where ctid = (select ctid from ${key.table} where tenant_id = $2 limit 1)`,
            [value, a.tenantId],
          )
          code = count > 0 ? 'accepted' : 'no row'
          throw new Undo()
        })
        .catch((error) => {
          if (!(error instanceof Undo)) code = error.code
        })
      expect(code, key.name).toBe('23503')
    }
  })
})

describe('an agent', () => {
  test('without an assignment sees nothing of a company, whatever company the scope names', async () => {
    const stranger = newId()
    for (const table of companyTables.filter((name) => access[name]?.agent?.rights.includes('s'))) {
      const seen = await poolOf('agent').begin(async (tx) => {
        await tx`select set_config('role', 'zaplecze_agent', true),
            set_config('app.tenant_id', ${a.tenantId}, true), set_config('app.actor_id', ${stranger}, true),
            set_config('app.scope', 'company', true)`
        return (await tx.unsafe(`select 1 from ${table} where tenant_id = $1`, [a.tenantId])).count
      })
      expect(seen, table).toBe(0)
    }
  })

  test('assigned for accounting sees no item or document of another service', async () => {
    const rows = await asRole('agent', async (tx) => {
      return tx`select 1 from work_items where tenant_id = ${b.tenantId} or service <> 'accounting'`
    })
    expect(rows).toHaveLength(0)
  })
})

describe('a scope without a company', () => {
  test.each(scopedRoles.filter((role) => role !== 'agent'))('shows a %s nothing', async (role) => {
    for (const table of companyTables.filter((name) =>
      access[name]?.[role]?.rights.includes('s'),
    )) {
      const seen = await poolOf(role).begin(async (tx) => {
        await tx`select set_config('role', ${roleName(role)}, true)`
        return (
          await tx.unsafe(`select 1 from ${table} where tenant_id <> $1`, [
            '00000000-0000-7000-8000-000000000001',
          ])
        ).count
      })
      expect(seen, table).toBe(0)
    }
  })
})
