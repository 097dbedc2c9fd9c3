// Seller, buyer and third parties of an FA invoice.

import type { FaNode } from './fa-node.ts'
import type { EInvoiceAddress, EInvoiceParty, PartyId, ThirdParty } from './types.ts'

export function readSeller(node: FaNode): EInvoiceParty {
  const identity = node.requireChild('DaneIdentyfikacyjne')
  const nip = readNip(identity) ?? identity.missing('NIP')
  const prefix = node.text('PrefiksPodatnika')
  return {
    id: { kind: 'nip', value: nip },
    nip,
    vatId: prefix && `${prefix}${nip}`,
    name: identity.requireText('Nazwa'),
    ...readContact(node),
  }
}

export function readBuyer(node: FaNode): EInvoiceParty {
  const identity = node.requireChild('DaneIdentyfikacyjne')
  const id = readId(identity)
  return {
    id,
    nip: id.kind === 'nip' ? id.value : null,
    vatId: id.kind === 'eu_vat' ? `${id.country}${id.value}` : null,
    name: identity.text('Nazwa'),
    ...readContact(node),
  }
}

export function readThirdParty(node: FaNode): ThirdParty {
  const role = node.integer('Rola')
  return {
    ...readBuyer(node),
    role,
    roleDescription: role === null ? node.requireText('OpisRoli') : null,
  }
}

function readId(identity: FaNode): PartyId {
  const nip = readNip(identity)
  if (nip) return { kind: 'nip', value: nip }
  const internal = identity.text('IDWew')
  if (internal) return { kind: 'internal', value: internal }
  const euNumber = identity.text('NrVatUE')
  if (euNumber)
    return { kind: 'eu_vat', country: identity.requireText('KodUE', 2), value: euNumber }
  const foreign = identity.text('NrID')
  if (foreign) return { kind: 'foreign', country: identity.text('KodKraju', 2), value: foreign }
  return identity.mark('BrakID') ? { kind: 'none' } : identity.missing('NIP')
}

function readNip(identity: FaNode): string | null {
  const nip = identity.text('NIP')
  if (nip !== null && !/^\d{10}$/.test(nip)) identity.fail('bad_value', 'NIP', nip)
  return nip
}

function readContact(node: FaNode) {
  const contacts = node.children('DaneKontaktowe')
  const first = (field: string) =>
    contacts.map((contact) => contact.text(field)).find((text) => text) ?? null
  const address = node.child('Adres')
  return {
    address: address && readAddress(address),
    email: first('Email'),
    phone: first('Telefon'),
  }
}

function readAddress(node: FaNode): EInvoiceAddress {
  return {
    country: node.requireText('KodKraju', 2),
    line1: node.requireText('AdresL1'),
    line2: node.text('AdresL2'),
  }
}
