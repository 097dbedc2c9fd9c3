import { type MonthInputCode, minuteCodes } from '#tenants/payroll/kinds.ts'
import type { MonthInput } from '#tenants/payroll/types.ts'
import { parseAmount } from '#tenants/shared/money.ts'

export const isTimeCode = (code: MonthInputCode) =>
  (minuteCodes as readonly string[]).includes(code)

export function cellName(employmentId: string, code: string): string {
  return `cell_${employmentId}_${code}`
}

/** Goes with the cell: which state of the entry the person saw, 0 for none. */
export function seenName(employmentId: string, code: string): string {
  return `seen_${employmentId}_${code}`
}

/** Goes with the cell: what the person saw in it. */
export function wasName(employmentId: string, code: string): string {
  return `was_${employmentId}_${code}`
}

/** An entry as it is typed: hours, or złoty with a comma. */
export function cellText({ minutes, amountMinor }: Pick<MonthInput, 'minutes' | 'amountMinor'>) {
  if (minutes !== null) {
    const rest = minutes % 60
    const hours = (minutes - rest) / 60
    return rest === 0 ? String(hours) : `${hours}:${String(rest).padStart(2, '0')}`
  }
  if (amountMinor === null) return ''
  const digits = String(amountMinor).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}

/** What is wrong with a cell that cannot be taken, as a code of the texts of fields. */
export function cellProblem(code: MonthInputCode, typed: string): string {
  const text = typed.trim()
  const isTime = isTimeCode(code)
  if (/^[-\u2212]\s*\d/.test(text)) return isTime ? 'cell_hours_negative' : 'cell_amount_negative'
  if (/^\d+[.,]\d{3,}$/.test(text)) return isTime ? 'cell_hours_digits' : 'cell_amount_digits'
  const isNumber = parseAmount(text.replace(/h$/i, '')) !== null
  if (!isTime) return isNumber ? 'cell_amount_large' : 'cell_amount_text'
  if (/^\d+:[0-5]\d$/.test(text)) return 'cell_hours_many'
  if (!isNumber) return 'cell_hours_text'
  // More hours than a month has, or a part of an hour that is no whole minute.
  return /^\d{1,3}([.,]|h?$)/i.test(text) && Number.parseInt(text, 10) <= 744
    ? 'cell_hours_minutes'
    : 'cell_hours_many'
}

/**
 * What a refused grid shows: the cells that the person changed as they were typed, the others
 * as they are recorded by now. An old value in them would undo what others wrote.
 */
export function shownValues(
  sent: Record<string, string>,
  recorded: Record<string, string>,
): Record<string, string> {
  const typed = Object.entries(sent).filter(
    ([name, value]) =>
      name.startsWith('cell_') && value.trim() !== (sent[name.replace('cell_', 'was_')] ?? ''),
  )
  return { ...recorded, ...Object.fromEntries(typed) }
}
