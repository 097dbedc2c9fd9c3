import { describe, expect, test } from 'vitest'
import { monthInputInput } from '#tenants/payroll/schema.ts'
import { cellProblem, shownValues } from './month-cell.ts'

const ID = '01a20b52-3518-74bb-a317-e788f819d804'

describe('what is wrong with a cell', () => {
  test.each([
    ['hours', '-4', 'cell_hours_negative'],
    ['hours', 'osiem', 'cell_hours_text'],
    ['overtime_50', '12,345', 'cell_hours_digits'],
    ['night', '7,33', 'cell_hours_minutes'],
    ['night', '745', 'cell_hours_many'],
    ['night', '800:30', 'cell_hours_many'],
    ['hours', '7:75', 'cell_hours_text'],
    ['bonus', '-4', 'cell_amount_negative'],
    ['bonus', '\u22124', 'cell_amount_negative'],
    ['bonus', 'osiem', 'cell_amount_text'],
    ['bonus', '12,345', 'cell_amount_digits'],
    ['bonus', '999999999999', 'cell_amount_large'],
  ] as const)('%s %s', (code, typed, problem) => {
    const cell = code === 'bonus' ? { amountMinor: typed } : { hours: typed }
    const sent = { employmentId: ID, period: '2026-10', code, ...cell }
    expect(monthInputInput.safeParse(sent).success).toBe(false)
    expect(cellProblem(code, typed)).toBe(problem)
  })
})

test('a refused grid keeps what was typed, and shows of the others what is recorded by now', () => {
  const sent = { cell_a: '8', was_a: '6', cell_b: '', cell_c: '5', was_c: '5', period: '2026-10' }
  const recorded = { cell_a: '7', cell_b: '3', cell_c: '9' }
  expect(shownValues(sent, recorded)).toEqual({ cell_a: '8', cell_b: '3', cell_c: '9' })
})

test('a cell that was emptied stays empty', () => {
  expect(shownValues({ cell_a: '', was_a: '6' }, { cell_a: '6' })).toEqual({ cell_a: '' })
})
