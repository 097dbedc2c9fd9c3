import { describe, expect, test } from 'vitest'
import { addDays, readTypedDate } from '#tenants/shared/dates.ts'
import * as f from './format.ts'

const readable = (text: string) => text.replaceAll('\u00a0', '_').replaceAll('\u2212', '-')

describe('money', () => {
  test.each([
    [123450n, 'PLN', '1_234,50_zł'],
    [0n, 'PLN', '0,00_zł'],
    [5n, 'PLN', '0,05_zł'],
    [-1n, 'PLN', '-0,01_zł'],
    [123456789012345678901n, 'EUR', '1_234_567_890_123_456_789,01_EUR'],
  ])('%s %s in Polish is %s', (minor, currency, expected) => {
    expect(readable(f.formatMoney('pl', minor, currency))).toBe(expected)
  })

  test('in English the code stands before the amount and the minus before both', () => {
    expect(readable(f.formatMoney('en', 123450n))).toBe('PLN_1,234.50')
    expect(readable(f.formatMoney('en', -100000000n, 'EUR'))).toBe('-EUR_1,000,000.00')
  })

  test('the minus is a true minus, so that a column of negatives aligns', () => {
    expect(f.formatAmount('pl', -100n)).toBe('\u22121,00')
  })
})

describe('numbers', () => {
  test('four digits are grouped in Polish too, which Intl alone does not do', () => {
    expect(readable(f.formatNumber('pl', 1234))).toBe('1_234')
    expect(readable(f.formatNumber('en', 1234567))).toBe('1,234,567')
  })

  test('a negative that rounds to zero has no sign', () => {
    expect(f.formatNumber('pl', -0.04, 1)).toBe('0,0')
    expect(readable(f.formatNumber('pl', -0.05, 1))).toBe('-0,1')
  })

  test('9840 basis points are 98,4 %', () => {
    expect(readable(f.formatPercent('pl', 9840))).toBe('98,4_%')
    expect(f.formatPercent('en', 9840)).toBe('98.4%')
    expect(f.formatPercent('en', 10000, 0)).toBe('100%')
  })

  test('file sizes step at 1000 and never print 1000 of a unit', () => {
    expect(readable(f.formatFileSize('pl', 999))).toBe('999_B')
    expect(readable(f.formatFileSize('pl', 999_700))).toBe('1,0_MB')
    expect(readable(f.formatFileSize('pl', 50_000_000))).toBe('50_MB')
    expect(readable(f.formatFileSize('en', 1_240_000))).toBe('1.2_MB')
  })
})

describe('dates', () => {
  test('a business date is printed as it is, in no zone', () => {
    expect(f.formatDate('pl', '2026-03-05')).toBe('05.03.2026')
    expect(f.formatDate('en', '2026-09-05')).toBe('05 Sep 2026')
  })

  test('an instant falls on the day of its zone', () => {
    const instant = new Date('2026-03-04T23:30:00Z')
    expect(f.formatDate('pl', instant)).toBe('05.03.2026')
    expect(f.formatDateTime('pl', instant)).toBe('05.03.2026, 00:30')
    expect(f.formatDateTime('en', instant, 'UTC')).toBe('04 Mar 2026, 23:30')
  })

  test('both clock changes of Warsaw', () => {
    expect(f.formatTime('2026-03-29T00:59:00Z')).toBe('01:59')
    expect(f.formatTime('2026-03-29T01:00:00Z')).toBe('03:00')
    expect(f.formatTime('2026-10-25T00:30:00Z')).toBe('02:30')
    expect(f.formatTime('2026-10-25T01:30:00Z')).toBe('02:30')
  })

  test('months', () => {
    expect(f.formatMonth('pl', '2026-03')).toBe('03/2026')
    expect(f.formatMonth('pl', '2026-03', 'long')).toBe('marzec 2026')
    expect(f.formatMonth('en', '2026-10', 'long')).toBe('October 2026')
  })
})

describe('time spans', () => {
  test.each([
    [0, '0_min', '0_min'],
    [59, '59_min', '59_min'],
    [60, '1_godz.', '1_h'],
    [135, '2_godz. 15_min', '2_h 15_min'],
    [-135, '-2_godz. 15_min', '-2_h 15_min'],
    [60_000, '1_000_godz.', '1,000_h'],
  ])('%i minutes', (minutes, pl, en) => {
    expect(readable(f.formatMinutes('pl', minutes))).toBe(pl)
    expect(readable(f.formatMinutes('en', minutes))).toBe(en)
  })

  test('relative to the moment passed in', () => {
    const now = new Date('2026-03-05T12:00:00Z')
    const at = (iso: string) => readable(f.formatRelative('pl', iso, now))
    expect(at('2026-03-05T14:10:00Z')).toBe('za_2_godz.')
    expect(at('2026-03-05T11:15:00Z')).toBe('45_min temu')
    expect(at('2026-03-02T11:15:00Z')).toBe('3_dni temu')
    expect(at('2026-03-05T12:00:59Z')).toBe('teraz')
    expect(readable(f.formatRelative('en', '2026-03-05T10:00:00Z', now))).toBe('2_h ago')
  })
})

describe('identifiers', () => {
  test('account numbers are read in fours', () => {
    expect(f.formatAccountNumber('61109010140000071219812874')).toBe(
      '61 1090 1014 0000 0712 1981 2874',
    )
    expect(f.formatAccountNumber('PL61109010140000071219812874')).toBe(
      'PL61 1090 1014 0000 0712 1981 2874',
    )
  })

  test('NIP is 3-3-2-2; what is not a NIP stays untouched', () => {
    expect(f.formatNip('5260001246')).toBe('526-000-12-46')
    expect(f.formatNip('pl 526 000 12 46')).toBe('PL526-000-12-46')
    expect(f.formatNip('12345')).toBe('12345')
  })
})

test('a date that is written into a field is read back, in both languages', () => {
  for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
    for (const locale of ['pl', 'en'] as const) {
      expect(readTypedDate(f.formatDate(locale, day), '2026-06-30')).toBe(day)
    }
  }
})
