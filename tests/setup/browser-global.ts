// The house as people get it: the production build, the demo data, a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string
    chromiumPath: string
  }
}

/** A first start builds, makes a database and tells three months of demo. */
const START_MS = 300_000

export default async function setup(project: TestProject) {
  const chromiumPath = findChromium()
  // A house that is open already, for writing tests: nothing is started and nothing kept.
  const openHouse = process.env.E2E_BASE_URL
  if (openHouse) {
    project.provide('baseUrl', openHouse)
    project.provide('chromiumPath', chromiumPath)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'zaplecze-browser-'))
  // The database server runs as a user of its own when the tests run as root.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const house = spawn(process.execPath, ['--import', 'tsx', 'app/start.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: '',
      DATABASE_URL: '',
      DEMO_DATA: 'on',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  for (const stream of [house.stdout, house.stderr]) {
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  }
  const baseUrl = `http://127.0.0.1:${port}`
  try {
    await waitUntilReady(house, baseUrl, output)
  } catch (error) {
    await stop(house, folder)
    throw error
  }
  project.provide('baseUrl', baseUrl)
  project.provide('chromiumPath', chromiumPath)
  return async () => {
    await stop(house, folder)
    // What the server complained about belongs to the outcome of the tests.
    const complaints = output
      .join('')
      .split('\n')
      .filter((line) => line.includes('"level":"error"'))
    if (complaints.length > 0) console.error(complaints.slice(0, 20).join('\n'))
  }
}

async function waitUntilReady(house: ChildProcess, baseUrl: string, output: string[]) {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline) {
    if (house.exitCode !== null) throw new Error(`the house did not open:\n${output.join('')}`)
    const answer = await fetch(`${baseUrl}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`the house was not open in time:\n${output.join('')}`)
}

async function stop(house: ChildProcess, folder: string): Promise<void> {
  if (house.exitCode === null) {
    const ended = new Promise((resolve) => house.once('exit', resolve))
    house.kill('SIGINT')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
