import { describe, expect, test } from 'vitest'
import { regimes, statuses } from '../kinds.ts'
import {
  allowedDeeds,
  type ComplaintFacts,
  decideDeed,
  deeds,
  isExpired,
} from './complaint-state.ts'

const TODAY = '2026-11-23'
const facts = (over: Partial<ComplaintFacts> = {}): ComplaintFacts => ({
  status: 'received',
  regime: 'consumer',
  decision: null,
  dueOn: '2026-11-30',
  isExtended: false,
  isReopened: false,
  hasLetter: false,
  ...over,
})

describe('a complaint', () => {
  test('leads from its receipt to its end by allowed deeds only', () => {
    let at = facts()
    for (const deed of [
      'triage',
      'wait',
      'resume',
      'decide',
      'reply',
      'close',
      'reopen',
    ] as const) {
      const decided = decideDeed(at, deed, TODAY)
      expect(decided, deed).toMatchObject({ ok: true })
      const isDecided = deed !== 'triage' && deed !== 'wait' && deed !== 'resume'
      at = facts({
        status: decided.ok ? decided.value : at.status,
        decision: isDecided ? 'accepted' : null,
        hasLetter: isDecided,
      })
    }
    expect(at.status).toBe('in_review')
  })

  test('that is closed can only be looked at again, or go on elsewhere', () => {
    const closed = facts({ status: 'closed', decision: 'refused', hasLetter: true })
    expect(allowedDeeds(closed, TODAY)).toEqual(['reopen', 'further'])
  })

  test('that the law decided is not decided again, and still gets its letter', () => {
    const silent = facts({ status: 'decided', decision: 'deemed_accepted' })
    expect(decideDeed(silent, 'decide', TODAY)).toMatchObject({ code: 'already_decided' })
    expect(decideDeed(silent, 'reply', TODAY)).toMatchObject({ code: 'letter_missing' })
    expect(allowedDeeds(silent, TODAY)).toEqual(['letter', 'evidence'])
  })

  test('is never answered before it is decided, in any state of any regime', () => {
    for (const status of statuses) {
      for (const regime of regimes) {
        const at = facts({ status, regime, hasLetter: true })
        expect(decideDeed(at, 'reply', TODAY).ok).toBe(status === 'decided')
        for (const deed of deeds) {
          const decided = decideDeed(at, deed, TODAY)
          if (decided.ok) expect(statuses).toContain(decided.value)
        }
      }
    }
  })
})

describe('silence', () => {
  const late = { ...facts({ dueOn: '2026-11-20' }), isReplied: false }
  test.each([
    ['after the day', late, true],
    ['on the day itself', { ...late, dueOn: TODAY }, false],
    ['with an answer sent', { ...late, isReplied: true }, false],
    ['between firms', { ...late, regime: 'b2b' as const }, false],
    ['in payment services', { ...late, regime: 'payment' as const }, false],
    ['of a bank', { ...late, regime: 'financial' as const }, true],
    ['counted already', { ...late, decision: 'deemed_accepted' as const }, false],
    ['with a decision that was not sent', { ...late, decision: 'refused' as const }, true],
    ['at a second look', { ...late, isReopened: true }, false],
  ])('%s', (_name, complaint, expired) => {
    expect(isExpired(complaint, TODAY)).toBe(expired)
  })
})
