// What leaves the payroll as a file: written to standard output, so that the operator says
// where it goes. Each kind is loaded when it is asked for.
import { sql } from 'drizzle-orm'
import { systemPrincipal, type TenantId, withProvider } from '../shared/scope.server.ts'
import { usageError } from './usage.ts'
import { withDatabase } from './with-database.ts'

const USAGE = [
  'The commands are:',
  '  zaplecze export payments --company SLUG --run ID --format elixir|pain001',
  '  zaplecze export kedu --company SLUG --month YYYY-MM [--number N]',
].join('\n')

/** Checks its own options, does the work and gives the file's bytes. */
export type Exporter = (args: string[]) => Promise<Uint8Array>

const exporters: Readonly<Record<string, () => Promise<{ exportFile: Exporter }>>> = {
  payments: () => import('./export-payments.ts'),
  kedu: () => import('./export-kedu.ts'),
}

export async function run([what, ...args]: string[]): Promise<number> {
  const load = what !== undefined && Object.hasOwn(exporters, what) ? exporters[what] : undefined
  if (!load) throw usageError(USAGE)
  const { exportFile } = await load()
  const bytes = await withDatabase(() => exportFile(args))
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
  return 0
}

/** The client company of that name in addresses; an exporter begins with it. */
export async function findCompany(slug: string | undefined, now: Date): Promise<TenantId> {
  if (!slug) throw usageError(USAGE)
  const rows = await withProvider(systemPrincipal(now, 'export'), { readOnly: true }, ({ tx }) =>
    tx.execute<{ id: TenantId }>(
      sql`select tenant_id as id from companies where slug = ${slug} and kind = 'client'`,
    ),
  )
  if (rows[0]) return rows[0].id
  throw usageError(`There is no company ${slug.slice(0, 60)}: "company list" has them.`)
}
