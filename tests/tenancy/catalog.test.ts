// What the database's own catalogue says about isolation. A new table without a policy,
// a key that does not begin with tenant_id, a grant too many: each fails here.
import { describe, expect, test } from 'vitest'
import {
  access,
  globalTables,
  LOGIN_ROLE,
  OWNER_ROLE,
  requestRoles,
  roleName,
  SYSTEM_ROLE,
} from '#db/access.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const roles = [...requestRoles.map(roleName), SYSTEM_ROLE]

/** Constraints that cross companies on purpose. */
const allowedKeys: Record<string, string> = {
  companies_slug_key: 'the slug is in the address bar; only the admin inserts companies',
  companies_nip_key: 'one company is taken on once; only the admin inserts companies',
  invoice_numbers_invoice_id_fkey: "the provider's row names the billed company's invoice",
}

async function tables(): Promise<{ name: string; rls: boolean; forced: boolean; owner: string }[]> {
  return ownerSql()`select c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
    pg_get_userbyid(c.relowner) as owner from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p') order by 1`
}

describe('the catalogue', () => {
  test('knows every table that db/access.ts names, and no other', async () => {
    expect((await tables()).map((table) => table.name)).toEqual(Object.keys(access).sort())
  })

  test('has row security enabled and forced on every table, owned by nobody who logs in', async () => {
    for (const table of await tables()) {
      expect(table, table.name).toMatchObject({ rls: true, forced: true, owner: OWNER_ROLE })
    }
  })

  test('begins every company-owned table with tenant_id, not null', async () => {
    const rows = await ownerSql()`select table_name as name, column_name as first, is_nullable
      from information_schema.columns where table_schema = 'public' and ordinal_position = 1`
    for (const row of rows) {
      if (globalTables[row.name]) continue
      expect(row, row.name).toMatchObject({ first: 'tenant_id', is_nullable: 'NO' })
    }
  })

  test('leads every primary key, unique index and foreign key with tenant_id', async () => {
    const keys = await ownerSql()`
      select c.relname as table, i.indexrelid::regclass::text as name, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and i.indisunique
      union all
      select c.relname, f.conname, a.attname from pg_constraint f
      join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
      where f.contype = 'f' and c.relnamespace = 'public'::regnamespace
        and exists (select 1 from pg_attribute pa where pa.attrelid = p.oid and pa.attname = 'tenant_id')`
    const crossing = keys.filter(
      (key) =>
        !globalTables[key.table] && key.first !== 'tenant_id' && !allowedKeys[key.name as string],
    )
    expect(crossing).toEqual([])
  })

  test('gives each role exactly the rights of db/access.ts', async () => {
    const rights: Record<string, string> = { SELECT: 's', INSERT: 'i', UPDATE: 'u', DELETE: 'd' }
    const grants = await ownerSql()`
      select table_name as table, grantee, privilege_type as privilege
      from information_schema.table_privileges
      where table_schema = 'public' and grantee not in ('postgres', ${OWNER_ROLE}, ${SYSTEM_ROLE})
      union select table_name, grantee, privilege_type from information_schema.column_privileges
      where table_schema = 'public' and grantee not in ('postgres', ${OWNER_ROLE}, ${SYSTEM_ROLE})`
    const found = new Set(
      grants.map(
        (grant) => `${grant.table} ${grant.grantee} ${rights[grant.privilege] ?? grant.privilege}`,
      ),
    )
    const declared = new Set(
      Object.entries(access).flatMap(([table, perRole]) =>
        requestRoles.flatMap((role) =>
          [...(perRole[role]?.rights ?? '')].map((right) => `${table} ${roleName(role)} ${right}`),
        ),
      ),
    )
    expect([...found].filter((one) => !declared.has(one))).toEqual([])
    expect([...declared].filter((one) => !found.has(one))).toEqual([])
  })

  test('has no policy for everybody, no view that forgets its reader, no materialised view', async () => {
    const policies = await ownerSql()`select tablename, policyname from pg_policies
      where schemaname = 'public' and 'public' = any (roles)`
    const views = await ownerSql()`select relname from pg_class
      where relnamespace = 'public'::regnamespace and (relkind = 'm' or (relkind = 'v'
        and not coalesce('security_invoker=true' = any (reloptions), false)))`
    expect([...policies]).toEqual([])
    expect([...views]).toEqual([])
  })

  test('lets no request role log in, bypass, own, or inherit; the login may do nothing itself', async () => {
    const found = await ownerSql()`select rolname, rolcanlogin, rolbypassrls, rolsuper, rolinherit
      from pg_roles where rolname = any (${[...roles, OWNER_ROLE, LOGIN_ROLE]})`
    expect(found).toHaveLength(roles.length + 2)
    for (const role of found) {
      expect(role.rolcanlogin, role.rolname).toBe(role.rolname === LOGIN_ROLE)
      expect([role.rolbypassrls, role.rolsuper, role.rolinherit], role.rolname).toEqual([
        false,
        false,
        false,
      ])
    }
    const owned = await ownerSql()`select relname from pg_class
      where pg_get_userbyid(relowner) = any (${[...requestRoles.map(roleName), LOGIN_ROLE]})`
    expect([...owned]).toEqual([])
  })

  test('pins the search path of every SECURITY DEFINER function and hides it from PUBLIC', async () => {
    const functions = await ownerSql()`select p.proname, p.proconfig, p.proacl::text as acl,
      pg_get_userbyid(p.proowner) as owner from pg_proc p
      where p.pronamespace in ('app'::regnamespace, 'public'::regnamespace) and p.prosecdef`
    expect(functions.length).toBeGreaterThan(0)
    for (const fn of functions) {
      expect(fn.proconfig?.join(), fn.proname).toMatch(/search_path=/)
      expect(fn.acl ?? '', fn.proname).not.toMatch(/(^|[{,])=X/)
      expect(fn.owner, fn.proname).toBe(SYSTEM_ROLE)
    }
  })

  test('leads no index with a type whose comparison may leak rows', async () => {
    const rows = await ownerSql()`
      select i.indexrelid::regclass::text as index, t.typname as type
      from pg_index i join pg_class c on c.oid = i.indrelid
      join lateral unnest(i.indkey) k(attnum) on true
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and t.typname in ('numeric','jsonb','tsvector')`
    expect([...rows]).toEqual([])
  })

  test('lets the login role do nothing before it takes a role', async () => {
    for (const { name } of await tables()) {
      const [can] =
        await ownerSql()`select has_table_privilege(${LOGIN_ROLE}, ${name}, 'select') as yes`
      expect(can!.yes, name).toBe(false)
    }
  })
})
