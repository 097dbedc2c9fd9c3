import { describe, expect, test } from 'vitest'
import { addressBlock, secondsToWait, signInByAccount } from './attempts.ts'

const now = new Date('2026-11-23T09:00:00Z')
const last = (secondsAgo: number) =>
  new Date(now.getTime() - secondsAgo * 1000 + signInByAccount.forgetSeconds * 1000)

describe('the wait after attempts', () => {
  test.each([
    [1, 0, 0],
    [4, 0, 0],
    [5, 0, 30],
    [5, 29, 1],
    [5, 30, 0],
    [6, 0, 60],
    [10, 0, 900],
    [1000, 0, 900],
  ])('%i attempts, the last %i s ago: wait %i s', (count, ago, wait) => {
    expect(secondsToWait(signInByAccount, { count, resetsAt: last(ago) }, now)).toBe(wait)
  })

  test('is nothing for a stranger and after an hour of quiet', () => {
    expect(secondsToWait(signInByAccount, null, now)).toBe(0)
    expect(secondsToWait(signInByAccount, { count: 99, resetsAt: last(3600) }, now)).toBe(0)
  })
})

describe('an address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [null, 'unknown'],
  ])('%j counts as %j', (ip, block) => {
    expect(addressBlock(ip)).toBe(block)
  })
})
