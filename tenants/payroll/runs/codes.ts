// Codes of a run: what pay is made of, how each part was found, and what a person is warned
// of. The screen has the words in both languages.

/** Parts of pay that the product names itself; a component brings its own name. */
export const ELEMENT_CODES = [
  'base_pay',
  'hourly_pay',
  'contract_pay',
  'overtime',
  'night',
  'bonus',
  'commission',
  'piecework',
  'reward',
  'in_kind',
  'sick_pay',
  'sick_benefit',
  'accident_benefit',
  'care_benefit',
  'maternity_benefit',
  'rehabilitation_benefit',
  'component',
] as const
export type ElementCode = (typeof ELEMENT_CODES)[number]

/** What moves between the company and the person outside of pay. */
export const SETTLEMENT_CODES = [
  'reimbursement',
  'tax_free',
  'advance',
  'deduction',
  'garnishment',
  'advance_left',
  'deduction_left',
] as const
export type SettlementCode = (typeof SETTLEMENT_CODES)[number]

/**
 * How a part of pay was found:
 * - monthly_part: monthly pay, less a thirtieth for each sick day and the pay of missed hours
 * - hours: rate of an hour x time
 * - overtime: pay of the hours and its supplements
 * - night: a fifth of the minimum wage's hour x time
 * - sick_days: base / 30 x rate x days
 * - agreed: the sum as it was agreed or entered
 * - difference: what is due now less what was paid for that month
 * - taken: of what is owed, as much as the limits leave
 * - given_back: what was taken and is owed no more
 */
export const PAY_FORMULA_CODES = [
  'monthly_part',
  'hours',
  'overtime',
  'night',
  'sick_days',
  'agreed',
  'difference',
  'taken',
  'given_back',
] as const
export type PayFormulaCode = (typeof PAY_FORMULA_CODES)[number]

export const PAY_INPUT_NAMES = [
  'monthly_pay',
  'due_minutes',
  'missed_minutes',
  'sick_days',
  'hourly_rate',
  'minutes',
  'lower_minutes',
  'higher_minutes',
  'supplements',
  'sick_pay_base',
  'base_months',
  'sick_pay_rate',
  'days',
  'days_elsewhere',
  'agreed_amount',
  'due_now',
  'paid_before',
  'owed',
  'month_net',
  'deduction_limit',
  'protected_amount',
  'taken_by_payouts',
  'taken_by_titles',
] as const
export type PayInputName = (typeof PAY_INPUT_NAMES)[number]

export type PayInput = {
  name: PayInputName
  unit: 'amount' | 'rate' | 'minutes' | 'days' | 'count'
  value: bigint
}

export const BLOCKING_WARNINGS = [
  'pit2_missing',
  'below_minimum_wage',
  'negative_net',
  'account_missing',
  'hours_missing',
  'component_by_hand',
] as const
export const OPEN_WARNINGS = [
  'benefit_by_zus',
  'sick_unpaid_days',
  'rate_assumed',
  'input_not_used',
  'cap_reached',
  'threshold_crossed',
  'garnishment_not_met',
  'deduction_left',
  'carried_over',
  'large_difference',
  'extreme_difference',
] as const
export const RUN_WARNINGS = [...BLOCKING_WARNINGS, ...OPEN_WARNINGS] as const
export type RunWarningCode = (typeof RUN_WARNINGS)[number]
/** Who looked at it and why it is right; what was computed anew has to be confirmed anew. */
export type Confirmation = { reason: string; byName: string; at: string }
export type RunWarning = {
  code: RunWarningCode
  blocks: boolean
  detail: string | null
  confirmed?: Confirmation
}

export function warning(code: RunWarningCode, detail: string | null = null): RunWarning {
  return { code, blocks: (BLOCKING_WARNINGS as readonly string[]).includes(code), detail }
}
