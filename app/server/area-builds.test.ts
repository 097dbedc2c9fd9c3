import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { areaBuilds, areaOf } from './area-builds.ts'

const route = (id: string, parentId: string | undefined, path?: string, index?: true) => ({
  id,
  parentId,
  path,
  index,
  module: {},
})
const routes = Object.fromEntries(
  [
    route('root', undefined, ''),
    route('home', 'root', undefined, true),
    route('desk', 'root', 'desk'),
    route('queue', 'desk', undefined, true),
    route('item', 'desk', 'c/:company/items/:item'),
    route('events', 'root', 'desk/events'),
    route('portal', 'root', 'portal'),
    route('upload', 'portal', ':company/upload'),
    route('rest', 'root', '*'),
  ].map((one) => [one.id, one]),
)
const builds = areaBuilds({ routes, assets: { routes } } as unknown as ServerBuild)

describe('builds of one area', () => {
  test('hold the routes of the area, the start page and the page of what is missing', () => {
    expect([...builds.keys()]).toEqual(['desk', 'portal'])
    const { routes: kept, assets } = builds.get('desk')!
    expect(Object.keys(assets.routes)).toEqual(Object.keys(kept))
    expect(Object.keys(kept)).toEqual(['root', 'home', 'desk', 'queue', 'item', 'events', 'rest'])
  })

  test.each([
    ['/desk', 'desk'],
    ['/desk?status=new', 'desk'],
    ['/desk.data?_routes=routes%2Fdesk%2Fqueue', 'desk'],
    ['/desk/c/alfa/items/1.data', 'desk'],
    ['/desk/', 'desk'],
  ])('%s lies in %s', (url, area) => {
    expect(areaOf(url)).toBe(area)
  })

  // Matched among all routes, which know about case and percent signs.
  test.each(['/', '/DESK', '/%64esk', '/desks', '/_root.data', '/__manifest?p=%2Fdesk', '//desk'])(
    '%s belongs to no area',
    (url) => {
      expect(builds.has(areaOf(url))).toBe(false)
    },
  )
})
