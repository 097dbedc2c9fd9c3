// Sick pay, leave, working time and pay for part of a month.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { payrollLawOn } from '../pl/parameters.ts'
import { LEAVE_COEFFICIENT } from '../pl/wages.ts'
import { holidayEquivalent } from './holiday-equivalent.ts'
import { leaveBalance, leaveEntitlement, yearlyLeaveDays } from './leave-entitlement.ts'
import { checkHourlyMinimum, checkMonthlyMinimum } from './minimum-wage.ts'
import { nightSupplement, overtimeKind, overtimePay, payForPartOfMonth } from './monthly-pay.ts'
import {
  employerDaysOf,
  netOfContributions,
  type PayHistoryMonth,
  sickPay,
  sickPayBase,
  splitSickness,
} from './sick-pay.ts'
import {
  leaveCoefficientOf,
  workingMinutes,
  workingTimeOf,
  workingTimeOfMonth,
} from './working-time.ts'

const law = payrollLawOn('2026-11-23')
const sickness = law.sickness.value
const leave = law.leave.value

function worked(pay: bigint, workedDays = 20): PayHistoryMonth {
  return { pay, contributions: null, workedDays, dueDays: 20 }
}

describe('sick pay', () => {
  const base = (history: PayHistoryMonth[], agreedPay = 600_000n, fullTimeShare = 10_000n) =>
    sickPayBase({ fellIllOn: '2026-11-10', history, agreedPay, fullTimeShare })

  test('is the average of twelve months less 13.71 %', () => {
    const raised = [...Array(6).fill(worked(500_000n)), ...Array(6).fill(worked(600_000n))]
    expect(base(raised)).toMatchObject({ base: 474_595n, months: 12 })
    const longer = [...Array(5).fill(worked(9_000_000n)), ...raised]
    expect(base(longer).base).toBe(474_595n)
  })

  test('leaves out months of which less than half was worked', () => {
    const history = [worked(600_000n), worked(100_000n, 9), worked(600_000n, 10)]
    expect(base(history)).toMatchObject({ base: 517_740n, months: 2 })
    expect(base([worked(1n, 0)])).toMatchObject({ base: 517_740n, months: 0 })
  })

  test('takes off the contributions of a month over the cap as they were', () => {
    const capped = { ...worked(5_000_000n), contributions: 122_500n }
    expect(base([capped]).base).toBe(4_877_500n)
  })

  test('is never reckoned from less than the minimum wage, by fraction', () => {
    expect(base([worked(100_000n)])).toMatchObject({ base: 414_710n, least: 414_710n })
    expect(base([worked(100_000n)], 100_000n, 5_000n).base).toBe(207_355n)
  })

  test('rounds the day and its percentage, or the product alone', () => {
    const one = { base: netOfContributions(424_200n, sickness), days: 28n, rate: 8_000n }
    expect(sickPay(sickness, { ...one, rounding: 'daily' })).toBe(273_308n)
    expect(sickPay(sickness, { ...one, rounding: 'once' })).toBe(273_302n)
    expect(sickPay(sickness, { ...one, days: 1n, rate: 10_000n, rounding: 'daily' })).toBe(12_201n)
  })

  test('is for 33 days a year, for 14 from the year after the 50th birthday', () => {
    expect(employerDaysOf(sickness, 2026, '1976-01-01')).toBe(33)
    expect(employerDaysOf(sickness, 2026, '1975-12-31')).toBe(14)
  })

  test('passes to ZUS after the days of the employer, and ends after 182', () => {
    const illness = {
      days: 40,
      insuredDays: null as number | null,
      waitingDays: 30,
      employerLimit: 33,
      employerDaysUsed: 0,
      periodDaysUsed: 0,
    }
    const split = (change: Partial<typeof illness>) =>
      Object.values(splitSickness(sickness, { ...illness, ...change }))
    expect(split({})).toEqual([0, 33, 7, 0])
    expect(split({ employerDaysUsed: 30 })).toEqual([0, 3, 37, 0])
    expect(split({ employerDaysUsed: 33 })).toEqual([0, 0, 40, 0])
    expect(split({ employerDaysUsed: 33, periodDaysUsed: 160 })).toEqual([0, 0, 22, 18])
    expect(split({ insuredDays: 20 })).toEqual([10, 30, 0, 0])
    expect(split({ insuredDays: 400 })).toEqual([0, 33, 7, 0])
  })
})

type Nominal = { months: number[]; days: number; hours: number }

describe('working time', () => {
  test('of 2026 by month, a holiday on a Saturday taken off too', () => {
    const days = Array.from({ length: 12 }, (_, index) => {
      const month = `2026-${String(index + 1).padStart(2, '0')}`
      return workingTimeOfMonth(month).days
    })
    expect(days).toEqual([20, 20, 22, 21, 20, 21, 23, 20, 22, 22, 20, 20])
    expect(workingTimeOf('2026-01-01', '2026-12-31')).toEqual({ days: 251, hours: 2_008 })
    expect(workingMinutes(workingTimeOfMonth('2026-11'), 7_500n)).toBe(7_200n)
  })

  test('gives the coefficient of every year in the table', () => {
    for (const { validFrom, value } of LEAVE_COEFFICIENT.rows) {
      expect(leaveCoefficientOf(Number(validFrom.slice(0, 4)))).toBe(value)
    }
  })

  const calendar = new URL('../../../../shared/pl/calendar_2024_2028.json', import.meta.url)
  test.skipIf(!existsSync(calendar))('of the collected calendar, skipped when absent', () => {
    const { nominal_days: years } = JSON.parse(readFileSync(calendar, 'utf8'))
    for (const [year, { months, days, hours }] of Object.entries<Nominal>(years)) {
      const counted = months.map((_, index) => {
        const month = `${year}-${String(index + 1).padStart(2, '0')}`
        return workingTimeOfMonth(month).days
      })
      expect(counted).toEqual(months)
      expect(workingTimeOf(`${year}-01-01`, `${year}-12-31`)).toEqual({ days, hours })
    }
    expect(Object.keys(years).length).toBeGreaterThan(3)
  })
})

describe('pay of a month', () => {
  test('is cut by a thirtieth for a day of illness, by hours for other absence', () => {
    expect(
      payForPartOfMonth(600_000n, { sickDays: 10, missedMinutes: 0, dueMinutes: 9_600 }),
    ).toMatchObject({ sickDay: 20_000n, pay: 400_000n })
    expect(
      payForPartOfMonth(500_000n, { sickDays: 3, missedMinutes: 960, dueMinutes: 10_080 }),
    ).toEqual({
      sickDay: 16_667n,
      sickDeduction: 50_001n,
      missedDeduction: 47_619n,
      pay: 402_380n,
    })
    expect(
      payForPartOfMonth(500_000n, { sickDays: 31, missedMinutes: 0, dueMinutes: 9_600 }).pay,
    ).toBe(0n)
  })

  test('overtime has its normal pay and 50 or 100 % on top', () => {
    const pay = overtimePay(law.overtime.value, {
      fixedMonthlyPay: 600_000n,
      dueMinutes: 9_600,
      lowerMinutes: 600,
      higherMinutes: 240,
    })
    expect(pay).toEqual({
      hourlyRate: 3_750n,
      normal: 52_500n,
      lowerSupplement: 18_750n,
      higherSupplement: 15_000n,
      total: 86_250n,
    })
    const hour = { atNight: false, onFreeDay: false, overWeeklyAverage: false }
    expect(overtimeKind(hour)).toBe('lower')
    expect(overtimeKind({ ...hour, atNight: true })).toBe('higher')
  })

  test('a night hour has a fifth of the minimum', () => {
    const night = { minimumWage: 480_600n, fullTimeHours: 160, nightMinutes: 510 }
    expect(nightSupplement(law.overtime.value, night)).toEqual({ hourly: 601n, amount: 5_109n })
  })

  test('is checked against the minimum of its day and fraction', () => {
    expect(checkMonthlyMinimum('2024-06-30', 424_200n, 10_000n).missing).toBe(0n)
    expect(checkMonthlyMinimum('2024-07-01', 424_200n, 10_000n)).toEqual({
      minimum: 430_000n,
      missing: 5_800n,
      validFrom: '2024-07-01',
    })
    expect(checkMonthlyMinimum('2026-01-01', 240_300n, 5_000n).missing).toBe(0n)
    expect(checkHourlyMinimum('2026-01-01', 31_399n, 600)).toMatchObject({ missing: 1n })
  })
})

describe('annual leave', () => {
  const entitlement = (change: Partial<Parameters<typeof leaveEntitlement>[1]>) =>
    leaveEntitlement(leave, {
      year: 2026,
      yearlyDays: 26,
      fullTimeShare: 10_000n,
      employedFrom: '2020-03-15',
      employedTo: null,
      firstEmploymentMonths: null,
      ...change,
    })

  test('is 20 or 26 days by service, school counted', () => {
    expect(yearlyLeaveDays(leave, { years: 1, school: 'university' })).toBe(20)
    expect(yearlyLeaveDays(leave, { years: 2, school: 'university' })).toBe(26)
    expect(yearlyLeaveDays(leave, { years: 9, school: 'none' })).toBe(20)
  })

  test.each([
    [26, 7_500n, 20],
    [26, 5_000n, 13],
    [20, 5_000n, 10],
    [26, 2_500n, 7],
    [20, 2_500n, 5],
    [26, 3_333n, 9],
  ])('%i days at %i are %i', (yearlyDays, fullTimeShare, days) => {
    expect(entitlement({ yearlyDays, fullTimeShare }).days).toBe(days)
  })

  test('of part of a year counts each month begun, rounded up', () => {
    expect(entitlement({ employedFrom: '2026-03-31' })).toMatchObject({ months: 10, days: 22 })
    expect(entitlement({ employedTo: '2026-04-01' })).toMatchObject({ months: 4, days: 9 })
    expect(entitlement({ employedFrom: '2026-02-01', employedTo: '2026-02-28' }).days).toBe(3)
    expect(entitlement({ employedFrom: '2027-01-01' }).days).toBe(0)
    expect(entitlement({ employedTo: '2025-12-31' }).days).toBe(0)
  })

  test('of a first job grows by a twelfth a month', () => {
    const first = entitlement({ yearlyDays: 20, firstEmploymentMonths: 3 })
    expect(first).toMatchObject({ minutes: 2_400, days: 5 })
    expect(entitlement({ yearlyDays: 20, firstEmploymentMonths: 1 }).minutes).toBe(800)
  })

  test('uses up what was carried over first', () => {
    const year = {
      year: 2026,
      entitledMinutes: 12_480,
      carriedOverMinutes: 960,
      onDemandDaysTaken: 5,
    }
    expect(leaveBalance(leave, { ...year, takenMinutes: 480 })).toEqual({
      minutes: 12_960,
      carriedOverMinutes: 480,
      carriedOverUntil: '2026-09-30',
      onDemandDaysLeft: 0,
    })
    expect(leaveBalance(leave, { ...year, takenMinutes: 14_400 }).minutes).toBe(-960)
  })

  test('not taken is paid by the coefficient', () => {
    const input = { monthlyBase: 480_600n, coefficient: 2_092n, dailyHours: 8n, hours: 160n }
    expect(holidayEquivalent({ ...input, fullTimeShare: 5_000n })).toEqual({
      day: 45_946n,
      hour: 5_743n,
      amount: 918_880n,
    })
  })
})
