// Facts of a run as a test needs them: somebody with a plain contract, and what is different.

import { NEW_YEAR } from '#tenants/payroll/rules/payslip-types.ts'
import type {
  EmploymentFacts,
  GarnishmentFacts,
  PersonFacts,
  RunFrame,
} from '#tenants/payroll/runs/facts.ts'
import type { Absence, MonthInput, PayComponent, Terms } from '#tenants/payroll/types.ts'

export const settings: RunFrame['settings'] = {
  accidentBp: 167,
  ppkTaxMonth: 'same',
  paysLabourFund: true,
  paysGuaranteeFund: true,
  paysBenefits: false,
}
// September 2026: 22 working days, 176 hours, no holiday.
export const september: RunFrame = {
  period: '2026-09',
  kind: 'regular',
  payOn: '2026-09-28',
  settings,
}

export const recorded = {
  recordedAt: new Date('2025-12-01T08:00:00Z'),
  recordedByName: 'HR',
  reason: 'x',
  supersedesId: null,
  employmentId: 'e1',
  employeeId: 'p1',
}
export const terms = (overrides: Partial<Terms> = {}): Terms => ({
  ...recorded,
  id: 't1',
  validFrom: '2026-01-01',
  position: 'x',
  department: null,
  costCentre: null,
  project: null,
  fteNumerator: 1,
  fteDenominator: 1,
  weekMinutes: [480, 480, 480, 480, 480, 0, 0],
  payKind: 'monthly',
  payMinor: 600_000n,
  kup: 'standard',
  pit2Minor: 30_000n,
  authorBp: 0,
  reliefs: [],
  taxAdvance: 'scale',
  ppkEmployeeBp: 0,
  ppkEmployerBp: 0,
  insuranceCode: '011000',
  hasSocial: true,
  hasSick: true,
  hasHealth: true,
  hasAccident: true,
  paysLabourFund: true,
  paysGuaranteeFund: true,
  isStudent: false,
  disability: 'none',
  leaveDays: 26,
  ...overrides,
})

export const employment = (overrides: Partial<EmploymentFacts> = {}): EmploymentFacts => ({
  id: 'e1',
  kind: 'uop',
  hiredOn: '2020-01-01',
  startsOn: '2020-01-01',
  endsOn: null,
  terms: [terms()],
  components: [],
  absences: [],
  inputs: [],
  paid: [],
  history: [],
  correctable: [],
  lastNet: null,
  left: [],
  ...overrides,
})

export const person = (overrides: Partial<PersonFacts> = {}): PersonFacts => ({
  employeeId: 'p1',
  personName: 'Kowalski Jan',
  sex: 'm',
  bornOn: '1985-04-01',
  hasWayToBePaid: true,
  employments: [employment()],
  garnishments: [],
  yearToDate: NEW_YEAR,
  brought: NEW_YEAR,
  sickDaysBrought: {},
  paidInMonth: { net: 0n, taken: [] },
  granted: { reducing: 0n, flatCosts: 0n },
  ppkErOfLastMonth: 0n,
  ...overrides,
})

export const absence = (kind: Absence['kind'], fromOn: string, toOn: string): Absence => ({
  id: `${kind} ${fromOn}`,
  employmentId: 'e1',
  employeeId: 'p1',
  kind,
  status: 'approved',
  fromOn,
  toOn,
  minutes: null,
  source: 'form',
  ezlaSeries: null,
  ezlaNumber: null,
  ezlaCode: null,
  payBaseMinor: null,
  payRateBp: null,
  note: null,
  requestedAt: new Date(0),
  requestedByName: 'x',
  decidedAt: null,
  decidedByName: null,
  decisionNote: null,
  version: 1,
})

export const input = (code: MonthInput['code'], value: Partial<MonthInput>): MonthInput => ({
  id: code,
  employmentId: 'e1',
  employeeId: 'p1',
  period: '2026-09',
  code,
  minutes: null,
  amountMinor: null,
  note: null,
  recordedAt: new Date(0),
  recordedByName: 'x',
  version: 1,
  ...value,
})

export const component = (overrides: Partial<PayComponent>): PayComponent => ({
  ...recorded,
  id: 'c1',
  code: 'premia',
  name: 'Premia',
  kind: 'fixed',
  validFrom: '2026-01-01',
  validTo: null,
  amountMinor: 50_000n,
  isSocialBase: true,
  isHealthBase: true,
  isTaxed: true,
  isSickPayBase: true,
  ...overrides,
})

export const claim = (overrides: Partial<GarnishmentFacts>): GarnishmentFacts => ({
  id: 'g1',
  kind: 'enforcement',
  creditor: 'Komornik',
  position: 1,
  totalMinor: 1_000_000n,
  monthlyMinor: null,
  takenMinor: 0n,
  ...overrides,
})
