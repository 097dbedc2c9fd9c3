// What sets the kinds of clocks apart. Screens import it too: nothing here computes.
import type { ClockKind } from './statuses.ts'

/** A date of law waits for nobody, and the client's own clock is itself the wait. */
export function waitsForOthers(kind: ClockKind): boolean {
  return kind !== 'statutory' && kind !== 'client_answer'
}

/** A date of law is missed or it is not, and the client's lateness is not ours to excuse. */
export function isExcusable(kind: ClockKind): boolean {
  return waitsForOthers(kind)
}

type Running = { kind: ClockKind; stoppedAt: Date | string | null }

// While we hold the item a reply is owed before the work; while the client does, the
// client's own time is what runs.
const first: Readonly<Record<ClockKind, number>> = {
  first_response: 1,
  next_response: 2,
  resolution: 3,
  statutory: 4,
  client_answer: 5,
}

/** The clock to look at now: of those that run, the one that asks for something first. */
export function clockThatMatters<C extends Running>(
  clocks: readonly C[],
  isHeld: boolean,
): C | undefined {
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null)
  const answer = isHeld ? running.find(({ kind }) => kind === 'client_answer') : undefined
  if (answer) return answer
  return running
    .filter(({ kind }) => kind !== 'client_answer')
    .toSorted((a, b) => first[a.kind] - first[b.kind])[0]
}
