import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { buildOfPage, pageFinder } from './page-builds.ts'

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
const build = { routes, assets: { routes } } as unknown as ServerBuild

describe('the page of a URL', () => {
  const pageOf = pageFinder(build)

  test.each([
    ['/desk', 'queue'],
    ['/desk/', 'queue'],
    ['/desk?status=new', 'queue'],
    ['/desk.data?_routes=routes%2Fdesk%2Fqueue', 'queue'],
    ['/desk/events', 'events'],
    ['/desk/c/alfa/items/1.data', 'item'],
    ['/desk/c/a%20b/items/%3F', 'item'],
    ['/portal/alfa/upload', 'upload'],
  ])('%s is %s', (url, page) => {
    expect(pageOf(url)).toBe(page)
    // From memory too.
    expect(pageOf(url)).toBe(page)
  })

  // Matched among all routes, which know about case and percent signs.
  test.each([
    '/',
    '/DESK',
    '/%64esk',
    '/desks',
    '/desk/nothing',
    '/_root.data',
    '/__manifest?p=%2Fdesk',
    '//desk',
    '/desk/%',
  ])('%s is none of one area', (url) => {
    expect(pageOf(url)).toBeNull()
  })

  test('is found however many paths were asked for before', () => {
    for (let n = 0; n < 5_000; n++) pageOf(`/desk/c/alfa/items/${n}`)
    expect(pageOf('/desk')).toBe('queue')
  })
})

test('the build of a page holds its branch, the start page and what catches the rest', () => {
  const { routes: kept, assets } = buildOfPage(build, 'item')
  expect(Object.keys(kept)).toEqual(['root', 'home', 'desk', 'item', 'rest'])
  expect(Object.keys(assets.routes)).toEqual(Object.keys(kept))
})
