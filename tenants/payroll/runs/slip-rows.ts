// A computed payslip as rows: its amounts, its lines with their reasons, and everything
// that went into it, so that it can be explained and corrected years later.
import type { payslipLines, payslips } from '#db/schema/payroll.ts'
import type { Period } from '../../shared/dates.ts'
import type { LineCode } from '../rules/explanation.ts'
import { toldInputs } from '../rules/formula.ts'
import type { YearToDate } from '../rules/payslip-types.ts'
import type { PayslipLine } from '../run-types.ts'
import type { SlipDraft } from './calculate.ts'
import type { PayInput } from './codes.ts'
import type { DueElement } from './due.ts'
import type { PaidElement, RunFrame } from './facts.ts'
import type { Taken } from './taken.ts'

type Section = PayslipLine['section']
export type PayslipInsert = typeof payslips.$inferInsert
export type LineInsert = typeof payslipLines.$inferInsert

/** What `payslips.inputs` holds; amounts as text. */
export type StoredInputs = {
  termsId: string
  settings: RunFrame['settings']
  elements: (Omit<PaidElement, 'amount'> & { amount: string; isSickBase: boolean })[]
  taken: { id: string; code: string; amount: string; period: Period | null }[]
  givenBack: string
  inKind: string
  granted: { reducing: string; flatCosts: string }
  time: { workedDays: number; dueDays: number }
  person: Pick<SlipDraft['read'], 'sex' | 'bornOn' | 'hasWay'>
  monthInputs: string[]
  /** What the calculation before this one had found, of the same run. */
  draftBefore?: { net: string | null }
}

/** The law of a lump-sum tax, by which an order to the tax office tells it from advances. */
export const LUMP_SUM_LAW = 'pit art. 30(1)(5a)'

const SECTIONS: Readonly<Record<LineCode, Section>> = {
  gross: 'pay',
  in_kind: 'pay',
  sick_pay: 'sick',
  benefits: 'sick',
  capped_base: 'social',
  pension_ee: 'social',
  disability_ee: 'social',
  sickness_base: 'social',
  sickness_ee: 'social',
  social_ee: 'social',
  ppk_base: 'ppk',
  ppk_ee: 'ppk',
  ppk_er: 'ppk',
  ppk_taxed: 'tax',
  revenue: 'tax',
  exempt: 'tax',
  taxable: 'tax',
  social_deducted: 'tax',
  author_full: 'tax',
  author_kup: 'tax',
  other_kup: 'tax',
  kup: 'tax',
  tax_base: 'tax',
  income_before: 'tax',
  without_advance: 'tax',
  scale_tax: 'tax',
  tax: 'tax',
  health_base: 'health',
  health_full: 'health',
  health_income_2021: 'health',
  health_limit: 'health',
  health: 'health',
  net: 'net',
  deductions: 'deduction',
  payout: 'net',
  pension_er: 'employer',
  disability_er: 'employer',
  accident_er: 'employer',
  fep: 'employer',
  fp: 'employer',
  fs: 'employer',
  fgsp: 'employer',
  employer_total: 'employer',
}

type Of = {
  tenantId: string
  runId: string
  payslipId: string
  calculatedAt: Date
  /** Net of the draft that this one replaces; null: the person is new; undefined: first time. */
  draftBefore?: bigint | null | undefined
}

export function payslipRow(run: RunFrame, slip: SlipDraft, of: Of): PayslipInsert {
  const { amounts, yearToDate } = slip.payslip
  const { monthInputs, ...person } = slip.read
  const inputs: StoredInputs = {
    termsId: slip.terms.id,
    settings: run.settings,
    elements: slip.elements.map(({ code, label, kind, amount, period, isSickBase }) => ({
      code,
      label,
      kind,
      amount: `${amount}`,
      period,
      isSickBase,
    })),
    taken: slip.taken.map(({ id, code, amount, period }) => ({
      id,
      code,
      amount: `${amount}`,
      period,
    })),
    givenBack: `${slip.givenBack}`,
    inKind: `${amounts.inKind}`,
    granted: {
      reducing: `${slip.granted.reducing}`,
      flatCosts: `${slip.granted.flatCosts}`,
    },
    time: slip.time,
    person,
    monthInputs,
    ...(of.draftBefore === undefined
      ? {}
      : { draftBefore: { net: of.draftBefore === null ? null : `${of.draftBefore}` } }),
  }
  return {
    tenantId: of.tenantId,
    id: of.payslipId,
    runId: of.runId,
    employmentId: slip.employmentId,
    employeeId: slip.employeeId,
    period: run.period,
    payOn: run.payOn,
    kind: slip.kind,
    personName: slip.personName,
    department: slip.terms.department,
    costCentre: slip.terms.costCentre,
    project: slip.terms.project,
    inputs,
    grossMinor: amounts.gross,
    sickPayMinor: amounts.sickPay,
    benefitMinor: amounts.benefits,
    pensionEeMinor: amounts.pensionEe,
    disabilityEeMinor: amounts.disabilityEe,
    sicknessEeMinor: amounts.sicknessEe,
    healthBaseMinor: amounts.healthBase,
    healthMinor: amounts.health,
    kupMinor: amounts.kup,
    authorKupMinor: amounts.authorKup,
    taxBaseMinor: amounts.taxBase,
    taxMinor: amounts.tax,
    ppkEeMinor: amounts.ppkEe,
    // Pay in kind is in the person's hands already; what is given back counts against it.
    deductionsMinor: amounts.deductions + amounts.inKind - slip.givenBack,
    netMinor: slip.payout,
    socialBaseMinor: amounts.cappedBase,
    sickBaseMinor: slip.sickBase,
    pensionErMinor: amounts.pensionEr,
    disabilityErMinor: amounts.disabilityEr,
    accidentErMinor: amounts.accidentEr,
    fpMinor: amounts.fp,
    fsMinor: amounts.fs,
    fgspMinor: amounts.fgsp,
    ppkErMinor: amounts.ppkEr,
    employerTotalMinor: amounts.employerTotal,
    ytdBefore: asText(slip.yearBefore),
    ytdAfter: asText(yearToDate),
    warnings: slip.warnings,
    isBlocked: slip.warnings.some(({ blocks }) => blocks),
    calculatedAt: of.calculatedAt,
  }
}

const asText = (year: YearToDate) =>
  Object.fromEntries(Object.entries(year).map(([name, amount]) => [name, `${amount}`]))

type Bare = Omit<LineInsert, 'tenantId' | 'payslipId' | 'lineNo'>

/** Parts of pay first, then what the law makes of them, then what is taken and given. */
export function lineRows(
  run: Pick<RunFrame, 'period'>,
  slip: SlipDraft,
  tenantId: string,
  payslipId: string,
): LineInsert[] {
  const lines: Bare[] = [
    ...slip.elements.filter(({ kind }) => kind !== 'settlement').map(elementLine),
    ...slip.payslip.explanation.filter(isTold).map(
      ({ code, amount, formula, inputs, law }): Bare => ({
        ...PLAIN,
        section: SECTIONS[code],
        code,
        amountMinor: amount,
        formula,
        values: {
          inputs: toldInputs(formula, inputs).map((one) => ({ ...one, value: `${one.value}` })),
          ...(law?.provisional ? { provisional: true } : {}),
        },
        law: law && `${law.act} ${law.article}`,
        lawFrom: law?.validFrom ?? null,
      }),
    ),
    ...slip.taken.map((one) => takenLine(one, run.period)),
    ...slip.elements
      .filter(
        ({ kind, code }) => kind === 'settlement' && code !== 'advance' && code !== 'deduction',
      )
      .map((one) => ({ ...elementLine(one), section: 'net' })),
  ]
  return lines.map((line, n) => ({ ...line, tenantId, payslipId, lineNo: n + 1 }))
}

/** Steps that are taken for few people: nothing is said of them where they come to nothing. */
const RARE = new Set<LineCode>([
  'ppk_base',
  'ppk_ee',
  'ppk_er',
  'ppk_taxed',
  'exempt',
  'author_full',
  'author_kup',
  'in_kind',
  'fep',
])
const isTold = ({ code, amount }: { code: LineCode; amount: bigint }) =>
  amount !== 0n || !RARE.has(code)

const PLAIN = { label: null, correctedPeriod: null, correctedPayslipId: null, lawFrom: null }

function elementLine(one: DueElement): Bare {
  const { code, label, kind, amount, formula, inputs, act, period, corrects } = one
  const isSick = kind === 'sick_pay' || kind === 'benefit'
  return {
    section: corrects ? 'correction' : isSick ? 'sick' : 'pay',
    code: code.startsWith('component_') ? (kind === 'settlement' ? 'tax_free' : 'component') : code,
    label,
    amountMinor: amount,
    formula,
    values: valuesOf(inputs),
    law: act && `${act.act} ${act.article}`,
    lawFrom: null,
    correctedPeriod: corrects ? period : null,
    correctedPayslipId: corrects?.payslipId ?? null,
  }
}

/** What an earlier month could not take says which month it is left from. */
function takenLine(one: Taken, now: Period): Bare {
  const { code, label, amount, owed, period, payslipId, limits } = one
  const isLeft = period !== null && period !== now
  return {
    ...PLAIN,
    section: 'deduction',
    code: isLeft ? `${code}_left` : code,
    label,
    amountMinor: amount,
    formula: amount < 0n ? 'given_back' : 'taken',
    values: valuesOf([{ name: 'owed', unit: 'amount', value: owed }, ...limitInputs(limits)]),
    law: limits ? 'labour_code art. 87, 87(1)' : 'labour_code art. 87',
    correctedPeriod: isLeft ? period : null,
    correctedPayslipId: isLeft ? payslipId : null,
  }
}

/** The month's limits that held it: what its kind may take, what stays, what was gone. */
function limitInputs(limits: Taken['limits']): PayInput[] {
  if (!limits) return []
  const inputs: PayInput[] = [
    { name: 'month_net', unit: 'amount', value: limits.net },
    { name: 'deduction_limit', unit: 'amount', value: limits.share },
    { name: 'protected_amount', unit: 'amount', value: limits.free },
    { name: 'taken_by_payouts', unit: 'amount', value: limits.elsewhere },
    { name: 'taken_by_titles', unit: 'amount', value: limits.here },
  ]
  return inputs.filter(({ value }) => value !== 0n)
}

/** Time and days that came to nothing are not told. */
const SILENT = new Set<PayInput['name']>([
  'missed_minutes',
  'sick_days',
  'lower_minutes',
  'higher_minutes',
])
const isSilent = ({ name, value }: PayInput) => value === 0n && SILENT.has(name)

const valuesOf = (inputs: readonly PayInput[]) => ({
  inputs: inputs.filter((one) => !isSilent(one)).map((one) => ({ ...one, value: `${one.value}` })),
})
