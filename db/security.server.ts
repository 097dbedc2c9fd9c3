// Turns db/access.ts and db/functions/*.sql into the statements that a migration runs.
import { readFileSync } from 'node:fs'
import {
  access,
  type Grant,
  LOGIN_ROLE,
  OWNER_ROLE,
  requestRoles,
  roleName,
  SYSTEM_ROLE,
  systemTables,
} from './access.ts'
import { sqlText } from './sql-text.ts'

const rightNames: Record<string, string> = { s: 'select', i: 'insert', u: 'update', d: 'delete' }

/** Roles live in the cluster, not the database: creating one twice, or at once, is no error. */
export function roleStatements(loginPassword: string): string[] {
  const create = (name: string, options: string) => `do $$ begin
    if not exists (select 1 from pg_roles where rolname = '${name}') then
      create role ${name} ${options};
    end if;
  exception when duplicate_object or unique_violation then null; end $$`
  const requests = requestRoles.map(roleName)
  return [
    create(OWNER_ROLE, 'nologin noinherit'),
    create(SYSTEM_ROLE, 'nologin noinherit'),
    ...requests.map((name) => create(name, 'nologin noinherit')),
    create(LOGIN_ROLE, 'login noinherit'),
    `alter role ${LOGIN_ROLE} login noinherit password ${sqlText(loginPassword)}`,
    `grant ${requests.join(', ')} to ${LOGIN_ROLE}`,
    `grant ${OWNER_ROLE}, ${SYSTEM_ROLE} to current_user`,
    // The owner hands the definer functions over to the system role.
    `grant ${SYSTEM_ROLE} to ${OWNER_ROLE}`,
  ]
}

function policy(table: string, role: string, name: string, rows: string, rights: string): string[] {
  // One policy for all commands: the grants say which commands there are.
  const check = /[iu]/.test(rights) ? ` with check (${rows})` : ''
  const kind = rights === 'i' ? 'insert' : rights === 's' ? 'select' : 'all'
  const using = kind === 'insert' ? '' : ` using (${rows})`
  const checked = kind === 'select' ? '' : check
  return [`create policy ${name} on ${table} for ${kind} to ${role}${using}${checked}`]
}

function grants(table: string, role: string, grant: Grant): string[] {
  return [...grant.rights].map((right) => {
    const columns =
      right === 'u' && grant.updateColumns ? ` (${grant.updateColumns.join(', ')})` : ''
    return `grant ${rightNames[right]}${columns} on ${table} to ${role}`
  })
}

/** In this order: a trigger comes after the function it calls. */
const functionFiles = ['scope', 'ledger', 'immutable', 'payroll', 'identity', 'work', 'questions']

/** All are `create or replace`; a line of two dashes and a semicolon stands between them. */
function functionStatements(name: string): string[] {
  return readFileSync(new URL(`./functions/${name}.sql`, import.meta.url), 'utf8')
    .split('\n--;\n')
    .map((statement) => statement.trim())
    .filter((statement) => statement.length > 0)
}

/** Everything about rights in the current database; drops what was there and makes it anew. */
export function securityStatements(): string[] {
  const requests = requestRoles.map(roleName)
  const everyRole = [...requests, SYSTEM_ROLE]
  const statements = [
    'revoke all on schema public from public',
    `revoke all on all tables in schema public from public, ${everyRole.join(', ')}`,
    `do $$ declare p record; begin
      for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on %I', p.policyname, p.tablename);
      end loop; end $$`,
    'alter table rate_limits set unlogged',
    ...functionFiles.flatMap(functionStatements),
    `grant usage on schema public, app to ${everyRole.join(', ')}`,
    'revoke all on all functions in schema app from public',
    `grant execute on function app.tenant(), app.actor(), app.scope(), app.services(), app.caller() to ${everyRole.join(', ')}`,
  ]
  for (const [table, roles] of Object.entries(access)) {
    statements.push(
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
    )
    for (const role of requestRoles) {
      const grant = roles[role]
      if (!grant) continue
      statements.push(
        ...grants(table, roleName(role), grant),
        ...policy(table, roleName(role), `${table}_${role}`, grant.rows, grant.rights),
      )
    }
    const system = systemTables[table]
    if (system) {
      statements.push(
        ...grants(table, SYSTEM_ROLE, { rights: system, rows: 'true' }),
        ...policy(table, SYSTEM_ROLE, `${table}_system`, 'true', system),
      )
    }
  }
  // Definer functions belong to a role that is no owner: FORCE would hide all rows from it.
  const definers = [
    'app.assert_books(uuid)',
    'app.post_entry(uuid, uuid, date, text, text, uuid, uuid, uuid, text, timestamptz, char, text[], bigint[], text[])',
    'app.journal_lines_inserted()',
    'app.agents_of(uuid, text)',
    'app.payslips_changed()',
    'app.payslip_lines_changed()',
    'app.assert_pay_books(uuid)',
    'app.missing_accounts(uuid, text[])',
    'app.items_waiting(uuid)',
    'app.named_items()',
    'app.hidden_items()',
    'app.hidden_documents()',
    'app.name_leads(uuid, uuid, timestamptz)',
  ]
  statements.push(
    `grant create on schema app to ${SYSTEM_ROLE}`,
    ...definers.map((name) => `alter function ${name} owner to ${SYSTEM_ROLE}`),
    `revoke create on schema app from ${SYSTEM_ROLE}`,
    'grant execute on function app.agents_of(uuid, text) to zaplecze_agent, zaplecze_admin, zaplecze_worker',
    'grant execute on function app.missing_accounts(uuid, text[]) to zaplecze_agent, zaplecze_admin, zaplecze_worker',
    `grant execute on function app.name_leads(uuid, uuid, timestamptz) to ${['client', 'agent', 'worker'].map((r) => `zaplecze_${r}`).join(', ')}`,
    `grant execute on function app.named_items(), app.hidden_items(), app.hidden_documents() to ${['client', 'agent', 'admin'].map((r) => `zaplecze_${r}`).join(', ')}`,
    `grant execute on function app.items_waiting(uuid) to ${['answer', 'client', 'agent', 'admin', 'worker'].map((r) => `zaplecze_${r}`).join(', ')}`,
    `grant execute on function ${definers[1]} to ${['agent', 'admin', 'worker'].map((r) => `zaplecze_${r}`).join(', ')}`,
  )
  return statements
}
