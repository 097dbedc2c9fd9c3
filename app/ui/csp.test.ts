import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const app = new URL('..', import.meta.url).pathname

// The policy says style-src 'self': the browser drops an inline style without a word,
// and only on the server-rendered page, so it would be found late. Colours and widths
// that are data are SVG attributes instead.
test('no component has an inline style', () => {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )
  expect(files.length).toBeGreaterThan(30)
  const guilty = files.filter((file) => /\sstyle=[{"]/.test(readFileSync(join(app, file), 'utf8')))
  expect(guilty).toEqual([])
})

test('every icon that components can name is in the sprite', async () => {
  const { iconNames } = await import('./icons.tsx')
  const sprite = readFileSync(join(app, 'public/icons.svg'), 'utf8')
  const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1])
  expect(drawn).toEqual([...iconNames])
})
