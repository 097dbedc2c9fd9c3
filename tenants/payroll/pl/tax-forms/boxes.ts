// The boxes of PIT-11(29) and PIT-4R(13) that a payroll can fill, by their numbers on the
// form. Amounts are grosze; a choice is the number of its square.

/** A row of part E: what it is called here and where its columns stand. */
export type IncomeRow = {
  /** Number of the row on the form. */
  row: number
  revenue: string
  costs?: string
  income: string
  advance: string
  /** Revenue and costs of 50 % (art. 22(9)(3)), a part of the row's revenue. */
  authorRevenue?: string
  authorCosts?: string
}

export const INCOME_ROWS = {
  employment: {
    row: 1,
    revenue: 'P_29',
    costs: 'P_30',
    income: 'P_31',
    advance: 'P_33',
    authorRevenue: 'P_34',
    authorCosts: 'P_35',
  },
  employment_young: {
    row: 2,
    revenue: 'P_36',
    costs: 'P_37',
    income: 'P_38',
    advance: 'P_40',
    authorRevenue: 'P_41',
    authorCosts: 'P_42',
  },
  employment_senior: {
    row: 3,
    revenue: 'P_43',
    costs: 'P_44',
    income: 'P_45',
    advance: 'P_47',
    authorRevenue: 'P_48',
    authorCosts: 'P_49',
  },
  work: { row: 5, revenue: 'P_54', costs: 'P_55', income: 'P_56', advance: 'P_57' },
  mandate: { row: 6, revenue: 'P_58', costs: 'P_59', income: 'P_60', advance: 'P_61' },
  mandate_young: { row: 7, revenue: 'P_62', costs: 'P_63', income: 'P_64', advance: 'P_65' },
  mandate_senior: { row: 8, revenue: 'P_66', costs: 'P_67', income: 'P_68', advance: 'P_69' },
  // No column of other costs: all of them are author's.
  author: {
    row: 9,
    revenue: 'P_70',
    income: 'P_71',
    advance: 'P_72',
    authorRevenue: 'P_73',
    authorCosts: 'P_74',
  },
  maternity: { row: 12, revenue: 'P_81', income: 'P_82', advance: 'P_83' },
  maternity_young: { row: 13, revenue: 'P_84', income: 'P_85', advance: 'P_86' },
  maternity_senior: { row: 14, revenue: 'P_87', income: 'P_88', advance: 'P_89' },
  benefits: { row: 15, revenue: 'P_90', income: 'P_92', advance: 'P_94' },
} as const satisfies Record<string, IncomeRow>

export type IncomeRowCode = keyof typeof INCOME_ROWS
export const incomeRowCodes = Object.keys(INCOME_ROWS) as IncomeRowCode[]

/** Boxes outside of part E. */
export const PIT11_SINGLE_BOXES = {
  residency: 'P_11',
  costs_kind: 'P_28',
  contributions: 'P_95',
  contributions_relieved: 'P_96',
  contributions_exempt: 'P_97',
  exempt_young: 'P_109',
  exempt_young_employment: 'P_110',
  exempt_young_mandate: 'P_111',
  exempt_other: 'P_114',
  exempt_other_employment: 'P_115',
  exempt_other_mandate: 'P_116',
  relief_returning: 'P_118',
  relief_family: 'P_119',
  relief_senior: 'P_120',
  attachment: 'P_121',
  health: 'P_122',
} as const
export type SingleBoxCode = keyof typeof PIT11_SINGLE_BOXES

/** Boxes that hold the number of a square, not an amount. */
export const CHOICE_BOXES: ReadonlySet<string> = new Set([
  'P_11',
  'P_28',
  'P_118',
  'P_119',
  'P_120',
  'P_121',
  'P_158',
])

/** Boxes of a form with their values, in the order of the form's numbers. */
export type Boxes = Readonly<Record<string, bigint>>

export const ADVANCE_BOXES: readonly string[] = Object.values(INCOME_ROWS).map(
  ({ advance }) => advance,
)

const twelve = (first: number) => Array.from({ length: 12 }, (_, n) => `P_${first + n}`)
const halves = (first: number, second: number) => [
  ...twelve(first).slice(0, 6),
  ...twelve(second).slice(0, 6),
]

/** Rows of PIT-4R, January to December each. */
export const MONTH_ROWS = {
  taxpayers: halves(10, 22),
  /** Art. 32(1): pay of employment, and benefits that the employer pays. */
  employment: halves(16, 28),
  /** Art. 41(1): mandates and specific work. */
  contracts: twelve(46),
  withheld: twelve(70),
  to_pass_on: twelve(122),
  due: twelve(146),
  to_pay: twelve(171),
} as const
export type MonthRowCode = keyof typeof MONTH_ROWS

/** Rows of PIT-8AR, by names of our own: January to December each. */
export const LUMP_ROWS = {
  taxpayers: Array.from({ length: 12 }, (_, n) => `people_${n + 1}`),
  tax: Array.from({ length: 12 }, (_, n) => `tax_${n + 1}`),
} as const

export function boxNumber(box: string): number {
  return Number(box.slice('P_'.length))
}

export function inOrder(boxes: Record<string, bigint>): Boxes {
  const entries = Object.entries(boxes).sort(([a], [b]) => boxNumber(a) - boxNumber(b))
  return Object.fromEntries(entries)
}
