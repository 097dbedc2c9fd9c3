import { describe, expect, test } from 'vitest'
import { initials } from './avatar.tsx'
import { niceCeiling } from './bar-chart.tsx'
import { clockTone } from './clock-badge.tsx'
import { companyInitials, inkOn } from './company-mark.tsx'

describe('a clock', () => {
  test('is late below zero, even while it is paused', () => {
    expect(clockTone('running', -1, 480)).toBe('late')
    expect(clockTone('paused', -1, 480)).toBe('late')
  })

  test('is soon from a quarter of the promise down, 120 of 480 minutes', () => {
    expect(clockTone('running', 121, 480)).toBe('ok')
    expect(clockTone('running', 120, 480)).toBe('soon')
    expect(clockTone('running', 61)).toBe('ok')
    expect(clockTone('running', 60)).toBe('soon')
  })

  test('that ended keeps its verdict', () => {
    expect(clockTone('met', -5)).toBe('ok')
    expect(clockTone('missed', 5)).toBe('late')
  })
})

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('the ink on any company colour has a contrast of at least 4.5', () => {
  for (let red = 0; red < 256; red += 17) {
    for (let green = 0; green < 256; green += 17) {
      for (let blue = 0; blue < 256; blue += 51) {
        const color = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
        const ink = luminance(inkOn(color) === '#fff' ? '#ffffff' : '#000000')
        const paper = luminance(color)
        const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
        expect(ratio, color).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

test('initials leave out the legal form and keep Polish letters', () => {
  expect(companyInitials('Piekarnia Żytnia sp. z o.o.')).toBe('PŻ')
  expect(companyInitials('Ćwikła i Wspólnicy sp.k.')).toBe('ĆW')
  expect(companyInitials('Nordbud')).toBe('NO')
  expect(companyInitials('Łódzkie Zakłady Optyczne S.A.')).toBe('ŁZ')
  expect(initials('Joanna Anna Śliwińska')).toBe('JŚ')
  expect(initials('')).toBe('?')
})

test('the top of a chart is a round number that holds the largest value', () => {
  expect([0, 1, 7, 11, 95, 100, 101, 4812].map(niceCeiling)).toEqual([
    1, 1, 8, 20, 100, 100, 200, 5000,
  ])
})
