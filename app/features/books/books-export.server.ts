// The same books as a file: all rows of what the filter shows, page after page.
import { type CsvCell, csvOf, csvResponse } from '#app/http/csv.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { listVatRegister } from '#tenants/accounting/queries/vat-register.server.ts'
import { listAccountLines } from '#tenants/ledger/queries/accounts.server.ts'
import { listJournal } from '#tenants/ledger/queries/journal.server.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import { accountNumber } from '#tenants/ledger/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { askedOf, type BooksRequest, rangeOf } from './books.server.ts'

/** A spreadsheet opens no more; longer books are taken month by month. */
const MAX_ROWS = 200_000

type Sheet = { name: string; head: string[]; rows: CsvCell[][] }

export async function exportBooks(args: BooksRequest): Promise<Response> {
  const sheet = await sheetOf(args)
  return csvResponse(csvOf(sheet.head, sheet.rows), `${args.company.slug}_${sheet.name}.csv`)
}

function sheetOf(args: BooksRequest): Promise<Sheet> {
  switch (args.params.page) {
    case 'trial-balance':
      return trialBalance(args)
    case 'journal':
      return journal(args)
    case 'account':
      return account(args)
    case 'vat':
      return vat(args)
    default:
      throw new AppError('not_found')
  }
}

async function trialBalance(args: BooksRequest): Promise<Sheet> {
  const { ctx, locale } = args
  const t = dictionary(locale).accounting.books
  const { from, to, rows } = await getTrialBalance(ctx, rangeOf(askedOf(args)))
  const debit = (minor: bigint) => (minor > 0n ? minor : 0n)
  const credit = (minor: bigint) => (minor < 0n ? -minor : 0n)
  return {
    name: `trial-balance_${from}_${to}`,
    head: [
      ...[t.number, t.name, t.openingDebit, t.openingCredit],
      ...[t.turnoverDebit, t.turnoverCredit, t.closingDebit, t.closingCredit],
    ],
    rows: rows.map((row) => [
      row.number,
      locale === 'pl' ? row.namePl : row.nameEn,
      debit(row.openingMinor),
      credit(row.openingMinor),
      row.debitMinor,
      row.creditMinor,
      debit(row.closingMinor),
      credit(row.closingMinor),
    ]),
  }
}

/** Reads page after page within one transaction, so that the file is of one moment. */
async function allOf<Item>(
  read: (cursor: string | null) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page = await read(cursor)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor && items.length < MAX_ROWS)
  return items
}

async function journal(args: BooksRequest): Promise<Sheet> {
  const { ctx, locale } = args
  const t = dictionary(locale).accounting.books
  const asked = askedOf(args)
  const period = asked.period ?? asked.now
  const entries = await allOf((cursor) => listJournal(ctx, { period, cursor, limit: 200 }))
  return {
    name: `journal_${period}`,
    head: [t.entry, t.date, t.description, t.number, t.name, t.debit, t.credit, t.postedBy],
    rows: entries
      .reverse()
      .flatMap((entry) =>
        entry.lines.map((line) => [
          `${entry.number}/${entry.year}`,
          entry.occurredOn,
          line.description || entry.description,
          line.accountNumber,
          locale === 'pl' ? line.accountNamePl : line.accountNameEn,
          line.amountMinor > 0n ? line.amountMinor : null,
          line.amountMinor < 0n ? -line.amountMinor : null,
          entry.postedByName,
        ]),
      ),
  }
}

async function account(args: BooksRequest): Promise<Sheet> {
  const { ctx, locale } = args
  const t = dictionary(locale).accounting.books
  const number = accountNumber.safeParse(args.url.searchParams.get('account') ?? '')
  if (!number.success) throw new AppError('not_found')
  const range = rangeOf(askedOf(args))
  const lines = await allOf(async (cursor) => {
    const filter = { accountNumber: number.data, ...range, cursor, limit: 200 }
    const page = await listAccountLines(ctx, filter)
    if (!page) throw new AppError('not_found')
    return page
  })
  return {
    name: `account-${number.data}_${range.from}_${range.to}`,
    head: [t.date, t.entry, t.description, t.debit, t.credit, t.balance],
    rows: lines.map((line) => [
      line.occurredOn,
      line.entryNumber,
      line.description || line.entryDescription,
      line.amountMinor > 0n ? line.amountMinor : null,
      line.amountMinor < 0n ? -line.amountMinor : null,
      line.balanceMinor,
    ]),
  }
}

async function vat(args: BooksRequest): Promise<Sheet> {
  const { ctx, locale } = args
  const t = dictionary(locale).accounting.books
  const asked = askedOf(args)
  const filter = {
    register: asked.register ?? 'purchase',
    period: asked.period ?? asked.now,
  } as const
  const rows = await allOf((cursor) => listVatRegister(ctx, { ...filter, cursor, limit: 200 }))
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row.amounts)))].sort()
  return {
    name: `vat-${filter.register}_${filter.period}`,
    head: [
      ...[t.document, t.issuedOn, t.receivedOn, t.counterparty, t.nip, t.marker, t.ksefNumber],
      ...[t.net, t.vat, ...fields, t.entry],
    ],
    rows: rows.map((row) => [
      row.documentNumber,
      row.issuedOn,
      row.receivedOn,
      row.counterpartyName,
      row.counterpartyNip,
      row.marker,
      row.ksefNumber,
      row.netMinor,
      row.vatMinor,
      ...fields.map((field) => row.amounts[field] ?? null),
      row.entryNumber,
    ]),
  }
}
