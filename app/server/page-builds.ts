// The router ranks every route of a build and compiles their patterns anew, several times
// in a request. A build of one page's routes leaves it next to nothing to search.
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

type Routes = ServerBuild['routes']
type Branch = { id: string; path?: string; index?: boolean; children?: Branch[] }

/** Paths whose page is remembered. They come from outside: when full, it begins anew. */
const REMEMBERED = 2_000

/** The page that answers a URL; null where all routes must be asked. */
export type PageOf = (url: string) => string | null

export function pageFinder(build: ServerBuild): PageOf {
  const areas = areaTrees(build.routes)
  const found = new Map<string, string | null>()
  return (url) => {
    const path = url.split('?', 1)[0]!.replace(/\.data$/, '')
    let page = found.get(path)
    if (page === undefined) {
      const tree = areas.get(firstSegment(path))
      page = (tree && matchRoutes(tree as never, path)?.at(-1)?.route.id) ?? null
      if (found.size >= REMEMBERED) found.clear()
      found.set(path, page)
    }
    return page
  }
}

/** The page's own route, those around it, and those at the root that answer the rest. */
export function buildOfPage(build: ServerBuild, page: string): ServerBuild {
  const kept = new Set<string>()
  for (let id: string | undefined = page; id; id = build.routes[id]?.parentId) kept.add(id)
  for (const [id, route] of Object.entries(build.routes)) {
    if (route!.parentId === 'root' && isCommon(route!)) kept.add(id)
  }
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)))
  // The renderer draws its routes from the manifest of assets, so both hold the same ones.
  const assets = { ...build.assets, routes: only(build.assets.routes) }
  return { ...build, routes: only(build.routes), assets }
}

/** Routes below the root by their first segment, as the router's own matcher takes them. */
function areaTrees(routes: Routes): Map<string, Branch[]> {
  const areas = new Map<string, Branch[]>()
  for (const [id, route] of Object.entries(routes)) {
    const segment = firstSegment(`/${route!.path ?? ''}`)
    if (route!.parentId !== 'root' || !/^[a-z-]+$/.test(segment)) continue
    areas.set(segment, [...(areas.get(segment) ?? []), branchOf(routes, id)])
  }
  return areas
}

function branchOf(routes: Routes, id: string): Branch {
  const { path, index } = routes[id]!
  const children = Object.keys(routes).filter((child) => routes[child]!.parentId === id)
  return { id, path, index, children: children.map((child) => branchOf(routes, child)) }
}

function isCommon({ path, index }: { path?: string; index?: boolean }): boolean {
  return index === true || !/^[a-z-]+$/.test(firstSegment(`/${path ?? ''}`))
}

function firstSegment(path: string): string {
  const end = path.indexOf('/', 1)
  return path.slice(1, end === -1 ? undefined : end)
}
