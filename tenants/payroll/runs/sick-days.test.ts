// The employer's days of the year are counted for the person, whatever contracts they have.
import { describe, expect, test } from 'vitest'
import { absence, employment, person, terms } from '#tests/factories/run-facts.ts'
import type { EmploymentFacts } from './facts.ts'
import { sickDaysOf } from './sickness.ts'

type Ill = [from: string, to: string]
const contract = (id: string, ill: readonly Ill[], more: Partial<EmploymentFacts> = {}) =>
  employment({
    id,
    terms: [terms({ employmentId: id })],
    absences: ill.map(([from, to]) => ({
      ...absence('sickness', from, to),
      id: `${id} ${from}`,
      employmentId: id,
    })),
    ...more,
  })
/** Days of the month by their payer, for one of the contracts. */
function days(of: EmploymentFacts, employments: EmploymentFacts[], period: string, more = {}) {
  const found = sickDaysOf(of, person({ employments, ...more }), period, true)
  const by = (payer: string) => found.filter((day) => day.payer === payer).length
  return { employer: by('employer'), zus: by('zus') }
}

describe('the employer’s days of a year', () => {
  test('go on in a second contract of the year', () => {
    const first = contract('a', [['2026-02-01', '2026-02-25']], { endsOn: '2026-03-31' })
    const second = contract('b', [['2026-09-01', '2026-09-20']], { startsOn: '2026-04-01' })
    expect(days(second, [first, second], '2026-09')).toEqual({ employer: 8, zus: 12 })
    expect(days(second, [second], '2026-09')).toEqual({ employer: 20, zus: 0 })
  })

  test('count a day that two contracts miss once, and both pay for it', () => {
    const ill: Ill[] = [
      ['2026-02-01', '2026-02-20'],
      ['2026-09-01', '2026-09-20'],
    ]
    const [first, second] = [contract('a', ill), contract('b', ill)]
    for (const one of [first, second]) {
      for (const all of [
        [first, second],
        [second, first],
      ]) {
        expect(days(one, all, '2026-02')).toEqual({ employer: 20, zus: 0 })
        expect(days(one, all, '2026-09')).toEqual({ employer: 13, zus: 7 })
      }
    }
  })

  test('begin anew with the year, and count what another employer paid', () => {
    const only = contract('a', [
      ['2025-11-01', '2025-12-03'],
      ['2026-09-01', '2026-09-20'],
    ])
    expect(days(only, [only], '2026-09')).toEqual({ employer: 20, zus: 0 })
    const brought = { sickDaysBrought: { 2026: 30 } }
    expect(days(only, [only], '2026-09', brought)).toEqual({ employer: 3, zus: 17 })
  })

  test('are 14 for those over fifty, in all contracts together', () => {
    const first = contract('a', [['2026-02-01', '2026-02-10']])
    const second = contract('b', [['2026-09-01', '2026-09-20']])
    const old = { bornOn: '1970-01-01' }
    expect(days(second, [first, second], '2026-09', old)).toEqual({ employer: 4, zus: 16 })
  })

  test('are not used by a mandate, which ZUS pays from the first day', () => {
    const mandate = contract('a', [['2026-02-01', '2026-02-28']], { kind: 'zlecenie' })
    const work = contract('b', [['2026-09-01', '2026-09-30']])
    expect(days(mandate, [mandate, work], '2026-02')).toEqual({ employer: 0, zus: 28 })
    expect(days(work, [mandate, work], '2026-09')).toEqual({ employer: 30, zus: 0 })
  })
})
