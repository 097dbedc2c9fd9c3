import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.server.ts'

const read = (env: Record<string, string> = {}) => readConfig({ NODE_ENV: 'production', ...env })

describe('readConfig', () => {
  it('needs nothing', () => {
    const config = read()
    expect(config).toMatchObject({
      mode: 'production',
      publicUrl: 'http://127.0.0.1:3000',
      demoData: true,
      trustProxy: false,
    })
  })

  it('takes an empty variable for a missing one', () => {
    expect(read({ PORT: '', DATABASE_URL: '', DEMO_DATA: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
      demoData: true,
    })
  })

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost'],
    ['PUBLIC_URL', 'ftp://x'],
    ['SECRET', 'short'],
    ['DEMO_DATA', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_POOL_SIZE', '-1'],
  ])('names %s when it is %s', (name, value) => {
    const wrong = () => read({ [name]: value })
    expect(wrong).toThrow(ConfigError)
    expect(wrong).toThrow(new RegExp(`The environment variable ${name} is wrong: .*\\.$`))
  })

  it('derives a key for each purpose from the one secret', () => {
    const { keyFor } = read({ SECRET: 'x'.repeat(32) })
    expect(keyFor('a')).toEqual(keyFor('a'))
    expect(keyFor('a')).not.toEqual(keyFor('b'))
  })
})
