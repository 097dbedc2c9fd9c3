import { beforeAll, describe, expect, test } from 'vitest'
import { postEntry } from '#tenants/ledger/commands.server.ts'
import {
  listAccountLines,
  listAccounts,
  listPeriods,
} from '#tenants/ledger/queries/accounts.server.ts'
import { getEntry, listJournal } from '#tenants/ledger/queries/journal.server.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type ScopeContext, withCompany } from '#tenants/shared/scope.server.ts'
import { booksOf, done } from '#tests/factories/books.ts'
import { aMember } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let books: Awaited<ReturnType<typeof booksOf>>
let other: Awaited<ReturnType<typeof booksOf>>

const ENTRIES = 23

beforeAll(async () => {
  books = await booksOf(now)
  other = await booksOf(now)
  // Several lines of one account in an entry, and days entered out of order.
  for (let n = 1; n <= ENTRIES; n++) {
    const month = n <= 5 ? '09' : n <= 12 ? '10' : '11'
    const day = String(((n * 7) % 28) + 1).padStart(2, '0')
    const net = BigInt(n * 100)
    await done(books.agent, books.tenantId, (ctx) =>
      postEntry(ctx, {
        occurredOn: `2026-${month}-${day}`,
        description: `Entry ${n}`,
        sourceType: 'test',
        sourceId: newId(),
        lines: [
          { accountNumber: '402', amountMinor: net, description: 'first part' },
          { accountNumber: '402', amountMinor: 1n, description: 'second part' },
          { accountNumber: '210', amountMinor: -net - 1n, description: 'owed' },
        ],
      }),
    )
  }
})

const read = <T>(work: (ctx: ScopeContext) => Promise<T>, as = books.finance) =>
  withCompany(as, books.tenantId, { readOnly: true }, work)

describe('the trial balance', () => {
  test('opens with what came before, and its sides are equal', async () => {
    const balance = await read((ctx) => getTrialBalance(ctx, { from: '2026-10', to: '2026-10' }))
    // 1..5 in September: 1500 + 5; 6..12 in October: 6300 + 7.
    expect(
      balance.rows.map(({ number, ...row }) => ({ number, closing: row.closingMinor })),
    ).toEqual([
      { number: '210', closing: -7812n },
      { number: '402', closing: 7812n },
    ])
    expect(balance.totals).toEqual({
      openingDebitMinor: 1505n,
      openingCreditMinor: 1505n,
      debitMinor: 6307n,
      creditMinor: 6307n,
      closingDebitMinor: 7812n,
      closingCreditMinor: 7812n,
    })
  })
})

describe('an account', () => {
  test('carries its balance over every page size, from the first line to the last', async () => {
    const [rows] = await Promise.all([
      ownerSql()`select sum(amount_minor)::bigint as total from journal_lines
        where tenant_id = ${books.tenantId} and account_number = '402'`,
    ])
    for (const limit of [1, 3, 7, 50]) {
      let cursor: string | null = null
      let balance: bigint | null = null
      let seen = 0
      do {
        const page: Awaited<ReturnType<typeof listAccountLines>> = await read((ctx) =>
          listAccountLines(ctx, {
            accountNumber: '402',
            from: '2026-10',
            to: '2026-11',
            cursor,
            limit,
          }),
        )
        balance ??= page!.openingMinor
        expect(page!.carriedMinor).toBe(balance)
        for (const item of page!.items) {
          balance += item.amountMinor
          expect(item.balanceMinor).toBe(balance)
          seen += 1
        }
        cursor = page!.nextCursor
        if (!cursor) expect(page!.closingMinor).toBe(balance)
      } while (cursor)
      expect(seen).toBe((ENTRIES - 5) * 2)
      expect(balance).toBe(BigInt(rows[0]!.total))
    }
  })

  test('lists its lines by day', async () => {
    const page = await read((ctx) =>
      listAccountLines(ctx, { accountNumber: '402', from: '2026-09', to: '2026-11', limit: 200 }),
    )
    const days = page!.items.map((item) => item.occurredOn)
    expect(days).toEqual([...days].sort())
    expect(page!.lineCount).toBe(ENTRIES * 2)
  })

  test('that is not in the chart is null; a made-up cursor is refused', async () => {
    const range = { from: '2026-09', to: '2026-11' }
    expect(
      await read((ctx) => listAccountLines(ctx, { accountNumber: '999', ...range })),
    ).toBeNull()
    for (const cursor of ['x', `2026-13-40_${newId()}_1`, `2025-01-01_${newId()}_1`]) {
      await expect(
        read((ctx) => listAccountLines(ctx, { accountNumber: '402', ...range, cursor })),
      ).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })
})

describe('the journal', () => {
  test('pages through a month without losing or repeating an entry', async () => {
    const numbers: number[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listJournal>> = await read((ctx) =>
        listJournal(ctx, { period: '2026-11', cursor, limit: 4 }),
      )
      for (const entry of page.items) {
        expect(entry.lines).toHaveLength(3)
        expect(entry.lines[0]).toMatchObject({ accountNumber: '402', accountNamePl: 'Usługi obce' })
        numbers.push(entry.number)
      }
      cursor = page.nextCursor
    } while (cursor)
    expect(numbers).toEqual(Array.from({ length: 11 }, (_, n) => ENTRIES - n))
    await expect(
      read((ctx) => listJournal(ctx, { period: '2026-11', cursor: '1e9x' })),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

test('another company, and a person without the books, see nothing of them', async () => {
  const journal = await read((ctx) => listJournal(ctx, { period: '2026-11' }))
  const id = journal.items[0]!.id
  const theirs = { readOnly: true }
  await withCompany(other.finance, other.tenantId, theirs, async (ctx) => {
    expect(await getEntry(ctx, id)).toBeNull()
    expect((await listJournal(ctx, { period: '2026-11' })).items).toEqual([])
    expect((await getTrialBalance(ctx, { from: '2026-01', to: '2026-12' })).rows).toEqual([])
    expect(await listPeriods(ctx)).toEqual([])
    expect(await listAccounts(ctx)).toHaveLength(72)
  })
  const hr = await aMember(books.tenantId, 'hr', now)
  for (const query of [
    (ctx: ScopeContext) => listAccounts(ctx),
    (ctx: ScopeContext) => listPeriods(ctx),
    (ctx: ScopeContext) => getEntry(ctx, id),
    (ctx: ScopeContext) => listJournal(ctx, { period: '2026-11' }),
    (ctx: ScopeContext) => getTrialBalance(ctx, { from: '2026-01', to: '2026-12' }),
  ]) {
    await expect(read<unknown>(query, hr.principal)).rejects.toMatchObject({ code: 'forbidden' })
  }
})
