import { expect, test } from 'vitest'
import { clockThatMatters } from './clock-kinds.ts'
import type { ClockKind } from './statuses.ts'

const running = (kind: ClockKind) => ({ kind, stoppedAt: null })
const stopped = (kind: ClockKind) => ({ kind, stoppedAt: new Date(0) })

test('a reply is owed before the work, and the work before the date of law', () => {
  const clocks = [running('statutory'), running('resolution'), running('next_response')]
  expect(clockThatMatters(clocks, false)?.kind).toBe('next_response')
  expect(clockThatMatters(clocks.slice(0, 2), false)?.kind).toBe('resolution')
})

test('while the client holds the item, the time to look at is the client’s', () => {
  const clocks = [running('resolution'), running('client_answer')]
  expect(clockThatMatters(clocks, true)?.kind).toBe('client_answer')
  expect(clockThatMatters(clocks, false)?.kind).toBe('resolution')
})

test('what has stopped matters no more', () => {
  expect(clockThatMatters([stopped('first_response'), running('resolution')], false)?.kind).toBe(
    'resolution',
  )
  expect(clockThatMatters([stopped('resolution')], true)).toBeUndefined()
})
