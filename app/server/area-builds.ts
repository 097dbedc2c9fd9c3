// The router ranks every route of a build and compiles their patterns anew, several times
// in a request. A build of one area's routes keeps that to a dozen instead of all.
import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/** By the first segment of the path; a path that fits none is matched among all routes. */
export function areaBuilds(build: ServerBuild): Map<string, ServerBuild> {
  const areas = new Set<string>()
  for (const route of Object.values(build.routes)) {
    const segment = firstSegment(route.path ?? '')
    if (route.parentId === 'root' && /^[a-z-]+$/.test(segment)) areas.add(segment)
  }
  return new Map([...areas].map((area) => [area, partOf(build, area)]))
}

// The renderer draws its routes from the manifest of assets, so both hold the same ones.
function partOf(build: ServerBuild, area: string): ServerBuild {
  const routes = only(build.routes, area)
  const files = Object.entries(build.assets.routes).filter(([id]) => id in routes)
  return { ...build, routes, assets: { ...build.assets, routes: Object.fromEntries(files) } }
}

/** The area of a request's path or of the data of such a page; never more than a guess. */
export function areaOf(url: string): string {
  const path = url.split('?', 1)[0]!
  const segment = firstSegment(path)
  return segment.length + 1 === path.length ? segment.replace(/\.data$/, '') : segment
}

function firstSegment(path: string): string {
  const start = path.startsWith('/') ? 1 : 0
  const end = path.indexOf('/', start)
  return path.slice(start, end === -1 ? undefined : end)
}

function only(routes: Routes, area: string): Routes {
  const kept = new Map<string, Routes[string]>()
  const isKept = (id: string): boolean => {
    const { parentId, path, index } = routes[id]!
    if (!parentId) return true
    if (parentId !== 'root') return isKept(parentId)
    // The start page and what catches the rest belong to every area.
    const segment = firstSegment(path ?? '')
    return index === true || segment === area || !/^[a-z-]+$/.test(segment)
  }
  for (const [id, route] of Object.entries(routes)) if (isKept(id)) kept.set(id, route!)
  return Object.fromEntries(kept)
}
