import { describe, expect, test } from 'vitest'
import { weekdayOf } from '../../shared/dates.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { leaveEntitlement } from './leave-entitlement.ts'
import {
  excessOf,
  type LeaveAbsence,
  type LeaveFacts,
  type LeaveTerms,
  leaveYear,
} from './leave-year.ts'

const WEEK = [480, 480, 480, 480, 480, 0, 0]
const terms = (over: Partial<LeaveTerms> = {}): LeaveTerms => ({
  id: 'a',
  validFrom: '2026-01-01',
  recordedAt: new Date('2026-01-01T00:00:00Z'),
  leaveDays: 26,
  fteNumerator: 1,
  fteDenominator: 1,
  weekMinutes: WEEK,
  ...over,
})
const facts = (over: Partial<LeaveFacts> = {}): LeaveFacts => ({
  contract: { startsOn: '2026-01-01', endsOn: null },
  knownFrom: 2026,
  terms: [terms()],
  absences: [],
  openings: [],
  ...over,
})
const away = (fromOn: string, toOn: string, over: Partial<LeaveAbsence> = {}): LeaveAbsence => ({
  kind: 'vacation',
  status: 'approved',
  fromOn,
  toOn,
  minutes: null,
  ...over,
})
const DAY = 480

describe('a year of leave', () => {
  test('counts the hours that would have been worked, without weekends and holidays', () => {
    // 4 and 5 May 2026 are a Monday and a Tuesday; 1 May is a holiday on a Friday.
    const year = leaveYear(facts({ absences: [away('2026-04-30', '2026-05-05')] }), 2026)
    expect(year).toMatchObject({ takenMinutes: 3 * DAY, leftMinutes: 23 * DAY })
  })

  test('counts a part of a day as it was written, and what is asked for apart', () => {
    const absences = [
      away('2026-03-02', '2026-03-02', { minutes: 150 }),
      away('2026-03-03', '2026-03-04', { status: 'requested' }),
      away('2026-03-05', '2026-03-05', { status: 'refused' }),
      away('2026-03-06', '2026-03-06', { kind: 'unpaid' }),
    ]
    expect(leaveYear(facts({ absences }), 2026)).toMatchObject({
      takenMinutes: 150,
      waitingMinutes: 2 * DAY,
      leftMinutes: 26 * DAY - 150,
    })
  })

  test.each([
    ['a whole year', {}, 26],
    ['from July', { contract: { startsOn: '2026-07-15', endsOn: null } }, 13],
    ['of three months', { contract: { startsOn: '2026-01-01', endsOn: '2026-03-31' } }, 7],
    ['half time', { terms: [terms({ fteNumerator: 1, fteDenominator: 2 })] }, 13],
    [
      '20 days at three quarters',
      { terms: [terms({ leaveDays: 20, fteNumerator: 3, fteDenominator: 4 })] },
      15,
    ],
    [
      'half time from July on',
      { terms: [terms(), terms({ id: 'b', validFrom: '2026-07-01', fteDenominator: 2 })] },
      20,
    ],
    [
      '26 days from October on, for the whole year',
      { terms: [terms({ leaveDays: 20 }), terms({ id: 'b', validFrom: '2026-10-05' })] },
      26,
    ],
  ])('gives %s', (_name, over, days) => {
    expect(leaveYear(facts(over as Partial<LeaveFacts>), 2026).entitledMinutes).toBe(days * DAY)
  })

  test('agrees with the rule for terms that stay, whatever the fraction and the months', () => {
    const rules = payrollLawOn('2026-11-23').leave.value
    for (const leaveDays of [20, 26]) {
      for (const [n, d] of [
        [1, 1],
        [1, 2],
        [3, 4],
        [1, 4],
        [7, 8],
        [1, 5],
      ] as const) {
        for (let month = 1; month <= 12; month += 1) {
          const startsOn = `2026-${String(month).padStart(2, '0')}-10`
          const own = facts({
            contract: { startsOn, endsOn: null },
            terms: [terms({ leaveDays, fteNumerator: n, fteDenominator: d })],
          })
          const { minutes } = leaveEntitlement(rules, {
            year: 2026,
            yearlyDays: leaveDays,
            fullTimeShare: (BigInt(n) * 10_000n) / BigInt(d),
            employedFrom: startsOn,
            employedTo: null,
            firstEmploymentMonths: null,
          })
          expect(leaveYear(own, 2026).entitledMinutes, `${leaveDays} ${n}/${d} ${startsOn}`).toBe(
            minutes,
          )
        }
      }
    }
  })

  test('is always what it gives and what was carried, less what was taken', () => {
    let seed = 7
    const random = (n: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % n
    }
    for (let round = 0; round < 200; round += 1) {
      const absences = Array.from({ length: random(9) }, () => {
        const year = 2025 + random(3)
        const month = String(1 + random(12)).padStart(2, '0')
        const day = String(1 + random(20)).padStart(2, '0')
        const fromOn = `${year}-${month}-${day}`
        const toOn = `${year}-${month}-${String(Number(day) + random(8)).padStart(2, '0')}`
        return away(fromOn, toOn, { kind: random(4) ? 'vacation' : 'on_demand' })
      })
      const own = facts({
        contract: { startsOn: '2025-03-01', endsOn: null },
        knownFrom: 2025,
        terms: [terms({ validFrom: '2025-03-01', leaveDays: random(2) ? 20 : 26 })],
        absences,
        openings: random(2)
          ? [{ year: 2026, carriedMinutes: random(9) * DAY, takenMinutes: random(5) * 60 }]
          : [],
      })
      const years = [2025, 2026, 2027].map((year) => leaveYear(own, year))
      for (const one of years) {
        expect(one.leftMinutes).toBe(one.entitledMinutes + one.carriedMinutes - one.takenMinutes)
        expect(one.carriedLeftMinutes).toBe(Math.max(0, one.carriedMinutes - one.takenMinutes))
        expect(one.carriedUntil).toBe(`${one.year}-09-30`)
      }
      expect(years[2]!.carriedMinutes).toBe(Math.max(0, years[1]!.leftMinutes))
      const taken = years.reduce((sum, one) => sum + one.takenMinutes, 0)
      const said = own.openings.reduce((sum, one) => sum + one.takenMinutes, 0)
      const worked = absences
        .flatMap(({ fromOn, toOn }) => datesBetween(fromOn, toOn))
        .filter((date) => weekdayOf(date) < 6)
      // Holidays alone may come between the days of the week and the days taken.
      expect(taken - said).toBeLessThanOrEqual(worked.length * DAY)
    }
  })

  test('carries nothing from years that nobody knows, and says so', () => {
    const old = facts({ contract: { startsOn: '2015-01-01', endsOn: null } })
    expect(leaveYear(old, 2026)).toMatchObject({ carriedMinutes: 0, isCarriedKnown: false })
    expect(leaveYear(old, 2027)).toMatchObject({ carriedMinutes: 26 * DAY, isCarriedKnown: false })
    const said = { ...old, openings: [{ year: 2026, carriedMinutes: 5 * DAY, takenMinutes: DAY }] }
    expect(leaveYear(said, 2026)).toMatchObject({
      carriedMinutes: 5 * DAY,
      takenMinutes: DAY,
      leftMinutes: 30 * DAY,
      carriedLeftMinutes: 4 * DAY,
      isCarriedKnown: true,
    })
    expect(leaveYear(said, 2027)).toMatchObject({ carriedMinutes: 30 * DAY, isCarriedKnown: true })
  })
})

describe('what a wish goes beyond', () => {
  const wish = (
    kind: LeaveAbsence['kind'],
    fromOn: string,
    toOn: string,
    minutes: number | null = null,
  ) => ({ kind, fromOn, toOn, minutes })

  test('is the leave of the year, with what was asked for before', () => {
    const own = facts({
      terms: [terms({ leaveDays: 20 })],
      absences: [
        away('2026-06-01', '2026-06-30'),
        away('2026-12-01', '2026-12-01', { status: 'requested' }),
      ],
    })
    // June 2026: 22 weekdays less Corpus Christi (4 June) is 21: one more than there is.
    expect(leaveYear(own, 2026).leftMinutes).toBe(-DAY)
    expect(excessOf(own, wish('vacation', '2026-12-02', '2026-12-02'))).toEqual({
      code: 'leave_over_balance',
      year: 2026,
      unit: 'minutes',
      left: 0,
      wanted: DAY,
    })
    expect(excessOf(own, wish('vacation', '2026-12-05', '2026-12-06'))).toBeNull()
    expect(excessOf(own, wish('unpaid', '2026-12-02', '2026-12-31'))).toBeNull()
  })

  test('is looked at year by year', () => {
    const own = facts({ absences: [away('2026-01-02', '2026-02-06')] })
    // 26 days: 2 January to 6 February without weekends, 6 January is off.
    expect(leaveYear(own, 2026).leftMinutes).toBe(DAY)
    expect(excessOf(own, wish('vacation', '2026-12-31', '2027-01-05'))).toBeNull()
    expect(excessOf(own, wish('vacation', '2026-12-30', '2027-01-05'))).toMatchObject({
      year: 2026,
      left: DAY,
      wanted: 2 * DAY,
    })
  })

  test.each([
    ['on_demand', '2026-11-16', '2026-11-19', null],
    ['on_demand', '2026-11-16', '2026-11-20', { unit: 'days', left: 4, wanted: 5 }],
    ['child_day', '2026-11-16', '2026-11-18', { unit: 'days', left: 2, wanted: 3 }],
    ['force_majeure', '2026-11-16', '2026-11-17', null],
    ['carer', '2026-11-16', '2026-11-23', { unit: 'days', left: 5, wanted: 6 }],
    ['carer', '2026-11-16', '2026-11-22', null],
  ] as const)('is the limit of %s from %s to %s', (kind, from, to, found) => {
    const excess = excessOf(facts(), wish(kind, from, to))
    if (found === null) expect(excess).toBeNull()
    else expect(excess).toMatchObject({ code: 'leave_over_limit', ...found })
  })

  test('is counted in hours when somebody takes it by the hour, less for part time', () => {
    const half = facts({
      terms: [terms({ fteDenominator: 2, weekMinutes: [240, 240, 240, 240, 240, 0, 0] })],
      absences: [away('2026-11-16', '2026-11-16', { kind: 'force_majeure', minutes: 180 })],
    })
    expect(leaveYear(half, 2026).limits.force_majeure).toEqual({
      unit: 'minutes',
      limit: 480,
      taken: 180,
      waiting: 0,
      left: 300,
    })
    expect(excessOf(half, wish('force_majeure', '2026-11-17', '2026-11-17'))).toBeNull()
    expect(excessOf(half, wish('force_majeure', '2026-11-17', '2026-11-18'))).toMatchObject({
      unit: 'minutes',
      left: 300,
      wanted: 480,
    })
  })
})

function datesBetween(from: string, to: string): string[] {
  const dates: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(0, 10))
  }
  return dates
}
