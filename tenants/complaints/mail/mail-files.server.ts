// The files of an imported mail wait in the store until the complaint is registered: what the
// form carries of them is signed, so that nobody names bytes that are not theirs.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { StagedFile } from '../../archive/types.ts'
import { config } from '../../shared/config.server.ts'
import type { TenantId } from '../../shared/scope.server.ts'

export type MailTicket = { files: Omit<StagedFile, 'tenantId'>[]; mailId: string | null }

const signature = (tenantId: TenantId, body: string) =>
  createHmac('sha256', config().keyFor('complaint mail files'))
    .update(`${tenantId} ${body}`)
    .digest()

export function signTicket(tenantId: TenantId, ticket: MailTicket): string {
  const body = Buffer.from(JSON.stringify(ticket)).toString('base64url')
  return `${body}.${signature(tenantId, body).toString('base64url')}`
}

/** Null when the form's text is none that this company was given. */
export function readTicket(tenantId: TenantId, text: string): MailTicket | null {
  const [body = '', mark = ''] = text.split('.')
  const given = Buffer.from(mark, 'base64url')
  const right = signature(tenantId, body)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as MailTicket
}
