import { describe, expect, test } from 'vitest'
import { weekdayOf } from './dates.ts'
import { HOLIDAY_COUNTRIES, holidaysIn, isHolidayIn } from './holidays.ts'

const days = (country: (typeof HOLIDAY_COUNTRIES)[number], year: number) =>
  holidaysIn(country, year).map(({ date }) => date.slice(5))

describe('days off by country', () => {
  test('of all Germany', () => {
    expect(days('DE', 2026).join(' ')).toBe('01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26')
    expect(isHolidayIn('DE', '2017-10-31')).toBe(true)
    expect(isHolidayIn('DE', '2018-10-31')).toBe(false)
  })

  test('of Czechia, Good Friday since 2016', () => {
    expect(days('CZ', 2026).join(' ')).toBe(
      '01-01 04-03 04-06 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26',
    )
    expect(isHolidayIn('CZ', '2015-04-03')).toBe(false)
    expect(isHolidayIn('CZ', '2016-03-25')).toBe(true)
  })

  // As the government publishes them, substitutes and days of one year included.
  test.each([
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('of England and Wales in %i', (year, expected) => {
    expect(days('GB', year).join(' ')).toBe(expected)
  })

  test('a British substitute is a day of work that would be, in any year', () => {
    for (let year = 1978; year <= 2100; year += 1) {
      const dates = holidaysIn('GB', year).map(({ date }) => date)
      expect(new Set(dates).size).toBe(dates.length)
      for (const date of dates) expect(weekdayOf(date), date).toBeLessThan(6)
    }
  })

  test('are in order, each once, in every country', () => {
    for (const country of HOLIDAY_COUNTRIES) {
      for (let year = 2000; year <= 2060; year += 1) {
        const list = days(country, year)
        expect([...list].sort()).toEqual(list)
      }
    }
  })
})
