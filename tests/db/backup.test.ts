// A backup is worth what can be restored from it.
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { folderStore, setFileStore } from '#tenants/archive/store.server.ts'
import { type House, tablesOf, writeBackup } from '#tenants/cli/backup-folder.ts'
import { readBackup, readManifest } from '#tenants/cli/restore-folder.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { booksOf } from '#tests/factories/books.ts'
import { aFileKey, staged } from '#tests/factories/files.ts'
import { databaseUrl, ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T12:00:00Z')
const secret = randomBytes(32)
const keyFor = (purpose: string) => createHmac('sha256', secret).update(purpose).digest()
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n')

let root: string
let house: House
let folder: string
const emptied: string[] = []

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zaplecze-backup-'))
  house = { ownerUrl: databaseUrl(), dataDir: join(root, 'data'), keyFor }
  setFileStore(folderStore(join(house.dataDir, 'files')))
  const books = await booksOf(now, { legalName: 'Tab\there, back\\slash and "quotes" Ąę' })
  const key = await aFileKey(books.admin, books.tenantId)
  const file = await staged(books.tenantId, key, pdf, 'faktura.pdf')
  await withCompany(books.finance, books.tenantId, {}, (ctx) =>
    recordDocument(ctx, file, { service: 'accounting' }),
  )
  folder = join(root, 'backup')
  await writeBackup(house, folder, now)
})

afterAll(async () => {
  const admin = postgres(databaseOf('postgres'), { max: 1, onnotice: () => {} })
  for (const name of emptied) await admin.unsafe(`drop database ${name} with (force)`)
  await admin.end()
  rmSync(root, { recursive: true, force: true })
})

function databaseOf(name: string): string {
  const url = new URL(inject('ownerUrl'))
  url.pathname = `/${name}`
  return url.toString()
}

/** An empty house beside the first one. */
async function anEmptyHouse(): Promise<House> {
  const name = `restored_${process.pid}_${emptied.length}`
  emptied.push(name)
  const admin = postgres(databaseOf('postgres'), { max: 1, onnotice: () => {} })
  await admin.unsafe(
    `create database ${name} template "${new URL(inject('ownerUrl')).pathname.slice(1)}"`,
  )
  await admin.end()
  return { ownerUrl: databaseOf(name), dataDir: join(root, name), keyFor }
}

async function contentOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const { name } of await tablesOf(sql)) {
    const [row] = await sql`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash, count(*)::int as rows
      from ${sql(name)} t`
    content[name] = `${row!.rows} ${row!.hash}`
  }
  return content
}

describe('a backup', () => {
  it('comes back row for row and byte for byte', async () => {
    const target = await anEmptyHouse()
    await readBackup(target, folder, await readManifest(folder))
    const sql = postgres(target.ownerUrl, { max: 1, onnotice: () => {} })
    const restored = await contentOf(sql)
    await sql.end()
    expect(restored).toEqual(await contentOf(ownerSql()))
    expect(restored.documents).toMatch(/^1 /)
    const [file] = (await readManifest(folder)).files
    expect(readFileSync(join(target.dataDir, 'files', file!.name))).toEqual(
      readFileSync(join(house.dataDir, 'files', file!.name)),
    )
  })

  it('goes into no house in which somebody lives', async () => {
    const manifest = await readManifest(folder)
    await expect(readBackup(house, folder, manifest)).rejects.toThrow('There is data in this house')
  })

  it('is refused whole when one table is damaged', async () => {
    const target = await anEmptyHouse()
    const damaged = join(root, 'damaged')
    await writeBackup(house, damaged, now)
    const path = join(damaged, 'tables', 'companies.copy')
    writeFileSync(path, readFileSync(path, 'utf8').replace('Warszawa', 'Warszawo'))
    const manifest = await readManifest(damaged)
    await expect(readBackup(target, damaged, manifest)).rejects.toThrow('companies of the backup')
    const sql = postgres(target.ownerUrl, { max: 1, onnotice: () => {} })
    const [left] = await sql`select count(*)::int as count from members`
    await sql.end()
    expect(left!.count).toBe(0)
  })

  it('is refused when the secret is another', async () => {
    const target = { ...(await anEmptyHouse()), keyFor: () => randomBytes(32) }
    const manifest = await readManifest(folder)
    await expect(readBackup(target, folder, manifest)).rejects.toThrow('another SECRET')
  })

  it('writes over nothing, and leaves nothing half-written behind', async () => {
    await expect(writeBackup(house, folder, now)).rejects.toThrow('already')
    expect(readdirSync(root).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  it.each(['', '{}', '{"format":2}'])('is known by its manifest, not by %s', async (text) => {
    const other = mkdtempSync(join(root, 'other-'))
    await expect(readManifest(other)).rejects.toThrow('no backup')
    writeFileSync(join(other, 'manifest.json'), text)
    await expect(readManifest(other)).rejects.toThrow('damaged')
  })
})
