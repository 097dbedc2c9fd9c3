// Reads a backup folder into an empty house: all of it or nothing.
import { copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import { z } from 'zod'
import { ConfigError } from '#db/config.server.ts'
import { newestMigration } from '#db/migrate.server.ts'
import {
  type BackupFile,
  type BackupTable,
  HashingCounter,
  type House,
  type Manifest,
  secretCheckOf,
  tablesOf,
} from './backup-folder.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const manifestInput = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  migration: z.number(),
  secretCheck: hash,
  hasSecret: z.boolean(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z0-9_]+$/)),
      rows: z.number(),
      sha256: hash,
    }),
  ),
  files: z.array(
    z.object({
      name: z.string().regex(/^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f]{64}$/),
      bytes: z.number(),
      sha256: hash,
    }),
  ),
})

export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json')
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(`${folder} is no backup: it has no manifest.json.`)
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new ConfigError(`The manifest of ${folder} is damaged.`)
  }
  const parsed = manifestInput.safeParse(json)
  if (!parsed.success) throw new ConfigError(`The manifest of ${folder} is damaged.`)
  return parsed.data
}

/** Puts the backup's secret in place. Before anything else: the database's key hangs on it. */
export function restoreSecret(folder: string, manifest: Manifest, dataDir: string): void {
  const target = join(dataDir, 'secret')
  if (!manifest.hasSecret || existsSync(target)) return
  mkdirSync(dataDir, { recursive: true })
  copyFileSync(join(folder, 'secret'), target)
}

export async function readBackup(house: House, folder: string, manifest: Manifest): Promise<void> {
  if (manifest.migration !== newestMigration()) {
    throw new ConfigError(
      'The backup has the schema of another version: restore it with the version that made it, then start this one.',
    )
  }
  if (manifest.secretCheck !== secretCheckOf(house)) {
    throw new ConfigError(
      'The backup was made with another SECRET: set the same one, or its files stay closed.',
    )
  }
  const sql = postgres(house.ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await requireEmpty(sql)
    for (const file of manifest.files) await restoreFile(house, folder, file)
    await restoreTables(sql, folder, manifest.tables)
    await sql`analyze`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function requireEmpty(sql: postgres.Sql): Promise<void> {
  const [user] = await sql`select rolsuper from pg_roles where rolname = current_user`
  if (!user?.rolsuper) {
    throw new ConfigError('Restoring needs a superuser in DATABASE_URL: row security is forced.')
  }
  const [company] = await sql`select 1 from companies limit 1`
  if (company) {
    throw new ConfigError(
      'There is data in this house: restore into an empty DATA_DIR or database.',
    )
  }
}

async function restoreTables(
  sql: postgres.Sql,
  folder: string,
  tables: readonly BackupTable[],
): Promise<void> {
  const connection = await sql.reserve()
  try {
    await connection`begin`
    // The rows were checked when they were written; the triggers would keep books twice.
    await connection`set local session_replication_role = replica`
    const known = new Set((await tablesOf(connection)).map(({ name }) => name))
    for (const table of tables) {
      if (!known.has(table.name)) throw new ConfigError(`There is no table ${table.name} here.`)
      await connection`delete from ${sql(table.name)}`
      await copyIn(sql, connection, folder, table)
    }
    await connection`commit`
  } catch (error) {
    await connection`rollback`.catch(() => {})
    throw error
  } finally {
    connection.release()
  }
}

async function copyIn(
  sql: postgres.Sql,
  connection: postgres.ReservedSql,
  folder: string,
  { name, columns, rows, sha256 }: BackupTable,
): Promise<void> {
  const target = await connection`copy ${sql(name)} (${sql(columns)}) from stdin`.writable()
  const counter = new HashingCounter()
  await pipeline(createReadStream(join(folder, 'tables', `${name}.copy`)), counter, target)
  const read = counter.result()
  if (read.sha256 !== sha256 || read.lines !== rows) {
    throw new ConfigError(`The table ${name} of the backup is damaged: nothing was restored.`)
  }
}

async function restoreFile(
  { dataDir }: House,
  folder: string,
  { name, sha256 }: BackupFile,
): Promise<void> {
  const path = join(dataDir, 'files', name)
  await mkdir(dirname(path), { recursive: true })
  const counter = new HashingCounter()
  const temporary = `${path}.restoring`
  await pipeline(
    createReadStream(join(folder, 'files', name)),
    counter,
    createWriteStream(temporary, { mode: 0o600 }),
  )
  if (counter.result().sha256 !== sha256) {
    throw new ConfigError(`The file ${name} of the backup is damaged: nothing was restored.`)
  }
  await rename(temporary, path)
}
