import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, fromEpochDay } from '../../shared/dates.ts'
import { contractOn, diffVersions, effectiveDateFault, type Terms } from './versions.ts'

const day = fc.integer({ min: 15_000, max: 25_000 }).map(fromEpochDay)

describe('the version in force', () => {
  test('is the one with the greatest date that is not after the day', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 12 }), day, (dates, on) => {
        const found = contractOn(
          dates.map((effectiveFrom) => ({ effectiveFrom })),
          on,
        )
        const expected = [...dates]
          .sort()
          .filter((date) => date <= on)
          .at(-1)
        expect(found?.effectiveFrom).toBe(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  test('begins on its own day, not the day before', () => {
    const versions = [{ effectiveFrom: '2026-03-01' }, { effectiveFrom: '2026-01-01' }]
    expect(contractOn(versions, '2026-03-01')).toBe(versions[0])
    expect(contractOn(versions, '2026-02-28')).toBe(versions[1])
    expect(contractOn(versions, '2025-12-31')).toBeNull()
  })
})

const terms: Terms = {
  services: ['accounting'],
  calendar: { zone: 'Europe/Warsaw', hours: { mon: [['08:00', '16:00']] }, holidays: [] },
  slaTerms: [{ requestType: 'a', firstResponseMinutes: 60, resolutionMinutes: 480 }],
  pricePlan: { components: [{ model: 'flat', code: 'fee', amount_minor: 100 }] },
  paymentDays: 14,
}

describe('what a new version changes', () => {
  test('is nothing for the same terms, however their keys are ordered', () => {
    const shuffled: Terms = {
      ...terms,
      calendar: { holidays: [], hours: { mon: [['08:00', '16:00']] }, zone: 'Europe/Warsaw' },
      pricePlan: {
        components: [{ amount_minor: 100, code: 'fee', model: 'flat', prorate: undefined }],
      },
    }
    expect(diffVersions(terms, shuffled)).toEqual([])
  })

  test('is the client’s time to answer, switched on or off', () => {
    const on: Terms = { ...terms, clientAnswerMinutes: 480 }
    expect(diffVersions(terms, on)).toEqual([{ kind: 'client_answer', from: null, to: 480 }])
    expect(diffVersions(on, { ...terms, clientAnswerMinutes: null })).toEqual([
      { kind: 'client_answer', from: 480, to: null },
    ])
  })

  test('is told term by term, each way round', () => {
    const after: Terms = {
      services: ['accounting', 'it'],
      calendar: { ...terms.calendar, zone: 'Europe/Berlin' },
      slaTerms: [{ requestType: 'b', firstResponseMinutes: 30, resolutionMinutes: 60 }],
      pricePlan: {
        components: [{ model: 'flat', code: 'fee', amount_minor: 200 }],
        minimum_minor: 5,
      },
      paymentDays: 30,
    }
    const changes = diffVersions(terms, after)
    expect(changes.map((change) => change.kind)).toEqual([
      'services',
      'calendar',
      'sla',
      'sla',
      'price',
      'minimum',
      'payment_days',
    ])
    expect(changes[0]).toEqual({ kind: 'services', added: ['it'], removed: [] })
    expect(changes[2]).toMatchObject({ requestType: 'a', to: null })
    expect(changes[3]).toMatchObject({ requestType: 'b', from: null })
    expect(diffVersions(after, terms)).toHaveLength(changes.length)
  })
})

describe('the first day of a version', () => {
  const base = { today: '2026-11-23', latestFrom: '2026-09-01', billedUntil: '2026-10-31' }
  test.each([
    ['2026-11-01', null],
    ['2026-10-31', 'month_billed'],
    ['2026-09-01', 'not_after_latest'],
    ['2026-08-31', 'not_after_latest'],
    ['2031-12-31', null],
    ['2032-01-01', 'date_too_far'],
  ])('%s: %j', (effectiveFrom, fault) => {
    expect(effectiveDateFault({ ...base, effectiveFrom })).toBe(fault)
  })

  test('may be any for the first version of a company that has no invoice', () => {
    const first = { today: '2026-11-23', latestFrom: null, billedUntil: null }
    expect(effectiveDateFault({ ...first, effectiveFrom: addDays('2026-11-23', -400) })).toBeNull()
  })
})
