// The production server for a test's file, on that file's own database.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createCookie } from '@remix-run/node'
import { inject } from 'vitest'
import { appUrl } from '#db/client.server.ts'
import { createSession } from '#tenants/identity/sessions.server.ts'
import type { Principal } from '#tenants/shared/scope.server.ts'
import { databaseUrl } from '#tests/setup/database-worker.ts'
import type { RouteFacts, Started } from './malformed-server.ts'

export type WebServer = { port: number; routes: RouteFacts[]; stop: () => Promise<void> }

export async function aWebServer(folder: string): Promise<WebServer> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'tests/web/malformed-server.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      DATA_DIR: folder,
      MALFORMED_DATABASE: appUrl(databaseUrl(), inject('appPassword')),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const { port, routes } = await started(server)
  const stop = async () => {
    if (server.exitCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill()
    await ended
  }
  return { port, routes, stop }
}

function started(server: ChildProcess): Promise<Started> {
  let told = ''
  server.stderr!.on('data', (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-20_000)
  })
  return new Promise((resolve, reject) => {
    server.once('message', (message) => resolve(message as Started))
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}\n${told}`)))
  })
}

/** The cookie of somebody who has just signed in. */
export async function cookieOf(person: Principal): Promise<string> {
  const request = { now: new Date(), requestId: 'test', ip: '127.0.0.1', userAgent: 'test' }
  const { token } = await createSession(request, person.accountId!)
  return (await createCookie('sid').serialize(token)).split(';')[0]!
}
