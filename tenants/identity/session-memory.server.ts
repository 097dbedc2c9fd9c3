// What was looked up for a session a moment ago. A page asks for its session at each of its
// requests; the database tells of every change of accounts, members, assignments and ended
// sessions, and then all is forgotten. Nothing is remembered before it listens.
import { poolOf } from '#db/client.server.ts'

/** How long a missed message could matter: the listening connection may be lost unseen. */
const MAX_AGE_MS = 5_000
const MAX_SESSIONS = 5_000

type Kept = { value: unknown; at: number }
type Memory = { kept: Map<string, Kept>; generation: number; unlisten: () => Promise<void> }

// The web bundle and the process that loads it have a copy of this module each.
const KEY = Symbol.for('zaplecze.session-memory')
const holder = globalThis as { [KEY]?: Memory }

/** Begins to listen and to remember; gives the function that ends both. */
export async function startSessionMemory(): Promise<() => Promise<void>> {
  const memory: Memory = { kept: new Map(), generation: 0, unlisten: async () => {} }
  const forget = () => forgetAll(memory)
  // Called again after each new connection: what was told in between is lost.
  const listening = await poolOf('worker').listen('zaplecze_identity', forget, forget)
  memory.unlisten = listening.unlisten
  holder[KEY] = memory
  return async () => {
    delete holder[KEY]
    await memory.unlisten()
  }
}

/** Forgets at once what this process itself has just changed. */
export function forgetSessions(): void {
  if (holder[KEY]) forgetAll(holder[KEY])
}

/** The remembered value of a key, else what `load` finds, remembered unless it is nothing. */
export async function remembered<T>(
  key: string,
  now: Date,
  load: () => Promise<T | null>,
): Promise<T | null> {
  const memory = holder[KEY]
  if (!memory) return load()
  const found = memory.kept.get(key)
  const age = found ? now.getTime() - found.at : -1
  if (found && age >= 0 && age < MAX_AGE_MS) return found.value as T
  const { generation } = memory
  const value = await load()
  // A change that was told while it was loading may be missing from it.
  if (value !== null && memory.generation === generation) {
    if (memory.kept.size >= MAX_SESSIONS) memory.kept.clear()
    memory.kept.set(key, { value, at: now.getTime() })
  }
  return value
}

function forgetAll(memory: Memory): void {
  memory.generation += 1
  memory.kept.clear()
}
