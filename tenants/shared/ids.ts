// UUIDv7: sorts by the time of making, so that index pages fill in order.
import { randomFillSync } from 'node:crypto'

const bytes = new Uint8Array(16)
let lastMs = 0
let sequence = 0

/** A new id. Ids made in one process within a millisecond keep their order. */
export function newId(nowMs: number = Date.now()): string {
  randomFillSync(bytes, 6)
  if (nowMs > lastMs) {
    lastMs = nowMs
    sequence = ((bytes[6]! & 0x07) << 8) | bytes[7]!
  } else {
    sequence += 1
    if (sequence > 0xfff) {
      lastMs += 1
      sequence = 0
    }
  }
  const ms = lastMs
  bytes[0] = Math.floor(ms / 2 ** 40)
  bytes[1] = Math.floor(ms / 2 ** 32)
  bytes[2] = Math.floor(ms / 2 ** 24)
  bytes[3] = Math.floor(ms / 2 ** 16)
  bytes[4] = Math.floor(ms / 2 ** 8)
  bytes[5] = ms
  bytes[6] = 0x70 | (sequence >> 8)
  bytes[7] = sequence & 0xff
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** True for the text form of a UUID, so that a bad id never reaches the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
