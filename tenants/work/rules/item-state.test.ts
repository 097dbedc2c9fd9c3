import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allowedDeeds,
  type Deed,
  decide,
  decideReopening,
  deeds,
  type ItemFacts,
  isClosed,
} from './item-state.ts'

const facts = (overrides: Partial<ItemFacts> = {}): ItemFacts => ({
  status: 'new',
  openQuestions: 0,
  waitsForAuthority: false,
  ...overrides,
})

describe('the states of an item', () => {
  test.each<[string, ItemFacts, Deed, string]>([
    ['a new item starts', facts(), 'start', 'in_progress'],
    ['a question holds it', facts(), 'ask', 'waiting_client'],
    ['a message of the provider starts it', facts(), 'provider_message', 'in_progress'],
    ['a message of the client does not', facts(), 'client_message', 'new'],
    [
      'the last answer lets it run on',
      facts({ status: 'waiting_client', openQuestions: 1 }),
      'answer',
      'in_progress',
    ],
    [
      'one of two answers does not',
      facts({ status: 'waiting_client', openQuestions: 2 }),
      'answer',
      'waiting_client',
    ],
    [
      'an answer leaves the office waited for',
      facts({ status: 'waiting_client', openQuestions: 1, waitsForAuthority: true }),
      'withdraw',
      'waiting_authority',
    ],
    [
      'waiting for an office, with a question open, still waits for the client',
      facts({ status: 'waiting_client', openQuestions: 1 }),
      'wait_authority',
      'waiting_client',
    ],
    ['a done item reopens', facts({ status: 'done' }), 'reopen', 'in_progress'],
  ])('%s', (_, from, deed, status) => {
    expect(decide(from, deed)).toEqual({ ok: true, value: status })
  })

  test.each<[string, ItemFacts, Deed, string]>([
    [
      'begun work does not start again',
      facts({ status: 'in_progress' }),
      'start',
      'already_started',
    ],
    ['an open question holds the end', facts({ openQuestions: 1 }), 'finish', 'question_open'],
    ['there is nothing to answer', facts(), 'answer', 'no_open_question'],
    [
      'an office is waited for once',
      facts({ waitsForAuthority: true }),
      'wait_authority',
      'already_waiting',
    ],
    ['no office is waited for', facts(), 'resume_authority', 'not_waiting'],
    ['an open item does not reopen', facts(), 'reopen', 'item_open'],
  ])('%s', (_, from, deed, code) => {
    expect(decide(from, deed)).toMatchObject({ ok: false, code })
  })

  test('a closed item only reopens', () => {
    for (const status of ['done', 'cancelled'] as const) {
      expect(allowedDeeds(facts({ status }))).toEqual(['reopen'])
    }
  })

  test('waiting statuses and open waits always go together, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...deeds), { maxLength: 40 }), (history) => {
        let now = facts()
        for (const deed of history) {
          const decided = decide(now, deed)
          if (!decided.ok) continue
          const closes = isClosed(decided.value)
          now = {
            status: decided.value,
            openQuestions: closes
              ? 0
              : now.openQuestions +
                (deed === 'ask' ? 1 : deed === 'answer' || deed === 'withdraw' ? -1 : 0),
            waitsForAuthority: closes
              ? false
              : deed === 'wait_authority' || (now.waitsForAuthority && deed !== 'resume_authority'),
          }
          expect(now.status === 'waiting_client').toBe(now.openQuestions > 0)
          if (now.status === 'waiting_authority') expect(now.waitsForAuthority).toBe(true)
          if (now.waitsForAuthority) expect(now.status).toMatch(/^waiting_/)
        }
      }),
    )
  })
})

describe('reopening', () => {
  test.each([
    ['nothing', false, false, true],
    ['item', false, false, true],
    ['item', true, false, false],
    ['other', false, false, false],
    ['other', false, true, true],
    ['other', true, true, false],
  ] as const)(
    'metered by %s, billed %s, reversed %s: %s',
    (meteredBy, isBilled, isReversed, may) => {
      expect(decideReopening({ meteredBy, isBilled }, isReversed).ok).toBe(may)
    },
  )
})
