// People and absences of a company, from a file that a spreadsheet wrote.
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { importAbsences } from '../payroll/commands/import-absences.server.ts'
import { importEmployees } from '../payroll/commands/import-employees.server.ts'
import type { ImportOutcome } from '../payroll/types.ts'
import type { Result } from '../shared/result.ts'
import {
  type ScopeContext,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../shared/scope.server.ts'
import { optionOf, refuseOthers, usageError } from './usage.ts'
import { withDatabase } from './with-database.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024
const USAGE =
  'The command is: zaplecze import employees|absences --company SLUG FILE.csv [--good-ones]'

type Importer = (
  ctx: ScopeContext,
  input: { text: string; take: 'all' | 'good_ones' },
) => Promise<Result<ImportOutcome, string>>
const importers: Record<string, Importer> = { employees: importEmployees, absences: importAbsences }

export async function run(args: string[]): Promise<number> {
  refuseOthers(args, ['company', 'good-ones'])
  const slug = optionOf(args, 'company')
  const [what, file] = args.filter((arg) => !arg.startsWith('--') && arg !== slug)
  const importer = what === undefined ? undefined : importers[what]
  if (!importer || !slug || !file) throw usageError(USAGE)
  const text = readText(file)
  const take = args.includes('--good-ones') ? 'good_ones' : 'all'
  return withDatabase(async () => {
    const now = new Date()
    const principal = systemPrincipal(now, `import ${what}`)
    const tenantId = await findCompany(slug, now)
    const result = await withCompany(principal, tenantId, {}, (ctx) =>
      importer(ctx, { text, take }),
    )
    if (!result.ok) throw usageError(`The file cannot be read: ${result.code}.`)
    return report(result.value)
  })
}

function report({ rows, taken, problems }: ImportOutcome): number {
  for (const { row, field, code } of problems) console.error(`row ${row}: ${field}: ${code}`)
  console.info(`${rows} rows, ${taken} taken, ${rows - taken} not taken`)
  return problems.length === 0 ? 0 : 1
}

function readText(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    throw usageError(`There is no file ${file.slice(0, 200)} that can be read.`)
  }
  if (bytes.length > MAX_FILE_BYTES) throw usageError('The file is larger than 64 MB.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Polish spreadsheets of old save in the code page of Windows.
    return new TextDecoder('windows-1250').decode(bytes)
  }
}

async function findCompany(slug: string, now: Date): Promise<TenantId> {
  const rows = await withProvider(systemPrincipal(now, 'import'), { readOnly: true }, ({ tx }) =>
    tx.execute<{ id: TenantId }>(
      sql`select tenant_id as id from companies where slug = ${slug} and kind = 'client'`,
    ),
  )
  if (!rows[0])
    throw usageError(`There is no company ${slug.slice(0, 60)}: "company list" has them.`)
  return rows[0].id
}
