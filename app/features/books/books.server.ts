// Loaders of the books, the same for the desk and the portal. What the address does not
// say is the present: the month of today, the year of today.
import { z } from 'zod'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { listVatRegister } from '#tenants/accounting/queries/vat-register.server.ts'
import type { CompanyIdentity } from '#tenants/identity/types.ts'
import { listAccountLines, listPeriods } from '#tenants/ledger/queries/accounts.server.ts'
import { getEntry, listJournal } from '#tenants/ledger/queries/journal.server.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import { accountNumber } from '#tenants/ledger/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { isPeriod, localDateOf, type Period, periodOf } from '#tenants/shared/dates.ts'
import { isId } from '#tenants/shared/ids.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

const PAGE_SIZE = 50

/** What either area hands its loader. */
type Asked = {
  ctx: ScopeContext
  url: URL
  params: Record<string, string | undefined>
  company: CompanyIdentity
  locale: Locale
}

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

function asked({ ctx, url, company }: Asked) {
  const values = search.parse(Object.fromEntries(url.searchParams))
  return { ...values, now: periodOf(localDateOf(ctx.now, company.zone)) }
}

/** From the first month of the year unless the address says otherwise; never backwards. */
function rangeOf({ from, to, now }: ReturnType<typeof asked>): { from: Period; to: Period } {
  const last = to ?? now
  const first = from ?? `${last.slice(0, 4)}-01`
  return first <= last ? { from: first, to: last } : { from: last, to: first }
}

type Words = ReturnType<typeof dictionary>['accounting']['books']

function headOf({ company, locale }: Asked, name: (t: Words) => string) {
  const t = dictionary(locale).accounting.books
  return { company: company.slug, title: t.pageTitle(name(t), company.shortName) }
}

export async function loadTrialBalance(args: Asked) {
  const values = asked(args)
  const balance = await getTrialBalance(args.ctx, rangeOf(values))
  return { ...headOf(args, (t) => t.trialBalance), balance, now: values.now }
}

export async function loadJournal(args: Asked) {
  const { period, after, entry, now } = asked(args)
  const head = headOf(args, (t) => t.journal)
  if (entry) {
    const found = await getEntry(args.ctx, entry)
    if (!found) throw new AppError('not_found')
    return {
      ...head,
      entries: [found],
      nextCursor: null,
      period: found.period,
      entry,
      closedAt: null,
      now,
    }
  }
  const shown = period ?? now
  const [page, periods] = await Promise.all([
    listJournal(args.ctx, { period: shown, cursor: after ?? null, limit: PAGE_SIZE }),
    listPeriods(args.ctx),
  ])
  return {
    ...head,
    entries: page.items,
    nextCursor: page.nextCursor,
    period: shown,
    entry: null,
    closedAt: periods.find((one) => one.period === shown)?.closedAt ?? null,
    now,
  }
}

export async function loadAccount(args: Asked) {
  const number = accountNumber.safeParse(args.params.number)
  if (!number.success) throw new AppError('not_found')
  const values = asked(args)
  const page = await listAccountLines(args.ctx, {
    accountNumber: number.data,
    ...rangeOf(values),
    cursor: values.after ?? null,
    limit: PAGE_SIZE,
  })
  if (!page) throw new AppError('not_found')
  return { ...headOf(args, (t) => t.account(number.data)), page, now: values.now }
}

export async function loadVat(args: Asked) {
  const { period, register, after, now } = asked(args)
  const shown = { register: register ?? 'purchase', period: period ?? now } as const
  const page = await listVatRegister(args.ctx, {
    ...shown,
    cursor: after ?? null,
    limit: PAGE_SIZE,
  })
  return { ...headOf(args, (t) => t.vatRegister), ...shown, ...page, now }
}

export { type Asked as BooksRequest, asked as askedOf, rangeOf }
