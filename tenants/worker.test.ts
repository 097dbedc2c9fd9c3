import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Job, startWorker, type Worker } from './worker.server.ts'

const log = { debug: vi.fn(), error: vi.fn() }
let worker: Worker | undefined

beforeEach(() => {
  vi.useFakeTimers()
  log.error.mockClear()
})
afterEach(async () => {
  await worker?.stop()
  vi.useRealTimers()
})

const start = (...jobs: Job[]) => {
  worker = startWorker({ intervalMs: 1_000, log, jobs })
}

describe('the worker', () => {
  it('runs a job when its time has come, and not more often', async () => {
    const run = vi.fn(async () => {})
    start({ name: 'a', everyMs: 3_000, run })
    await vi.advanceTimersByTimeAsync(9_500)
    expect(run).toHaveBeenCalledTimes(4)
  })

  it('never lets a job overlap itself, nor a slow one hold up the others', async () => {
    let running = 0
    let most = 0
    const slow = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 5_500))
      running -= 1
    }
    const quick = vi.fn(async () => {})
    start(
      { name: 'slow', everyMs: 1_000, run: slow },
      { name: 'quick', everyMs: 1_000, run: quick },
    )
    await vi.advanceTimersByTimeAsync(10_500)
    expect(most).toBe(1)
    expect(quick).toHaveBeenCalledTimes(11)
    const stopped = worker!.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    await stopped
  })

  it('tells of a failure and goes on', async () => {
    const run = vi.fn(async () => {
      throw new Error('broken')
    })
    start({ name: 'a', everyMs: 1_000, run })
    await vi.advanceTimersByTimeAsync(2_500)
    expect(run).toHaveBeenCalledTimes(3)
    expect(log.error).toHaveBeenCalledTimes(3)
  })

  it('leaves the first minutes to the others when it is rare', async () => {
    const run = vi.fn(async () => {})
    start({ name: 'nightly', everyMs: 24 * 3_600_000, run })
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(run).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('waits at the end for what is under way, and begins nothing more', async () => {
    let isDone = false
    const run = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      isDone = true
    })
    start({ name: 'a', everyMs: 1_000, run })
    const stopped = worker!.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    await stopped
    expect(isDone).toBe(true)
    expect(run).toHaveBeenCalledTimes(1)
  })
})
