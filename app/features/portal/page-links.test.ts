import { describe, expect, it } from 'vitest'
import { pageLinks } from './page-links.ts'

const follow = (address: string | null) => new URLSearchParams(address ?? '')

describe('pageLinks', () => {
  it('goes forward and back through the same pages, filters kept', () => {
    const first = pageLinks(new URLSearchParams('state=closed'), 'c1')
    expect(first.previous).toBeNull()
    const second = pageLinks(follow(first.next), 'c2')
    const third = pageLinks(follow(second.next), null)
    expect(third.next).toBeNull()
    expect(follow(third.previous).get('after')).toBe('c1')
    const back = pageLinks(follow(third.previous), 'c2')
    expect(follow(back.previous).toString()).toBe('state=closed')
  })

  it('leads to the first page when the way was lost', () => {
    expect(pageLinks(new URLSearchParams('after=x'), null).previous).toBe('?')
  })
})
