// Numbers that must not be read in a copy of the database: sealed with a key derived from
// the company's own, so that destroying that key destroys them, too. A keyed hash finds the
// same number twice without opening it.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { loadFileKey } from '../archive/keys.server.ts'
import type { ScopeContext } from '../shared/scope.server.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const LAST_DIGITS = 4

/** What is sealed: part of the seal, so that a number moved to another column does not open. */
export type SealedField = 'pesel' | 'document' | 'account' | 'import'
export type Sealed = { sealed: Buffer; hash: string; last: string }

export type Sealer = {
  seal: (field: SealedField, value: string) => Sealed
  open: (field: SealedField, sealed: Buffer) => string
  hash: (field: SealedField, value: string) => string
}

export async function loadSealer(ctx: ScopeContext): Promise<Sealer> {
  const companyKey = await loadFileKey(ctx)
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', companyKey, Buffer.alloc(0), `zaplecze ${purpose}`, 32))
  const sealingKey = derive('personal numbers')
  const hashingKey = derive('personal numbers, compared')
  const bound = (field: SealedField) => Buffer.from(`${ctx.tenantId} ${field}`)
  const hash = (field: SealedField, value: string) =>
    createHmac('sha256', hashingKey).update(`${field} ${value}`).digest('hex')
  return {
    hash,
    seal: (field, value) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce)
      cipher.setAAD(bound(field))
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      return {
        sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]),
        hash: hash(field, value),
        last: value.slice(-LAST_DIGITS),
      }
    },
    open: (field, sealed) => {
      const tagAt = sealed.length - TAG_BYTES
      const nonce = sealed.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, nonce)
      decipher.setAAD(bound(field))
      decipher.setAuthTag(sealed.subarray(tagAt))
      const body = sealed.subarray(NONCE_BYTES, tagAt)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
  }
}
