import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { AppError } from '#tenants/shared/app-error.ts'
import { newId } from '#tenants/shared/ids.ts'
import {
  providerTenantId,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
const client = { accountId: newId(), name: 'Ala', role: 'owner', now, requestId: 'r' } as const

async function aCompany(slug: string): Promise<TenantId> {
  const id = newId() as TenantId
  await ownerSql()`insert into companies (tenant_id, kind, slug, legal_name, short_name, nip,
    address_line1, postal_code, city, colour) values (${id}, 'client', ${slug}, ${slug}, ${slug},
    ${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}, 'ul. Prosta 1', '00-001', 'Warszawa', '#3355aa')`
  return id
}

describe('a scope', () => {
  test('shows one company its own rows and nothing of another', async () => {
    const [a] = [await aCompany('a'), await aCompany('b')]
    const slugs = await withCompany(client, a, { readOnly: true }, async ({ tx }) =>
      tx.execute<{ slug: string }>(sql`select slug from companies`),
    )
    expect(slugs.map((row) => row.slug)).toEqual(['a'])
  })

  test('leaves nothing behind on the connection', async () => {
    const [a] = [await aCompany('c')]
    await withCompany(client, a, { readOnly: true }, async () => 1)
    const rows = await withProvider(systemPrincipal(now, 'r'), { readOnly: true }, async ({ tx }) =>
      tx.execute<{ scope: string }>(sql`select app.scope() as scope`),
    )
    expect(rows[0]?.scope).toBe('all')
  })

  test('takes the place of the one before it on the same connection', async () => {
    const [a, b] = [await aCompany('h'), await aCompany('i')]
    const slugOf = (tenantId: TenantId) =>
      withCompany(client, tenantId, { readOnly: true }, async ({ tx }) => {
        const rows = await tx.execute<{ slug: string; pid: number }>(
          sql`select slug, pg_backend_pid() as pid from companies`,
        )
        return rows.map(({ slug, pid }) => ({ slug, pid }))
      })
    const [first, second] = [await slugOf(a), await slugOf(b)]
    expect([first, second].map((rows) => rows.map(({ slug }) => slug))).toEqual([['h'], ['i']])
    expect(second[0]!.pid).toBe(first[0]!.pid)
    // One that writes after one that only read may write, and what it wrote stays.
    await withCompany(client, a, {}, async ({ tx }) =>
      tx.execute(sql`insert into counters values (${a}, 'after', 1)`),
    )
    expect(await ownerSql()`select 1 from counters where name = 'after'`).toHaveLength(1)
  })

  test('that only read is ended soon after, when no other follows', async () => {
    const a = await aCompany('j')
    const [row] = await withCompany(client, a, { readOnly: true }, async ({ tx }) =>
      tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`),
    )
    await expect
      .poll(async () => {
        const [found] = await ownerSql()`select state from pg_stat_activity where pid = ${row!.pid}`
        return found!.state
      })
      .toBe('idle')
  })

  test('that only reads refuses to write', async () => {
    const a = await aCompany('d')
    await expect(
      withCompany(client, a, { readOnly: true }, async ({ tx }) =>
        tx.execute(sql`insert into counters values (${a}, 'x', 1)`),
      ),
    ).rejects.toThrow()
  })

  test('keeps the error of the statement that failed and rolls back', async () => {
    const a = await aCompany('e')
    await expect(
      withCompany(client, a, {}, async ({ tx }) => {
        await tx.execute(sql`insert into counters values (${a}, 'kept', 1)`)
        throw new AppError('conflict')
      }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await ownerSql()`select 1 from counters where name = 'kept'`).toHaveLength(0)
  })

  test('does not pretend to commit what the database rolled back', async () => {
    const a = await aCompany('f')
    await expect(
      withCompany(client, a, {}, async ({ tx }) => {
        await tx.execute(sql`select 1/0`).catch(() => null)
      }),
    ).rejects.toThrow('rolled back')
  })

  test('does not nest', async () => {
    const a = await aCompany('g')
    await expect(
      withCompany(client, a, {}, () => withCompany(client, a, {}, async () => 1)),
    ).rejects.toThrow('do not nest')
  })

  test('of the provider is closed to a client', () => {
    expect(() => withProvider(client, { readOnly: true }, async () => 1)).toThrow()
    expect(providerTenantId).toMatch(/0001$/)
  })
})
