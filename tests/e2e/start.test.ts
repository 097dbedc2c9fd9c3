// What the start promises: an open house, guarded before the framework is reached.
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newPerson, openBrowser, signIn } from '#tests/setup/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const at = (path: string, init?: RequestInit) =>
  fetch(`${inject('baseUrl')}${path}`, { redirect: 'manual', ...init })

describe('the server', () => {
  it('tells that it lives and that it is ready', async () => {
    expect(await (await at('/healthz')).text()).toBe('ok\n')
    expect(await (await at('/readyz')).json()).toEqual({ ready: true })
  })

  it('sends every page with its own nonce and no permission to be framed', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await at('/sign-in')).headers.get('content-security-policy') ?? ''),
    )
    expect(policies[0]).toContain("frame-ancestors 'none'")
    expect(policies[0]).not.toBe(policies[1])
  })

  it('keeps assets for ever, compressed, and knows which there are none of', async () => {
    const html = await (await at('/sign-in')).text()
    const path =
      /\/assets\/components-[^"]+\.js/.exec(html)?.[0] ?? /\/assets\/[^"]+\.js/.exec(html)![0]
    const asset = await at(path, { headers: { 'Accept-Encoding': 'br' } })
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect(asset.headers.get('content-encoding')).toBe('br')
    expect((await at('/assets/none.js')).status).toBe(404)
  })

  it.each([
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a request that proves nothing', {}, 403],
    ['another origin', { Origin: 'https://evil.example' }, 403],
  ])('refuses a form from %s', async (_who, headers, status) => {
    const body = new URLSearchParams({ email: 'agent@zaplecze.example' })
    expect((await at('/sign-in', { method: 'POST', body, headers })).status).toBe(status)
  })

  it('refuses what is too long before it is read', async () => {
    const body = 'x'.repeat(1_100_000)
    const headers = { Origin: inject('baseUrl') }
    expect((await at('/sign-in', { method: 'POST', body, headers })).status).toBe(413)
  })
})

describe('the first page after signing in', () => {
  it.each([
    ['agent@zaplecze.example', '/desk'],
    ['admin@zaplecze.example', '/office'],
    ['finance@rogalik.example', '/portal'],
  ])('%s begins at %s', async (email, path) => {
    const context = await newPerson(browser)
    const page = await signIn(context, email)
    expect(new URL(page.url()).pathname.startsWith(path)).toBe(true)
    await context.close()
  })

  it('takes at most 150 kB of compressed JavaScript', async () => {
    const context = await newPerson(browser)
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (!request.url().endsWith('.js')) return
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(150_000)
    await context.close()
  })
})
