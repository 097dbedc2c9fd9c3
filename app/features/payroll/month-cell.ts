import type { MonthInput } from '#tenants/payroll/types.ts'

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
