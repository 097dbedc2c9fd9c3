// The live queue: one listening connection for a process, however many people watch.
// Events carry ids only; what a watcher may see of them is asked through its own scope.
import { poolOf } from '#db/client.server.ts'
import { isId } from '../shared/ids.ts'
import type { WorkNotice } from './commands/change-item.server.ts'

export type WorkEvent = { tenantId: string; itemId: string; kind: WorkNotice }
type Watcher = { companies: ReadonlySet<string>; hear: (event: WorkEvent) => void }

type Listening = { unlisten: () => Promise<void> }
type Hub = { watchers: Set<Watcher>; listening: Promise<Listening> | null }

// The web bundle and the process that loads it have a copy of this module each.
const KEY = Symbol.for('zaplecze.work-events')
const holder = globalThis as { [KEY]?: Hub }

function hubOf(): Hub {
  holder[KEY] ??= { watchers: new Set(), listening: null }
  return holder[KEY]
}

/** Hears of changes in the named companies until the returned function is called. */
export async function watchWork(
  companies: Iterable<string>,
  hear: (event: WorkEvent) => void,
): Promise<() => void> {
  const hub = hubOf()
  const watcher: Watcher = { companies: new Set(companies), hear }
  hub.watchers.add(watcher)
  hub.listening ??= listen(hub)
  try {
    await hub.listening
  } catch (error) {
    hub.watchers.delete(watcher)
    hub.listening = null
    throw error
  }
  return () => {
    hub.watchers.delete(watcher)
  }
}

/** Ends the listening connection: for a clean stop of the process. */
export async function stopWatchingWork(): Promise<void> {
  const { listening, watchers } = hubOf()
  delete holder[KEY]
  watchers.clear()
  const open = await listening?.catch(() => null)
  await open?.unlisten()
}

// After a lost connection postgres.js listens again by itself; what was missed meanwhile
// shows at the next look at the page.
function listen(hub: Hub): Promise<Listening> {
  return poolOf('worker').listen('zaplecze_work', (payload) => {
    const event = readEvent(payload)
    if (!event) return
    for (const { companies, hear } of hub.watchers) {
      if (companies.has(event.tenantId)) hear(event)
    }
  })
}

function readEvent(payload: string): WorkEvent | null {
  try {
    const event = JSON.parse(payload) as WorkEvent
    return isId(event.tenantId) && isId(event.itemId) ? event : null
  } catch {
    return null
  }
}
