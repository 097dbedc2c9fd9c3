import { describe, expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

describe('ids', () => {
  test('are UUIDs of version 7 that carry their time', () => {
    const now = Date.UTC(2035, 0, 2, 3, 4, 5, 678)
    const id = newId(now)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now)
  })

  test('keep their order within a millisecond, past the counter, and when the clock falls back', () => {
    const now = Date.UTC(2036, 0, 1)
    const ids = Array.from({ length: 10_000 }, (_, i) => newId(i < 9_000 ? now : now - 5_000))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('are told from other text', () => {
    expect(isId(newId())).toBe(true)
    expect(isId(newId().toUpperCase())).toBe(true)
    expect(isId('')).toBe(false)
    expect(isId(`${newId()} `)).toBe(false)
    expect(isId(`${newId()}\n`)).toBe(false)
    expect(isId("1' or '1'='1")).toBe(false)
  })
})
