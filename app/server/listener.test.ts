// The beginning and the end of the server, on a real port.
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#db/config.server.ts'
import { type Listener, openListener } from './listener.ts'

let listener: Listener
let base: string
let port = 45_000 + (process.pid % 5_000)

async function open(port: number): Promise<Listener> {
  return openListener(readConfig({ NODE_ENV: 'production', PORT: String(port) }))
}

beforeEach(async () => {
  // The configuration takes no port 0, so a few are tried.
  for (;;) {
    // A new one for every test: the client keeps connections to the old ones.
    port += 1
    const opened = await open(port).catch(() => null)
    if (!opened) continue
    listener = opened
    base = `http://127.0.0.1:${port}`
    return
  }
})
afterEach(() => listener.stop())

function isListening(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    socket.once('connect', () => resolve(socket.destroy() !== undefined))
    socket.once('error', () => resolve(false))
  })
}

describe('the listener', () => {
  it('asks for patience until the house is open', async () => {
    const early = await fetch(base)
    expect(early.status).toBe(503)
    expect(early.headers.get('retry-after')).toBe('5')
    listener.serve((_request, response) => response.end('open'))
    expect(await (await fetch(base)).text()).toBe('open')
  })

  it('names a port that is taken', async () => {
    await expect(open(Number(new URL(base).port))).rejects.toThrow(/The port \d+ on .* is taken/)
  })

  it('answers at the end what it has begun', async () => {
    let finish = () => {}
    const begun = new Promise<void>((resolve) => {
      listener.serve((_request, response) => {
        finish = () => response.end('whole')
        resolve()
      })
    })
    const answer = fetch(base)
    await begun
    const stopped = listener.stop()
    expect(await isListening()).toBe(false)
    finish()
    expect(await (await answer).text()).toBe('whole')
    await stopped
  })

  it('does not wait for streams of events, which have no end', async () => {
    listener.serve((_request, response) => {
      response.setHeader('Content-Type', 'text/event-stream')
      response.write('data: 1\n\n')
    })
    const reader = (await fetch(base)).body!.getReader()
    await reader.read()
    const startedAt = performance.now()
    await listener.stop()
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    await reader.read().catch(() => {})
  })
})
