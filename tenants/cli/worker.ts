import { logger as log } from '../shared/log.server.ts'
import { startWorker } from '../worker.server.ts'
import { withDatabase } from './with-database.ts'

const INTERVAL_MS = 1_000

/** Runs until a signal stops it. */
export function run(): Promise<number> {
  return withDatabase(async () => {
    const worker = startWorker({ intervalMs: INTERVAL_MS, log })
    console.info('The worker is running; Ctrl-C stops it.')
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.once(signal, () => resolve())
      }
    })
    await worker.stop()
    return 0
  })
}
