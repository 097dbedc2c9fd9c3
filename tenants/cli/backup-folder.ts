// The backup: a folder with one COPY file for each table, the stored files as they lie
// (encrypted), and a manifest that names every one with its SHA-256.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import { ConfigError } from '#db/config.server.ts'
import { newestMigration } from '#db/migrate.server.ts'
import { contentName } from '../archive/store.server.ts'

/** Counters of attempts are worth nothing later and are kept nowhere else. */
const LEFT_OUT = new Set(['rate_limits'])

export type BackupTable = { name: string; columns: string[]; rows: number; sha256: string }
export type BackupFile = { name: string; bytes: number; sha256: string }
export type Manifest = {
  format: 1
  madeAt: string
  migration: number
  /** Of the secret that opens the files: the restoring house must have the same one. */
  secretCheck: string
  hasSecret: boolean
  tables: BackupTable[]
  files: BackupFile[]
}

export type House = {
  ownerUrl: string
  dataDir: string
  keyFor: (purpose: string) => Buffer
}

export const secretCheckOf = (house: Pick<House, 'keyFor'>) =>
  house.keyFor('backup-check').toString('hex')

/** Writes the folder, which must not be there yet; an interrupted one keeps another name. */
export async function writeBackup(house: House, folder: string, now: Date): Promise<Manifest> {
  if (existsSync(folder)) throw new ConfigError(`There is a ${folder} already: name a new folder.`)
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(join(partial, 'tables'), { recursive: true, mode: 0o700 })
  const sql = postgres(house.ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const { tables, contents } = await copyTables(sql, partial)
    const files = await copyFiles(house, partial, contents)
    const manifest: Manifest = {
      format: 1,
      madeAt: now.toISOString(),
      migration: newestMigration(),
      secretCheck: secretCheckOf(house),
      hasSecret: await copySecret(house, partial),
      tables,
      files,
    }
    await writeFile(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
    await rename(partial, folder)
    return manifest
  } finally {
    await sql.end({ timeout: 5 })
  }
}

export async function tablesOf(sql: postgres.Sql | postgres.ReservedSql) {
  const rows = await sql<{ name: string; columns: string[] }[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname`
  return rows.filter(({ name }) => !LEFT_OUT.has(name))
}

type Content = { tenantId: string; sha256: string }

// One snapshot for all tables, however long it takes and whatever happens meanwhile.
async function copyTables(sql: postgres.Sql, folder: string) {
  const connection = await sql.reserve()
  try {
    await connection`begin isolation level repeatable read read only`
    const tables: BackupTable[] = []
    for (const { name, columns } of await tablesOf(connection)) {
      const source: Readable =
        await connection`copy ${sql(name)} (${sql(columns)}) to stdout`.readable()
      const path = join(folder, 'tables', `${name}.copy`)
      const { sha256, lines } = await writeHashed(source, path)
      // The driver pauses its socket for a slow reader and forgets it when the data ends.
      source._read(0)
      tables.push({ name, columns, rows: lines, sha256 })
    }
    const contents = await connection<Content[]>`
      select distinct tenant_id as "tenantId", sha256 from documents order by 1, 2`
    await connection`commit`
    return { tables, contents: [...contents] }
  } finally {
    connection.release()
  }
}

// Content never changes and outlives its snapshot by a day at least.
async function copyFiles(
  { dataDir }: House,
  folder: string,
  contents: readonly Content[],
): Promise<BackupFile[]> {
  const files: BackupFile[] = []
  for (const { tenantId, sha256 } of contents) {
    const name = contentName(tenantId, sha256)
    const path = join(folder, 'files', name)
    await mkdir(dirname(path), { recursive: true })
    const written = await writeHashed(createReadStream(join(dataDir, 'files', name)), path)
    files.push({ name, bytes: written.bytes, sha256: written.sha256 })
  }
  return files
}

async function copySecret({ dataDir }: House, folder: string): Promise<boolean> {
  const path = join(dataDir, 'secret')
  if (!existsSync(path)) return false
  await writeFile(join(folder, 'secret'), await readFile(path), { mode: 0o600 })
  return true
}

async function writeHashed(source: Readable, path: string) {
  const counter = new HashingCounter()
  await pipeline(source, counter, createWriteStream(path))
  return counter.result()
}

/** Passes bytes on and keeps their hash, number and number of line ends. */
export class HashingCounter extends Transform {
  private readonly hash = createHash('sha256')
  private bytes = 0
  private lines = 0

  override _transform(chunk: Buffer, _encoding: string, done: (e: null, chunk: Buffer) => void) {
    this.hash.update(chunk)
    this.bytes += chunk.length
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.lines += 1
    done(null, chunk)
  }

  result() {
    return { sha256: this.hash.digest('hex'), bytes: this.bytes, lines: this.lines }
  }
}
