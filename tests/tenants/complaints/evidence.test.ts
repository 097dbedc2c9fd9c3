// What a decision stands on, in the file and in the letter; and where a customer goes on to.
import { beforeAll, describe, expect, it } from 'vitest'
import { recordFurtherPath } from '#tenants/complaints/commands/further-path.server.ts'
import {
  decideComplaint,
  issueLetter,
  recordReply,
  triageComplaint,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import { addEvidence, withdrawEvidence } from '#tenants/complaints/commands/keep-evidence.server.ts'
import { letterText } from '#tenants/complaints/letters.ts'
import { requireComplaint } from '#tenants/complaints/queries/complaint.server.ts'
import { listEvidenceChoices } from '#tenants/complaints/queries/evidence.server.ts'
import { requireLetter } from '#tenants/complaints/queries/letters.server.ts'
import { decideInput, evidenceInput, furtherInput, replyInput } from '#tenants/complaints/schema.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type Principal, type ScopeContext, withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aComplaint, complaintsOf } from '#tests/factories/complaints.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const NOW = new Date('2026-11-10T09:00:00Z')
const LATER = new Date('2026-11-10T10:00:00Z')

let house: Awaited<ReturnType<typeof complaintsOf>>
let id: string
let earlier: { id: string; itemId: string }

const as = <T>(who: Principal, work: (ctx: ScopeContext) => Promise<T>, now = NOW) =>
  withCompany({ ...who, now }, house.tenantId, {}, work)
const page = (who = house.agent) => as(who, (ctx) => requireComplaint(ctx, id))
const add = async (typed: object, now = NOW) => {
  const { version } = await page()
  const input = evidenceInput.parse({ complaintId: id, version, isInLetter: 'on', ...typed })
  return as(house.agent, (ctx) => addEvidence(ctx, input), now)
}

beforeAll(async () => {
  house = await complaintsOf(NOW)
  earlier = await aComplaint(house.agent, house.tenantId, { orderNumber: 'INNE/1' })
  id = (await aComplaint(house.agent, house.tenantId)).id
})

describe('evidence', () => {
  it('is a paper, an order or an opinion, each said in the words of the letter', async () => {
    for (const typed of [
      { kind: 'document', note: 'Zdjęcie' },
      { kind: 'order', note: 'Zlecenie', documentId: newId() },
      { kind: 'expert', note: '' },
      { kind: 'rumour', note: 'Plotka' },
    ]) {
      const read = evidenceInput.safeParse({ complaintId: id, version: '1', ...typed })
      expect(read.success, typed.kind).toBe(false)
    }
    expect(await add({ kind: 'expert', note: 'Opinia serwisu: grzałka przepalona' })).toMatchObject(
      { ok: true },
    )
    const order = { kind: 'order', note: 'Zlecenie naprawy', orderItemId: earlier.itemId }
    expect(await add({ ...order, isInLetter: undefined })).toMatchObject({ ok: true })
    const { itemId } = await page()
    expect(await add({ ...order, orderItemId: itemId })).toMatchObject({
      code: 'own_item',
      field: 'orderItemId',
    })
    await expect(add({ ...order, orderItemId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      add({ kind: 'document', note: 'Cudzy plik', documentId: newId() }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const { evidence } = await page(house.viewer)
    expect(evidence.map(({ kind, isInLetter }) => [kind, isInLetter])).toEqual([
      ['expert', true],
      ['order', false],
    ])
    const { orders } = await as(house.agent, (ctx) => listEvidenceChoices(ctx, id))
    expect(orders.map((one) => one.id)).toEqual([earlier.itemId])
  })

  it('is not for the client to add, nor for a stale form', async () => {
    const { version } = await page()
    const input = evidenceInput.parse({ complaintId: id, version, kind: 'expert', note: 'Tak' })
    await expect(as(house.owner, (ctx) => addEvidence(ctx, input))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(
      as(house.agent, (ctx) => addEvidence(ctx, { ...input, version: version - 1 })),
    ).rejects.toMatchObject({ code: 'stale_version' })
    await expect(
      as(house.owner, (ctx) =>
        ctx.tx.execute(`insert into complaint_evidence (tenant_id, id, complaint_id, kind, note,
          added_at, added_by_name) values ('${ctx.tenantId}', gen_random_uuid(), '${id}',
          'expert', 'x', now(), 'x')`),
      ),
    ).rejects.toThrow()
  })

  it('stands in the letter, and a change of it asks for another letter', async () => {
    const decided = decideInput.parse({
      complaintId: id,
      version: (await page()).version,
      decision: 'refused',
      grounds: 'Uszkodzenie powstało po wydaniu towaru.',
      remedy: 'none',
    })
    await done(house.agent, house.tenantId, (ctx) => decideComplaint(ctx, decided))
    const letter = async (now: Date) => {
      const { version } = await page()
      const issued = await as(
        house.agent,
        (ctx) => issueLetter(ctx, { complaintId: id, version, locale: 'pl' }),
        now,
      )
      if (!issued.ok) throw new Error(issued.code)
      const { letterId } = issued.value
      const paper = await as(house.agent, (ctx) =>
        requireLetter(ctx, { complaintId: id, letterId }),
      )
      return letterText(paper.data, paper).paragraphs.join('\n')
    }
    const text = await letter(NOW)
    expect(text).toContain('Opinia serwisu: grzałka przepalona')
    expect(text).not.toContain('Zlecenie naprawy')
    // A refusal says who settles it out of court.
    expect(text).toContain('Inspekcji Handlowej')
    const { evidence, version } = await page()
    await as(
      house.agent,
      (ctx) => withdrawEvidence(ctx, { complaintId: id, version, evidenceId: evidence[0]!.id }),
      LATER,
    )
    await expect(
      as(house.agent, (ctx) =>
        withdrawEvidence(ctx, {
          complaintId: id,
          version: version + 1,
          evidenceId: evidence[0]!.id,
        }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
    const reply = async (now: Date) => {
      const typed = { repliedOn: '2026-11-10', channel: 'letter', proof: 'R 1' }
      const current = (await page()).version
      const input = replyInput.parse({ ...typed, complaintId: id, version: current })
      return as(house.agent, (ctx) => recordReply(ctx, input), now)
    }
    expect(await reply(LATER)).toMatchObject({ code: 'letter_missing' })
    expect(await letter(LATER)).not.toContain('grzałka')
    expect(await reply(LATER)).toMatchObject({ ok: true })
    expect(await add({ kind: 'expert', note: 'Za późno' })).toMatchObject({ code: 'wrong_state' })
    const rows = await ownerSql()`select withdrawn_at from complaint_evidence
      where complaint_id = ${id} order by added_at`
    expect(rows.map((row) => row.withdrawn_at !== null)).toEqual([true, false])
  })
})

describe('the further path', () => {
  it('is kept once the answer has left, and not before its day', async () => {
    const further = async (over: object = {}) => {
      const input = furtherInput.parse({
        ...{ complaintId: id, version: (await page()).version, furtherPath: 'ombudsman' },
        ...{ furtherOn: '2026-11-10', furtherNote: 'sygn. 12/26', ...over },
      })
      return as(house.agent, (ctx) => recordFurtherPath(ctx, input))
    }
    expect(await further({ furtherOn: '2026-11-11' })).toMatchObject({ code: 'in_future' })
    expect(await further({ furtherOn: '2026-11-09' })).toMatchObject({ code: 'before_reply' })
    expect(await further()).toMatchObject({ ok: true })
    expect(await page(house.viewer)).toMatchObject({
      furtherPath: 'ombudsman',
      furtherOn: '2026-11-10',
      furtherNote: 'sygn. 12/26',
    })
    const open = await as(house.agent, (ctx) => requireComplaint(ctx, earlier.id))
    expect(open.deeds).not.toContain('further')
  })
})

describe('triage', () => {
  it('begins the work in the queue', async () => {
    const { id: fresh, itemId } = await aComplaint(house.agent, house.tenantId)
    await done(house.agent, house.tenantId, (ctx) =>
      triageComplaint(ctx, {
        ...{ complaintId: fresh, version: 1, causeId: null },
        ...{ regime: 'consumer', legalBasis: 'service' },
      }),
    )
    const [item] = await ownerSql()`select status from work_items where id = ${itemId}`
    expect(item!.status).toBe('in_progress')
  })
})
