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
