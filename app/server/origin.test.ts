import { describe, expect, it } from 'vitest'
import { isOwnOrigin } from './origin.ts'

const facts = {
  host: 'books.example:3000',
  origin: undefined,
  fetchSite: undefined,
  publicUrl: 'https://books.example',
}

describe('isOwnOrigin', () => {
  it("believes the browser's word that the page was ours", () => {
    expect(isOwnOrigin({ ...facts, fetchSite: 'same-origin' })).toBe(true)
  })

  it.each(['cross-site', 'same-site', 'none'])('refuses a request marked %s', (fetchSite) => {
    expect(isOwnOrigin({ ...facts, fetchSite, origin: 'https://evil.example' })).toBe(false)
  })

  it('refuses a foreign page even when it forges our origin', () => {
    const forged = { ...facts, fetchSite: 'cross-site', origin: 'https://books.example' }
    expect(isOwnOrigin(forged)).toBe(false)
  })

  it('takes the public address or the host that was asked when the browser says less', () => {
    expect(isOwnOrigin({ ...facts, origin: 'https://books.example' })).toBe(true)
    expect(isOwnOrigin({ ...facts, origin: 'http://books.example:3000' })).toBe(true)
    expect(isOwnOrigin({ ...facts, origin: 'http://books.example:4000' })).toBe(false)
  })

  it.each([undefined, 'null', '', 'nonsense'])('refuses the origin %s', (origin) => {
    expect(isOwnOrigin({ ...facts, origin })).toBe(false)
  })
})
