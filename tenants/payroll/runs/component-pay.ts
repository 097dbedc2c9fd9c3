// Pay besides the base: components that last, and those that are paid once.
import { addDays, periodOf } from '../../shared/dates.ts'
import { divideHalfUp } from '../../shared/money.ts'
import { rowOn } from '../people/compare-terms.ts'
import type { PayComponent } from '../types.ts'
import { attendedMinutes, PART_OF_MONTH, partOfMonth } from './base-pay.ts'
import { type PayFormulaCode, type PayInput, type RunWarning, warning } from './codes.ts'
import { agreed, groupsBy, type Month, type MonthElement } from './element.ts'
import { cut, monthDays } from './month.ts'

export function componentPay(month: Month, minutes: number, warnings: RunWarning[]) {
  const { employment, period, segments } = month
  const whole = monthDays(period)
  const elements: MonthElement[] = []
  let [full, sickDeduction] = [0n, 0n]
  const add = (row: PayComponent, amount: bigint, formula: PayFormulaCode, inputs: PayInput[]) => {
    const flags = [row.isSocialBase, row.isHealthBase, row.isTaxed]
    const isFree = flags.every((flag) => !flag)
    if (!isFree && !flags.every(Boolean)) {
      warnings.push(warning('component_by_hand', row.name))
      return
    }
    elements.push({
      code: `component_${row.code}`,
      label: row.name,
      kind: isFree ? 'settlement' : row.kind === 'in_kind' ? 'in_kind' : 'work',
      amount,
      formula,
      inputs,
      act: formula === 'monthly_part' ? PART_OF_MONTH : null,
      isSickBase: row.isSickPayBase && !isFree,
      isExtra: row.kind === 'one_off',
    })
  }
  const lasting = employment.components.filter(({ kind }) => kind !== 'one_off')
  for (const rows of groupsBy(lasting, ({ code }) => code)) {
    const ends = rows.flatMap(({ validFrom, validTo }) => [
      validFrom,
      ...(validTo ? [validTo] : []),
    ])
    for (const segment of segments) {
      for (const piece of cut(segment, [...ends, ...ends.map((day) => addDays(day, 1))])) {
        const row = rowOn(rows, piece.from)
        const ended = !row || row.amountMinor === 0n || (row.validTo ?? whole.to) < piece.from
        if (ended) continue
        if (row.kind === 'hourly') {
          const spent =
            segments.length === 1 ? minutes : attendedMinutes(month, piece, segment.terms)
          add(row, divideHalfUp(row.amountMinor * BigInt(spent), 60n), 'hours', [
            { name: 'hourly_rate', unit: 'amount', value: row.amountMinor },
            { name: 'minutes', unit: 'minutes', value: BigInt(spent) },
          ])
          continue
        }
        const part = partOfMonth(month, piece, segment.terms, row.amountMinor, row.isSickPayBase)
        add(row, part.amount, 'monthly_part', part.inputs)
        if (piece.to === segments.at(-1)!.to) full += row.kind === 'fixed' ? row.amountMinor : 0n
        sickDeduction += part.sickDeduction
      }
    }
  }
  const once = employment.components.filter(
    ({ kind, validFrom }) => kind === 'one_off' && periodOf(validFrom) === period,
  )
  for (const rows of groupsBy(once, ({ code, validFrom }) => `${code} ${validFrom}`)) {
    const row = rowOn(rows, whole.to)!
    if (row.amountMinor > 0n) add(row, row.amountMinor, 'agreed', agreed(row.amountMinor))
  }
  return { elements, full, sickDeduction }
}
