// A flood against the public form, over real HTTP: wrong in many ways, from many addresses,
// while somebody real complains. FLOOD_COUNT=10000 is the full measure.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { randomOf } from '#db/seed/random.ts'
import { saveSettings } from '#tenants/complaints/commands/keep-settings.server.ts'
import { settingsInput } from '#tenants/complaints/schema.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { complaintsOf } from '#tests/factories/complaints.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { type Answer, send } from './malformed-client.ts'
import { aWebServer, type WebServer } from './web-server.ts'

const COUNT = Number(process.env.FLOOD_COUNT ?? 1_000)
const REAL = 5
const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }] = await Promise.all([import('node:fs'), import('node:os')])
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
  // Each client of the flood has an address of its own, as a botnet has.
  process.env.TRUST_PROXY = 'on'
  process.env.DATA_DIR = mkdtempSync(`${tmpdir()}/zaplecze-flood-`)
  return process.env.DATA_DIR
})

const BOUNDARY = '----flood'
const SCRIPT = '<script>alert("flood")</script>'
let server: WebServer
let house: Awaited<ReturnType<typeof complaintsOf>>

beforeAll(async () => {
  const now = new Date()
  house = await complaintsOf(now)
  await withCompany({ ...house.agent, now }, house.tenantId, {}, (ctx) =>
    saveSettings(
      ctx,
      settingsInput.parse({ isFormOpen: 'on', regimes: ['consumer'], contractDays: '30' }),
    ),
  )
  server = await aWebServer(folder)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const fine = (n: number): Record<string, string> => ({
  regime: 'consumer',
  product: `Torba ${n}`,
  description: 'Pasek zerwał się po tygodniu.',
  demand: 'refund',
  demandMinor: '100,00',
  customerName: 'Jan Próbny',
  email: 'jan@example.com',
  requestKey: `${n}`.padStart(43, 'k'),
})

function body(
  fields: Record<string, string>,
  files: readonly [string, Buffer<ArrayBuffer>][] = [],
) {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
  )
  for (const [name, bytes] of files) {
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`
    parts.push(Buffer.from(head), bytes, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
}

const wrong: ((n: number, random: () => number) => Buffer)[] = [
  () => Buffer.from('not a form at all'),
  () => body({}),
  (n) => body({ ...fine(n), description: SCRIPT.repeat(400) }),
  (n) => body({ ...fine(n), email: `${SCRIPT}@example.com` }),
  (n) => body({ ...fine(n), regime: 'financial' }),
  (n) => body({ ...fine(n), demandMinor: '9'.repeat(5_000) }),
  (n) => body({ ...fine(n), customerName: 'x'.repeat(90_000) }),
  (n) => body({ ...fine(n), website: 'https://spam.example' }),
  (n) => body({ ...fine(n), requestKey: '../../etc/passwd' }),
  (n) => body({ ...fine(n), product: `\u0000\u202e${SCRIPT}`, description: '\u0000'.repeat(50) }),
  (n) => body(fine(n), [['page.html', Buffer.from(SCRIPT)]]),
  (n) =>
    body(
      fine(n),
      Array.from({ length: 9 }, () => ['a.png', Buffer.from('x')] as const),
    ),
  (n) => body(fine(n), [['../../../a.svg', Buffer.from(`<svg onload="alert(1)"/>`)]]),
  (n, random) => body(fine(n)).subarray(0, Math.floor(random() * 300)),
  (n) => body({ ...fine(n), '__proto__.polluted': '1', 'constructor.prototype': SCRIPT }),
]

function post(bytes: Buffer, address: string): Promise<Answer> {
  return send(server.port, {
    method: 'POST',
    path: `/complain/${house.slug}`,
    headers: {
      'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-For': address,
    },
    body: bytes,
  })
}

test('the form holds: no fault, nothing of it kept as script, and real people get through', async () => {
  const random = randomOf(20_261_124)
  const roll = () => random.whole(0, 1_000_000) / 1_000_001
  const statuses = new Map<number, number>()
  const echoed: string[] = []
  const startedAt = performance.now()
  let next = 0
  async function client(k: number): Promise<void> {
    for (let n = next++; n < COUNT; n = next++) {
      const answer = await post(wrong[n % wrong.length]!(n, roll), `198.51.${k}.${n % 4}`)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      if (answer.body.includes(SCRIPT)) echoed.push(`${n}`)
    }
  }
  const flood = Promise.all(Array.from({ length: 8 }, (_, k) => client(k)))
  const real: Answer[] = []
  for (let n = 0; n < REAL; n += 1) {
    real.push(await post(body({ ...fine(n), orderNumber: `REAL-${n}` }), `203.0.113.${n * 7}`))
  }
  await flood
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  process.stdout.write(`flood: ${COUNT} in ${seconds} s ${JSON.stringify([...statuses])}\n`)
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
  expect(echoed).toEqual([])
  expect(statuses.get(429) ?? 0, 'limits held').toBeGreaterThan(COUNT / 2)
  expect(real.map(({ status }) => status)).toEqual(Array.from({ length: REAL }, () => 303))
  const kept = await ownerSql()<{ form: Record<string, string> }[]>`
    select form from complaint_submissions where tenant_id = ${house.tenantId}`
  const ours = kept.filter(({ form }) => form.orderNumber?.startsWith('REAL-'))
  expect(ours).toHaveLength(REAL)
  // What is kept of the rest came whole through the form: plain text, within its bounds.
  for (const { form } of kept) expect(form.description!.length).toBeLessThanOrEqual(5_000)
  expect(kept.length).toBeLessThan(REAL + 200)
}, 900_000)
