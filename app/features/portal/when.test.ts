import { describe, expect, it } from 'vitest'
import { dayInWords, momentInWords } from './when.ts'

const zone = 'Europe/Warsaw'
const now = new Date('2026-03-05T09:00:00Z')
const at = (iso: string) => new Date(iso)

describe('dayInWords', () => {
  it('names the days around today', () => {
    expect(dayInWords('pl', at('2026-03-05T22:59:00Z'), now, zone)).toBe('dziś')
    expect(dayInWords('pl', at('2026-03-05T23:00:00Z'), now, zone)).toBe('jutro')
    expect(dayInWords('en', at('2026-03-04T10:00:00Z'), now, zone)).toBe('yesterday')
  })

  it('gives the weekday within a week and the date alone beyond it', () => {
    expect(dayInWords('pl', at('2026-03-10T10:00:00Z'), now, zone)).toBe('wtorek 10.03.2026')
    expect(dayInWords('pl', at('2026-03-12T10:00:00Z'), now, zone)).toBe('12.03.2026')
  })

  it('counts calendar days across the spring night', () => {
    const before = at('2026-03-28T22:00:00Z')
    expect(dayInWords('pl', at('2026-03-29T21:30:00Z'), before, zone)).toBe('jutro')
    expect(momentInWords('pl', at('2026-03-29T12:00:00Z'), before, zone)).toBe('jutro, 14:00')
  })
})
