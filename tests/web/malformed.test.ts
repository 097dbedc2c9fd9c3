// More than a thousand requests that are wrong in every way, at every route, as everybody.
// The server answers each with a refusal, writes nothing, and says no word of a company to
// the people of another. MALFORMED_SEED and MALFORMED_COUNT try others, and more.
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createCookie } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { appUrl } from '#db/client.server.ts'
import { randomOf } from '#db/seed/random.ts'
import { createSession } from '#tenants/identity/sessions.server.ts'
import { databaseUrl, ownerSql } from '#tests/setup/database-worker.ts'
import {
  changedTables,
  fingerprint,
  secretsOf,
  twoCompanies,
  type World,
} from '#tests/tenancy/cases/world.ts'
import { type Answer, send, sendRaw } from './malformed-client.ts'
import { hostileFiles } from './malformed-files.ts'
import {
  type Ask,
  cursorsOf,
  fill,
  multipart,
  oddCookie,
  oddGet,
  oddPost,
  one,
  type Targets,
  type Whose,
} from './malformed-requests.ts'
import type { RouteFacts, Started } from './malformed-server.ts'

const seed = Number(process.env.MALFORMED_SEED ?? 20_261_123)
const count = Number(process.env.MALFORMED_COUNT ?? 400)
// Before anything reads the configuration, which it does once.
const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }] = await Promise.all([import('node:fs'), import('node:os')])
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
  process.env.DATA_DIR = mkdtempSync(`${tmpdir()}/zaplecze-malformed-`)
  return process.env.DATA_DIR
})

/** What counts attempts and sessions moves with every request; the rest must not. */
const MOVING = ['sessions', 'rate_limits']
const insiders = ['owner', 'finance', 'hr', 'viewer', 'agent', 'lead'] as const
const actors = ['nobody', 'forged', ...insiders, 'admin', 'auditor'] as const
type ActorName = (typeof actors)[number]

let world: World
let targets: Targets
let server: ChildProcess
let port = 0
let routes: RouteFacts[] = []
let log = ''
let sent = 0
/** One address of each page, as somebody to whom it opens. */
const opened: Ask[] = []
const cookies = new Map<string, string>()

beforeAll(async () => {
  const now = new Date()
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 20, 9))
  world = await twoCompanies({ before, now })
  targets = { own: world.a.target, foreign: world.b.target, nowhere: world.nowhere }
  for (const name of [...insiders, 'admin', 'auditor'] as const) await signInAs(name)
  await startServer()
}, 300_000)

afterAll(async () => {
  if (server?.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill()
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

async function signInAs(name: Exclude<ActorName, 'nobody' | 'forged'>): Promise<void> {
  const { accountId } = world.a.people[name]
  const request = { now: new Date(), requestId: 'test', ip: '127.0.0.1', userAgent: 'test' }
  const { token } = await createSession(request, accountId!)
  cookies.set(name, (await createCookie('sid').serialize(token)).split(';')[0]!)
}

async function startServer(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  server = spawn(process.execPath, ['--import', 'tsx', 'tests/web/malformed-server.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      DATA_DIR: folder,
      MALFORMED_DATABASE: appUrl(databaseUrl(), inject('appPassword')),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [server.stdout!, server.stderr!]) {
    stream.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-200_000)
    })
  }
  const started = await new Promise<Started>((resolve, reject) => {
    server.once('message', (message) => resolve(message as Started))
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}\n${log}`)))
  })
  port = started.port
  routes = started.routes.filter(({ reads, writes }) => reads || writes)
}

function dress(ask: Ask): Ask {
  const headers: Record<string, string> = { Host: `127.0.0.1:${port}`, ...ask.headers }
  if (ask.method === 'POST') headers.Origin ??= `http://127.0.0.1:${port}`
  const cookie = [cookies.get(ask.actor), headers.Cookie].filter(Boolean).join('; ')
  if (cookie) headers.Cookie = cookie
  return { ...ask, headers }
}

type Done = { ask: Ask; answer: Answer }

/** Sends a handful at a time, and looks at the tables after each hundred. */
async function sendAll(asks: readonly Ask[]): Promise<Done[]> {
  const all: Done[] = []
  let before = await tablesNow()
  for (let from = 0; from < asks.length; from += 100) {
    const some = await inFours(asks.slice(from, from + 100))
    const after = await tablesNow()
    const changed = changedTables(before, after)
    if (changed.length > 0) {
      const suspects = some.filter(
        ({ ask, answer }) => ask.method === 'POST' && answer.status < 400,
      )
      throw new Error(`wrote to ${changed.join()}:\n${suspects.map(lineOf).join('\n')}`)
    }
    before = after
    all.push(...some)
  }
  return all
}

async function inFours(asks: readonly Ask[]): Promise<Done[]> {
  const done: Done[] = []
  const queue = asks.map(dress).reverse()
  const work = async () => {
    for (let ask = queue.pop(); ask; ask = queue.pop()) {
      sent += 1
      const current = ask
      const answer = await send(port, current).catch((error: unknown) => {
        throw new Error(`${String(error)}: ${lineOf({ ask: current })}\n${log.slice(-5_000)}`)
      })
      done.push({ ask, answer })
    }
  }
  await Promise.all([work(), work(), work(), work()])
  return done
}

function lineOf({ ask, answer }: { ask: Ask; answer?: Answer }): string {
  const body = ask.body ? ` | ${ask.body.subarray(0, 300).toString('latin1')}` : ''
  return `${answer?.status} ${ask.actor} ${ask.method} ${ask.path.slice(0, 200)} (${ask.flaw})${body}`
}

/** A refused sign-in leaves its mark in the record; nothing else may. */
async function tablesNow(): Promise<Map<string, string>> {
  return fingerprint(MOVING)
}

function expectNoFault(done: readonly Done[]): void {
  const faults = done.filter(({ answer }) => answer.status >= 500)
  const told = faults.map((one) => {
    const id = String(one.answer.headers['x-request-id'])
    const lines = log.split('\n').filter((line) => line.includes(id))
    return [lineOf(one), ...lines.map((line) => line.slice(0, 1_500))].join('\n')
  })
  expect(told.join('\n\n')).toBe('')
}

/** What was asked may be said back; nothing else of the other company may be said. */
function expectSilent(done: readonly Done[]): void {
  const { target, people } = world.b
  const staff = [people.agent.name, people.lead.name, target.agentId]
  const secrets = [...secretsOf(world.b), 'obelisk'].filter((secret) => !staff.includes(secret))
  const leaks = done.flatMap(({ ask, answer }) => {
    const { actor } = ask
    if (actor === 'admin' || actor === 'auditor') return []
    const asked = decoded(ask.path) + decoded(String(ask.body)) + String(ask.body)
    let said = `${JSON.stringify(answer.headers)}${answer.body}`
    for (const secret of secrets) {
      if (secret !== 'obelisk' && asked.includes(secret)) said = said.replaceAll(secret, '')
    }
    for (const name of staff) said = said.replaceAll(name, '')
    const found = secrets.filter((secret) => said.includes(secret))
    return found.length > 0 ? [`${found.join()} in ${lineOf({ ask, answer })}`] : []
  })
  expect(leaks).toEqual([])
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function expectAlive(): Promise<void> {
  expect(server.exitCode, log.slice(-5_000)).toBeNull()
  const ready = await send(port, { method: 'GET', path: '/readyz', headers: {} })
  expect(ready.status).toBe(200)
}

async function judge(asks: readonly Ask[]): Promise<Done[]> {
  const done = await sendAll(asks)
  expectNoFault(done)
  expectSilent(done)
  await expectAlive()
  return done
}

const ordinary = (path: string, actor: string): Ask => ({
  method: 'GET',
  path,
  actor,
  headers: path === '/desk/events' ? { Accept: 'text/event-stream' } : {},
  flaw: 'none',
})

/** Forms without a field: an odd body in them is as good as a right one. */
const FIELDLESS = /^\/(sign-out|preferences|office\/billing\/:period)$/

function mayPost(route: RouteFacts, actor: ActorName, whose: Whose): boolean {
  if (actor === 'nobody' || actor === 'forged') return true
  if (route.path === '/sign-out') return false
  if (actor === 'auditor') return true
  if (actor === 'admin') return whose === 'junk' || !FIELDLESS.test(route.path)
  return true
}

/** A thing of B under the name of A: only where the address names a thing. */
const hasThing = ({ path }: RouteFacts) => /:(item|document|purchase|invoice|line)\b/.test(path)

function whoseFor(route: RouteFacts, actor: ActorName, random: ReturnType<typeof randomOf>): Whose {
  const kinds: Whose[] = ['own', 'foreign', 'nowhere', 'junk']
  if (actor === 'admin') return one(random, ['own', 'nowhere', 'junk'] as const)
  if (hasThing(route)) kinds.push('mixed')
  return one(random, kinds)
}

test('every route can be opened by somebody, so that a refusal says something', async () => {
  const random = randomOf(seed)
  const closed: string[] = []
  const visitors = ['nobody', 'owner', 'finance', 'agent', 'admin'] as const
  for (const route of routes.filter(({ reads }) => reads)) {
    const tries = Array.from({ length: 6 }, () => fill(route, 'own', targets, random))
    const asks = [...new Set(tries)].flatMap((path) =>
      visitors.map((actor) => ordinary(path, actor)),
    )
    const done = await inFours(asks)
    expectNoFault(done)
    expectSilent(done)
    const open = done.filter(({ answer }) => answer.status < 400)
    if (open.length === 0) closed.push(route.path)
    const page = open.find(({ answer }) => answer.status === 200)
    if (page) opened.push(page.ask)
  }
  // A complaint and a mailed question open by their secrets alone, which no house keeps; the
  // catch-all page is the one for addresses that are not there.
  expect(closed).toEqual([
    '/complain/:company/:secret',
    '/complain/:company/:secret/letters/:letter',
    '/answer/:company/:token',
    '/*',
  ])
}, 120_000)

describe('odd requests', () => {
  test('every route, by reading and by writing, as everybody', async () => {
    const random = randomOf(seed + 1)
    const asks = routes.flatMap((route) =>
      actors.flatMap((actor) => {
        const whose = () => whoseFor(route, actor, random)
        const get = route.reads ? [oddGet(route, whose(), targets, random, actor)] : []
        const at = whose()
        const post = mayPost(route, actor, at) ? [oddPost(route, at, targets, random, actor)] : []
        return [...get, ...post].map((ask) => forged(ask, random))
      }),
    )
    await judge(asks)
  }, 600_000)

  test('every page, at places in its list that no list has', async () => {
    const { itemId } = targets.own
    const places = [...cursorsOf(itemId).slice(0, 9), '2147483648', '-1']
    const months = ['2026-13', '99999-01', '0000-00', '__proto__']
    const queries = [
      ...places.map((place) => ['after', 'before', 'cursor', 'page'].map((name) => [name, place])),
      ...months.map((month) =>
        ['period', 'from', 'to', 'account', 'version', 'tab'].map((name) => [name, month]),
      ),
    ].map((pairs) => String(new URLSearchParams(pairs)))
    const asks = opened.flatMap((page) =>
      queries.map((query) => ({ ...page, path: `${page.path}?${query}`, flaw: 'a place' })),
    )
    expect(opened.length).toBeGreaterThan(20)
    await judge(asks)
  }, 600_000)

  test('and more of them, at random', async () => {
    const random = randomOf(seed + 2)
    const asks = Array.from({ length: count }, (): Ask => {
      const route = one(random, routes)
      const actor = one(random, actors)
      const whose = whoseFor(route, actor, random)
      const isPost = route.writes && random.next() < 0.6 && mayPost(route, actor, whose)
      const draw = isPost ? oddPost : oddGet
      return forged(draw(route, whose, targets, random, actor), random)
    })
    await judge(asks)
  }, 600_000)
})

function forged(ask: Ask, random: ReturnType<typeof randomOf>): Ask {
  if (ask.actor !== 'forged') return ask
  return { ...ask, headers: { ...ask.headers, Cookie: oddCookie(random) } }
}

const NEIGHBOURS = [
  '/__manifest',
  '/__manifest?p=',
  '/__manifest?version=x&p=//evil.example&p=/portal/__proto__&p=%2e%2e',
  `/__manifest?${'p=/a&'.repeat(500)}`,
  '/_root.data?_routes=__proto__',
  '/_root.data?_routes=root%2Croutes%2Fportal%2Fhome',
  '/.data',
  '/portal.data.data',
  '/portal/..%2foffice',
  '/portal//office',
  '/PORTAL',
  '/desk/',
  '/desk/events.data',
  '/assets/',
  '/assets/x.js.map',
  '/assets/..%5c..%5cpackage.json',
  '/.env',
  '/.git/config',
  '/server/index.js',
  '/build/server/index.js',
  '/secret',
  '/favicon.svg/x',
  '/healthz/x',
  '/readyz?x=%00',
  '/constructor',
  '/__proto__/x',
]

test('addresses beside the routes are nobody’s', async () => {
  const asks = NEIGHBOURS.flatMap((path) =>
    (['nobody', 'owner', 'agent'] as const).flatMap((actor): Ask[] => [
      ordinary(path, actor),
      { ...ordinary(path, actor), method: 'HEAD' },
      { ...ordinary(path, actor), method: 'POST', body: Buffer.from('{}') },
    ]),
  )
  const done = await judge(asks)
  const files = done.filter(({ ask }) => /env|git|server|secret|\.map|package/.test(ask.path))
  expect(files.filter(({ answer }) => answer.status < 400).map(lineOf)).toEqual([])
})

describe('what is asked by its real name', () => {
  test('things of another company answer as things that do not exist', async () => {
    const random = randomOf(seed + 3)
    // A company's form for complaints is meant for strangers.
    const named = routes.filter(
      ({ reads, path }) => reads && path.includes(':company') && !path.startsWith('/complain/'),
    )
    for (const route of named) {
      for (const actor of insiders) {
        for (const whose of hasThing(route)
          ? (['foreign', 'mixed'] as const)
          : (['foreign'] as const)) {
          const stolen = fill(route, whose, targets, random)
          const missing =
            whose === 'foreign'
              ? fill(route, 'nowhere', targets, random)
              : fill(route, 'mixed', { ...targets, foreign: targets.nowhere }, random)
          const done = await inFours([ordinary(stolen, actor), ordinary(missing, actor)])
          expectSilent(done)
          const statuses = done.map(({ answer }) => answer.status)
          expect(statuses[0], `${actor} ${stolen}`).toBe(statuses[1])
          if (route.path !== '/portal/:company/upload/file') {
            expect([403, 404], `${actor} ${stolen}`).toContain(statuses[0])
          }
        }
      }
    }
  }, 300_000)

  test('nobody is led to the sign-in page, whatever the cookie says', async () => {
    const random = randomOf(seed + 4)
    const inside = routes.filter(
      ({ reads, path }) => reads && /^\/(portal|desk|office|files)/.test(path),
    )
    const asks = inside.flatMap((route) => [
      ordinary(fill(route, 'own', targets, random), 'nobody'),
      forged(ordinary(fill(route, 'foreign', targets, random), 'forged'), random),
    ])
    for (const { ask, answer } of await judge(asks)) {
      expect([answer.status, answer.headers.location], ask.path).toEqual([
        302,
        expect.stringMatching(/^\/(sign-in|portal\/)/),
      ])
    }
  })
})

describe('requests from another site', () => {
  test('are refused at every route that writes', async () => {
    const random = randomOf(seed + 5)
    const origins: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'not a url', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'cross-site' },
    ]
    const asks = routes
      .filter(({ writes }) => writes)
      .flatMap((route) =>
        origins.map((headers): Ask => {
          const path = fill(route, 'own', targets, random)
          const form = { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }
          const body = Buffer.from('intent=message&body=x&version=1&period=2026-11&deed=close')
          const actor = one(random, ['owner', 'agent', 'admin'] as const)
          return { method: 'POST', path, actor, headers: form, body, flaw: 'another site' }
        }),
      )
    const done = await judge(asks)
    expect(done.filter(({ answer }) => answer.status !== 403).map(lineOf)).toEqual([])
  })
})

describe('files that are not what they say', () => {
  const upload = (file: (typeof hostileFiles)[number], path: string, field: string): Ask => ({
    method: 'POST',
    path,
    actor: 'finance',
    headers: { 'Content-Type': 'multipart/form-data; boundary=x-granica' },
    body: multipart([
      { name: field, filename: file.name, bytes: file.bytes, type: 'application/pdf' },
    ]),
    flaw: file.name.slice(0, 40),
  })

  test('are refused by name, quickly, and leave nothing', async () => {
    const { slug } = world.a.target
    const asks = hostileFiles.flatMap((file) => [
      upload(file, `/portal/${slug}/upload/file`, 'files'),
      upload(file, `/portal/${slug}/upload`, 'files'),
    ])
    const began = performance.now()
    const done = await judge(asks)
    expect((performance.now() - began) / asks.length).toBeLessThan(2_000)
    expect(done.filter(({ answer }) => answer.status !== 422).map(lineOf)).toEqual([])
  })

  test('while an honest one is taken', async () => {
    const pdf = { name: 'faktura.pdf', bytes: Buffer.from('%PDF-1.7\n% uczciwa\n%%EOF\n') }
    const path = `/portal/${world.a.target.slug}/upload/file`
    const [done] = await inFours([upload(pdf, path, 'files')])
    expect(done!.answer.status, done!.answer.body).toBe(200)
    const [row] = await ownerSql()<{ id: string }[]>`select id from documents
      where tenant_id = ${world.a.tenantId} and original_name = 'faktura.pdf'`
    const content = `/files/${world.a.target.slug}/${row!.id}/content`
    const read = await inFours([ordinary(content, 'finance'), ordinary(content, 'hr')])
    expect(read.map(({ ask, answer }) => [ask.actor, answer.status]).sort()).toEqual([
      ['finance', 200],
      ['hr', 404],
    ])
    const crossed = `/files/${world.b.target.slug}/${row!.id}/content`
    const [stolen] = await inFours([ordinary(crossed, 'finance')])
    expect(stolen!.answer.status).toBe(404)
  })
})

test('an answer before the end of a form holds up nothing that comes after it', async () => {
  const form = 'a'.repeat(300_000)
  const first = [
    'POST /desk?index HTTP/1.1',
    'Host: 127.0.0.1',
    'Origin: http://127.0.0.1',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${form.length}`,
  ]
  const bytes = `${first.join('\r\n')}\r\n\r\n${form}GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`
  const said = await sendRaw(port, bytes, { enough: /\r\n\r\nok\n/, patienceMs: 5_000 })
  expect(said).toMatch(/^HTTP\/1\.1 302 /)
  expect(said).toMatch(/ok\n$/)
})

describe('bytes that are hardly HTTP', () => {
  const head = (line: string, ...headers: string[]) => `${[line, ...headers].join('\r\n')}\r\n\r\n`
  const host = 'Host: 127.0.0.1'
  const raw: Record<string, string | Buffer> = {
    'no host': head('GET / HTTP/1.1'),
    'two hosts': head('GET / HTTP/1.1', host, 'Host: evil'),
    'a host that is none': head('GET / HTTP/1.1', 'Host: a b/c'),
    'an address of another server': head('GET http://evil.example/ HTTP/1.1', host),
    'a method of its own': head('BREW /pot HTTP/1.1', host),
    TRACE: head('TRACE / HTTP/1.1', host),
    'OPTIONS on everything': head('OPTIONS * HTTP/1.1', host),
    DELETE: head('DELETE /portal HTTP/1.1', host),
    PUT: head('PUT /portal HTTP/1.1', host, 'Content-Length: 0'),
    CONNECT: head('CONNECT 127.0.0.1:22 HTTP/1.1', host),
    'an upgrade': head('GET / HTTP/1.1', host, 'Connection: Upgrade', 'Upgrade: websocket'),
    'a zero byte in the address': head('GET /a%00b HTTP/1.1', host),
    'a raw zero byte': head('GET /a\u0000b HTTP/1.1', host),
    'a broken escape': head('GET /%E0%A4%A HTTP/1.1', host),
    'dots in the address': head('GET /../../../../etc/passwd HTTP/1.1', host),
    'dots in an asset': head('GET /assets/..%2f..%2f..%2fpackage.json HTTP/1.1', host),
    'two slashes': head('GET //evil.example/%2e%2e HTTP/1.1', host),
    'a backslash': head('GET /\\evil.example HTTP/1.1', host),
    'a long address': head(`GET /${'a'.repeat(9_000)} HTTP/1.1`, host),
    'huge headers': head('GET / HTTP/1.1', host, `X: ${'a'.repeat(100_000)}`),
    'very many headers': head(
      'GET / HTTP/1.1',
      host,
      ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: 1`),
    ),
    'a length below zero': head('POST /sign-in HTTP/1.1', host, 'Content-Length: -1'),
    'a length that is none': head('POST /sign-in HTTP/1.1', host, 'Content-Length: x'),
    'two lengths': head('POST /sign-in HTTP/1.1', host, 'Content-Length: 1', 'Content-Length: 2'),
    'a length and chunks': head(
      'POST /sign-in HTTP/1.1',
      host,
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
    ),
    'chunks without a length': `${head('POST /sign-in HTTP/1.1', host, 'Origin: http://127.0.0.1', 'Transfer-Encoding: chunked')}zz\r\n`,
    'a length too great': head(
      'POST /sign-in HTTP/1.1',
      host,
      'Origin: http://127.0.0.1',
      'Content-Length: 99999999999999',
    ),
    'half a body': `${head('POST /sign-in HTTP/1.1', host, 'Origin: http://127.0.0.1', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 1000')}email=a`,
    'HTTP/0.9': 'GET /\r\n',
    'HTTP/9.9': head('GET / HTTP/9.9', host),
    TLS: Buffer.from('16030100c8010000c40303', 'hex'),
    noise: Buffer.from([...Array(512).keys()].map((n) => (n * 37) % 256)),
  }

  test.each(Object.keys(raw))('%s is refused or ignored', async (name) => {
    const before = await tablesNow()
    const said = await sendRaw(port, raw[name]!, { enough: /\r\n/, patienceMs: 1_500 })
    expect(said).not.toMatch(/^HTTP\/1\.1 5/)
    expect(changedTables(before, await tablesNow())).toEqual([])
    await expectAlive()
  })
})

test('there were more than a thousand', () => {
  expect(sent).toBeGreaterThan(1_000)
  console.info(`${sent} requests, ${routes.length} routes`)
})
