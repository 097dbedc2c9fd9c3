// All payroll figures in force on one day, each with the day it came into force.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { LEAVE_RULES, OVERTIME_RULES, SICKNESS_RULES } from './absence.ts'
import { CONTRIBUTION_RATES, EMPLOYER_FUNDS, HEALTH_RULES, PPK_RATES } from './contributions.ts'
import { type DatedTable, inForceOn } from './dated.ts'
import { DEDUCTION_LIMITS } from './deductions.ts'
import { EXEMPT_REVENUE_LIMIT, LUMP_SUM_TAX, REVENUE_COSTS, TAX_SCALE } from './income-tax.ts'
import {
  CONTRIBUTION_CAP,
  FORECAST_AVERAGE_WAGE,
  LEAVE_COEFFICIENT,
  MINIMUM_WAGE,
} from './wages.ts'

const TABLES = {
  minimumWage: MINIMUM_WAGE,
  forecastAverageWage: FORECAST_AVERAGE_WAGE,
  contributionCap: CONTRIBUTION_CAP,
  leaveCoefficient: LEAVE_COEFFICIENT,
  contributionRates: CONTRIBUTION_RATES,
  employerFunds: EMPLOYER_FUNDS,
  health: HEALTH_RULES,
  ppk: PPK_RATES,
  taxScale: TAX_SCALE,
  revenueCosts: REVENUE_COSTS,
  lumpSumTax: LUMP_SUM_TAX,
  exemptRevenueLimit: EXEMPT_REVENUE_LIMIT,
  sickness: SICKNESS_RULES,
  leave: LEAVE_RULES,
  overtime: OVERTIME_RULES,
  deductions: DEDUCTION_LIMITS,
} as const

type Tables = typeof TABLES

export type PayrollLaw = {
  [Name in keyof Tables]: Tables[Name] extends DatedTable<infer Value>
    ? ReturnType<typeof inForceOn<Value>>
    : never
}

const byDate = new Map<LocalDate, PayrollLaw>()

/** Throws RangeError for a day of a year whose figures are not known. */
export function payrollLawOn(date: LocalDate): PayrollLaw {
  const known = byDate.get(date)
  if (known) return known
  const entries = Object.entries(TABLES).map(([name, table]) => [
    name,
    inForceOn<unknown>(table, date),
  ])
  const law = Object.fromEntries(entries) as PayrollLaw
  byDate.set(date, law)
  return law
}

/** The years that a payslip can be computed for. */
export const FIRST_PAYROLL_YEAR = Number(MINIMUM_WAGE.rows[0]!.validFrom.slice(0, 4))
export const LAST_PAYROLL_YEAR = Number(CONTRIBUTION_CAP.rows.at(-1)!.validFrom.slice(0, 4))
