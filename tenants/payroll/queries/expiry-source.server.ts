// The key under which the item of a contract's end is opened: one for each day of end, so
// that a contract that was prolonged is looked at again.
import { sql } from 'drizzle-orm'

/** For a query with `employments e`. */
export const contractSourceKey = sql`'expiry:employment:' || e.id || ':' || e.ends_on`
