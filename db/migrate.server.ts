// Brings a database to the schema of this program: tables, then rights.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { OWNER_ROLE } from './access.ts'
import { ConfigError } from './config.server.ts'
import { roleStatements, securityStatements } from './security.server.ts'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))
/** First version with security_invoker views and the RLS fixes this schema counts on. */
const OLDEST_SERVER = 150_000
const LOCK = 7_261_001

type Journal = { entries: { when: number; tag: string }[] }

function journal(): Journal {
  return JSON.parse(readFileSync(`${MIGRATIONS}/meta/_journal.json`, 'utf8'))
}

export type MigrationResult = { isNew: boolean; changed: boolean }

/**
 * Migrates the database behind the URL, one process at a time.
 * Throws ConfigError for a server that is too old or a schema newer than this program.
 */
export async function migrateDatabase(
  ownerUrl: string,
  appPassword: string,
): Promise<MigrationResult> {
  const sql = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'zaplecze migrate' },
  })
  try {
    const version = Number((await sql`show server_version_num`)[0]!.server_version_num)
    if (version < OLDEST_SERVER) {
      throw new ConfigError(
        `The database server has version ${version}; PostgreSQL 15 or later is needed.`,
      )
    }
    await sql`select pg_advisory_lock(${LOCK})`
    const applied = await appliedMigrations(sql)
    const known = journal().entries
    const newest = known.at(-1)!.when
    if (applied.some((when) => when > newest)) {
      throw new ConfigError(
        'The database was made by a newer version of this program: start that version, or restore an older backup.',
      )
    }
    const stamp = securityStamp()
    const isCurrent = applied.length === known.length && (await storedStamp(sql)) === stamp
    await sql.unsafe(roleStatements(appPassword).join(';\n'))
    if (isCurrent) return { isNew: false, changed: false }
    await applySchema(sql, stamp)
    return { isNew: applied.length === 0, changed: true }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function applySchema(sql: postgres.Sql, stamp: string): Promise<void> {
  await liftForcedSecurity(sql)
  const database = (await sql`select current_database() as name`)[0]!.name as string
  await sql.unsafe(
    `grant create on database "${database.replaceAll('"', '""')}" to ${OWNER_ROLE};
     grant all on schema public to ${OWNER_ROLE};
     set role ${OWNER_ROLE}`,
  )
  await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS })
  // Functions of the system role and tables of the owner: the migrator is a member of both.
  await sql`reset role`
  await sql.begin(async (tx) => {
    for (const statement of securityStatements()) {
      try {
        await tx.unsafe(statement)
      } catch (error) {
        throw new Error(`security statement failed: ${statement.slice(0, 200)}`, { cause: error })
      }
    }
    await tx`create table if not exists drizzle.security_stamp (stamp text not null)`
    await tx`delete from drizzle.security_stamp`
    await tx`insert into drizzle.security_stamp values (${stamp})`
    // Any login may read a comment, so that /readyz can tell which schema it stands on.
    await tx.unsafe(`comment on schema app is 'schema ${newestMigration()}'`)
  })
}

/**
 * The owner's tables hide their rows from the owner too, and a migration would then move no
 * row and check no foreign key. The security statements that follow force it on again; the
 * stamp goes first, so that they follow also when this run breaks off in between.
 */
async function liftForcedSecurity(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`do $$
    declare one regclass;
    begin
      if to_regclass('drizzle.security_stamp') is not null then
        delete from drizzle.security_stamp;
      end if;
      for one in select oid::regclass from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relforcerowsecurity
      loop
        execute format('alter table %s no force row level security', one);
      end loop;
    end $$`)
}

async function appliedMigrations(sql: postgres.Sql): Promise<number[]> {
  const [exists] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`
  if (!exists?.name) return []
  const rows = await sql`select created_at from drizzle.__drizzle_migrations`
  return rows.map((row) => Number(row.created_at))
}

async function storedStamp(sql: postgres.Sql): Promise<string | null> {
  const [exists] = await sql`select to_regclass('drizzle.security_stamp') as name`
  if (!exists?.name) return null
  const [row] = await sql`select stamp from drizzle.security_stamp`
  return row?.stamp ?? null
}

function securityStamp(): string {
  return createHash('sha256').update(securityStatements().join('\n')).digest('hex')
}

/** Newest migration that this program knows, for /readyz. */
export function newestMigration(): number {
  return journal().entries.at(-1)!.when
}
