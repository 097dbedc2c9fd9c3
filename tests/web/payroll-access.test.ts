// Pay over HTTP: every address of it, as everybody who must not see it. The addresses come
// from the table of routes, so that a new page is tried on the day it is written.
import { rmSync } from 'node:fs'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { payrollRoutes } from '#app/routes/payroll/routes.ts'
import { addFileEntry, requestHrDocument } from '#tenants/payroll/commands/keep-file.server.ts'
import { mailNewPayslips } from '#tenants/payroll/commands/mail-employees.server.ts'
import { fileEntryInput } from '#tenants/payroll/file-schema.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { addMember, aMember, aStaffMember, assign } from '#tests/factories/company.ts'
import { changedTables, fingerprint, twoCompanies, type World } from '#tests/tenancy/cases/world.ts'
import { type Answer, send, sendRaw } from './malformed-client.ts'
import type { RouteFacts } from './malformed-server.ts'
import { aWebServer, cookieOf, type WebServer } from './web-server.ts'

// Before anything reads the configuration, which it does once.
const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }] = await Promise.all([import('node:fs'), import('node:os')])
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
  process.env.DATA_DIR = mkdtempSync(`${tmpdir()}/zaplecze-pay-`)
  return process.env.DATA_DIR
})

const strangers = [
  'nobody',
  'finance',
  'viewer',
  'employee',
  'bookkeeper',
  'accountingLead',
  'unassignedAgent',
  'admin',
  'auditor',
  'hrOfAnother',
  'ownerOfAnother',
  'agentOfAnother',
  'viewerHereHrThere',
] as const
type Stranger = (typeof strangers)[number]
type Who = Stranger | 'hr' | 'owner' | 'agent' | 'lead'
/** Those who do open other pages of the company, or of the house. */
const onlookers = [
  'finance',
  'viewer',
  'bookkeeper',
  'accountingLead',
  'admin',
  'auditor',
  'hrOfAnother',
] as const

/** A paid run has no step for the client, and the form of the year was handed in already. */
const NOT_NOW = /^\/portal\/.*\/:step$|\/tax-forms\/send$/
/** What a session or an attempt leaves behind moves with every request. */
const MOVING = ['sessions', 'rate_limits']
const PERSON = 'Tajny alabaster'
// The net of the only payslip, its amounts as pages and as data write them, the number of a
// case, names of papers: what nobody but those of the payroll may read.
const SECRETS = [PERSON, '4421,11', '4,421.11', '442111', 'KM alabaster', 'swiadectwo-alabaster']

let world: World
let web: WebServer
let params: Record<string, string>
let hrItemId: string
let hrDocumentId: string
const cookies = new Map<Who, string>()

beforeAll(async () => {
  world = await twoCompanies({
    before: new Date('2026-10-20T09:00:00Z'),
    now: new Date('2026-11-26T09:00:00Z'),
  })
  await somePapers()
  await signIn(new Date())
  const { target } = world.a
  params = {
    company: target.slug,
    person: target.employeeId,
    contract: target.employmentId,
    job: target.importJobId,
    declaration: target.zusSetId,
    form: target.taxFormId,
    file: 'pdf',
    run: target.runId,
    slip: target.payslipId,
    certificate: target.issuedCertificateId,
    step: 'reverse',
  }
  web = await aWebServer(folder)
}, 300_000)

afterAll(async () => {
  await web?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** An item and a paper of the file that name the person, and the mail about the payslip. */
async function somePapers() {
  const { tenantId, people, target } = world.a
  hrItemId = (
    await done(people.hr, tenantId, (ctx) =>
      requestHrDocument(ctx, {
        employeeId: target.employeeId,
        what: 'Świadectwo pracy',
        neededOn: null,
      }),
    )
  ).itemId
  const file = {
    tenantId,
    sha256: 'ab'.repeat(32),
    sizeBytes: 10,
    mime: 'application/pdf' as const,
    originalName: 'swiadectwo-alabaster.pdf',
  }
  const paper = fileEntryInput.parse({
    employeeId: target.employeeId,
    part: 'B',
    kind: 'medical_check',
    title: 'Świadectwo',
    datedOn: '2026-01-05',
  })
  const filed = await done(people.hr, tenantId, (ctx) => addFileEntry(ctx, file, paper))
  hrDocumentId = filed.documentId!
  await withCompany(people.agent, tenantId, {}, (ctx) => mailNewPayslips(ctx, target.runId))
}

async function signIn(now: Date) {
  const { a, b, admin, auditor } = world
  const [bookkeeper, lead, unassigned, both] = await Promise.all([
    aStaffMember('agent', now),
    aStaffMember('lead', now),
    aStaffMember('agent', now),
    aMember(b.tenantId, 'hr', now),
  ])
  await Promise.all([
    assign(a.tenantId, bookkeeper.id, ['accounting', 'legal', 'it']),
    assign(a.tenantId, lead.id, ['accounting', 'legal', 'it']),
    addMember(a.tenantId, both, 'viewer'),
  ])
  const everybody: Record<Exclude<Who, 'nobody'>, Principal> = {
    hr: a.people.hr,
    owner: a.people.owner,
    agent: a.people.agent,
    lead: a.people.lead,
    finance: a.people.finance,
    viewer: a.people.viewer,
    employee: a.people.employee,
    bookkeeper: bookkeeper.principal,
    accountingLead: lead.principal,
    unassignedAgent: unassigned.principal,
    admin,
    auditor,
    hrOfAnother: b.people.hr,
    ownerOfAnother: b.people.owner,
    agentOfAnother: b.people.agent,
    viewerHereHrThere: both.principal,
  }
  for (const [who, person] of Object.entries(everybody)) {
    cookies.set(who as Who, await cookieOf(person))
  }
}

/** The table's own addresses, filled in with what the company has. */
function addresses(at: 'portal' | 'desk'): { route: RouteFacts; path: string }[] {
  const base = at === 'portal' ? '/portal/:company' : '/desk'
  const flat = (entry: RouteConfigEntry): RouteConfigEntry[] => [
    entry,
    ...(entry.children ?? []).flatMap(flat),
  ]
  return payrollRoutes(at)
    .flatMap(flat)
    .map((entry) => {
      const path = `${base}/${entry.path}`
      const route = web.routes.find((one) => one.path === path)
      if (!route) throw new Error(`the server does not know ${path}`)
      return { route, path: `${filled(path)}${queryOf(path)}` }
    })
}

/** Pages that are about somebody whom only the query names. */
function queryOf(path: string): string {
  if (path.endsWith('/certificates/new')) return `?person=${params.person}`
  return path.endsWith('/card/:file') ? '?year=2026' : ''
}

function filled(path: string): string {
  return path.replace(/:(\w+)\??/g, (_all, name: string) => {
    const value = params[name]
    if (!value) throw new Error(`what is :${name} in ${path}? Name it in the parameters above`)
    return value
  })
}

type Ask = { who: Who; method: 'GET' | 'POST'; path: string; body?: string }
type Done = Ask & { answer: Answer }

async function sendAll(asks: readonly Ask[]): Promise<Done[]> {
  const done: Done[] = []
  const queue = asks.toReversed()
  const work = async () => {
    for (let ask = queue.pop(); ask; ask = queue.pop()) {
      done.push({ ...ask, answer: await send(web.port, dressed(ask)) })
    }
  }
  await Promise.all([work(), work(), work(), work()])
  return done
}

function dressed({ who, method, path, body }: Ask) {
  const headers: Record<string, string> = { Host: `127.0.0.1:${web.port}` }
  const cookie = cookies.get(who)
  if (cookie) headers.Cookie = cookie
  if (method === 'POST') {
    headers.Origin = `http://127.0.0.1:${web.port}`
    headers['Content-Type'] = 'application/x-www-form-urlencoded'
  }
  return { method, path, headers, body: body === undefined ? undefined : Buffer.from(body) }
}

const lineOf = ({ who, method, path, answer }: Done) => `${answer.status} ${who} ${method} ${path}`

/** Secrets in an answer; spaces within amounts are of several kinds. */
function told({ body, headers }: Answer): string[] {
  const said = `${JSON.stringify(headers)}${body}`
  const close = said.replaceAll(/[\s\u00A0\u202F]|&nbsp;/g, '')
  return SECRETS.filter((secret) => said.includes(secret) || close.includes(secret))
}

const leaks = (done: readonly Done[]) =>
  done.flatMap((one) => {
    const found = told(one.answer)
    return found.length > 0 ? [`${found.join(' + ')} in ${lineOf(one)}`] : []
  })
const asData = (path: string) => {
  const [name, query] = path.split('?')
  return `${name}.data${query ? `?${query}` : ''}`
}

describe('those of the payroll', () => {
  test.each([
    ['portal', ['hr', 'owner']],
    ['desk', ['agent', 'lead']],
  ] as const)(
    'open every page at the %s',
    async (at, people) => {
      const asks = addresses(at)
        .filter(({ route }) => route.reads && !NOT_NOW.test(route.path))
        .flatMap(({ path }) => people.map((who): Ask => ({ who, method: 'GET', path })))
      const done = await sendAll(asks)
      expect(done.filter(({ answer }) => answer.status >= 400).map(lineOf)).toEqual([])
      const seen = new Set(done.flatMap(({ answer }) => told(answer)))
      expect([...seen]).toEqual(expect.arrayContaining([PERSON, 'KM alabaster']))
      expect(seen.has('4421,11') || seen.has('442111')).toBe(true)
    },
    120_000,
  )
})

describe('everybody else', () => {
  test.each(strangers)(
    'is refused at every address, learns nothing and writes nothing: %s',
    async (who) => {
      const before = await fingerprint(MOVING)
      const asks = [...addresses('portal'), ...addresses('desk')].flatMap(
        ({ route, path }): Ask[] => [
          ...(route.reads ? [{ who, method: 'GET', path } as const] : []),
          ...(route.reads ? [{ who, method: 'GET', path: asData(path) } as const] : []),
          ...(route.writes
            ? [{ who, method: 'POST', path, body: 'intent=save&version=1' } as const]
            : []),
        ],
      )
      expect(asks.length).toBeGreaterThan(150)
      const done = await sendAll(asks)
      // Somebody without a session is sent to sign in, wherever they ask.
      const isRefused = ({ answer }: Done) =>
        who === 'nobody' ? [202, 302].includes(answer.status) : [403, 404].includes(answer.status)
      expect(done.filter((one) => !isRefused(one)).map(lineOf)).toEqual([])
      expect(leaks(done)).toEqual([])
      expect(changedTables(before, await fingerprint(MOVING))).toEqual([])
    },
    120_000,
  )

  test('finds no pay and no name on any other page, in any list or search', async () => {
    const own = new Set(
      [...addresses('portal'), ...addresses('desk')].map(({ route }) => route.path),
    )
    const { target } = world.a
    Object.assign(params, {
      item: hrItemId,
      document: hrDocumentId,
      purchase: target.purchaseId,
      invoice: target.invoiceId,
      line: target.lineId,
      number: target.accountNumber,
      page: 'journal',
      period: '2026-11',
      kind: 'resolution',
      code: 'legal_opinion',
      token: target.resetToken,
      complaint: hrItemId,
      letter: hrItemId,
      secret: 'x'.repeat(43),
    })
    const rest = web.routes.filter(
      ({ path, reads }) =>
        reads && !own.has(path) && !path.startsWith('/me') && !/[*]|events$|sign-out/.test(path),
    )
    const words = ['', '?q=Tajny', '?text=Tajny', '?text=swiadectwo', '?service=payroll']
    const asks = rest.flatMap(({ path }) =>
      onlookers.flatMap((who) => {
        const isList = !/:(?!company)/.test(path)
        return (isList ? words : ['']).map((query): Ask => {
          return { who, method: 'GET', path: `${filled(path)}${query}` }
        })
      }),
    )
    const done = await sendAll(asks)
    expect(done.filter(({ answer }) => answer.status >= 500).map(lineOf)).toEqual([])
    expect(leaks(done)).toEqual([])
    // What would have told it is there for those who may read it.
    const allowed = await sendAll([
      { who: 'hr', method: 'GET', path: filled('/portal/:company/items/:item') },
      { who: 'hr', method: 'GET', path: filled('/portal/:company/documents/:document') },
      { who: 'hr', method: 'GET', path: filled('/portal/:company/documents?text=swiadectwo') },
      { who: 'agent', method: 'GET', path: filled('/desk/c/:company/items/:item') },
    ])
    expect(allowed.filter((one) => told(one.answer).length === 0).map(lineOf)).toEqual([])
  }, 300_000)
})

test('the live line of the desk says to an agent of the books that something moved, not what', async () => {
  const { tenantId, people, target } = world.a
  const line = sendRaw(
    web.port,
    [
      'GET /desk/events HTTP/1.1',
      `Host: 127.0.0.1:${web.port}`,
      'Accept: text/event-stream',
      `Cookie: ${cookies.get('bookkeeper')}`,
      '\r\n',
    ].join('\r\n'),
    { enough: /event: work/, patienceMs: 4_000 },
  )
  await new Promise((resolve) => setTimeout(resolve, 500))
  await done(people.hr, tenantId, (ctx) =>
    requestHrDocument(ctx, { employeeId: target.employeeId, what: 'Opinia', neededOn: null }),
  )
  const said = await line
  expect(said).toContain('text/event-stream')
  expect(SECRETS.filter((secret) => said.includes(secret))).toEqual([])
  const facts = [...said.matchAll(/^data: (.*)$/gm)].flatMap(([, json]) =>
    Object.keys(JSON.parse(json!) as object),
  )
  expect(facts.filter((name) => !['tenantId', 'itemId', 'kind'].includes(name))).toEqual([])
})
