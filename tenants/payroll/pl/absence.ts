// Sickness and leave: who pays how long, and how many days there are.
import type { DatedTable } from './dated.ts'

export type SicknessRules = {
  /** Of the base: ordinary illness; pregnancy, accident on the way to work, donors. */
  rate: { ordinary: bigint; full: bigint }
  /** Calendar days of a year that the employer pays; older from the year after 50. */
  employerDays: { younger: number; older: number }
  olderFromAge: number
  /** Days of insurance before the first pay: employees; voluntary insurance. */
  waitingDays: { compulsory: number; voluntary: number }
  longestDays: number
  /** The employee's contributions taken off the base: 9.76 + 1.50 + 2.45. */
  contributions: bigint
  /** Months of the average; the days of a month by convention. */
  averageMonths: number
  monthDays: bigint
}

export const SICKNESS_RULES: DatedTable<SicknessRules> = {
  name: 'sick pay',
  yearly: false,
  rows: [
    {
      validFrom: '2022-01-01',
      source: 'Dz.U. 1974 nr 24 poz. 141, art. 92; Dz.U. 1999 nr 60 poz. 636, art. 3, 4, 8, 36-45',
      value: {
        rate: { ordinary: 8_000n, full: 10_000n },
        employerDays: { younger: 33, older: 14 },
        olderFromAge: 50,
        waitingDays: { compulsory: 30, voluntary: 90 },
        longestDays: 182,
        contributions: 1_371n,
        averageMonths: 12,
        monthDays: 30n,
      },
    },
  ],
}

export type LeaveRules = {
  /** Days a year by length of service. */
  days: { shorter: number; longer: number }
  longerFromYears: number
  onDemandDays: number
  /** Leave of an earlier year has to be taken by then, MM-DD. */
  carriedOverUntil: string
  hoursPerDay: number
}

export const LEAVE_RULES: DatedTable<LeaveRules> = {
  name: 'annual leave',
  yearly: false,
  rows: [
    {
      validFrom: '2012-01-01',
      source: 'Dz.U. 1974 nr 24 poz. 141, art. 154, 154(2), 167(2), 168',
      value: {
        days: { shorter: 20, longer: 26 },
        longerFromYears: 10,
        onDemandDays: 4,
        carriedOverUntil: '09-30',
        hoursPerDay: 8,
      },
    },
  ],
}

/** Days of a calendar year; where hours may be taken instead, those of full time. */
type ShortLeave = { days: number; hours: number | null }
export type ShortLeaveRules = {
  child_day: ShortLeave
  force_majeure: ShortLeave
  carer: ShortLeave
}

const NONE: ShortLeave = { days: 0, hours: null }

export const SHORT_LEAVE_RULES: DatedTable<ShortLeaveRules> = {
  name: 'short leave',
  yearly: false,
  rows: [
    {
      validFrom: '2016-01-02',
      source: 'Dz.U. 1974 nr 24 poz. 141, art. 188',
      value: { child_day: { days: 2, hours: 16 }, force_majeure: NONE, carer: NONE },
    },
    {
      validFrom: '2023-04-26',
      source: 'Dz.U. 1974 nr 24 poz. 141, art. 148(1), 173(1), 188',
      value: {
        child_day: { days: 2, hours: 16 },
        force_majeure: { days: 2, hours: 16 },
        carer: { days: 5, hours: null },
      },
    },
  ],
}

export type OvertimeRules = {
  /** Supplements to normal pay. */
  lower: bigint
  higher: bigint
  /** Of the minimum wage's hour. */
  night: bigint
  hoursPerYear: number
}

export const OVERTIME_RULES: DatedTable<OvertimeRules> = {
  name: 'overtime and night work',
  yearly: false,
  rows: [
    {
      validFrom: '2004-01-01',
      source: 'Dz.U. 1974 nr 24 poz. 141, art. 151, 151(1), 151(8)',
      value: { lower: 5_000n, higher: 10_000n, night: 2_000n, hoursPerYear: 150 },
    },
  ],
}
