// The production server on a test's database, as a process of its own: when a request
// kills it, the test sees it die. Tells its parent the port and the table of routes.
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { buildWeb, CLIENT_DIR, isBuildCurrent, SERVER_BUILD } from '#app/server/build.ts'
import { createApp } from '#app/server/http-app.ts'
import { openListener } from '#app/server/listener.ts'
import { createPools, poolOf, usePools as setPools } from '#db/client.server.ts'
import { config } from '#db/config.server.ts'
import { logger } from '#tenants/shared/log.server.ts'

export type RouteFacts = { path: string; isIndex: boolean; reads: boolean; writes: boolean }
export type Started = { port: number; routes: RouteFacts[] }

setPools(createPools(process.env.MALFORMED_DATABASE!, 4))
if (!isBuildCurrent()) await buildWeb()
const build = (await import(pathToFileURL(SERVER_BUILD).href)) as ServerBuild
const listener = await openListener({ ...config(), port: 0 })
const readiness = async () => {
  await poolOf('auth')`select 1`
  return { ready: true }
}
listener.serve(createApp({ config: config(), log: logger, build, readiness, files: CLIENT_DIR }))

function pathOf(id: string): string {
  const route = build.routes[id]!
  const parent = route.parentId ? pathOf(route.parentId) : ''
  return [parent.replace(/\/$/, ''), route.path ?? ''].filter(Boolean).join('/')
}

const routes = Object.values(build.routes).map((route) => ({
  path: `/${pathOf(route!.id).replace(/^\//, '')}`,
  isIndex: route!.index === true,
  reads: route!.module.loader !== undefined,
  writes: route!.module.action !== undefined,
}))
const started: Started = { port: (listener.server.address() as AddressInfo).port, routes }
process.send!(started)
