// Journal entries with their lines.
import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import type { Period } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
} from '../../shared/scope.server.ts'
import type { JournalEntry, JournalLine } from '../types.ts'

type Reader = ScopeContext | ProviderContext

const MAX_PAGE = 200

export type JournalFilter = { period: Period; cursor?: string | null; limit?: number }
export type JournalPage = { items: JournalEntry[]; nextCursor: string | null }

/** Entries of a month with their lines, the newest number first. */
export async function listJournal(ctx: Reader, filter: JournalFilter): Promise<JournalPage> {
  requirePermission(ctx, 'books:read')
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), MAX_PAGE)
  const below = filter.cursor ? Number(filter.cursor) : null
  if (below !== null && !(Number.isInteger(below) && below > 0 && below < 2 ** 31)) {
    throw new AppError('invalid_input', { field: 'cursor' })
  }
  const entries = await loadEntries(
    ctx,
    sql`period = ${filter.period} ${below === null ? sql`` : sql`and number < ${below}`}`,
    limit + 1,
  )
  const items = entries.slice(0, limit)
  const more = entries.length > limit
  return { items, nextCursor: more ? String(items.at(-1)!.number) : null }
}

export async function getEntry(ctx: Reader, entryId: string): Promise<JournalEntry | null> {
  requirePermission(ctx, 'books:read')
  if (!isId(entryId)) return null
  const entries = await loadEntries(ctx, sql`id = ${entryId}`, 1)
  return entries[0] ?? null
}

type EntryRow = Omit<JournalEntry, 'lines'> & JournalLine & { lineDescription: string }

/** Entries and lines in one statement: the page is limited before the lines are joined. */
async function loadEntries(ctx: Reader, where: SQL, limit: number): Promise<JournalEntry[]> {
  const rows = await ctx.tx.execute<EntryRow>(sql`
    with page as (
      select id, number, year, period, occurred_on, description, source_type, source_id,
        reverses_entry_id, posted_at, posted_by_name
      from journal_entries where tenant_id = ${ctx.tenantId} and ${where}
      order by number desc limit ${limit}
    )
    select p.id, p.number, p.year, p.period, p.occurred_on as "occurredOn", p.description,
      p.source_type as "sourceType", p.source_id as "sourceId",
      p.reverses_entry_id as "reversesEntryId", r.id as "reversedByEntryId",
      p.posted_at as "postedAt", p.posted_by_name as "postedByName",
      l.line_no as "lineNo", l.account_number as "accountNumber",
      l.amount_minor as "amountMinor", l.description as "lineDescription",
      a.name_pl as "accountNamePl", a.name_en as "accountNameEn"
    from page p
    left join journal_entries r on r.tenant_id = ${ctx.tenantId} and r.reverses_entry_id = p.id
    join journal_lines l on l.tenant_id = ${ctx.tenantId} and l.entry_id = p.id
    join ledger_accounts a on a.tenant_id = ${ctx.tenantId} and a.number = l.account_number
    order by p.number desc, l.line_no`)
  const entries: JournalEntry[] = []
  for (const row of rows) {
    const { lineNo, accountNumber, amountMinor, lineDescription, ...rest } = row
    const { accountNamePl, accountNameEn, ...entry } = rest
    if (entries.at(-1)?.id !== row.id) entries.push({ ...entry, lines: [] })
    entries.at(-1)!.lines.push({
      lineNo,
      accountNumber,
      amountMinor,
      description: lineDescription,
      accountNamePl,
      accountNameEn,
    })
  }
  return entries
}
