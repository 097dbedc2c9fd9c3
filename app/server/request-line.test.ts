import { describe, expect, it } from 'vitest'
import { companyOfPath, loggedPath, wrongRequestLine } from './request-line.ts'

describe('loggedPath', () => {
  it('leaves out the query and single-use tokens', () => {
    expect(loggedPath('/desk?q=secret')).toBe('/desk')
    expect(loggedPath('/reset/abcDEF_123')).toBe('/reset/:token')
    expect(loggedPath('/invitation/abc.data?x=1')).toBe('/invitation/:token.data')
  })
})

describe('companyOfPath', () => {
  it.each([
    ['/portal/piekarnia/items/1', 'piekarnia'],
    ['/desk/c/piekarnia.data?page=2', 'piekarnia'],
    ['/office/companies/piekarnia', 'piekarnia'],
    ['/files/piekarnia/x/content', 'piekarnia'],
    ['/office/companies/new', undefined],
    ['/desk', undefined],
    ['/portal', undefined],
  ])('reads %s', (url, company) => {
    expect(companyOfPath(url)).toBe(company)
  })
})

describe('wrongRequestLine', () => {
  it('lets an ordinary request through', () => {
    expect(wrongRequestLine('GET', '/portal/a?x=%C5%82', 'localhost:3000')).toBeNull()
    expect(wrongRequestLine('POST', '/', '[::1]:80')).toBeNull()
  })

  it.each(['TRACE', 'OPTIONS', 'PROPFIND', 'DELETE'])('refuses %s', (method) => {
    expect(wrongRequestLine(method, '/', 'localhost')?.status).toBe(405)
  })

  it.each([
    '/%E0%A4%A',
    '/a%00b',
    '/a?_data=root',
    '/a?%5Fdata',
    '/a?b=%00',
    'http://evil.example/',
    `/${'a'.repeat(9_000)}`,
  ])('refuses the address %s', (url) => {
    expect(wrongRequestLine('GET', url, 'localhost')?.status).toBe(400)
  })

  it.each([undefined, '', 'a b', 'x:port', 'a/b', 'user@host'])('refuses the host %s', (host) => {
    expect(wrongRequestLine('GET', '/', host)?.status).toBe(400)
  })
})
