// Short texts about people, sealed with a key derived from the company's own: destroying that
// key destroys them, too. The purpose is part of the key and of the seal, so that what was
// sealed for one column does not open in another.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { FileKey } from './keys.server.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

export type TextSealer = { seal: (text: string) => Buffer; open: (sealed: Buffer) => string }

export function textSealer(companyKey: FileKey, tenantId: string, purpose: string): TextSealer {
  const derived = hkdfSync('sha256', companyKey, Buffer.alloc(0), `zaplecze ${purpose}`, 32)
  const key = Buffer.from(derived)
  const bound = Buffer.from(`${tenantId} ${purpose}`)
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(bound)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, body, cipher.getAuthTag()])
    },
    open: (sealed) => {
      const tagAt = sealed.length - TAG_BYTES
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
      decipher.setAAD(bound)
      decipher.setAuthTag(sealed.subarray(tagAt))
      const body = sealed.subarray(NONCE_BYTES, tagAt)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
  }
}
