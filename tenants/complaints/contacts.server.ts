// Names and addresses of a client's customers, and letters to them, sealed with its key.
import { loadFileKey } from '../archive/keys.server.ts'
import { type TextSealer, textSealer } from '../archive/sealed-text.server.ts'
import type { ScopeContext } from '../shared/scope.server.ts'
import type { Contact } from './types.ts'

export type KeyHolder = Pick<ScopeContext, 'tx' | 'tenantId'>
type Sealers = { contacts: TextSealer; letters: TextSealer }

export async function loadSealers(ctx: KeyHolder): Promise<Sealers> {
  const key = await loadFileKey(ctx)
  return {
    contacts: textSealer(key, ctx.tenantId, 'complaint contacts'),
    letters: textSealer(key, ctx.tenantId, 'complaint letters'),
  }
}

export const sealContact = ({ contacts }: Sealers, contact: Contact): Buffer =>
  contacts.seal(JSON.stringify(contact))

export const openContact = ({ contacts }: Sealers, sealed: Buffer): Contact =>
  JSON.parse(contacts.open(sealed)) as Contact
