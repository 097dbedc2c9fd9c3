import { describe, expect, test } from 'vitest'
import { type DatedTable, inForceOn } from './dated.ts'
import { FIRST_PAYROLL_YEAR, LAST_PAYROLL_YEAR, payrollLawOn } from './parameters.ts'
import { CONTRIBUTION_CAP, FORECAST_AVERAGE_WAGE } from './wages.ts'

describe('a figure', () => {
  const yearly: DatedTable<string> = {
    name: 'figure',
    yearly: true,
    rows: [
      { validFrom: '2024-01-01', source: 'a', value: 'January' },
      { validFrom: '2024-07-01', source: 'b', value: 'July' },
    ],
  }

  test('is in force from its day until the next one', () => {
    expect(inForceOn(yearly, '2024-06-30').value).toBe('January')
    expect(inForceOn(yearly, '2024-07-01').value).toBe('July')
    expect(inForceOn(yearly, '2024-12-31').value).toBe('July')
  })

  test('of one year says nothing about the next, a lasting one does', () => {
    expect(() => inForceOn(yearly, '2025-01-01')).toThrow('figure is not known for 2025-01-01')
    expect(() => inForceOn(yearly, '2023-12-31')).toThrow(RangeError)
    expect(inForceOn({ ...yearly, yearly: false }, '2029-01-01').value).toBe('July')
  })
})

describe('the law of a day', () => {
  test.each([
    ['2022-12-31', 301_000n, 1_970n],
    ['2023-06-30', 349_000n, 2_280n],
    ['2023-07-01', 360_000n, 2_350n],
    ['2024-06-30', 424_200n, 2_770n],
    ['2024-07-01', 430_000n, 2_810n],
    ['2025-01-01', 466_600n, 3_050n],
    ['2026-12-31', 480_600n, 3_140n],
    ['2027-01-01', 495_000n, 3_230n],
  ])('%s has a minimum wage of %i, %i an hour', (date, monthly, hourly) => {
    expect(payrollLawOn(date).minimumWage.value).toEqual({ monthly, hourly })
  })

  test('has the yearly cap as thirty times the forecast wage, and marks what is no law yet', () => {
    for (const { validFrom, value } of FORECAST_AVERAGE_WAGE.rows) {
      expect(inForceOn(CONTRIBUTION_CAP, validFrom).value).toBe(30n * value)
    }
    expect(payrollLawOn('2026-05-01').contributionCap.provisional).toBeUndefined()
    expect(payrollLawOn('2027-05-01').contributionCap.provisional).toBe(true)
  })

  test('is whole for every year that a payslip can be computed for', () => {
    expect([FIRST_PAYROLL_YEAR, LAST_PAYROLL_YEAR]).toEqual([2022, 2027])
    for (let year = FIRST_PAYROLL_YEAR; year <= LAST_PAYROLL_YEAR; year += 1) {
      for (const date of [`${year}-01-01`, `${year}-12-31`]) {
        for (const row of Object.values(payrollLawOn(date))) {
          expect(row.validFrom <= date).toBe(true)
          expect(row.source).not.toBe('')
        }
      }
    }
    expect(() => payrollLawOn('2021-12-31')).toThrow(RangeError)
    expect(() => payrollLawOn('2028-01-01')).toThrow(RangeError)
  })
})
