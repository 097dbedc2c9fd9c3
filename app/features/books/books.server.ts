// Loaders of the books, the same for the desk and the portal. What the address does not
// say is the present: the month of today, the year of today.
import { z } from 'zod'
import { listVatRegister } from '#tenants/accounting/queries/vat-register.server.ts'
import { listAccountLines, listPeriods } from '#tenants/ledger/queries/accounts.server.ts'
import { getEntry, listJournal } from '#tenants/ledger/queries/journal.server.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import { accountNumber } from '#tenants/ledger/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { isPeriod, localDateOf, type Period, periodOf } from '#tenants/shared/dates.ts'
import { isId } from '#tenants/shared/ids.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

const PAGE_SIZE = 50

type Asked = { ctx: ScopeContext; url: URL; zone: string }

const month = z.string().refine(isPeriod).optional().catch(undefined)
const cursor = z.string().max(120).optional().catch(undefined)
const search = z.object({
  from: month,
  to: month,
  period: month,
  after: cursor,
  entry: z.string().refine(isId).optional().catch(undefined),
  register: z.enum(['purchase', 'sale']).optional().catch(undefined),
})

function asked({ ctx, url, zone }: Asked) {
  const values = search.parse(Object.fromEntries(url.searchParams))
  return { ...values, now: periodOf(localDateOf(ctx.now, zone)) }
}

/** From the first month of the year unless the address says otherwise; never backwards. */
function rangeOf({ from, to, now }: ReturnType<typeof asked>): { from: Period; to: Period } {
  const last = to ?? now
  const first = from ?? `${last.slice(0, 4)}-01`
  return first <= last ? { from: first, to: last } : { from: last, to: first }
}

export async function loadTrialBalance(args: Asked) {
  const values = asked(args)
  return { balance: await getTrialBalance(args.ctx, rangeOf(values)), now: values.now }
}

export async function loadJournal(args: Asked) {
  const { period, after, entry, now } = asked(args)
  if (entry) {
    const found = await getEntry(args.ctx, entry)
    if (!found) throw new AppError('not_found')
    return { entries: [found], nextCursor: null, period: found.period, entry, closedAt: null, now }
  }
  const shown = period ?? now
  const [page, periods] = await Promise.all([
    listJournal(args.ctx, { period: shown, cursor: after ?? null, limit: PAGE_SIZE }),
    listPeriods(args.ctx),
  ])
  return {
    entries: page.items,
    nextCursor: page.nextCursor,
    period: shown,
    entry: null,
    closedAt: periods.find((one) => one.period === shown)?.closedAt ?? null,
    now,
  }
}

export async function loadAccount(args: Asked & { number: string }) {
  const number = accountNumber.safeParse(args.number)
  if (!number.success) throw new AppError('not_found')
  const values = asked(args)
  const page = await listAccountLines(args.ctx, {
    accountNumber: number.data,
    ...rangeOf(values),
    cursor: values.after ?? null,
    limit: PAGE_SIZE,
  })
  if (!page) throw new AppError('not_found')
  return { page, now: values.now }
}

export async function loadVat(args: Asked) {
  const { period, register, after, now } = asked(args)
  const shown = { register: register ?? 'purchase', period: period ?? now } as const
  const page = await listVatRegister(args.ctx, {
    ...shown,
    cursor: after ?? null,
    limit: PAGE_SIZE,
  })
  return { ...shown, ...page, now }
}

export { type Asked as BooksRequest, asked as askedOf, rangeOf }
