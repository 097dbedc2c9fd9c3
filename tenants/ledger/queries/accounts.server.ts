// The chart of accounts, the months, and one account's lines with its running balance.
import { and, asc, eq, sql } from 'drizzle-orm'
import { ledgerAccounts, ledgerPeriods } from '#db/schema/ledger.ts'
import { AppError } from '../../shared/app-error.ts'
import { isLocalDate, type Period, periodOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { sum } from '../../shared/money.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
} from '../../shared/scope.server.ts'
import type { Account, AccountLine, AccountPage, LedgerPeriod } from '../types.ts'

type Reader = ScopeContext | ProviderContext

const accountColumns = {
  number: ledgerAccounts.number,
  namePl: ledgerAccounts.namePl,
  nameEn: ledgerAccounts.nameEn,
  kind: ledgerAccounts.kind,
  normalSide: ledgerAccounts.normalSide,
  isActive: ledgerAccounts.isActive,
}

export async function listAccounts(ctx: Reader): Promise<Account[]> {
  requirePermission(ctx, 'books:read')
  const rows = await ctx.tx
    .select(accountColumns)
    .from(ledgerAccounts)
    .where(eq(ledgerAccounts.tenantId, ctx.tenantId))
    .orderBy(asc(ledgerAccounts.number))
    .limit(5_000)
  return rows as Account[]
}

/** Months that have been written in or closed, the newest first. */
export async function listPeriods(ctx: Reader): Promise<LedgerPeriod[]> {
  requirePermission(ctx, 'books:read')
  return ctx.tx
    .select({
      period: ledgerPeriods.period,
      closedAt: ledgerPeriods.closedAt,
      closedByName: ledgerPeriods.closedByName,
    })
    .from(ledgerPeriods)
    .where(eq(ledgerPeriods.tenantId, ctx.tenantId))
    .orderBy(sql`${ledgerPeriods.period} desc`)
    .limit(600)
}

/** True when entries of the month are still taken. */
export async function isPeriodOpen(ctx: Reader, period: Period): Promise<boolean> {
  requirePermission(ctx, 'books:read')
  const rows = await ctx.tx
    .select({ closedAt: ledgerPeriods.closedAt })
    .from(ledgerPeriods)
    .where(and(eq(ledgerPeriods.tenantId, ctx.tenantId), eq(ledgerPeriods.period, period)))
    .limit(1)
  return !rows[0]?.closedAt
}

export type AccountFilter = {
  accountNumber: string
  from: Period
  to: Period
  cursor?: string | null
  limit?: number
}

/**
 * Lines of an account, the oldest first, each with the balance after it. What came
 * before the page is read from the kept month balances; only lines of the cursor's own
 * month are summed, so that a page costs the same in the first year and the tenth.
 */
export async function listAccountLines(
  ctx: Reader,
  filter: AccountFilter,
): Promise<AccountPage | null> {
  requirePermission(ctx, 'books:read')
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200)
  const after = filter.cursor ? readCursor(filter.cursor, filter) : null
  const [accounts, kept, before, lines] = await Promise.all([
    loadAccount(ctx, filter.accountNumber),
    loadKeptBalances(ctx, filter, after),
    after ? sumBefore(ctx, filter.accountNumber, after) : 0n,
    loadLines(ctx, filter, after, limit + 1),
  ])
  const account = accounts[0]
  if (!account) return null
  const carriedMinor = kept.carried + before
  let balanceMinor = carriedMinor
  const items = lines.slice(0, limit).map((line) => {
    balanceMinor += line.amountMinor
    return { ...line, balanceMinor }
  })
  const { opening: openingMinor, debit: debitMinor, credit: creditMinor, lineCount } = kept
  return {
    account: account as Account,
    from: filter.from,
    to: filter.to,
    openingMinor,
    debitMinor,
    creditMinor,
    closingMinor: openingMinor + debitMinor - creditMinor,
    lineCount,
    carriedMinor,
    items,
    nextCursor: lines.length > limit ? writeCursor(items.at(-1)!) : null,
  }
}

type Position = { occurredOn: string; entryId: string; lineNo: number }

function writeCursor({ occurredOn, entryId, lineNo }: Position): string {
  return `${occurredOn}_${entryId}_${lineNo}`
}

function readCursor(text: string, { from, to }: AccountFilter): Position {
  const [occurredOn = '', entryId = '', line = ''] = text.split('_')
  const period = periodOf(occurredOn)
  const valid = isLocalDate(occurredOn) && isId(entryId) && /^\d{1,4}$/.test(line)
  if (!valid || period < from || period > to) {
    throw new AppError('invalid_input', { field: 'cursor' })
  }
  return { occurredOn, entryId, lineNo: Number(line) }
}

function loadAccount({ tx, tenantId }: Reader, accountNumber: string) {
  return tx
    .select(accountColumns)
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.tenantId, tenantId), eq(ledgerAccounts.number, accountNumber)))
    .limit(1)
}

type Kept = { opening: bigint; debit: bigint; credit: bigint; carried: bigint; lineCount: number }

async function loadKeptBalances(
  { tx, tenantId }: Reader,
  { accountNumber, from, to }: AccountFilter,
  after: Position | null,
): Promise<Kept> {
  const carriedTo = after ? periodOf(after.occurredOn) : from
  const rows = await tx.execute<Kept>(sql`
    select
      coalesce(sum(debit_minor - credit_minor) filter (where period < ${from}), 0)::bigint as opening,
      coalesce(sum(debit_minor) filter (where period >= ${from}), 0)::bigint as debit,
      coalesce(sum(credit_minor) filter (where period >= ${from}), 0)::bigint as credit,
      coalesce(sum(debit_minor - credit_minor) filter (where period < ${carriedTo}), 0)::bigint
        as carried,
      coalesce(sum(line_count) filter (where period >= ${from}), 0)::int as "lineCount"
    from ledger_balances
    where tenant_id = ${tenantId} and account_number = ${accountNumber} and period <= ${to}`)
  return rows[0]!
}

/** The lines of the cursor's month up to and with the cursor. */
async function sumBefore(
  { tx, tenantId }: Reader,
  accountNumber: string,
  { occurredOn, entryId, lineNo }: Position,
): Promise<bigint> {
  const rows = await tx.execute<{ total: bigint }>(sql`
    select coalesce(sum(amount_minor), 0)::bigint as total from journal_lines
    where tenant_id = ${tenantId} and account_number = ${accountNumber}
      and period = ${periodOf(occurredOn)}
      and (occurred_on, entry_id, line_no)
        <= (${occurredOn}::date, ${entryId}::uuid, ${lineNo}::smallint)`)
  return sum(rows.map((row) => row.total))
}

type LineRow = Omit<AccountLine, 'balanceMinor'>

async function loadLines(
  { tx, tenantId }: Reader,
  { accountNumber, from, to }: AccountFilter,
  after: Position | null,
  limit: number,
): Promise<LineRow[]> {
  const beyond = after
    ? sql`and (period, occurred_on, entry_id, line_no) > (${periodOf(after.occurredOn)},
        ${after.occurredOn}::date, ${after.entryId}::uuid, ${after.lineNo}::smallint)`
    : sql``
  return tx.execute<LineRow>(sql`
    with page as (
      select entry_id, line_no, period, occurred_on, amount_minor, description
      from journal_lines
      where tenant_id = ${tenantId} and account_number = ${accountNumber}
        and period between ${from} and ${to} ${beyond}
      order by period, occurred_on, entry_id, line_no
      limit ${limit}
    )
    select p.entry_id as "entryId", e.number as "entryNumber", p.line_no as "lineNo",
      p.occurred_on as "occurredOn", p.description, e.description as "entryDescription",
      p.amount_minor as "amountMinor"
    from page p
    join journal_entries e on e.tenant_id = ${tenantId} and e.id = p.entry_id
    order by p.period, p.occurred_on, p.entry_id, p.line_no`)
}

/** Of some account numbers those that the chart does not have; also for those who post pay. */
export async function findMissingAccounts(
  ctx: ScopeContext,
  numbers: readonly string[],
): Promise<string[]> {
  requirePermission(ctx, 'payroll:do')
  if (numbers.length === 0) return []
  const rows = await ctx.tx.execute<{ missing: string[] }>(
    sql`select app.missing_accounts(${ctx.tenantId}, ${sql.param([...numbers])}::text[]) as missing`,
  )
  return rows[0]!.missing
}
