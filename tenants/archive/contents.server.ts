// Bytes on their way in and out. Nothing here runs inside a transaction: content is put
// away first and recorded afterwards, read after the row was found.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { err, ok, type Result } from '../shared/result.ts'
import type { TenantId } from '../shared/scope.server.ts'
import { DamagedFile, decryptFile, encryptFile } from './cipher.server.ts'
import type { FileKey } from './keys.server.ts'
import {
  MAX_PIXELS,
  SNIFF_HEAD_BYTES,
  type SniffRefusal,
  safeFileName,
  sniffFile,
} from './rules/sniff.ts'
import { contentName, fileStore } from './store.server.ts'
import type { StagedFile } from './types.ts'

export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024

export type UploadRefusal = SniffRefusal | 'upload_cut_off'

export type Upload = {
  stream: AsyncIterable<Uint8Array>
  originalName: string
  limit?: number
}

class Refused extends Error {
  constructor(
    readonly code: UploadRefusal,
    readonly detail?: Record<string, string | number>,
  ) {
    super(code)
  }
}

/**
 * Puts an upload into the company's store while it arrives: hashed, measured and
 * encrypted in one pass. A refusal leaves nothing behind. Record it afterwards with
 * `recordDocument`; without that it is an orphan, which the sweeper removes.
 */
export async function stageUpload(
  tenantId: TenantId,
  key: FileKey,
  upload: Upload,
): Promise<Result<StagedFile, UploadRefusal>> {
  const originalName = safeFileName(upload.originalName)
  const limit = upload.limit ?? MAX_UPLOAD_BYTES
  const hash = createHash('sha256')
  const heads: Uint8Array[] = []
  let size = 0
  let staged: StagedFile | undefined

  async function* measured() {
    let headBytes = 0
    for await (const chunk of arriving(upload.stream)) {
      size += chunk.length
      if (size > limit) throw new Refused('file_too_large', { limit })
      if (headBytes < SNIFF_HEAD_BYTES) {
        heads.push(chunk)
        headBytes += chunk.length
      }
      hash.update(chunk)
      yield chunk
    }
  }

  function named(): string {
    const sniffed = sniffFile({ head: Buffer.concat(heads), size, name: originalName })
    if (!sniffed.ok) throw new Refused(sniffed.code, sniffed.detail)
    const sha256 = hash.digest('hex')
    staged = { tenantId, sha256, sizeBytes: size, mime: sniffed.value.mime, originalName }
    return contentName(tenantId, sha256)
  }

  try {
    await fileStore().write(encryptFile(key, measured()), named)
    return ok(staged!)
  } catch (error) {
    if (error instanceof Refused) return err(error.code, 'file', error.detail)
    throw error
  }
}

/** The sender's own failure is a refusal; a failure of the store is an error. */
async function* arriving(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]()
  while (true) {
    let next: IteratorResult<Uint8Array>
    try {
      next = await iterator.next()
    } catch {
      throw new Refused('upload_cut_off')
    }
    if (next.done) return
    yield next.value
  }
}

type Content = { sha256: string }

/** The plain bytes as they are verified. Stopping early closes the file. */
export function openContent(
  tenantId: TenantId,
  key: FileKey,
  { sha256 }: Content,
): AsyncIterable<Buffer> {
  return decryptFile(key, fileStore().read(contentName(tenantId, sha256)))
}

/** The whole content in memory, its hash checked too: for readers of e-invoices. */
export async function readContent(
  tenantId: TenantId,
  key: FileKey,
  content: Content,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of openContent(tenantId, key, content)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  if (createHash('sha256').update(bytes).digest('hex') !== content.sha256) {
    throw new DamagedFile('the content is another than its name says')
  }
  return bytes
}

/** True when the bytes are gone or changed: the row is there, there is nothing to show. */
export function isContentLost(error: unknown): boolean {
  if (error instanceof DamagedFile) return true
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

const MAX_RENDITION_SIDE = 2_400

/**
 * A picture of the picture: decoded and encoded anew, so that nothing of the uploaded
 * bytes reaches a browser. Null when it cannot be decoded.
 */
export async function renderImage(
  tenantId: TenantId,
  key: FileKey,
  content: Content,
): Promise<Buffer | null> {
  const bytes = await readContent(tenantId, key, content)
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize({
        width: MAX_RENDITION_SIDE,
        height: MAX_RENDITION_SIDE,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 82 })
      .toBuffer()
  } catch {
    return null
  }
}
