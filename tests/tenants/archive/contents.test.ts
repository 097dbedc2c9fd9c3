import { randomBytes } from 'node:crypto'
import {
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  DamagedFile,
  decryptFile,
  encryptFile,
  SEGMENT_BYTES,
} from '#tenants/archive/cipher.server.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import {
  openContent,
  readContent,
  renderImage,
  stageUpload,
} from '#tenants/archive/contents.server.ts'
import { sweepOrphans } from '#tenants/archive/jobs.server.ts'
import { contentName } from '#tenants/archive/store.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { booksOf } from '#tests/factories/books.ts'
import { aFileKey, aFileStore, aPdf, inChunks, staged } from '#tests/factories/files.ts'

const now = new Date('2026-11-23T09:00:00Z')
const folder = aFileStore()
let ours: Awaited<ReturnType<typeof booksOf>> & { key: Awaited<ReturnType<typeof aFileKey>> }
let theirs: typeof ours

beforeAll(async () => {
  const companies = await Promise.all([booksOf(now), booksOf(now)])
  const keyed = await Promise.all(
    companies.map(async (books) => ({
      ...books,
      key: await aFileKey(books.admin, books.tenantId),
    })),
  )
  ours = keyed[0]!
  theirs = keyed[1]!
})

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const pathOf = ({ tenantId, sha256 }: StagedFile) => join(folder, contentName(tenantId, sha256))

const filesIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('a stored file', () => {
  const key = randomBytes(32)

  test('comes back byte for byte at every size around the segments, however it is cut', async () => {
    const around = fc
      .tuple(fc.nat(3), fc.integer({ min: -2, max: 2 }))
      .map(([count, more]) => Math.max(0, count * SEGMENT_BYTES + more))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(around, fc.nat(3 * SEGMENT_BYTES)),
        fc.integer({ min: 999, max: 2 * SEGMENT_BYTES }),
        fc.integer({ min: 777, max: 2 * SEGMENT_BYTES }),
        async (size, writes, reads) => {
          const plain = randomBytes(size)
          const sealed = await bytesOf(encryptFile(key, inChunks(plain, writes)))
          expect(sealed.length).toBe(36 + size + 16 * Math.max(1, Math.ceil(size / SEGMENT_BYTES)))
          const back = await bytesOf(decryptFile(key, inChunks(sealed, reads)))
          expect(back.equals(plain)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('that was changed, cut, lengthened or shuffled is noticed', async () => {
    const plain = randomBytes(2 * SEGMENT_BYTES + 500)
    const sealed = await bytesOf(encryptFile(key, inChunks(plain)))
    const segment = SEGMENT_BYTES + 16
    const flipped = (at: number) => {
      const copy = Buffer.from(sealed)
      copy[at]! ^= 1
      return copy
    }
    const first = sealed.subarray(36, 36 + segment)
    const second = sealed.subarray(36 + segment, 36 + 2 * segment)
    const forged = [
      flipped(0),
      flipped(10),
      flipped(36),
      flipped(36 + segment - 1),
      flipped(sealed.length - 1),
      sealed.subarray(0, 20),
      sealed.subarray(0, 36),
      sealed.subarray(0, 36 + 7),
      // Cut exactly at a border: every segment left is genuine.
      sealed.subarray(0, 36 + segment),
      sealed.subarray(0, 36 + 2 * segment),
      Buffer.concat([sealed, sealed.subarray(36 + 2 * segment)]),
      Buffer.concat([sealed.subarray(0, 36), second, first, sealed.subarray(36 + 2 * segment)]),
    ]
    for (const bytes of forged) {
      await expect(bytesOf(decryptFile(key, inChunks(bytes)))).rejects.toThrow(DamagedFile)
    }
    await expect(bytesOf(decryptFile(randomBytes(32), inChunks(sealed)))).rejects.toThrow(
      DamagedFile,
    )
  })
})

describe('an upload', () => {
  test('lies encrypted under its hash, and reads back', async () => {
    const bytes = Buffer.concat([aPdf('Faktura za prąd'), randomBytes(200_000)])
    const file = await staged(ours.tenantId, ours.key, bytes, '../../etc/faktura prąd.pdf')
    expect(file).toMatchObject({
      mime: 'application/pdf',
      sizeBytes: bytes.length,
      originalName: 'faktura prąd.pdf',
    })
    const stored = readFileSync(pathOf(file))
    expect(stored.includes('Faktura za')).toBe(false)
    expect(stored.includes('%PDF')).toBe(false)
    const back = await readContent(ours.tenantId, ours.key, file)
    expect(back.equals(bytes)).toBe(true)
  })

  test('of another company does not open, neither by its key nor in its folder', async () => {
    const file = await staged(ours.tenantId, ours.key, aPdf('secret'), 'a.pdf')
    await expect(readContent(ours.tenantId, theirs.key, file)).rejects.toThrow(DamagedFile)
    await expect(readContent(theirs.tenantId, theirs.key, file)).rejects.toThrow('ENOENT')
    await expect(
      withCompany(theirs.finance, theirs.tenantId, {}, (ctx) =>
        recordDocument(ctx, file, { service: 'accounting' }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('that was tampered with on the disk is not served', async () => {
    const file = await staged(
      ours.tenantId,
      ours.key,
      Buffer.concat([aPdf('tampered'), randomBytes(150_000)]),
      'a.pdf',
    )
    const path = pathOf(file)
    const stored = readFileSync(path)
    stored[stored.length - 5]! ^= 0xff
    writeFileSync(path, stored)
    await expect(bytesOf(openContent(ours.tenantId, ours.key, file))).rejects.toThrow(DamagedFile)
    truncateSync(path, 36 + SEGMENT_BYTES + 16)
    await expect(bytesOf(openContent(ours.tenantId, ours.key, file))).rejects.toThrow(DamagedFile)
  })

  test.each([
    [
      'more than the limit',
      Buffer.concat([aPdf('x'), Buffer.alloc(5_000)]),
      'a.pdf',
      'file_too_large',
    ],
    ['nothing', Buffer.alloc(0), 'a.pdf', 'empty_file'],
    ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.html', null],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', null],
    ['a PDF named as a picture', aPdf('x'), 'a.png', 'extension_differs'],
    ['an archive', Buffer.from('PK\u0003\u0004aaaa'), 'a.zip', 'type_not_allowed'],
  ])('of %s is refused and leaves nothing behind', async (_, bytes, originalName, code) => {
    const before = filesIn(folder)
    const result = await stageUpload(ours.tenantId, ours.key, {
      stream: inChunks(bytes, 1_000),
      originalName,
      limit: 4_000,
    })
    expect(result.ok).toBe(false)
    if (code) expect(result).toMatchObject({ code, field: 'file' })
    expect(filesIn(folder)).toEqual(before)
  })

  test('whose sender went away is refused and leaves nothing behind', async () => {
    const before = filesIn(folder)
    async function* cutOff() {
      yield aPdf('half')
      throw new Error('aborted')
    }
    const upload = { stream: cutOff(), originalName: 'a.pdf' }
    const result = await stageUpload(ours.tenantId, ours.key, upload)
    expect(result).toMatchObject({ ok: false, code: 'upload_cut_off' })
    expect(filesIn(folder)).toEqual(before)
  })

  test('stops reading at the limit instead of taking all that is sent', async () => {
    let taken = 0
    async function* endless() {
      yield aPdf('endless')
      while (true) {
        taken += 1
        yield Buffer.alloc(100_000)
      }
    }
    const upload = { stream: endless(), originalName: 'a.pdf', limit: 1_000_000 }
    const result = await stageUpload(ours.tenantId, ours.key, upload)
    expect(result).toMatchObject({
      ok: false,
      code: 'file_too_large',
      detail: { limit: 1_000_000 },
    })
    expect(taken).toBeLessThan(15)
  })
})

describe('a picture', () => {
  test('is shown as a new WebP of at most 2400 pixels, upright and without its metadata', async () => {
    const photo = await sharp({
      create: { width: 3000, height: 1000, channels: 3, background: '#884422' },
    })
      .withExif({ IFD0: { Copyright: 'whose is it' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const file = await staged(ours.tenantId, ours.key, photo, 'zdjecie.jpg')
    const shown = await renderImage(ours.tenantId, ours.key, file)
    const { format, width, height, exif } = await sharp(shown!).metadata()
    expect({ format, width, height, exif }).toEqual({
      format: 'webp',
      width: 800,
      height: 2400,
      exif: undefined,
    })
  })

  test('that cannot be decoded gives none', async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    png.fill(0, 45)
    const file = await staged(ours.tenantId, ours.key, png, 'a.png')
    expect(await renderImage(ours.tenantId, ours.key, file)).toBeNull()
  })
})

test('the sweeper removes old content without a row, and nothing else', async () => {
  const recorded = await staged(ours.tenantId, ours.key, aPdf('recorded'), 'a.pdf')
  const orphan = await staged(ours.tenantId, ours.key, aPdf('orphan'), 'a.pdf')
  const young = await staged(ours.tenantId, ours.key, aPdf('young'), 'a.pdf')
  await withCompany(ours.finance, ours.tenantId, {}, (ctx) =>
    recordDocument(ctx, recorded, { service: 'accounting' }),
  )
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  for (const file of [recorded, orphan]) utimesSync(pathOf(file), yesterday, yesterday)
  await sweepOrphans(new Date())
  expect(statSync(pathOf(recorded)).isFile()).toBe(true)
  expect(statSync(pathOf(young)).isFile()).toBe(true)
  expect(() => statSync(pathOf(orphan))).toThrow('ENOENT')
})
