import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addAccount,
  closePeriod,
  openChart,
  postEntry,
  reopenPeriod,
  reverseEntry,
} from '#tenants/ledger/commands.server.ts'
import { getEntry } from '#tenants/ledger/queries/journal.server.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import type { NewEntry } from '#tenants/ledger/types.ts'
import { newId } from '#tenants/shared/ids.ts'
import { withCompany, withProvider } from '#tenants/shared/scope.server.ts'
import { booksOf, brokenBooks, command, done } from '#tests/factories/books.ts'
import { aCompany, aStaffMember } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let books: Awaited<ReturnType<typeof booksOf>>
let other: Awaited<ReturnType<typeof booksOf>>

beforeAll(async () => {
  books = await booksOf(now)
  other = await booksOf(now)
})

const line = (accountNumber: string, amountMinor: bigint) => ({
  accountNumber,
  amountMinor,
  description: 'x',
})

function anEntry(overrides: Partial<NewEntry> = {}): NewEntry {
  return {
    occurredOn: '2026-11-10',
    description: 'Zakup usług',
    sourceType: 'test',
    sourceId: newId(),
    lines: [line('402', 1000n), line('221', 230n), line('210', -1230n)],
    ...overrides,
  }
}

const post = (entry: NewEntry, as = books) =>
  command(as.agent, as.tenantId, (ctx) => postEntry(ctx, entry))

describe('posting an entry', () => {
  test('gives the next number of the year and keeps the month balances', async () => {
    const mine = await booksOf(now)
    const first = await done(mine.agent, mine.tenantId, (ctx) => postEntry(ctx, anEntry()))
    const second = await done(mine.agent, mine.tenantId, (ctx) => postEntry(ctx, anEntry()))
    const january = anEntry({ occurredOn: '2027-01-02' })
    const third = await done(mine.agent, mine.tenantId, (ctx) => postEntry(ctx, january))
    expect([first.number, second.number, third.number]).toEqual([1, 2, 1])
    const rows = await ownerSql()`select debit_minor::int as debit, credit_minor::int as credit,
      line_count from ledger_balances where tenant_id = ${mine.tenantId}
      and period = '2026-11' order by account_number`
    expect([...rows]).toEqual([
      { debit: 0, credit: 2460, line_count: 2 },
      { debit: 460, credit: 0, line_count: 2 },
      { debit: 2000, credit: 0, line_count: 2 },
    ])
  })

  test.each([
    ['lines that do not add up', { lines: [line('402', 5n), line('210', -4n)] }, 'unbalanced'],
    ['one line', { lines: [line('402', 5n)] }, 'too_few_lines'],
    ['no line', { lines: [] }, 'too_few_lines'],
    [
      'a line of nothing',
      { lines: [line('402', 0n), line('402', 3n), line('210', -3n)] },
      'zero_line',
    ],
    [
      'an account not in the chart',
      { lines: [line('999', 5n), line('210', -5n)] },
      'unknown_account',
    ],
  ])('refuses %s and writes nothing', async (_, overrides, code) => {
    const entry = anEntry({ ...overrides, id: newId() })
    expect(await post(entry)).toMatchObject({ ok: false, code })
    expect(await ownerSql()`select 1 from journal_entries where id = ${entry.id!}`).toHaveLength(0)
    expect(await brokenBooks(books.tenantId)).toEqual([])
  })

  test('of one source twice at once makes one entry', async () => {
    const sourceId = newId()
    const both = await Promise.all([post(anEntry({ sourceId })), post(anEntry({ sourceId }))])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both.find((result) => !result.ok)).toMatchObject({ code: 'already_posted' })
    const rows = await ownerSql()`select 1 from journal_entries where source_id = ${sourceId}`
    expect(rows).toHaveLength(1)
  })

  test('by sixteen at once, with refusals between, leaves no gap in the numbers', async () => {
    const mine = await booksOf(now)
    const results = await Promise.all(
      Array.from({ length: 48 }, (_, n) => {
        const bad = n % 5 === 3
        const entry = anEntry(bad ? { lines: [line('402', 7n), line('999', -7n)] } : {})
        return post(entry, mine)
      }),
    )
    const numbers = results.flatMap((result) => (result.ok ? [result.value.number] : []))
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers).toHaveLength(48 - results.filter((result) => !result.ok).length)
    expect(results.some((result) => !result.ok)).toBe(true)
    expect(await brokenBooks(mine.tenantId)).toEqual([])
  })

  test('is not for the client, nor for an agent of other companies', async () => {
    await expect(
      withCompany(books.finance, books.tenantId, {}, (ctx) => postEntry(ctx, anEntry())),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      withCompany(other.agent, books.tenantId, {}, (ctx) => postEntry(ctx, anEntry())),
    ).rejects.toMatchObject({ code: 'not_found' })
    // The company in hand does not open the books of a named one.
    await expect(
      withCompany(books.agent, books.tenantId, {}, (ctx) =>
        postEntry(ctx, anEntry({ tenantId: other.tenantId })),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect(
      await ownerSql()`select 1 from journal_entries where tenant_id = ${other.tenantId}`,
    ).toEqual(expect.objectContaining({ length: 0 }))
  })

  test("cannot use another company's account", async () => {
    await done(other.agent, other.tenantId, (ctx) =>
      addAccount(ctx, { number: '402-77', namePl: 'Obce', nameEn: 'Foreign' }),
    )
    const entry = anEntry({ lines: [line('402-77', 5n), line('210', -5n)] })
    expect(await post(entry)).toMatchObject({ ok: false, code: 'unknown_account' })
  })
})

describe('the database itself', () => {
  test('gives no request role the right to write lines past the function', async () => {
    const { value } = (await post(anEntry())) as { value: { id: string } }
    for (const principal of [books.agent, books.finance, books.admin]) {
      await expect(
        withCompany(principal, books.tenantId, {}, ({ tx }) =>
          tx.execute(sql`insert into journal_lines values (${books.tenantId}, ${value.id}, 9, '402',
            '2026-11', '2026-11-10', 100, 'PLN', 'past the function')`),
        ),
      ).rejects.toMatchObject({ cause: { code: '42501' } })
    }
  })

  test('refuses a line that unbalances an entry, whoever writes it', async () => {
    const { value } = (await post(anEntry())) as { value: { id: string } }
    await expect(
      ownerSql()`insert into journal_lines values (${books.tenantId}, ${value.id}, 9, '402',
        '2026-11', '2026-11-10', 100, 'PLN', 'one-sided')`,
    ).rejects.toMatchObject({ constraint_name: 'journal_entry_balance' })
    expect(await brokenBooks(books.tenantId)).toEqual([])
  })

  test('never changes nor deletes what was posted', async () => {
    const { value } = (await post(anEntry())) as { value: { id: string } }
    const owner = ownerSql()
    for (const change of [
      owner`update journal_lines set amount_minor = 1 where entry_id = ${value.id}`,
      owner`delete from journal_lines where entry_id = ${value.id}`,
      owner`update journal_entries set description = 'x' where id = ${value.id}`,
    ]) {
      await expect(change).rejects.toMatchObject({ message: 'immutable' })
    }
  })
})

describe('taking an entry back', () => {
  test('posts its mirror once, leaves the original and every balance as before', async () => {
    const mine = await booksOf(now)
    const { id } = await done(mine.agent, mine.tenantId, (ctx) => postEntry(ctx, anEntry()))
    const input = { entryId: id, occurredOn: '2026-11-20', reason: 'Zła faktura' }
    const reversal = await done(mine.agent, mine.tenantId, (ctx) => reverseEntry(ctx, input))
    await withCompany(mine.finance, mine.tenantId, { readOnly: true }, async (ctx) => {
      const [entry, mirror, balance] = await Promise.all([
        getEntry(ctx, id),
        getEntry(ctx, reversal.id),
        getTrialBalance(ctx, { from: '2026-11', to: '2026-11' }),
      ])
      expect(entry?.reversedByEntryId).toBe(reversal.id)
      expect(mirror?.description).toBe('Storno 1/2026: Zła faktura')
      expect(mirror?.lines.map((row) => row.amountMinor)).toEqual([-1000n, -230n, 1230n])
      expect(balance.rows.map((row) => row.closingMinor)).toEqual([0n, 0n, 0n])
    })
    const again = await command(mine.agent, mine.tenantId, (ctx) => reverseEntry(ctx, input))
    expect(again).toMatchObject({ ok: false, code: 'already_reversed' })
    const back = { ...input, entryId: reversal.id }
    expect(
      await command(mine.agent, mine.tenantId, (ctx) => reverseEntry(ctx, back)),
    ).toMatchObject({ ok: false, code: 'is_reversal' })
  })

  test("of another company's entry, or none, is not found", async () => {
    const foreign = (await post(anEntry(), other)) as { value: { id: string } }
    for (const entryId of [foreign.value.id, newId(), 'x']) {
      const input = { entryId, occurredOn: '2026-11-20', reason: 'Zła faktura' }
      await expect(
        withCompany(books.agent, books.tenantId, {}, (ctx) => reverseEntry(ctx, input)),
      ).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('a month', () => {
  test('that is closed refuses entries until it is opened again', async () => {
    const mine = await booksOf(now)
    const period = '2026-10'
    const october = () => post(anEntry({ occurredOn: '2026-10-31' }), mine)
    await done(mine.agent, mine.tenantId, (ctx) => closePeriod(ctx, { period }))
    expect(await october()).toMatchObject({ ok: false, code: 'period_closed', field: 'occurredOn' })
    expect(
      await command(mine.agent, mine.tenantId, (ctx) => closePeriod(ctx, { period })),
    ).toMatchObject({ ok: false, code: 'already_closed' })
    await done(mine.agent, mine.tenantId, (ctx) => reopenPeriod(ctx, { period }))
    expect(await october()).toMatchObject({ ok: true })
    expect(
      await command(mine.agent, mine.tenantId, (ctx) => reopenPeriod(ctx, { period })),
    ).toMatchObject({ ok: false, code: 'not_closed' })
    const audit = await ownerSql()`select action from audit_events
      where tenant_id = ${mine.tenantId} order by id`
    expect(audit.map((row) => row.action)).toEqual([
      'ledger.period_closed',
      'ledger.period_reopened',
    ])
  })

  test("that has not begun in the company's zone cannot be closed", async () => {
    const result = await command(books.agent, books.tenantId, (ctx) =>
      closePeriod(ctx, { period: '2026-12' }),
    )
    expect(result).toMatchObject({ ok: false, code: 'not_yet' })
    const eve = { ...books.agent, now: new Date('2026-11-30T23:30:00Z') }
    const warsaw = await command(eve, books.tenantId, (ctx) =>
      closePeriod(ctx, { period: '2026-12' }),
    )
    expect(warsaw).toMatchObject({ ok: true })
  })

  test('cannot be closed by the client', async () => {
    await expect(
      withCompany(books.finance, books.tenantId, {}, (ctx) =>
        closePeriod(ctx, { period: '2026-09' }),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the chart', () => {
  test('is opened once, with its 72 accounts, by the admin', async () => {
    const tenantId = await aCompany()
    const admin = await aStaffMember('admin', now)
    for (const _ of [1, 2]) {
      await withProvider(admin.principal, {}, (ctx) => openChart(ctx, tenantId))
    }
    const rows = await ownerSql()`select count(*)::int as n from ledger_accounts
      where tenant_id = ${tenantId}`
    expect(rows[0]?.n).toBe(72)
    await expect(
      withCompany(books.agent, books.tenantId, {}, (ctx) => openChart(ctx)),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('takes an account below another, which passes on its kind, and no number twice', async () => {
    const input = { number: '402-01', namePl: 'Usługi IT', nameEn: 'IT services' }
    const add = (more: object) =>
      command(books.agent, books.tenantId, (ctx) => addAccount(ctx, { ...input, ...more }))
    expect(await add({})).toMatchObject({ ok: true })
    expect(await add({})).toMatchObject({ ok: false, code: 'taken' })
    expect(await add({ number: '998-01' })).toMatchObject({ ok: false, code: 'unknown_parent' })
    expect(await add({ number: '998' })).toMatchObject({
      ok: false,
      code: 'required',
      field: 'kind',
    })
    const rows = await ownerSql()`select kind, normal_side from ledger_accounts
      where tenant_id = ${books.tenantId} and number = '402-01'`
    expect(rows[0]).toEqual({ kind: 'expense', normal_side: 'D' })
  })
})

// INVARIANT: whatever is posted and taken back, the sides are equal and the kept balances are
// the sums of the lines.
test('random posts, reversals and refusals keep the books in balance', async () => {
  const accounts = ['402', '401', '221', '210', '130', '700', '010']
  const step = fc.record({
    kind: fc.constantFrom('post', 'post', 'reverse', 'unbalanced'),
    month: fc.constantFrom('2026-09', '2026-10', '2026-11'),
    parts: fc.array(
      fc.tuple(fc.constantFrom(...accounts), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })),
      { minLength: 1, maxLength: 5 },
    ),
    pick: fc.nat(50),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const mine = await booksOf(now)
      const posted: string[] = []
      for (const { kind, month, parts, pick } of steps) {
        if (kind === 'reverse') {
          const entryId = posted[pick % Math.max(posted.length, 1)]
          if (!entryId) continue
          const input = { entryId, occurredOn: `${month}-20`, reason: 'random' }
          await command(mine.agent, mine.tenantId, (ctx) => reverseEntry(ctx, input))
          continue
        }
        const lines = parts.map(([account, amount]) => line(account, amount || 1n))
        const total = lines.reduce((all, row) => all + row.amountMinor, 0n)
        if (total !== 0n) lines.push(line('240', -total - (kind === 'unbalanced' ? 1n : 0n)))
        const result = await post(anEntry({ occurredOn: `${month}-10`, lines }), mine)
        if (result.ok) posted.push(result.value.id)
      }
      expect(await brokenBooks(mine.tenantId)).toEqual([])
      const { totals } = await withCompany(mine.agent, mine.tenantId, { readOnly: true }, (ctx) =>
        getTrialBalance(ctx, { from: '2026-10', to: '2026-11' }),
      )
      expect(totals.openingDebitMinor).toBe(totals.openingCreditMinor)
      expect(totals.debitMinor).toBe(totals.creditMinor)
      expect(totals.closingDebitMinor).toBe(totals.closingCreditMinor)
    }),
    { numRuns: 15 },
  )
}, 120_000)
