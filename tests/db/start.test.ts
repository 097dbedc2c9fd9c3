// A start that cannot be ends with one clear sentence and code 1.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDir } from '#db/data-lock.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { databaseUrl } from '#tests/setup/database-worker.ts'

let folder: string
let taken: Server | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zaplecze-start-'))
})
afterEach(() => {
  taken?.close()
  taken = undefined
  rmSync(folder, { recursive: true, force: true })
})

type Ended = { code: number | null; errors: string }

function start(env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/start.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, PORT: '', ...env },
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, errors })))
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    taken = createServer()
    taken.listen(0, '127.0.0.1', () => {
      const address = taken!.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}

async function freedPort(): Promise<string> {
  const port = await freePort()
  await new Promise((resolve) => taken!.close(resolve))
  taken = undefined
  return String(port)
}

function expectSentence({ code, errors }: Ended, words: string): void {
  expect(errors.trim().split('\n')).toHaveLength(1)
  expect(errors).toContain(words)
  expect(errors).toMatch(/\.\n$/)
  expect(code).toBe(1)
}

describe('a start', { timeout: 60_000 }, () => {
  it('with a wrong variable names it', async () => {
    expectSentence(await start({ PORT: 'abc' }), 'PORT is wrong')
  })

  it('on a taken port names the port', async () => {
    const port = await freePort()
    expectSentence(await start({ PORT: String(port) }), `The port ${port} on 127.0.0.1 is taken`)
  })

  it('beside another house on the same folder names the other one', async () => {
    const lock = lockDataDir(folder)
    const ended = await start({ PORT: await freedPort() })
    expectSentence(ended, `in use by another Zaplecze (process ${process.pid})`)
    lock.release()
  })

  it('on a folder of a newer PostgreSQL leaves it alone', async () => {
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '19\n')
    expectSentence(await start({ PORT: await freedPort() }), 'belongs to PostgreSQL 19')
    expect(readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8')).toBe('19\n')
  })

  it('on a damaged folder says so', async () => {
    mkdirSync(join(folder, 'postgres'))
    expectSentence(await start({ PORT: await freedPort() }), 'is damaged')
  })
})

describe('a migration', () => {
  it('refuses a schema that a newer program made', async () => {
    const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} })
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)`
    await expect(migrateDatabase(databaseUrl(), 'password')).rejects.toThrow('newer version')
    await sql`delete from drizzle.__drizzle_migrations where hash = 'x'`
    await sql.end()
  })
})

describe('the lock of a data folder', () => {
  it('of a process that is gone holds nobody up', () => {
    writeFileSync(join(folder, 'zaplecze.lock'), '999999999 1\n')
    expect(() => lockDataDir(folder).release()).not.toThrow()
  })

  it('of a process whose id was given to another holds nobody up', () => {
    writeFileSync(join(folder, 'zaplecze.lock'), `${process.ppid} 1\n`)
    expect(() => lockDataDir(folder).release()).not.toThrow()
  })
})
