// Which companies a typed text means, where lists over all of them are filtered.
import { type SQL, sql } from 'drizzle-orm'

/**
 * Says of the row `c` of companies whether the text means it: by slug, NIP or name. Who is
 * named exactly is meant alone, even when others have the name in theirs. Null: all are.
 */
export function companyMeant(asked: string | null | undefined): SQL | null {
  const text = asked?.trim().slice(0, 100) ?? ''
  if (text === '') return null
  const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const nip = /^(pl)?[\d\s-]+$/i.test(text) ? text.replace(/\D/g, '') : ''
  const exact = sql`x.slug = lower(${text}) or lower(x.short_name) = lower(${text})
    or (${nip} <> '' and x.nip = ${nip})`
  return sql`(c.tenant_id in (select x.tenant_id from companies x where ${exact})
    or (not exists (select 1 from companies x where ${exact})
      and (c.short_name ilike ${part} or c.legal_name ilike ${part}
        or (length(${nip}) > 2 and starts_with(c.nip, ${nip})))))`
}
