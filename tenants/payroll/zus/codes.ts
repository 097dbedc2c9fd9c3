// Codes that ZUS gives to payers, benefits and breaks. The lists come from the annexes of
// the regulation on the forms of ZUS; where only general knowledge stands behind a code, it
// is marked [GK] and should be confirmed on a file that ZUS has accepted.
import type { Period } from '../../shared/dates.ts'
import { addMonths } from '../../shared/dates.ts'
import { dutyDueOn } from '../../shared/pl/deadlines.ts'
import { nextWorkingDay } from '../../shared/pl/holidays.ts'
import type { AbsenceKind, PayerKind } from '../kinds.ts'

export type TermCode = '1' | '3' | '6'

/** ZUS, since January 2022: by the 5th, the 15th, the 20th of the next month [pit.pl 1006530]. */
const TERM_CODES: Readonly<Record<PayerKind, TermCode>> = {
  budget: '1',
  legal_person: '3',
  other: '6',
}

export const termCodeOf = (kind: PayerKind): TermCode => TERM_CODES[kind]

export function zusDueOn(kind: PayerKind, month: Period): string {
  if (kind === 'budget') return nextWorkingDay(`${addMonths(month, 1)}-05`)
  return dutyDueOn(kind === 'legal_person' ? 'zus_legal_person' : 'zus_other', month)
}

export type BenefitCode = '311' | '312' | '313' | '314' | '319' | '321' | '327' | '331'
export type BreakCode = '111' | '121' | '131' | '151' | '152'
export type RsaCode = BenefitCode | BreakCode
export const RSA_CODES: readonly RsaCode[] = [
  '111',
  '121',
  '131',
  '151',
  '152',
  '311',
  '312',
  '313',
  '314',
  '319',
  '321',
  '327',
  '331',
]

/**
 * What is paid for the days of an absence; the employer's own days are 331. 311 and 319 from
 * prawnik24.org, 327 from experto24.pl, the others [GK].
 */
export const BENEFIT_CODES: Partial<Record<AbsenceKind, BenefitCode>> = {
  sickness: '313',
  sickness_pregnancy: '313',
  accident: '314',
  child_care: '312',
  family_care: '312',
  maternity: '311',
  parental: '319',
  paternity: '327',
  rehabilitation: '321',
}

export const SICK_PAY: BenefitCode = '331'
/** Excused, with no right to pay or benefit: days of waiting, too. */
export const UNPAID_EXCUSED: BreakCode = '151'

/**
 * Breaks in the payment of contributions, told in the month in which they were: 131 by the
 * regulation of 3 July 2023, 151 and 152 from experto24.pl, 111 and 121 [GK].
 */
export const BREAK_CODES: Partial<Record<AbsenceKind, BreakCode>> = {
  unpaid: '111',
  upbringing: '121',
  carer: '131',
  excused: '151',
  unexcused: '152',
}

/** Breaks of which only days of work count, not the weekend between them. */
export const WORKDAY_BREAKS: ReadonlySet<BreakCode> = new Set(['131', '151', '152'])

/** Codes of the payslip's elements, as codes of ZUS where no absence explains them. */
export const ELEMENT_BENEFITS: Readonly<Record<string, BenefitCode>> = {
  sick_pay: '331',
  sick_benefit: '313',
  accident_benefit: '314',
  care_benefit: '312',
  maternity_benefit: '311',
  rehabilitation_benefit: '321',
}

export const ZUS_WARNINGS = [
  'corrects_month',
  'benefit_by_zus',
  'benefit_days_unknown',
  'benefit_difference',
  'benefit_negative',
  'payer_fee_not_taken',
  'maternity_title',
  'upbringing_title',
  'paid_after_end',
  'no_pay',
  'title_joined',
  'fraction_not_told',
  'name_shortened',
  'line_withdrawn',
  'identified_by_document',
] as const
export type ZusWarningCode = (typeof ZUS_WARNINGS)[number]
