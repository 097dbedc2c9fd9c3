// How files are named, how long they grow, and what no file of the heart may say.
import { describe, expect, test } from 'vitest'
import { sourceFiles } from './tree.ts'

const own = sourceFiles('app', 'tenants', 'db')
const isTest = (path: string) => path.includes('.test.')

describe('a file', () => {
  test('is named in kebab-case and says what it holds', () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common\.server|index)\.tsx?$/
    const kebab = /^[a-z0-9.$_-]+$/
    const wrong = own.filter(
      ({ path }) => vague.test(path) || !path.split('/').every((part) => kebab.test(part)),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  test('stays small: 400 lines, a route 200, a dictionary 600', () => {
    const long = own.filter(({ path, lines }) => lines > mostLines(path))
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  test('that touches the database or the disk ends with .server.ts', () => {
    const loose = own.filter(
      ({ path, text }) =>
        path.startsWith('tenants/') &&
        !/\.server\.ts$/.test(path) &&
        !isTest(path) &&
        !/^tenants\/(cli|calc)(\.ts|\/)/.test(path) &&
        /from '(#db\/(?!access)|node:fs|drizzle-orm|postgres')/.test(text) &&
        !/^import type [^\n]*#db/m.test(text),
    )
    expect(loose.map(({ path }) => path)).toEqual([])
  })
})

function mostLines(path: string): number {
  if (isTest(path)) return 500
  if (path.startsWith('app/routes/')) return 200
  // Two languages side by side: splitting an area's words would only hide one.
  return path.startsWith('app/i18n/') ? 600 : 400
}

const environmentReaders = new Set([
  'db/config.server.ts',
  // Sets NODE_ENV before React is loaded, which picks its build by it.
  'app/start.ts',
])

describe('the heart', () => {
  const heart = sourceFiles('tenants').filter(({ path }) => !isTest(path))

  test('computes money without floats', () => {
    const floats = heart.filter(({ text }) => /\b(parseFloat|toFixed)\(/.test(text))
    expect(floats.map(({ path }) => path)).toEqual([])
  })

  test('reads no clock in a rule', () => {
    const rules = heart.filter(({ path }) => /\/rules(\/|\.ts$)/.test(path) || /\/pl\//.test(path))
    const clocks = rules.filter(({ text }) => /Date\.now\(|new Date\(\)/.test(text))
    expect(clocks.map(({ path }) => path)).toEqual([])
  })

  test('reads the environment in one file only', () => {
    const readers = own.filter(
      // Handing the whole environment to a child process is not reading it.
      ({ path, text }) =>
        /(?<!\.\.\.)process\.env/.test(text) && !environmentReaders.has(path) && !isTest(path),
    )
    expect(readers.map(({ path }) => path)).toEqual([])
  })
})
