import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { abs, allocate, applyBp, divideHalfUp, parseAmount, sum, toDecimal } from './money.ts'

describe('rounding', () => {
  test.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [0n, 7n, 0n],
  ])('%s / %s is %s', (numerator, denominator, expected) => {
    expect(divideHalfUp(numerator, denominator)).toBe(expected)
  })

  test('is never further off than a half, and the half goes away from zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (a, b) => {
        const off = 2n * (divideHalfUp(a, b) * b - a)
        expect(abs(off) <= b).toBe(true)
        if (abs(off) === b) expect(off > 0n).toBe(a > 0n)
      }),
    )
  })

  test('takes shares in basis points', () => {
    expect(applyBp(10_000n, 2_300)).toBe(2_300n)
    expect(applyBp(101_613n, 500n)).toBe(5_081n)
    expect(applyBp(480_600n, 976)).toBe(46_907n)
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError)
    expect(() => divideHalfUp(1n, -3n)).toThrow(RangeError)
  })
})

describe('allocation', () => {
  test('gives the remainder to the largest fractions, then to the earlier', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
    expect(allocate(10n, [6n, 1n, 8n])).toEqual([4n, 1n, 5n])
    expect(allocate(5n, [0n, 3n, 0n])).toEqual([0n, 5n, 0n])
    expect(() => allocate(5n, [0n, 0n])).toThrow(RangeError)
    expect(() => allocate(5n, [])).toThrow(RangeError)
    expect(() => allocate(5n, [2n, -1n])).toThrow(RangeError)
  })

  test('loses nothing and is never a unit off the exact share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (minor, made) => {
        const total = sum(made)
        fc.pre(total > 0n)
        const parts = allocate(minor, made)
        expect(sum(parts)).toBe(minor)
        for (const [index, part] of parts.entries()) {
          expect(abs(part * total - minor * made[index]!) < total).toBe(true)
        }
      }),
    )
  })
})

describe('amounts as text', () => {
  test.each([
    ['1234,5', 123_450n],
    ['1 234.50', 123_450n],
    ['1\u00a0234,50 zł', 123_450n],
    ['1\u202f234,50 PLN', 123_450n],
    ['1.234,50', 123_450n],
    ['1,234.50', 123_450n],
    ['12,345,678.9', 1_234_567_890n],
    ["1'234.50", 123_450n],
    ['-5,3', -530n],
    ['\u22125,03', -503n],
    ['+7', 700n],
    ['0', 0n],
    ['99 €', 9_900n],
  ])('reads %j', (text, minor) => expect(parseAmount(text)).toBe(minor))

  test.each([
    '',
    ' ',
    'zł',
    '1,234',
    '1.2.3',
    '12,',
    ',5',
    '1e5',
    'NaN',
    '--1',
    '1,2,3.4',
    '5'.repeat(16),
  ])('refuses %j', (text) => expect(parseAmount(text)).toBeNull())

  test('writes decimals that it reads again', () => {
    expect(toDecimal(-1_234_567n)).toBe('-12345.67')
    expect(toDecimal(5n)).toBe('0.05')
    expect(toDecimal(-5n)).toBe('-0.05')
    expect(toDecimal(0n)).toBe('0.00')
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (minor) => {
        expect(parseAmount(toDecimal(minor))).toBe(minor)
      }),
    )
  })
})
