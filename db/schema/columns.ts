// Columns that many tables share, so that a name means one thing everywhere.
import { bigint, char, customType, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The company that owns the row: always the first column and the head of every key. */
export const tenantId = () => uuid('tenant_id').notNull()
export const id = () => uuid('id').notNull()

/** An instant, UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Minor units of the currency beside it. */
export const minor = (name: string) => bigint(name, { mode: 'bigint' })
export const currency = () => char('currency', { length: 3 }).notNull().default('PLN')

/** Who did it, with the name as it was on that day: people leave, records stay. */
export const actorColumns = (prefix: string) => ({
  id: uuid(`${prefix}_id`),
  name: text(`${prefix}_name`),
})

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
