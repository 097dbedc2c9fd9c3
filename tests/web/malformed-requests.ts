// Requests that nobody's browser sends, drawn from a seed: for every route, as everybody,
// with everything that an address, a header or a body can get wrong.
import type { Random } from '#db/seed/random.ts'
import type { Target } from '#tests/tenancy/cases/world.ts'
import { hostileFiles } from './malformed-files.ts'
import type { RouteFacts } from './malformed-server.ts'

export type Ask = {
  method: 'GET' | 'POST' | 'HEAD'
  path: string
  actor: string
  headers: Record<string, string>
  body?: Buffer
  /** What is wrong with it, for whoever reads a failure. */
  flaw: string
}

/** Whose things the address names. */
export type Whose = 'own' | 'foreign' | 'mixed' | 'nowhere' | 'junk'
export type Targets = Record<'own' | 'foreign' | 'nowhere', Target>

export const one = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random.next() * list.length)]!

const LONG = 'a'.repeat(3_000)
const ODD: readonly string[] = [
  '',
  '0',
  '-1',
  '1e309',
  'NaN',
  '99999999999999999999',
  '2026-13',
  '2026-02-30',
  '9999-99',
  '0000-00',
  '-2026-01',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  "' or 1=1 --",
  '$' + '{7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '..\\..\\x',
  '%2e%2e%2f',
  '\u202Eexe.fdp',
  'ﷺ'.repeat(50),
  '\uFEFF',
  'a\nb\r\nSet-Cookie: x=1',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz',
  LONG,
]

/** Cursors in the shapes that lists give, with instants that no calendar has. */
export const cursorsOf = (id: string): readonly string[] => [
  `999999999999999~${id}`,
  `-999999999999999~${id}`,
  `8640000000000000~${id}`,
  `0~${id}`,
  `+275760-09-13T00:00:00.000Z_${id}`,
  `-200000-01-01T00:00:00.000Z_${id}`,
  `0000-01-01T00:00:00.000Z_${id}`,
  `9999-12-31T23:59:59.999Z_${id}`,
  `2026-11-01_${id}_99999`,
  `2026-11-01_${id}_9999`,
  `2026-99-99_${id}_1`,
  '2147483648',
  '1',
  Buffer.from(`${id}\u0000x`).toString('base64url'),
  Buffer.from(`${id}Z`).toString('base64url'),
  `${id}`,
]

const QUERY_NAMES = [
  'after',
  'before',
  'cursor',
  'page',
  'period',
  'from',
  'to',
  'q',
  'text',
  'state',
  'status',
  'service',
  'type',
  'assignee',
  'company',
  'priority',
  'overdue',
  'cols',
  'sort',
  'mime',
  'filed',
  'account',
  'tab',
  'register',
  'redirectTo',
  'download',
  'original',
  'view',
  'step',
  'index',
  '_data',
  '_routes',
  '__proto__',
  'constructor[prototype][x]',
  'p',
  'version',
]

function oddQuery(random: Random, target: Target): string {
  const pairs = Array.from({ length: Math.floor(random.next() * 5) }, () => {
    const name = one(random, QUERY_NAMES)
    const value = random.next() < 0.4 ? one(random, cursorsOf(target.itemId)) : one(random, ODD)
    return `${encodeURIComponent(name)}=${encodeURIComponent(value.slice(0, 1_200))}`
  })
  if (random.next() < 0.1) pairs.push('%ZZ=%C0%AF&&&==;=%')
  if (random.next() < 0.1) pairs.push(...Array.from({ length: 200 }, (_, n) => `q=${n}`))
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** Values that a parameter of an address may take, of one company or of none. */
function valuesOf(name: string, at: Target): readonly string[] {
  switch (name) {
    case 'company':
      return [at.slug]
    case 'item':
      return [at.itemId, at.purchaseItemId, at.postedItemId]
    case 'document':
      return [at.documentId, at.purchaseDocumentId]
    case 'purchase':
      return [at.purchaseId, at.postedId]
    case 'invoice':
      return [at.invoiceId, at.draftInvoiceId]
    case 'line':
      return [at.lineId]
    case 'period':
      return ['2026-11', '2026-12']
    case 'number':
      return [at.accountNumber, '402', '210']
    case 'page':
      return ['journal', 'trial-balance', 'vat', 'accounts']
    case 'token':
      return [at.invitationToken, at.resetToken]
    default:
      return [at.itemId]
  }
}

/** An address of a route with its parameters filled in. */
export function fill({ path }: RouteFacts, whose: Whose, targets: Targets, random: Random): string {
  return path.replace(/:(\w+)\??|\*/g, (_all, name = 'rest') => {
    if (whose === 'junk') {
      const odd = random.next() < 0.5 ? one(random, ODD) : one(random, cursorsOf(LONG.slice(36)))
      return encodeURIComponent(odd.slice(0, 1_000)) || '%20'
    }
    // Whoever holds the secret of a link is whom it was sent to.
    const kind = name === 'token' && whose !== 'own' ? 'nowhere' : whose
    const at = kind === 'mixed' ? targets[name === 'company' ? 'own' : 'foreign'] : targets[kind]
    return encodeURIComponent(one(random, valuesOf(name, at)))
  })
}

/** The address that the browser's own navigation asks: the data without the page. */
export function asData(path: string): string {
  const [name, query] = path.split('?')
  const base = name === '/' ? '/_root' : name!.replace(/\/$/, '')
  return `${base}.data${query === undefined ? '' : `?${query}`}`
}

const COOKIES: readonly string[] = [
  'sid=',
  'sid=garbage',
  `sid=${Buffer.from('{"__proto__":{"admin":true}}').toString('base64')}`,
  `sid=${Buffer.from('["a"]').toString('base64')}`,
  `sid=${Buffer.from(`"${'A'.repeat(43)}"`).toString('base64')}`,
  `sid=${Buffer.from(`"${'\\u0000'.repeat(43)}"`).toString('base64')}`,
  `sid=%E0%A4%A; sid=${'x'.repeat(2_000)}`,
  'sid=a; sid=b; sid=c',
  '__Host-sid=x; ;;;===; =x',
]
const SIDE_COOKIES: readonly string[] = [
  `preferences=${Buffer.from('{"locale":{"a":1},"theme":["x"],"density":1e999}').toString('base64')}`,
  `preferences=${Buffer.from('null').toString('base64')}`,
  `preferences=${Buffer.from('{"__proto__":{"locale":"x"},"locale":"__proto__"}').toString('base64')}`,
  'preferences=%%%',
  `toast=${Buffer.from('{"tone":"ok","text":{"a":1}}').toString('base64')}`,
  `toast=${Buffer.from('{"tone":["ok"],"text":"<b>x</b>"}').toString('base64')}`,
  'toast=e30',
]

export function oddCookie(random: Random): string {
  return one(random, COOKIES)
}

function oddHeaders(random: Random): Record<string, string> {
  const headers: Record<string, string> = {}
  const odd: [string, string][] = [
    ['Accept', '*/*;q=nan, ,,'],
    ['Accept-Language', `${'x-'.repeat(400)},;q=9`],
    ['Accept-Encoding', 'bomb, br;q=-1'],
    ['Range', 'bytes=9999999999-0, -5'],
    ['If-None-Match', '"'.repeat(300)],
    ['If-Modified-Since', 'yesterday'],
    ['X-Forwarded-For', "1.2.3.4', drop table"],
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-Proto', 'javascript'],
    ['X-Remix-Data', 'yes'],
    ['User-Agent', '\u00ff'.repeat(500)],
    ['Last-Event-ID', '-1'],
    ['Cookie', one(random, SIDE_COOKIES)],
  ]
  for (const [name, value] of odd) if (random.next() < 0.12) headers[name] = value
  return headers
}

export function oddGet(
  route: RouteFacts,
  whose: Whose,
  targets: Targets,
  random: Random,
  actor: string,
): Ask {
  const own = targets[whose === 'foreign' ? 'foreign' : 'own']
  const page = fill(route, whose, targets, random) + oddQuery(random, own)
  const path = random.next() < 0.4 ? asData(page) : page
  const method = random.next() < 0.05 ? 'HEAD' : 'GET'
  return { method, path, actor, headers: oddHeaders(random), flaw: `${whose} address` }
}

const FORM = 'application/x-www-form-urlencoded'
const INTENTS = [
  'message',
  'note',
  'ask',
  'wait',
  'cancel',
  'answer',
  'profile',
  'password',
  'invite',
  'revoke',
  'role',
  'deactivate',
  'hold',
  'include',
  'save-view',
  'delete-view',
  'give',
  'assign',
  'priority',
  'withdraw',
  'issue',
  '__proto__',
  'toString',
  'constructor',
  '',
  LONG,
]
const FIELDS = [
  'intent',
  'version',
  'body',
  'answer',
  'questionId',
  'reason',
  'note',
  'title',
  'requestType',
  'requestKey',
  'form.details',
  'form.amount',
  'itemId',
  'documentId',
  'invoiceId',
  'eventId',
  'accountId',
  'role',
  'email',
  'name',
  'password',
  'token',
  'ids',
  'assigneeId',
  'priority',
  'period',
  'deed',
  'issuedOn',
  'anew',
  'lines.0.accountNumber',
  'lines.9999.netMinor',
  'vatRows.0.rate',
  'legalName',
  'nip',
  'zone',
  'colour',
  'services',
  'effectiveFrom',
  'pricePlan',
  'locale',
  'theme',
  'sessionId',
  'redirectTo',
  'view',
  'query',
  '__proto__.isAdmin',
  'constructor.prototype.x',
  'a.b.c.d.e.f.g.h',
  `x${'.x'.repeat(400)}`,
  LONG,
  'lines[]',
  '',
]

/** Text that no column takes: whatever else of the form is right, it must be refused. */
const POISON = '\u0000'

type Pair = [string, string]

function oddPairs(random: Random): Pair[] {
  const pairs: Pair[] = [['intent', one(random, INTENTS)]]
  const count = 1 + Math.floor(random.next() * 12)
  for (let n = 0; n < count; n += 1) {
    pairs.push([one(random, FIELDS), `${one(random, ODD)}${POISON}`])
  }
  // An odd text is a text: these are blank to those who drop the poison, too.
  for (const name of ['version', 'body', 'answer', 'reason', 'note', 'title', 'name']) {
    pairs.push([name, POISON])
  }
  if (random.next() < 0.2) pairs.push(...pairs)
  return pairs
}

/** Forms that would be right if only the thing were theirs. */
function plausiblePairs(random: Random, at: Target): Pair[] {
  const intent = one(random, [...INTENTS, 'start', 'take', 'release', 'resume', 'finish', 'reopen'])
  return [
    ['intent', intent],
    ['version', '1'],
    ['body', 'Dzień dobry'],
    ['answer', 'Tak'],
    ['questionId', at.questionId],
    ['reason', 'Tak trzeba'],
    ['note', 'Notatka'],
    ['title', 'Tytuł'],
    ['requestType', 'vat_question'],
    ['requestKey', at.scheduleId],
    ['form.details', 'Treść'],
    ['itemId', at.itemId],
    ['documentId', at.purchaseDocumentId],
    ['purchaseId', at.purchaseId],
    ['invoiceId', at.draftInvoiceId],
    ['eventId', at.eventId],
    ['accountId', at.memberId],
    ['invitationId', at.invitationId],
    ['role', 'owner'],
    ['email', 'kto@example.com'],
    ['name', 'Ktoś'],
    ['ids', `${at.slug}/${at.itemId}`],
    ['ids', at.itemId],
    ['assigneeId', at.agentId],
    ['priority', '1'],
    ['period', '2026-11'],
    ['deed', 'close'],
    ['view', at.viewId],
  ]
}

const encoded = (pairs: readonly Pair[]) =>
  Buffer.from(pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&'))

type Part = { name: string; filename?: string; bytes: Buffer; type?: string }

export function multipart(parts: readonly Part[], boundary = 'x-granica'): Buffer {
  const chunks = parts.flatMap(({ name, filename, bytes, type }) => {
    const file = filename === undefined ? '' : `; filename="${filename.replaceAll('"', '%22')}"`
    const kind = type ? `Content-Type: ${type}\r\n` : ''
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${kind}\r\n`
    return [Buffer.from(head), bytes, Buffer.from('\r\n')]
  })
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)])
}

const BOUND = 'multipart/form-data; boundary=x-granica'

/** Bodies that are no form, or not the form they say they are. */
function brokenBody(random: Random): { type: string | null; body: Buffer; flaw: string } {
  const pairs = oddPairs(random)
  const whole = multipart(pairs.map(([name, value]) => ({ name, bytes: Buffer.from(value) })))
  const choices: { type: string | null; body: Buffer; flaw: string }[] = [
    { type: 'application/json', body: Buffer.from('{"__proto__":{"x":1}}'), flaw: 'JSON' },
    { type: 'application/json', body: Buffer.from('{'.repeat(10_000)), flaw: 'broken JSON' },
    { type: 'text/plain', body: encoded(pairs), flaw: 'a form as plain text' },
    { type: 'application/xml', body: hostileFiles[0]!.bytes, flaw: 'an entity bomb as body' },
    { type: null, body: encoded(pairs), flaw: 'no content type' },
    { type: 'multipart/form-data', body: whole, flaw: 'no boundary' },
    { type: 'multipart/form-data; boundary=', body: whole, flaw: 'an empty boundary' },
    {
      type: `multipart/form-data; boundary=${'b'.repeat(500)}`,
      body: whole,
      flaw: 'a long boundary',
    },
    { type: 'multipart/form-data; boundary=other', body: whole, flaw: 'another boundary' },
    { type: BOUND, body: whole.subarray(0, whole.length >> 1), flaw: 'half a multipart' },
    { type: BOUND, body: Buffer.from('--x-granica\r\n\r\n\r\n--x-granica--'), flaw: 'a bare part' },
    { type: BOUND, body: Buffer.from('--x-granica'), flaw: 'a boundary and nothing' },
    { type: BOUND, body: Buffer.alloc(0), flaw: 'an empty multipart' },
    { type: `${FORM}; charset=utf-16`, body: encoded(pairs), flaw: 'another charset' },
    {
      type: FORM,
      body: Buffer.from('intent=%ED%A0%80&body=%ED%A0%80%00&%=%&=&version=%FF'),
      flaw: 'a lone surrogate',
    },
    { type: FORM, body: Buffer.from('version=%00&body=%00&'.repeat(5_000)), flaw: 'many fields' },
    {
      type: FORM,
      body: Buffer.from(`version=%00&body=%00${'z'.repeat(900_000)}`),
      flaw: 'a huge value',
    },
    { type: FORM, body: Buffer.alloc(1_100_000, 97), flaw: 'too long a form' },
    {
      type: FORM,
      body: Buffer.from(`${'k'.repeat(200_000)}=1&version=%00&body=%00`),
      flaw: 'a huge name',
    },
  ]
  return one(random, choices)
}

/** A POST that must write nothing. `isOwn`: the address is one where the actor may write. */
export function oddPost(
  route: RouteFacts,
  whose: Whose,
  targets: Targets,
  random: Random,
  actor: string,
): Ask {
  let path = fill(route, whose, targets, random)
  if (route.isIndex) path += '?index'
  if (random.next() < 0.4) path = asData(path)
  const headers = oddHeaders(random)
  const isStranger = whose === 'foreign' || whose === 'mixed' || whose === 'nowhere'
  // The whole house is the admin's: only a company that is not there is nobody's.
  const isOffered = actor !== 'admin' || route.path.includes(':company')
  if (isStranger && isOffered && random.next() < 0.6) {
    const pairs = plausiblePairs(random, targets[whose === 'nowhere' ? 'nowhere' : 'foreign'])
    headers['Content-Type'] = FORM
    return { method: 'POST', path, actor, headers, body: encoded(pairs), flaw: `${whose} form` }
  }
  if (random.next() < 0.5) {
    const { type, body, flaw } = brokenBody(random)
    if (type) headers['Content-Type'] = type
    return { method: 'POST', path, actor, headers, body, flaw: `${whose}, ${flaw}` }
  }
  const pairs = oddPairs(random)
  const isMultipart = random.next() < 0.5
  headers['Content-Type'] = isMultipart ? BOUND : FORM
  const file = one(random, hostileFiles)
  const body = isMultipart
    ? multipart([
        ...pairs.map(([name, value]) => ({ name, bytes: Buffer.from(value) })),
        { name: one(random, FIELDS), filename: file.name, bytes: file.bytes },
      ])
    : encoded(pairs)
  return { method: 'POST', path, actor, headers, body, flaw: `${whose}, odd fields` }
}
