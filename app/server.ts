// Starts the house: database, demo data, web bundle, worker, server; and ends it in the
// opposite order. The only file of app/ that knows the database's own side.
import type { Server } from 'node:http'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import { poolOf } from '#db/client.server.ts'
import { type Config, config as readConfiguration } from '#db/config.server.ts'
import { newestMigration } from '#db/migrate.server.ts'
import type { OpenDatabase } from '#db/open.server.ts'
import { demoSignIns, isDemoHouse, seedDemoOnce } from '#db/seed/demo.server.ts'
import { openHouse } from '#db/seed/open-house.server.ts'
import { startSessionMemory } from '#tenants/identity/session-memory.server.ts'
import { logger as log } from '#tenants/shared/log.server.ts'
import { startWorker, type Worker } from '#tenants/worker.server.ts'
import { buildWeb, CLIENT_DIR, isBuildCurrent, ROOT, SERVER_BUILD } from './server/build.ts'
import { createApp, type Readiness } from './server/http-app.ts'
import { type Listener, openListener } from './server/listener.ts'

const WORKER_INTERVAL_MS = 1_000

type Options = { isDevelopment: boolean }
type House = {
  listener: Listener
  worker: Worker
  database: OpenDatabase
  forgetSessions: () => Promise<void>
  vite?: ViteDevServer
}

/** Runs until a signal stops it. Throws ConfigError, one sentence, when it cannot start. */
export async function runServer(options: Options): Promise<void> {
  let house: House | undefined
  let isStopping = false
  const handle = (signal: NodeJS.Signals) => {
    // A start that is broken off, and a second signal, end at once; the database follows.
    if (!house || isStopping) process.exit(130)
    isStopping = true
    log.info({ signal }, 'stopping')
    stop(house).then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'the end was not clean')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle)
  house = await start(readConfiguration(), options)
}

async function start(config: Config, options: Options): Promise<House> {
  // Taken first: a port in use is told at once, and not after a minute of preparing.
  const listener = await openListener(config)
  // The compiler and the database work side by side: the first start waits for both.
  const [database] = await Promise.all([
    openAndSeed(config),
    options.isDevelopment ? undefined : ensureBuild(),
  ])
  const forgetSessions = await startSessionMemory()
  const vite = options.isDevelopment ? await createVite(listener.server) : undefined
  const build = vite ? developmentBuild(vite) : await loadBuild()
  listener.serve(createApp({ config, log, build, readiness, files: vite ?? CLIENT_DIR }))
  const worker = startWorker({ intervalMs: WORKER_INTERVAL_MS, log })
  await announce(config, database)
  return { listener, worker, database, forgetSessions, ...(vite ? { vite } : {}) }
}

async function openAndSeed(config: Config): Promise<OpenDatabase> {
  console.info(`Opening the database${config.databaseUrl ? '' : ` in ${config.dataDir}`} ...`)
  const database = await openHouse(config, 'own')
  try {
    if (config.demoData) {
      await seedDemoOnce({ ownerUrl: database.ownerUrl, now: new Date(), say: console.info })
    }
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function ensureBuild(): Promise<void> {
  if (isBuildCurrent()) return
  console.info('Building the web pages ...')
  await buildWeb()
}

async function loadBuild(): Promise<ServerBuild> {
  return (await import(pathToFileURL(SERVER_BUILD).href)) as ServerBuild
}

async function createVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createViteServer } = await import('vite')
  return createViteServer({
    root: ROOT,
    configFile: 'remix.config.js',
    server: { middlewareMode: true, hmr: { server } },
  })
}

function developmentBuild(vite: ViteDevServer): () => Promise<ServerBuild> {
  return () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
}

// As the app's own login: what the owner may see proves nothing about the web.
async function readiness(): Promise<Readiness> {
  try {
    const rows = await poolOf('auth')<{ schema: string | null }[]>`
      select obj_description('app'::regnamespace, 'pg_namespace') as schema`
    const expected = `schema ${newestMigration()}`
    if (rows[0]?.schema === expected) return { ready: true }
    return { ready: false, reason: 'the database has the schema of another version' }
  } catch {
    return { ready: false, reason: 'the database does not answer' }
  }
}

async function announce(config: Config, database: OpenDatabase): Promise<void> {
  const lines = [`Zaplecze is open at ${config.publicUrl}`]
  if (await isDemoHouse(database.ownerUrl)) lines.push(...demoSignIns())
  console.info(`\n${lines.join('\n')}\n`)
}

async function stop(house: House): Promise<void> {
  await house.listener.stop()
  await house.vite?.close()
  await house.worker.stop()
  await house.forgetSessions()
  await house.database.close()
}
