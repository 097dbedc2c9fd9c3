// Dependencies point one way: app -> tenants -> db, and inside tenants/ only down the
// list of docs/map.md. Types cost nothing at run time and may point anywhere.
import { describe, expect, test } from 'vitest'
import { importsOf, type SourceFile, sourceFiles } from './tree.ts'

/** From the top down; a module may import only what stands on a lower row. */
const rows = [
  ['reporting'],
  ['billing'],
  ['accounting', 'tax', 'payroll', 'complaints', 'orders', 'keying'],
  ['ledger', 'archive'],
  ['work'],
  ['contracts'],
  ['sla'],
  ['companies'],
  ['identity'],
  ['audit'],
  ['shared'],
]

/** Files that put the house together and therefore may reach everywhere. */
const compositionRoots = [
  /^tenants\/worker(\.server|\.test)\.ts$/,
  /^tenants\/cli(\.ts|\/)/,
  /^tenants\/calc(\.|\/)/,
  /^db\/seed\//,
  /^app\/(server|start)(\.ts|\/)/,
]

const isRoot = (path: string) => compositionRoots.some((pattern) => pattern.test(path))
const isTest = (path: string) => /\.test\.tsx?$/.test(path)

function violations(
  files: SourceFile[],
  forbidden: (path: string, target: string) => boolean,
): string[] {
  return files
    .filter((file) => !isRoot(file.path) && !isTest(file.path))
    .flatMap((file) =>
      importsOf(file)
        .filter((one) => !one.isType && forbidden(file.path, one.target))
        .map((one) => `${file.path} -> ${one.target}`),
    )
}

const rowOf = (path: string) => {
  const name = /^tenants\/([^/]+)\//.exec(path)?.[1]
  return name === undefined ? -1 : rows.findIndex((row) => row.includes(name))
}

describe('an import', () => {
  test('of the web reaches neither the database nor the packages behind it', () => {
    const forbidden = /^(db\/|drizzle-orm|postgres$|stripe$)/
    expect(violations(sourceFiles('app'), (_path, target) => forbidden.test(target))).toEqual([])
  })

  test('of a service reaches neither the web nor React', () => {
    const forbidden = /^(app\/|@remix-run\/|react(-dom)?(\/|$))/
    expect(violations(sourceFiles('tenants'), (_path, target) => forbidden.test(target))).toEqual(
      [],
    )
  })

  test('of the database reaches nothing of ours', () => {
    expect(
      violations(sourceFiles('db'), (_path, target) => /^(app|tenants)\//.test(target)),
    ).toEqual([])
  })

  test('between services only goes down', () => {
    const upwards = violations(sourceFiles('tenants'), (path, target) => {
      const from = rowOf(path)
      const to = rowOf(target)
      if (from === -1 || to === -1) return false
      const sameModule = path.split('/')[1] === target.split('/')[1]
      return !sameModule && to <= from
    })
    expect(upwards).toEqual([])
  })

  test('of another service goes through its public files', () => {
    const hidden = violations(sourceFiles('tenants'), (path, target) => {
      const [, from] = path.split('/')
      const [area, to, ...rest] = target.split('/')
      if (area !== 'tenants' || from === to || to === 'shared') return false
      return /(^|\/)internal\//.test(rest.join('/'))
    })
    expect(hidden).toEqual([])
  })

  test('of a service names a module that stands on the map', () => {
    const unknown = sourceFiles('tenants')
      .filter((file) => !isRoot(file.path) && rowOf(file.path) === -1)
      .map((file) => file.path)
    expect(unknown).toEqual([])
  })
})
