// Strangers: what one secret opens and nothing else, what a flood does, and that a real
// customer still gets through it.
import { beforeAll, describe, expect, it } from 'vitest'
import { receiveComplaint } from '#app/features/complain/receive-complaint.server.ts'
import { poolOf } from '#db/client.server.ts'
import { answerCustomer } from '#tenants/complaints/commands/answer-customer.server.ts'
import {
  decideComplaint,
  issueLetter,
  recordReply,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import {
  findIntakePlace,
  type IntakePlace,
  newRequestKey,
  rateComplaint,
  readSentLetter,
  readSubmission,
  submitComplaint,
  writeToOffice,
} from '#tenants/complaints/intake.server.ts'
import { takeSubmissions } from '#tenants/complaints/jobs.server.ts'
import { renderLetter } from '#tenants/complaints/pdf/letter-pdf.ts'
import { requireComplaint } from '#tenants/complaints/queries/complaint.server.ts'
import { listComplaints } from '#tenants/complaints/queries/register.server.ts'
import { decideInput, publicComplaintInput, replyInput } from '#tenants/complaints/schema.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { anOpenForm, complaintsOf } from '#tests/factories/complaints.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const NOW = new Date('2026-11-10T09:00:00Z')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let house: Awaited<ReturnType<typeof complaintsOf>>
let place: IntakePlace
const from = (ip = '192.0.2.1') => ({ now: NOW, requestId: 'test', ip })

beforeAll(async () => {
  house = await complaintsOf(NOW)
  await anOpenForm(house.agent, house.tenantId)
  place = (await findIntakePlace(from(), house.slug))!
})

const typed = (over: Record<string, string> = {}) => ({
  regime: 'consumer',
  customerName: 'Jan Obcy',
  email: 'jan@example.com',
  product: 'Czajnik',
  description: 'Cieknie od pierwszego dnia.',
  demand: 'refund',
  demandMinor: '129,00',
  ...over,
})
const submit = (over: Record<string, string> = {}, requestKey = newRequestKey()) =>
  submitComplaint(from(), place, {
    input: publicComplaintInput.parse(typed(over)),
    locale: 'pl',
    files: [],
    requestKey,
  })

function requestOf(fields: Record<string, string>, files: [string, Buffer][] = []): Request {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [name, bytes] of files) form.append('files', new File([new Uint8Array(bytes)], name))
  return new Request('http://localhost/complain/x', { method: 'POST', body: form })
}

describe('a stranger', () => {
  it('reads what the own secret opens and nothing else, in the database itself', async () => {
    const mine = await submit({ customerName: 'Moja Sprawa' })
    const other = await submit({ customerName: 'Cudza Sprawa' })
    await takeSubmissions(NOW)
    expect(await readSubmission(from(), place, mine.secret)).toMatchObject({
      reference: mine.reference,
      status: 'received',
      dueOn: '2026-11-24',
    })
    for (const wrong of ['', 'x'.repeat(43), other.secret.slice(1), `${other.secret}'`, '%00']) {
      expect(await readSubmission(from(), place, wrong)).toBeNull()
    }
    const [row] = await ownerSql()`select secret_hash as hash from complaint_submissions
      where reference = ${mine.reference}`
    const seen = await poolOf('intake').begin(async (tx) => {
      await tx`select set_config('role', 'zaplecze_intake', true),
        set_config('app.tenant_id', ${house.tenantId}, true),
        set_config('app.scope', ${`secret-${row!.hash}`}, true)`
      const count = async (table: string) =>
        Number((await tx.unsafe(`select count(*)::int as n from ${table}`))[0]!.n)
      const tables = [
        'complaint_submissions',
        'complaints',
        'complaint_settings',
        'complaint_letters',
      ]
      const refused: string[] = []
      for (const table of [
        'members',
        'documents',
        'work_items',
        'complaint_evidence',
        'accounts',
      ]) {
        const code = await tx
          .savepoint((inner) => inner.unsafe(`select 1 from ${table}`))
          .then(
            () => 'read',
            (error: { code: string }) => error.code,
          )
        refused.push(code)
      }
      return { counts: await Promise.all(tables.map(count)), refused }
    })
    expect(seen.counts).toEqual([1, 1, 1, 0])
    expect(seen.refused).toEqual(['42501', '42501', '42501', '42501', '42501'])
    // Nothing of a person lies in the clear.
    const [stored] = await ownerSql()`select s::text as text from complaint_submissions s
      where reference = ${mine.reference}`
    expect(stored!.text).not.toMatch(/Moja Sprawa|jan@example/)
    expect(stored!.text).not.toContain(mine.secret)
  })

  it('sends the same form twice and has one complaint with one address', async () => {
    const key = newRequestKey()
    const [first, second] = [await submit({}, key), await submit({}, key)]
    expect(second).toEqual({ ...first, isNew: false })
    const twice = await Promise.all([takeSubmissions(NOW), takeSubmissions(NOW)])
    expect(twice[0] + twice[1]).toBe(1)
    expect(await takeSubmissions(NOW)).toBe(0)
  })

  it('talks with the office both ways, and rates only what was answered', async () => {
    const { secret } = await submit({ product: 'Toster rozmowny' })
    await takeSubmissions(NOW)
    expect(await writeToOffice(from(), place, secret, 'Kiedy odbiór?')).toBe('written')
    expect(await writeToOffice(from(), place, 'y'.repeat(43), 'Kto tu?')).toBe('not_found')
    const { items } = await withCompany(house.agent, house.tenantId, {}, (ctx) =>
      listComplaints(ctx, { text: 'rozmowny' }),
    )
    const complaintId = items[0]!.id
    await done(house.agent, house.tenantId, (ctx) =>
      answerCustomer(ctx, { complaintId, body: 'Jutro.' }),
    )
    const view = await readSubmission(from(), place, secret)
    expect(view!.messages.map(({ side, body }) => [side, body])).toEqual([
      ['customer', 'Kiedy odbiór?'],
      ['provider', 'Jutro.'],
    ])
    expect(await rateComplaint(from(), place, secret, 5)).toBe(false)
    // What is decided is not told before it is sent.
    await ownerSql()`update complaints set status = 'decided', decision = 'refused',
      grounds = 'tajne', decided_at = now() where id = ${complaintId}`
    const held = await readSubmission(from(), place, secret)
    expect(held).toMatchObject({ status: 'in_review', decision: null, grounds: null })
    await ownerSql()`update complaints set status = 'replied', replied_on = '2026-11-10'
      where id = ${complaintId}`
    expect(await rateComplaint(from(), place, secret, 5)).toBe(true)
    expect(await readSubmission(from(), place, secret)).toMatchObject({
      decision: 'refused',
      satisfaction: 5,
    })
  })

  it('reads its letters once they are sent, and nobody else’s', async () => {
    const mine = await submit({ product: 'Czajnik z pismem' })
    const other = await submit({ product: 'Czajnik obcy' })
    await takeSubmissions(NOW)
    const { items } = await withCompany(house.agent, house.tenantId, {}, (ctx) =>
      listComplaints(ctx, { text: 'z pismem' }),
    )
    const complaintId = items[0]!.id
    const decided = { complaintId, version: '1', decision: 'accepted', remedy: 'repair' }
    const grounds = 'Wada potwierdzona przez serwis w oględzinach.'
    await done(house.agent, house.tenantId, (ctx) =>
      decideComplaint(ctx, decideInput.parse({ ...decided, grounds })),
    )
    const issue = (version: number, locale: 'pl' | 'en') =>
      done(house.agent, house.tenantId, (ctx) => issueLetter(ctx, { complaintId, version, locale }))
    const { letterId: draft } = await issue(2, 'en')
    const { letterId } = await issue(3, 'pl')
    const read = (secret: string, id: string) => readSentLetter(from(), place, secret, id)
    const lettersOf = async (secret: string) =>
      (await readSubmission(from(), place, secret))!.letters.map(({ id }) => id)
    // What was issued and not sent is not told.
    expect(await read(mine.secret, letterId)).toBeNull()
    expect(await lettersOf(mine.secret)).toEqual([])
    const reply = { complaintId, version: '4', repliedOn: '2026-11-10', channel: 'letter' }
    await done(house.agent, house.tenantId, (ctx) =>
      recordReply(ctx, replyInput.parse({ ...reply, proof: 'R 1' })),
    )
    expect(await lettersOf(mine.secret)).toEqual([letterId])
    const paper = await read(mine.secret, letterId)
    expect(paper).toMatchObject({ kind: 'decision', locale: 'pl', data: { grounds } })
    expect((await renderLetter(paper!)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await read(mine.secret, draft)).toMatchObject({ locale: 'en' })
    for (const secret of [other.secret, 'x'.repeat(43), '']) {
      expect(await read(secret, letterId)).toBeNull()
    }
    expect(await lettersOf(other.secret)).toEqual([])
    expect(await read(mine.secret, "' or true --")).toBeNull()
  })

  it('finds no form that is closed, and no company that is not there', async () => {
    const shut = await complaintsOf(NOW)
    expect((await findIntakePlace(from(), shut.slug))!.regimes).toBeNull()
    for (const slug of ['nie-ma', '../x', "a' or 1=1", '', 'zaplecze']) {
      expect(await findIntakePlace(from(), slug)).toBeNull()
    }
  })
})

describe('a program', () => {
  it('that fills what nobody sees is thanked, and nothing of it is kept', async () => {
    const rows = () => ownerSql()`select 1 from complaint_submissions
      where tenant_id = ${house.tenantId}`
    const before = (await rows()).length
    const sent = { ...typed(), requestKey: newRequestKey(), website: 'http://spam.example' }
    const received = await receiveComplaint(requestOf(sent), from('192.0.2.77'), place, 'pl')
    expect(received).toMatchObject({ ok: true })
    expect((await rows()).length).toBe(before)
    const secret = received.ok ? received.secret : ''
    expect(await readSubmission(from(), place, secret)).toBeNull()
    const { website: _trap, ...person } = sent
    const real = await receiveComplaint(requestOf(person), from('192.0.2.78'), place, 'pl')
    expect(real).toMatchObject({ ok: true })
    expect((await rows()).length).toBe(before + 1)
  })
})

describe('a flood', () => {
  it('of two thousand hostile forms breaks nothing, and a real customer gets through', async () => {
    const hostile: Record<string, string>[] = [
      { description: '<script>alert(1)</script> cieknie bardzo' },
      { product: `<img src=x onerror=alert(1)>` },
      { product: "'; drop table complaints; --" },
      { description: 'x'.repeat(60_000) },
      { customerName: '\u0000\u202e' },
      { demandMinor: '-5' },
      { demandMinor: '9'.repeat(400) },
      { regime: 'financial' },
      { regime: '__proto__' },
      { purchasedOn: '9999-99-99' },
      { email: 'x@'.repeat(200) },
      { requestKey: '../../etc' },
      { website: 'http://spam.example' },
      { 'a.b.c.d.e.f.g': '1', '__proto__.x': '1' },
    ]
    const before = await counted()
    const statuses = new Map<number | string, number>()
    for (let i = 0; i < 2_000; i += 1) {
      const fields = { ...typed(), requestKey: newRequestKey(), ...hostile[i % hostile.length] }
      const request = requestOf(
        fields,
        i % 50 === 0 ? [['x.exe', Buffer.from('MZ\x90\x00bad')]] : [],
      )
      // Forty addresses, as many as a small botnet has.
      const received = await receiveComplaint(request, from(`198.51.100.${i % 40}`), place, 'pl')
      const status = received.ok ? 'taken' : received.status
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses.keys()].every((one) => one === 'taken' || one === 422 || one === 429)).toBe(
      true,
    )
    // A dozen free attempts for each address, then it waits.
    expect(statuses.get(429)).toBe(2_000 - 40 * 12)
    const after = await counted()
    expect(after - before).toBeLessThan(200)

    const request = requestOf(
      { ...typed({ product: 'Prawdziwy czajnik' }), requestKey: newRequestKey() },
      [['zdjecie.png', PNG]],
    )
    const real = await receiveComplaint(request, from('203.0.113.9'), place, 'pl')
    expect(real.ok).toBe(true)
    await takeSubmissions(NOW)
    await takeSubmissions(NOW)
    const { items } = await withCompany(house.agent, house.tenantId, {}, (ctx) =>
      listComplaints(ctx, { text: 'prawdziwy' }),
    )
    const complaint = await withCompany(house.agent, house.tenantId, {}, (ctx) =>
      requireComplaint(ctx, items[0]!.id),
    )
    expect(complaint).toMatchObject({ channel: 'form', demandMinor: 12_900n })
    expect(complaint.documents.map(({ name }) => name)).toEqual(['zdjecie.png'])
    const failed = await ownerSql()`select take_error from complaint_submissions
      where complaint_id is null`
    expect([...failed]).toEqual([])
  }, 180_000)

  it('is answered at the field when a file is none of ours, and nothing is kept', async () => {
    const before = await counted()
    const request = requestOf({ ...typed(), requestKey: newRequestKey() }, [
      ['program.exe', Buffer.from('MZ\x90\x00bad')],
    ])
    const received = await receiveComplaint(request, from('203.0.113.77'), place, 'pl')
    expect(received).toMatchObject({ ok: false, status: 422, errors: { files: 'file' } })
    expect(await counted()).toBe(before)
  })
})

async function counted(): Promise<number> {
  const [row] = await ownerSql()`select count(*)::int as n from complaint_submissions
    where tenant_id = ${house.tenantId}`
  return row!.n as number
}
