import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue, definitionOf } from '../catalogue.ts'
import type { StepDefinition } from '../type-definition.ts'
import {
  judgeCheck,
  judgeStep,
  type Mark,
  mayWorkOn,
  readProgress,
  type StepActor,
} from './steps.ts'

const both = (text: string) => ({ pl: text, en: text })
const step = (key: string, kind: StepDefinition['kind'], by: StepDefinition['by']) => ({
  ...{ key, kind, by, name: both(key) },
})
const work = {
  steps: [
    step('draft', 'do', 'agent'),
    step('review', 'review', 'lead'),
    step('accept', 'accept', 'client'),
    step('send', 'do', 'agent'),
  ],
  checklist: [{ key: 'facts', label: both('facts'), step: 'draft', required: true }],
}
const at = new Date('2026-11-24T10:00:00Z')
let made = 0
const mark = (key: string, outcome: Mark['outcome'], byId = 'agent'): Mark => ({
  kind: outcome === 'checked' || outcome === 'unchecked' ? 'check' : 'step',
  ...{ key, outcome, byId, byName: byId, note: outcome === 'returned' ? 'no' : null },
  at: new Date(at.getTime() + made++),
})
const agent: StepActor = { id: 'agent', side: 'provider', isLead: false }
const lead: StepActor = { id: 'lead', side: 'provider', isLead: true }
const client: StepActor = { id: 'client', side: 'client', isLead: false }

describe('an item with steps', () => {
  test('begins with the first and cannot end before the last', () => {
    const fresh = readProgress(work, [])
    expect(fresh.steps.map(({ state }) => state)).toEqual(['current', 'coming', 'coming', 'coming'])
    expect(fresh).toMatchObject({ missing: ['facts'], mayFinish: false })
    expect(judgeStep(fresh, { key: 'draft', outcome: 'done' }, agent)).toMatchObject({
      code: 'checks_open',
    })
  })

  test('is looked over by a lead who did not do it', () => {
    const done = [mark('facts', 'checked'), mark('draft', 'done')]
    const now = readProgress(work, done)
    const wish = { key: 'review', outcome: 'done' } as const
    expect(judgeStep(now, wish, agent)).toMatchObject({ code: 'step_for_lead' })
    expect(judgeStep(now, wish, lead)).toMatchObject({ ok: true })
    const byLead = readProgress(work, [mark('facts', 'checked'), mark('draft', 'done', 'lead')])
    expect(judgeStep(byLead, wish, lead)).toMatchObject({ code: 'review_by_another' })
  })

  test('goes back to the step that did it, with the words', () => {
    const marks = [
      mark('facts', 'checked'),
      mark('draft', 'done'),
      mark('review', 'returned', 'lead'),
    ]
    const back = readProgress(work, marks)
    expect(back.current).toMatchObject({
      key: 'draft',
      returned: { byName: 'lead', note: 'no', from: both('review') },
    })
    const accepted = [...marks, mark('draft', 'done'), mark('review', 'done', 'lead')]
    const refused = readProgress(work, [...accepted, mark('accept', 'returned', 'client')])
    expect(refused.current?.key).toBe('draft')
    expect(refused.steps.map(({ done }) => done)).toEqual([null, null, null, null])
  })

  test('is accepted by the client alone', () => {
    const marks = [mark('facts', 'checked'), mark('draft', 'done'), mark('review', 'done', 'lead')]
    const now = readProgress(work, marks)
    expect(mayWorkOn(now, lead)).toMatchObject({ code: 'step_for_client' })
    expect(judgeStep(now, { key: 'accept', outcome: 'done' }, client)).toMatchObject({ ok: true })
    expect(judgeCheck(now, 'facts', agent)).toMatchObject({ code: 'check_settled' })
  })

  test('without steps ends when its required checks are ticked', () => {
    const plain = { steps: [], checklist: [{ key: 'a', label: both('a'), required: true }] }
    expect(readProgress(plain, [])).toMatchObject({
      current: null,
      missing: ['a'],
      mayFinish: false,
    })
    expect(readProgress(plain, [mark('a', 'checked')]).mayFinish).toBe(true)
    expect(readProgress({ steps: [], checklist: [] }, [])).toMatchObject({ mayFinish: true })
  })
})

describe('whatever people try, in whatever order', () => {
  const people: StepActor[] = [
    agent,
    lead,
    client,
    { ...agent, id: 'other' },
    { ...lead, id: 'chief' },
  ]
  const stepped = catalogue.map(definitionOf).filter(({ steps }) => steps.length > 0)
  const tries = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      what: fc.constantFrom<Mark['outcome']>(
        'done',
        'done',
        'returned',
        'checked',
        'checked',
        'unchecked',
      ),
      pick: fc.nat(20),
    }),
    { maxLength: 60 },
  )

  test('there is at most one step to do, nobody reviews their own, and all is done at the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stepped), tries, (definition, attempts) => {
        const marks: Mark[] = []
        for (const { who, what, pick } of attempts) {
          const before = readProgress(definition, marks)
          const isCheck = what === 'checked' || what === 'unchecked'
          const rows = isCheck ? definition.checklist : definition.steps
          // Mostly the step at hand, sometimes any other.
          const key =
            !isCheck && pick % 3 > 0 && before.current
              ? before.current.key
              : rows[pick % Math.max(rows.length, 1)]?.key
          if (!key) continue
          const judged = isCheck
            ? judgeCheck(before, key, who)
            : judgeStep(before, { key, outcome: what }, who)
          if (judged.ok) marks.push(mark(key, what, who.id!))
          const after = readProgress(definition, marks)
          const states = after.steps.map(({ state }) => state)
          expect(states.filter((state) => state === 'current').length).toBeLessThanOrEqual(1)
          expect(states.join(' ')).toMatch(/^(done ?)*(current ?)?(coming ?)*$/)
          after.steps.forEach(({ kind, state, done }, index) => {
            expect(done !== null).toBe(state === 'done')
            if (kind !== 'review' || !done) return
            const from = definition.steps.slice(0, index).findLastIndex((one) => one.kind === 'do')
            expect(after.steps.slice(from, index).map((one) => one.done?.byId)).not.toContain(
              done.byId,
            )
          })
          const open = after.checks.some(({ required, checked }) => required && !checked)
          expect(after.mayFinish).toBe(states.every((state) => state === 'done') && !open)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('marks that make no sense move nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('review', 'accept', 'send', 'nothing')), (keys) => {
        const marks = keys.flatMap((key) => [mark(key, 'done'), mark(key, 'returned')])
        expect(readProgress(work, marks)).toEqual(readProgress(work, []))
      }),
    )
  })
})
