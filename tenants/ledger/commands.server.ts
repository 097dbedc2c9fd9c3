// The ledger: entries are only ever inserted, through one database function that also
// gives the number and keeps the month balances. A correction is a reversing entry.
import { type SQL, sql } from 'drizzle-orm'
import { journalEntries, journalLines, ledgerAccounts, ledgerPeriods } from '#db/schema/ledger.ts'
import { recordAudit } from '../audit/commands.server.ts'
import { AppError } from '../shared/app-error.ts'
import { localDateOf, periodOf } from '../shared/dates.ts'
import { isId, newId } from '../shared/ids.ts'
import { pgErrorOf, violates } from '../shared/pg-error.ts'
import { type Err, err, ok, type Result } from '../shared/result.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '../shared/scope.server.ts'
import { chartOfAccounts } from './pl/chart.ts'
import type { AddAccountInput, ReverseEntryInput } from './schema.ts'
import type { EntryLine, NewEntry, PostedEntry, PostRefusal } from './types.ts'

type BooksContext = ScopeContext | ProviderContext

const refusals: Record<string, readonly [PostRefusal, field: string | undefined]> = {
  ledger_period_open: ['period_closed', 'occurredOn'],
  journal_lines_account_number_fkey: ['unknown_account', 'lines'],
  journal_entry_balance: ['unbalanced', 'lines'],
  journal_entry_lines: ['too_few_lines', 'lines'],
  journal_lines_amount_check: ['zero_line', 'lines'],
  journal_entries_source_key: ['already_posted', undefined],
  journal_entries_reverses_key: ['already_reversed', undefined],
}

/**
 * Posts one entry in one statement. A refusal comes from the database, so the
 * transaction is over with it: the caller rolls back and may not write on.
 */
export async function postEntry(
  ctx: BooksContext,
  entry: NewEntry,
): Promise<Result<PostedEntry, PostRefusal>> {
  const id = entry.id ?? newId()
  try {
    const rows = await ctx.tx.execute<{ number: number }>(entryStatement(ctx, { ...entry, id }))
    return ok(postedEntry({ ...entry, id }, rows[0]!.number))
  } catch (error) {
    const refusal = postRefusalOf(error)
    if (refusal) return refusal
    throw error
  }
}

/** The posting as `select … as number`, for commands that write more in the same statement. */
export function entryStatement(ctx: BooksContext, entry: NewEntry & { id: string }): SQL {
  if (!ctx.actor.can('books:post') && !ctx.actor.can('billing:run')) {
    throw new AppError('forbidden', { detail: { permission: 'books:post' } })
  }
  const { id, lines } = entry
  const array = (pick: (line: EntryLine) => string) => sql.param(lines.map(pick))
  return sql`select app.post_entry(
      ${entry.tenantId ?? ctx.tenantId}::uuid, ${id}::uuid, ${entry.occurredOn}::date,
      ${entry.description}, ${entry.sourceType}, ${entry.sourceId}::uuid,
      ${entry.reversesEntryId ?? null}::uuid, ${ctx.actor.id}::uuid, ${ctx.actor.name},
      ${ctx.now}::timestamptz, ${entry.currency ?? 'PLN'}::char(3),
      ${array((line) => line.accountNumber)}::text[],
      ${array((line) => String(line.amountMinor))}::bigint[],
      ${array((line) => line.description)}::text[]) as number`
}

export function postedEntry(
  { id, occurredOn }: Pick<NewEntry, 'occurredOn'> & { id: string },
  number: number,
): PostedEntry {
  return { id, number, year: Number(occurredOn.slice(0, 4)), period: periodOf(occurredOn) }
}

/** What the database refused an entry for; null when the error is about something else. */
export function postRefusalOf(error: unknown): Err<PostRefusal> | null {
  for (const [constraint, [code, field]] of Object.entries(refusals)) {
    if (violates(error, constraint)) return err(code, field)
  }
  // The company is not in the caller's reach: it answers as if it did not exist.
  if (pgErrorOf(error)?.message === 'not_in_scope')
    throw new AppError('not_found', { cause: error })
  return null
}

type ReversalRefusal = PostRefusal | 'is_reversal'

/** Takes an entry back by its mirror; the original stays as it was. */
export async function reverseEntry(
  ctx: BooksContext,
  { entryId, occurredOn, reason }: ReverseEntryInput,
): Promise<Result<PostedEntry, ReversalRefusal>> {
  requirePermission(ctx, 'books:post')
  const original = isId(entryId) ? await loadForReversal(ctx, entryId) : null
  if (!original) throw new AppError('not_found')
  if (original.reversesEntryId) return err('is_reversal')
  const posted = await postEntry(ctx, {
    occurredOn,
    description: `Storno ${original.number}/${original.year}: ${reason}`,
    sourceType: 'reversal',
    sourceId: entryId,
    currency: original.lines[0]!.currency,
    reversesEntryId: entryId,
    lines: original.lines.map((line) => ({ ...line, amountMinor: -line.amountMinor })),
  })
  // Both unique keys say the same here; the reversal's own wording is the clearer one.
  if (!posted.ok) return posted.code === 'already_posted' ? err('already_reversed') : posted
  await recordAudit(ctx, {
    action: 'ledger.entry_reversed',
    subjectType: 'journal_entry',
    subjectId: entryId,
    data: { number: original.number, by: posted.value.number, reason },
  })
  return posted
}

async function loadForReversal(ctx: BooksContext, entryId: string) {
  const { tx, tenantId } = ctx
  const [entries, lines] = await Promise.all([
    tx
      .select({
        number: journalEntries.number,
        year: journalEntries.year,
        reversesEntryId: journalEntries.reversesEntryId,
      })
      .from(journalEntries)
      .where(sql`${journalEntries.tenantId} = ${tenantId} and ${journalEntries.id} = ${entryId}`)
      .limit(1),
    tx
      .select({
        accountNumber: journalLines.accountNumber,
        amountMinor: journalLines.amountMinor,
        currency: journalLines.currency,
        description: journalLines.description,
      })
      .from(journalLines)
      .where(sql`${journalLines.tenantId} = ${tenantId} and ${journalLines.entryId} = ${entryId}`)
      .orderBy(journalLines.lineNo)
      .limit(10_000),
  ])
  const entry = entries[0]
  return entry && lines.length > 0 ? { ...entry, lines } : null
}

/** Closes a month: from then on the database refuses every entry in it. */
export async function closePeriod(
  ctx: ScopeContext,
  { period }: { period: string },
): Promise<Result<undefined, 'not_yet' | 'already_closed'>> {
  requirePermission(ctx, 'books:post')
  const companies = await ctx.tx.execute<{ zone: string }>(
    sql`select zone from companies where tenant_id = ${ctx.tenantId}`,
  )
  const company = companies[0]
  if (!company) throw new AppError('not_found')
  if (period > periodOf(localDateOf(ctx.now, company.zone))) return err('not_yet', 'period')
  const closed = await ctx.tx
    .insert(ledgerPeriods)
    .values({
      tenantId: ctx.tenantId,
      period,
      closedAt: ctx.now,
      closedByName: ctx.actor.name,
    })
    .onConflictDoUpdate({
      target: [ledgerPeriods.tenantId, ledgerPeriods.period],
      set: { closedAt: ctx.now, closedByName: ctx.actor.name },
      setWhere: sql`${ledgerPeriods.closedAt} is null`,
    })
    .returning({ period: ledgerPeriods.period })
  if (closed.length === 0) return err('already_closed', 'period')
  await auditPeriod(ctx, 'ledger.period_closed', period)
  return ok()
}

export async function reopenPeriod(
  ctx: ScopeContext,
  { period }: { period: string },
): Promise<Result<undefined, 'not_closed'>> {
  requirePermission(ctx, 'books:post')
  const reopened = await ctx.tx.execute(sql`update ledger_periods
    set closed_at = null, closed_by_name = null
    where tenant_id = ${ctx.tenantId} and period = ${period} and closed_at is not null
    returning period`)
  if (reopened.length === 0) return err('not_closed', 'period')
  await auditPeriod(ctx, 'ledger.period_reopened', period)
  return ok()
}

/** A month has no id of its own: the company is the subject and the month its fact. */
function auditPeriod(ctx: ScopeContext, action: string, period: string): Promise<void> {
  const subject = { subjectType: 'ledger_period', subjectId: ctx.tenantId }
  return recordAudit(ctx, { action, ...subject, data: { period } })
}

/** Gives a new company its chart of accounts. Repeating it changes nothing. */
export async function openChart(
  ctx: BooksContext,
  tenantId: TenantId = ctx.tenantId,
): Promise<void> {
  requirePermission(ctx, 'companies:manage')
  await ctx.tx
    .insert(ledgerAccounts)
    .values(chartOfAccounts.map((account) => ({ tenantId, ...account })))
    .onConflictDoNothing()
}

/** Adds an account to the chart; one below another (402-01) takes its kind and side. */
export async function addAccount(
  ctx: ScopeContext,
  input: AddAccountInput,
): Promise<Result<undefined, 'taken' | 'unknown_parent' | 'required'>> {
  requirePermission(ctx, 'books:post')
  const parentNumber = input.number.split('-').slice(0, -1).join('-')
  const parents = parentNumber
    ? await ctx.tx
        .select({ kind: ledgerAccounts.kind, normalSide: ledgerAccounts.normalSide })
        .from(ledgerAccounts)
        .where(
          sql`${ledgerAccounts.tenantId} = ${ctx.tenantId} and ${ledgerAccounts.number} = ${parentNumber}`,
        )
        .limit(1)
    : []
  if (parentNumber && !parents[0]) return err('unknown_parent', 'number')
  const kind = parents[0]?.kind ?? input.kind
  const normalSide = parents[0]?.normalSide ?? input.normalSide
  if (!kind) return err('required', 'kind')
  if (!normalSide) return err('required', 'normalSide')
  const { number, namePl, nameEn } = input
  const added = await ctx.tx
    .insert(ledgerAccounts)
    .values({ tenantId: ctx.tenantId, number, namePl, nameEn, kind, normalSide })
    .onConflictDoNothing()
    .returning({ number: ledgerAccounts.number })
  if (added.length === 0) return err('taken', 'number')
  await recordAudit(ctx, {
    action: 'ledger.account_added',
    subjectType: 'ledger_account',
    subjectId: ctx.tenantId,
    data: { number, namePl },
  })
  return ok()
}
