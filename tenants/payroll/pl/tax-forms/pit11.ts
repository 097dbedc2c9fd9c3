// PIT-11 of one person: what the payslips of a year paid, by the boxes of the form. Every
// amount belongs to the year of its payment. Pure: the order of the slips changes nothing.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { applyBp } from '#tenants/shared/money.ts'
import type { Kup, Relief } from '../../kinds.ts'
import { birthdayOf, hasYouthRelief } from '../../rules/age.ts'
import type { ContractKind } from '../../rules/payslip-types.ts'
import {
  type Boxes,
  INCOME_ROWS,
  type IncomeRow,
  type IncomeRowCode,
  inOrder,
  PIT11_SINGLE_BOXES,
} from './boxes.ts'

/** Women and men: age of retirement. */
const SENIOR_AGE = { f: 60, m: 65 } as const

export type TaxSlip = {
  employmentId: string
  kind: ContractKind
  payOn: LocalDate
  /** Pay, sick pay and the taxed part of PPK, exempt or not. */
  revenue: bigint
  exempt: bigint
  /** Benefits of ZUS paid by the employer; `maternity` is a part of them. */
  benefits: bigint
  maternity: bigint
  social: bigint
  socialDeducted: bigint
  kup: bigint
  authorKup: bigint
  /** Share of the revenue with author's costs, in 1/100 %. */
  authorShare: bigint
  tax: bigint
  health: bigint
  /** Terms the slip stands on; null when the row is gone. */
  costs: Kup | null
  isLumpSum: boolean
  reliefs: readonly Relief[]
  /** The insurance title says that a pension is drawn. */
  hasPension: boolean
}

export type TaxPerson = {
  bornOn: LocalDate
  sex: 'f' | 'm' | null
  country: string
}

export const PIT11_FINDINGS = [
  'lump_left_out',
  'mixed_costs',
  'senior_row',
  'author_in_mandate',
  'residency',
] as const
export type Pit11Finding = (typeof PIT11_FINDINGS)[number]

export type Pit11 = { boxes: Boxes; findings: Pit11Finding[] }

type Sums = {
  revenue: bigint
  costs: bigint
  advance: bigint
  authorRevenue: bigint
  authorCosts: bigint
}

/** Null when nothing of the year belongs on the form. */
export function pit11Of(person: TaxPerson, slips: readonly TaxSlip[]): Pit11 | null {
  const counted = slips.filter(({ isLumpSum }) => !isLumpSum)
  if (counted.length === 0) return null
  const rows = new Map<IncomeRowCode, Sums>()
  const single: Record<string, bigint> = {}
  const findings = new Set<Pit11Finding>()
  const add = (box: string, amount: bigint) => {
    single[box] = (single[box] ?? 0n) + amount
  }
  if (counted.length < slips.length) findings.add('lump_left_out')
  for (const slip of counted) {
    addIncome(rows, person, slip)
    addContributions(add, person, slip)
    addExempt(add, person, slip)
    add(PIT11_SINGLE_BOXES.health, slip.health)
    if (slip.kind !== 'uop' && slip.costs !== 'percent50' && slip.authorKup > 0n) {
      findings.add('author_in_mandate')
    }
    if (isSenior(person, slip) && slip.revenue > slip.exempt) findings.add('senior_row')
  }
  const kind = costsKindOf(counted)
  if (kind.isMixed) findings.add('mixed_costs')
  if (person.country !== 'PL') findings.add('residency')
  const boxes = {
    ...withoutZeros(single),
    ...Object.assign({}, ...[...rows].map(([code, sums]) => rowBoxes(INCOME_ROWS[code], sums))),
    ...(kind.square ? { [PIT11_SINGLE_BOXES.costs_kind]: kind.square } : {}),
    [PIT11_SINGLE_BOXES.residency]: person.country === 'PL' ? 1n : 2n,
    // No attachment PIT-R: the payroll pays no allowances for civic duties.
    [PIT11_SINGLE_BOXES.attachment]: 2n,
  }
  return { boxes: inOrder(boxes), findings: [...findings].sort() }
}

function rowCodeOf(person: TaxPerson, slip: TaxSlip): IncomeRowCode {
  if (slip.kind === 'dzielo') return slip.costs === 'percent50' ? 'author' : 'work'
  if (slip.kind === 'zlecenie' && slip.costs === 'percent50') return 'author'
  const name = slip.kind === 'uop' ? 'employment' : 'mandate'
  if (hasYouthRelief(person.bornOn, slip.payOn)) return `${name}_young`
  return isSenior(person, slip) ? `${name}_senior` : name
}

/** Past the age of retirement, insured, and drawing no pension as far as the title says. */
function isSenior({ sex, bornOn }: TaxPerson, slip: TaxSlip): boolean {
  if (sex === null || slip.kind === 'dzielo' || slip.hasPension || slip.social === 0n) return false
  return slip.payOn >= birthdayOf(bornOn, SENIOR_AGE[sex])
}

function addIncome(rows: Map<IncomeRowCode, Sums>, person: TaxPerson, slip: TaxSlip): void {
  const into = (code: IncomeRowCode, part: Partial<Sums>) => {
    const sums = rows.get(code) ?? {
      revenue: 0n,
      costs: 0n,
      advance: 0n,
      authorRevenue: 0n,
      authorCosts: 0n,
    }
    for (const [name, amount] of Object.entries(part) as [keyof Sums, bigint][]) {
      sums[name] += amount
    }
    rows.set(code, sums)
  }
  const taxable = slip.revenue - slip.exempt
  const maternity = maternityRow(person, slip)
  const others = slip.benefits - slip.maternity
  // The advance of pay and benefits together is shown once, with the pay if there is any.
  if (taxable > 0n) into(rowCodeOf(person, slip), payPart(person, slip, taxable))
  const isPaid = taxable > 0n
  const withMaternity = !isPaid && slip.maternity > 0n
  if (slip.maternity > 0n) {
    into(maternity, { revenue: slip.maternity, advance: withMaternity ? slip.tax : 0n })
  }
  if (others > 0n) {
    into('benefits', { revenue: others, advance: isPaid || withMaternity ? 0n : slip.tax })
  }
}

function payPart(person: TaxPerson, slip: TaxSlip, taxable: bigint): Partial<Sums> {
  const code = rowCodeOf(person, slip)
  const hasAuthorColumns = 'authorCosts' in INCOME_ROWS[code]
  const isWhole = code === 'author'
  const authorCosts = isWhole ? slip.kup : hasAuthorColumns ? slip.authorKup : 0n
  const share = authorCosts === 0n ? 0n : isWhole ? taxable : applyBp(taxable, slip.authorShare)
  return {
    revenue: taxable,
    costs: slip.kup - authorCosts,
    advance: slip.tax,
    authorRevenue: share,
    authorCosts,
  }
}

function maternityRow(person: TaxPerson, slip: TaxSlip): IncomeRowCode {
  if (hasYouthRelief(person.bornOn, slip.payOn)) return 'maternity_young'
  return isSenior(person, slip) ? 'maternity_senior' : 'maternity'
}

type Add = (box: string, amount: bigint) => void

/** Contributions that may be deducted, by row, and those on revenue that was exempt. */
function addContributions(add: Add, person: TaxPerson, slip: TaxSlip): void {
  const code = rowCodeOf(person, slip)
  const isRelieved = code.endsWith('_young') || code.endsWith('_senior')
  const { contributions, contributions_relieved, contributions_exempt } = PIT11_SINGLE_BOXES
  add(isRelieved ? contributions_relieved : contributions, slip.socialDeducted)
  if (slip.exempt > 0n) add(contributions_exempt, slip.social - slip.socialDeducted)
}

function addExempt(add: Add, person: TaxPerson, slip: TaxSlip): void {
  if (slip.exempt === 0n) return
  const isYoung = slip.reliefs.includes('u26') && hasYouthRelief(person.bornOn, slip.payOn)
  const { exempt_young, exempt_other } = PIT11_SINGLE_BOXES
  add(isYoung ? exempt_young : exempt_other, slip.exempt)
  const part = isYoung ? 'exempt_young' : 'exempt_other'
  const of = slip.kind === 'uop' ? 'employment' : 'mandate'
  add(PIT11_SINGLE_BOXES[`${part}_${of}`], slip.exempt)
  if (isYoung) return
  const grounds = { returning: 'returning', family4: 'family', senior: 'senior' } as const
  for (const [relief, code] of Object.entries(grounds)) {
    const box = PIT11_SINGLE_BOXES[`relief_${code}`]
    if (slip.reliefs.includes(relief as Relief)) add(box, 0n)
  }
}

/** Square of P_28: one job or more, at home or commuting; the last month decides. */
function costsKindOf(slips: readonly TaxSlip[]): { square: bigint | null; isMixed: boolean } {
  const flat = slips.filter(
    ({ kind, costs, kup, authorKup }) =>
      kind === 'uop' && (costs === 'standard' || costs === 'raised') && kup > authorKup,
  )
  const last = flat.reduce<TaxSlip | null>(
    (latest, slip) => (latest === null || isLater(slip, latest) ? slip : latest),
    null,
  )
  if (!last) return { square: null, isMixed: false }
  const months = new Map<string, Set<string>>()
  for (const { payOn, employmentId } of slips.filter(({ kind }) => kind === 'uop')) {
    const month = payOn.slice(0, 7)
    months.set(month, (months.get(month) ?? new Set()).add(employmentId))
  }
  const hasMany = [...months.values()].some(({ size }) => size > 1)
  const isRaised = last.costs === 'raised'
  return {
    square: (isRaised ? 3n : 1n) + (hasMany ? 1n : 0n),
    isMixed: flat.some(({ costs }) => costs !== last.costs),
  }
}

const isLater = (a: TaxSlip, b: TaxSlip) =>
  a.payOn === b.payOn ? a.costs === 'raised' : a.payOn > b.payOn

function rowBoxes(row: IncomeRow, sums: Sums): Record<string, bigint> {
  const costs = sums.costs + sums.authorCosts
  return {
    [row.revenue]: sums.revenue,
    ...(row.costs && sums.costs > 0n ? { [row.costs]: sums.costs } : {}),
    // The form knows no negative income.
    [row.income]: sums.revenue > costs ? sums.revenue - costs : 0n,
    [row.advance]: sums.advance,
    ...(row.authorRevenue && row.authorCosts && sums.authorCosts > 0n
      ? { [row.authorRevenue]: sums.authorRevenue, [row.authorCosts]: sums.authorCosts }
      : {}),
  }
}

const RELIEF_SQUARES = new Set<string>([
  PIT11_SINGLE_BOXES.relief_returning,
  PIT11_SINGLE_BOXES.relief_family,
  PIT11_SINGLE_BOXES.relief_senior,
])

function withoutZeros(single: Record<string, bigint>): Record<string, bigint> {
  return Object.fromEntries(
    Object.entries(single).flatMap(([box, amount]) => {
      if (RELIEF_SQUARES.has(box)) return [[box, 1n]]
      return amount === 0n ? [] : [[box, amount]]
    }),
  )
}
