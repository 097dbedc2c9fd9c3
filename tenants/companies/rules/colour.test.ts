import { describe, expect, test } from 'vitest'
import { contrastWithWhite, MIN_CONTRAST, parseColour, suggestedColours } from './colour.ts'

describe('a company colour', () => {
  test.each([
    ['#ABCDEF', '#abcdef'],
    ['abc', '#aabbcc'],
    [' #1d4ed8 ', '#1d4ed8'],
    ['#12345', null],
    ['red', null],
    ['url(x)', null],
  ])('%j is read as %j', (text, colour) => {
    expect(parseColour(text)).toBe(colour)
  })

  test('has the contrast that the guideline gives: white 1, black 21, #767676 just 4.54', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 5)
    expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5)
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2)
    expect(contrastWithWhite('#777777')).toBeLessThan(MIN_CONTRAST)
  })

  test('of the suggested ones passes', () => {
    for (const colour of suggestedColours) {
      expect(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(MIN_CONTRAST)
    }
  })
})
