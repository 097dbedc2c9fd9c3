// How a file lies in the store: a header with a salt, then segments of 64 kB, each sealed
// with AES-256-GCM. Every file has a key of its own, derived from the company's key and
// the salt, so that a counter is a safe nonce; the last segment is marked in its nonce,
// so that a file cut at a segment's border is noticed like one bit that changed.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export const SEGMENT_BYTES = 65_536
const TAG_BYTES = 16
const SALT_BYTES = 32
const MAGIC = Buffer.from('ZAF1')
const HEADER_BYTES = MAGIC.length + SALT_BYTES

/** The stored bytes are not what was written, or the key is another company's. */
export class DamagedFile extends Error {
  override name = 'DamagedFile'
}

export async function* encryptFile(
  companyKey: Buffer,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  const key = fileKey(companyKey, salt)
  yield Buffer.concat([MAGIC, salt])
  let counter = 0
  // A full segment waits until more comes: only then is it known not to be the last.
  for await (const { bytes, isLast } of segments(source, SEGMENT_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(counter, isLast))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    counter += 1
  }
}

/** Gives only bytes that were verified; throws DamagedFile at the first that were not. */
export async function* decryptFile(
  companyKey: Buffer,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const [header, body] = await takeHeader(source)
  const key = fileKey(companyKey, header.subarray(MAGIC.length))
  let counter = 0
  for await (const { bytes, isLast } of segments(body, SEGMENT_BYTES + TAG_BYTES)) {
    if (bytes.length < TAG_BYTES) throw new DamagedFile('a segment is cut')
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(counter, isLast))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    let plain: Buffer
    try {
      plain = Buffer.concat([
        decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)),
        decipher.final(),
      ])
    } catch (error) {
      throw new DamagedFile(`segment ${counter} is not genuine`, { cause: error })
    }
    yield plain
    counter += 1
  }
}

function fileKey(companyKey: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', companyKey, salt, 'zaplecze file', 32))
}

function nonce(counter: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(counter, 7)
  bytes[11] = isLast ? 1 : 0
  return bytes
}

/** Cuts a stream into equal pieces; there is always a last one, if only an empty one. */
async function* segments(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  const pending = Buffer.alloc(size)
  let filled = 0
  for await (const chunk of source) {
    let from = 0
    while (from < chunk.length) {
      if (filled === size) {
        yield { bytes: Buffer.from(pending), isLast: false }
        filled = 0
      }
      const taken = Math.min(size - filled, chunk.length - from)
      pending.set(chunk.subarray(from, from + taken), filled)
      filled += taken
      from += taken
    }
  }
  yield { bytes: Buffer.from(pending.subarray(0, filled)), isLast: true }
}

async function takeHeader(
  source: AsyncIterable<Uint8Array>,
): Promise<[header: Buffer, body: AsyncGenerator<Uint8Array>]> {
  const iterator = source[Symbol.asyncIterator]()
  let start = Buffer.alloc(0)
  while (start.length < HEADER_BYTES) {
    const next = await iterator.next()
    if (next.done) throw new DamagedFile('the header is cut')
    start = Buffer.concat([start, next.value])
  }
  const header = start.subarray(0, HEADER_BYTES)
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new DamagedFile('not a stored file')
  async function* body() {
    try {
      yield start.subarray(HEADER_BYTES)
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return [header, body()]
}
