// Thousands of rows in one statement with one parameter: a placeholder for every value would
// cost more than the rows themselves.
import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../shared/scope.server.ts'

/** Inserts rows that all have the same fields; a field left out takes its default. */
export async function insertRows<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = getTableColumns(table)
  const fields = Object.keys(first)
  const names = fields.map((field) => columns[field]!.name)
  const records = rows.map((row) => {
    const values = row as Record<string, unknown>
    return Object.fromEntries(fields.map((field, n) => [names[n], plain(values[field])]))
  })
  const name = sql.identifier(getTableName(table))
  const list = sql.join(
    names.map((one) => sql.identifier(one)),
    sql`, `,
  )
  await tx.execute(sql`insert into ${name} (${list}) select ${list}
    from jsonb_populate_recordset(null::${name}, ${JSON.stringify(records)}::text::jsonb)`)
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value
}
