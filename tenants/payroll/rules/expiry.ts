// How long before a day the work on it has to begin.
import type { FileKind } from '../file-kinds.ts'

/** A permit is asked for at an office, which takes its time; the rest is done in a month. */
export const EXPIRY_LEAD_DAYS: Readonly<Record<FileKind | 'contract_end', number>> = {
  contract: 30,
  medical_check: 30,
  safety_training: 30,
  permit: 90,
  certificate: 30,
  questionnaire: 30,
  tax_form: 30,
  notice: 30,
  warning: 30,
  other: 30,
  contract_end: 30,
}

export const EXPIRY_HORIZON_DAYS = 90
