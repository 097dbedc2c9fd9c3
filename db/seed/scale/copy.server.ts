// COPY into one table in a transaction of its own: without its secondary indexes, which
// are made again at the end in one pass each, and without triggers, for the rows are
// made whole. Nothing is there until `commit`.
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import postgres from 'postgres'

export type CopyTable = {
  /** Writes one row; gives a promise only when the server is behind. */
  write: (row: readonly CopyValue[]) => Promise<void> | undefined
  rows: () => number
  /** Ends the data and makes the indexes; nobody sees the rows yet. */
  finish: () => Promise<void>
  commit: () => Promise<void>
  abort: () => Promise<void>
}
export type CopyValue = string | number | boolean | bigint | Date | null

const CHUNK = 256 * 1024

export async function openCopy(
  ownerUrl: string,
  table: string,
  columns: readonly string[],
  options: { rebuildIndexes: boolean },
): Promise<CopyTable> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const connection = await sql.reserve()
  await connection`begin`
  // Foreign keys and the books' triggers are checked by `zaplecze verify` instead.
  await connection`set local session_replication_role = replica`
  await connection`set local maintenance_work_mem = '512MB'`
  const indexes = options.rebuildIndexes ? await dropIndexes(connection, table) : []
  const stream: Writable =
    await connection`copy ${sql(table)} (${sql([...columns])}) from stdin`.writable()
  let failure: unknown
  stream.on('error', (error) => {
    failure = error
  })
  let buffer = ''
  let count = 0
  const flush = (): Promise<void> | undefined => {
    if (failure) throw failure
    const isFree = stream.write(buffer)
    buffer = ''
    return isFree ? undefined : once(stream, 'drain').then(() => {})
  }
  const close = async (last: 'commit' | 'rollback') => {
    if (last === 'commit') await connection`commit`
    connection.release()
    await sql.end({ timeout: 1 })
  }
  return {
    write(row) {
      buffer += `${row.map(copyText).join('\t')}\n`
      count += 1
      return buffer.length >= CHUNK ? flush() : undefined
    },
    rows: () => count,
    async finish() {
      await flush()
      await new Promise<void>((resolve, reject) => {
        stream.once('error', reject)
        stream.end(() => resolve())
      })
      for (const definition of indexes) await connection.unsafe(definition)
    },
    commit: () => close('commit'),
    abort: async () => {
      stream.destroy()
      connection.release()
      await sql.end({ timeout: 0 })
    },
  }
}

async function dropIndexes(connection: postgres.ReservedSql, table: string): Promise<string[]> {
  const rows = await connection<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid = ${table}::regclass
      and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`
  for (const { name } of rows) await connection.unsafe(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

export function copyText(value: CopyValue): string {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') return String(value)
  return /[\\\t\n\r]/.test(value)
    ? value
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
    : value
}
