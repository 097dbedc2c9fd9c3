// Who gets the bytes of a document, and how they are wrapped.

import type { AppLoadContext } from '@remix-run/node'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { sessionCookie } from '#app/http/session.server.ts'
import { loader } from '#app/routes/files/content.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { createSession } from '#tenants/identity/sessions.server.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { aMember, aStaffMember } from '#tests/factories/company.ts'
import { aFileKey, aFileStore, aPdf, staged } from '#tests/factories/files.ts'
import { type PurchaseGround, purchaseGround } from '#tests/factories/purchase.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
aFileStore()

let ground: PurchaseGround
let other: PurchaseGround
let slug: string

const slugOf = async ({ tenantId }: PurchaseGround) =>
  (await ownerSql()`select slug from companies where tenant_id = ${tenantId}`)[0]!.slug as string

beforeAll(async () => {
  ;[ground, other] = [await purchaseGround(now), await purchaseGround(now)]
  slug = await slugOf(ground)
})

async function aDocument(bytes: Uint8Array, name: string, service: Service = 'accounting') {
  const key = await aFileKey(ground.admin, ground.tenantId)
  const content = await staged(ground.tenantId, key, bytes, name)
  const who =
    service === 'accounting'
      ? ground.finance
      : (await aMember(ground.tenantId, 'hr', now)).principal
  return withCompany(who, ground.tenantId, {}, async (ctx) => {
    const { id } = await recordDocument(ctx, content, { service })
    return id
  })
}

async function ask(who: Principal | null, company: string, document: string, query = '') {
  const context = { requestId: 'test', now, ip: '', nonce: '', log: {} } as AppLoadContext
  const headers = new Headers()
  if (who?.accountId) {
    const { token, expiresAt } = await createSession({ now, requestId: 'test' }, who.accountId)
    headers.set('Cookie', (await sessionCookie(token, expiresAt)).split(';')[0]!)
  }
  const request = new Request(`http://localhost/files/${company}/${document}/content${query}`, {
    headers,
  })
  try {
    return await loader({ request, params: { company, document }, context })
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    const init = (thrown as { init?: ResponseInit }).init
    if (init) return new Response(null, init)
    throw thrown
  }
}

describe('the content of a document', () => {
  it('reaches the company and its agent, sandboxed, uncached, under its own name', async () => {
    const bytes = aPdf('faktura')
    const id = await aDocument(bytes, 'Faktura „Łąka”.pdf')
    for (const who of [ground.finance, ground.agent, ground.admin]) {
      const response = await ask(who, slug, id)
      expect(response.status).toBe(200)
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
      expect(response.headers.get('Content-Type')).toBe('application/pdf')
      expect(response.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*sandbox/)
      expect(response.headers.get('Cache-Control')).toBe('private, no-store')
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
      const disposition = response.headers.get('Content-Disposition')!
      expect(disposition).toMatch(/^inline; /)
      expect(decodeURIComponent(disposition.split("''")[1]!)).toBe('Faktura „Łąka”.pdf')
    }
    const download = await ask(ground.finance, slug, id, '?download=1')
    expect(download.headers.get('Content-Disposition')).toMatch(/^attachment; /)
  })

  it('never shows an XML in place, and gives a picture only as a picture of it', async () => {
    const xml = Buffer.from('<?xml version="1.0"?><Faktura xmlns="urn:x"/>')
    const asXml = await ask(ground.finance, slug, await aDocument(xml, 'e.xml'))
    expect(asXml.headers.get('Content-Disposition')).toMatch(/^attachment; /)
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a00' } })
      .png()
      .toBuffer()
    const id = await aDocument(png, 'zdjecie.png')
    const shown = await ask(ground.finance, slug, id)
    expect(shown.headers.get('Content-Type')).toBe('image/webp')
    const original = await ask(ground.finance, slug, id, '?download=1')
    expect(Buffer.from(await original.arrayBuffer()).equals(png)).toBe(true)
  })

  it('does not exist for anybody else', async () => {
    const id = await aDocument(aPdf('tajne'), 'tajne.pdf')
    const pay = await aDocument(aPdf('pensje'), 'pensje.pdf', 'payroll')
    const otherSlug = await slugOf(other)
    const stranger = (await aStaffMember('agent', now)).principal
    const hr = (await aMember(ground.tenantId, 'hr', now)).principal
    const answers = await Promise.all([
      ask(other.finance, slug, id),
      ask(other.finance, otherSlug, id),
      ask(stranger, slug, id),
      ask(ground.agent, slug, pay),
      ask(ground.finance, slug, pay),
      ask(hr, slug, id),
      ask(ground.finance, slug, 'not-an-id'),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    expect((await ask(hr, slug, pay)).status).toBe(200)
    const unknown = await ask(null, slug, id)
    expect([unknown.status, unknown.headers.get('Location')]).toEqual([
      302,
      expect.stringContaining('/sign-in'),
    ])
  })

  it('is not found when a picture is none inside', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a00' } })
      .png()
      .toBuffer()
    const id = await aDocument(png.subarray(0, 60), 'urwane.png')
    expect((await ask(ground.finance, slug, id)).status).toBe(404)
    expect((await ask(ground.finance, slug, id, '?download=1')).status).toBe(200)
  })
})
