import { beforeAll, describe, expect, test } from 'vitest'
import { fileDocument, recordDocument } from '#tenants/archive/commands.server.ts'
import { getDocument, listDocuments, openDocument } from '#tenants/archive/queries.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { booksOf } from '#tests/factories/books.ts'
import { aMember } from '#tests/factories/company.ts'
import { aFileKey, aFileStore, aPdf, staged } from '#tests/factories/files.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
aFileStore()
let ours: Awaited<ReturnType<typeof booksOf>>
let theirs: typeof ours
let key: Awaited<ReturnType<typeof aFileKey>>

beforeAll(async () => {
  ours = await booksOf(now)
  theirs = await booksOf(now)
  key = await aFileKey(ours.admin, ours.tenantId)
})

async function receive(text: string, principal: Principal = ours.finance) {
  const file = await staged(ours.tenantId, key, aPdf(text), `${text}.pdf`)
  return withCompany(principal, ours.tenantId, {}, (ctx) =>
    recordDocument(ctx, file, { service: 'accounting' }),
  )
}

describe('a document', () => {
  test('is recorded with who handed it in, and told in the audit', async () => {
    const { id, duplicateOfId } = await receive('pierwszy')
    expect(duplicateOfId).toBeNull()
    const document = await withCompany(ours.agent, ours.tenantId, { readOnly: true }, (ctx) =>
      getDocument(ctx, id),
    )
    expect(document).toMatchObject({
      originalName: 'pierwszy.pdf',
      mime: 'application/pdf',
      uploadedByName: ours.finance.name,
      filedAt: null,
    })
    const audit = await ownerSql()`select action from audit_events where subject_id = ${id}`
    expect(audit).toHaveLength(1)
  })

  test('handed in again is taken and names the first', async () => {
    const first = await receive('powtórka')
    const second = await receive('powtórka')
    const third = await receive('powtórka', ours.agent)
    expect([second.duplicateOfId, third.duplicateOfId]).toEqual([first.id, first.id])
  })

  test('that is filed never changes', async () => {
    const { id } = await receive('do akt')
    await withCompany(ours.agent, ours.tenantId, {}, (ctx) =>
      fileDocument(ctx, { documentId: id, filedAs: 'FV/1' }),
    )
    // Filing again is no error and no change.
    await withCompany(ours.agent, ours.tenantId, {}, (ctx) =>
      fileDocument(ctx, { documentId: id, filedAs: 'FV/2' }),
    )
    const document = await withCompany(ours.finance, ours.tenantId, { readOnly: true }, (ctx) =>
      getDocument(ctx, id),
    )
    expect(document).toMatchObject({ filedAt: now, filedAs: 'FV/1' })
    await expect(
      ownerSql()`update documents set original_name = 'x' where id = ${id}`,
    ).rejects.toThrow('immutable')
  })

  test('is not filed by the client, nor received from one who may only look', async () => {
    const { id } = await receive('moje')
    await expect(
      withCompany(ours.finance, ours.tenantId, {}, (ctx) =>
        fileDocument(ctx, { documentId: id, filedAs: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const viewer = await aMember(ours.tenantId, 'viewer', now)
    await expect(receive('cudze', viewer.principal)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is not there for another company, nor for a person without its service', async () => {
    const { id } = await receive('tajne')
    const hr = await aMember(ours.tenantId, 'hr', now)
    for (const [principal, tenantId] of [
      [theirs.finance, theirs.tenantId],
      [theirs.agent, ours.tenantId],
      [hr.principal, ours.tenantId],
    ] as const) {
      await withCompany(principal, tenantId, { readOnly: true }, async (ctx) => {
        expect(await getDocument(ctx, id)).toBeNull()
        expect((await listDocuments(ctx)).items).toEqual([])
      })
    }
    await aFileKey(theirs.admin, theirs.tenantId)
    for (const documentId of [id, newId(), 'x']) {
      await expect(
        withCompany(theirs.finance, theirs.tenantId, { readOnly: true }, (ctx) =>
          openDocument(ctx, documentId),
        ),
      ).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

test('the list pages without losing or repeating one, though many came at one instant', async () => {
  for (let n = 0; n < 7; n++) await receive(`strona ${n}`)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listDocuments>> = await withCompany(
      ours.finance,
      ours.tenantId,
      { readOnly: true },
      (ctx) => listDocuments(ctx, { cursor, limit: 3 }),
    )
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
  } while (cursor)
  const rows = await ownerSql()`select id from documents where tenant_id = ${ours.tenantId}`
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.sort()).toEqual(rows.map((row) => row.id).sort())
  await withCompany(ours.finance, ours.tenantId, { readOnly: true }, async (ctx) => {
    expect((await listDocuments(ctx, { text: 'strona_' })).items).toEqual([])
    expect((await listDocuments(ctx, { text: 'STRONA 3' })).items).toHaveLength(1)
    await expect(listDocuments(ctx, { cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})
