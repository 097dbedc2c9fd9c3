import { sql } from 'drizzle-orm'
import { systemPrincipal, withProvider } from '../shared/scope.server.ts'
import { usageError } from './usage.ts'
import { withDatabase } from './with-database.ts'

type Row = { slug: string; nip: string; name: string; active: boolean; open: number }

export function run(args: string[]): Promise<number> {
  if (args[0] !== 'list') throw usageError('The command is: zaplecze company list')
  return withDatabase(async () => {
    const principal = systemPrincipal(new Date(), 'company list')
    const rows = await withProvider(principal, { readOnly: true }, (ctx) =>
      ctx.tx.execute<Row>(sql`
        select c.slug, c.nip, c.legal_name as name, c.is_active as active,
          (select count(*)::int from work_items i
            where i.tenant_id = c.tenant_id and i.closed_at is null) as open
        from companies c where c.kind = 'client' order by c.slug limit 10000`),
    )
    const width = Math.max(4, ...rows.map(({ slug }) => slug.length))
    console.info(`${'slug'.padEnd(width)}  NIP         open  name`)
    for (const row of rows) {
      const state = row.active ? '' : ' (left)'
      console.info(
        `${row.slug.padEnd(width)}  ${row.nip}  ${String(row.open).padStart(4)}  ${row.name}${state}`,
      )
    }
    return 0
  })
}
