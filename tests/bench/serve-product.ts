// The product's own web server on the bench's database, without its worker: what is
// measured is a request, not a tick that happens to fall into it.
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { CLIENT_DIR, SERVER_BUILD } from '#app/server/build.ts'
import { createApp } from '#app/server/http-app.ts'
import { appUrl, createPools, usePools as setPools } from '#db/client.server.ts'
import { config } from '#db/config.server.ts'
import { startSessionMemory } from '#tenants/identity/session-memory.server.ts'
import { logger as log } from '#tenants/shared/log.server.ts'

const [ownerUrl, , port] = process.argv.slice(2)
const settings = config()
setPools(createPools(appUrl(ownerUrl!, settings.keyFor('app-login').toString('hex')), 10))
await startSessionMemory()
const build = (await import(pathToFileURL(SERVER_BUILD).href)) as ServerBuild
const app = createApp({
  config: settings,
  log,
  build,
  readiness: async () => ({ ready: true }),
  files: CLIENT_DIR,
})
createServer(app).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
