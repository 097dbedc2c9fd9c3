// A complaint from the register to its letter, by those who may, and silence that becomes a yes.
import { beforeAll, describe, expect, it } from 'vitest'
import { loadComplaint } from '#tenants/complaints/commands/change-complaint.server.ts'
import {
  closeComplaint,
  decideComplaint,
  extendComplaint,
  issueLetter,
  recordReply,
  reopenComplaint,
  triageComplaint,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import { expireComplaints } from '#tenants/complaints/jobs.server.ts'
import { letterText } from '#tenants/complaints/letters.ts'
import { renderLetter } from '#tenants/complaints/pdf/letter-pdf.ts'
import { listActions } from '#tenants/complaints/queries/causes.server.ts'
import { requireComplaint } from '#tenants/complaints/queries/complaint.server.ts'
import { requireLetter } from '#tenants/complaints/queries/letters.server.ts'
import { listComplaints, readAtStake } from '#tenants/complaints/queries/register.server.ts'
import { readMonthReport } from '#tenants/complaints/queries/report.server.ts'
import { decideInput, extendInput, replyInput } from '#tenants/complaints/schema.ts'
import { closePeriod } from '#tenants/ledger/commands.server.ts'
import { type Principal, type ScopeContext, withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aComplaint, complaintsOf } from '#tests/factories/complaints.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const NOW = new Date('2026-11-10T09:00:00Z')
const decision = (over: object = {}) => ({
  decision: 'accepted',
  grounds: 'Wada potwierdzona przez serwis w oględzinach.',
  remedy: 'refund',
  remedyMinor: '1299',
  ...over,
})

let house: Awaited<ReturnType<typeof complaintsOf>>
beforeAll(async () => {
  house = await complaintsOf(NOW)
})

const as = <T>(who: Principal, work: (ctx: ScopeContext) => Promise<T>, now = NOW) =>
  withCompany({ ...who, now }, house.tenantId, {}, work)
const page = (id: string, who = house.agent) => as(who, (ctx) => requireComplaint(ctx, id))

async function decided(id: string, over: object = {}) {
  const { version } = await page(id)
  return done(house.agent, house.tenantId, (ctx) =>
    decideComplaint(ctx, decideInput.parse({ ...decision(over), complaintId: id, version })),
  )
}

describe('a complaint', () => {
  it('goes from the register to the letter, and its item is done and counted once', async () => {
    const { id, number, itemId, dueOn } = await aComplaint(house.agent, house.tenantId)
    expect(dueOn).toBe('2026-11-16')
    const fresh = await page(id)
    expect(fresh).toMatchObject({ status: 'received', daysLeft: 6 })
    expect(fresh.contact).toMatchObject({ name: 'Barbara Nowicka', email: 'barbara@example.com' })
    const [row] = await ownerSql()`select c::text as text from complaints c where id = ${id}`
    expect(row!.text).not.toContain('Nowicka')

    const early = replyInput.parse({
      complaintId: id,
      version: fresh.version,
      repliedOn: '2026-11-10',
      channel: 'email',
      proof: 'Potwierdzenie doręczenia',
    })
    expect(await as(house.agent, (ctx) => recordReply(ctx, early))).toMatchObject({
      ok: false,
      code: 'not_decided',
    })
    const { version } = await decided(id)
    const send = (v: number) => as(house.agent, (ctx) => recordReply(ctx, { ...early, version: v }))
    expect(await send(version)).toMatchObject({ ok: false, code: 'letter_missing' })
    const { letterId } = await done(house.agent, house.tenantId, (ctx) =>
      issueLetter(ctx, { complaintId: id, version, locale: 'pl' }),
    )
    expect(await send(version + 1)).toMatchObject({ ok: true })
    await expect(send(version)).rejects.toMatchObject({ code: 'stale_version' })

    const letter = await as(house.owner, (ctx) => requireLetter(ctx, { complaintId: id, letterId }))
    expect(letter.data).toMatchObject({ number: `${number}/2026`, decision: 'accepted' })
    const text = letterText(letter.data, letter).paragraphs.join('\n')
    expect(text).toContain('Wada potwierdzona')
    expect((await renderLetter(letter)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await renderLetter({ ...letter, locale: 'en' })).toBeInstanceOf(Buffer)

    const [item] = await ownerSql()`select status from work_items where id = ${itemId}`
    expect(item!.status).toBe('done')
    const meters = await ownerSql()`select meter from meter_events where item_id = ${itemId}`
    expect(meters.map(({ meter }) => meter)).toEqual(['complaint_answered'])
    const mails = await ownerSql()`select recipient, template from outbox_messages
      where tenant_id = ${house.tenantId} and template = 'complaint_reply'`
    expect([...mails]).toEqual([{ recipient: 'barbara@example.com', template: 'complaint_reply' }])

    await done(house.agent, house.tenantId, (ctx) =>
      closeComplaint(ctx, { complaintId: id, version: version + 2 }),
    )
    const reopen = (reason: string | null) =>
      as(house.agent, (ctx) =>
        reopenComplaint(ctx, { complaintId: id, version: version + 3, reason }),
      )
    expect(await reopen(null)).toMatchObject({ ok: false, code: 'reason_required' })
    expect(await reopen('Klientka przysłała zdjęcia')).toMatchObject({ ok: true })
    const again = await page(id)
    expect(again).toMatchObject({ status: 'in_review', reopenedCount: 1, decision: null })
    expect(again.itemId).not.toBe(itemId)
    expect(again.events.map(({ action }) => action)).toContain('complaints.reopened')
  })

  it('is seen by whom it concerns, with money only for owner and finance', async () => {
    const { id } = await aComplaint(house.agent, house.tenantId, { receivedOn: '2026-11-09' })
    expect((await page(id, house.owner)).demandMinor).toBe(129_900n)
    expect((await page(id, house.finance)).demandMinor).toBe(129_900n)
    expect((await page(id, house.viewer)).demandMinor).toBeNull()
    await expect(page(id, house.hr)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(page(id, house.bookkeeper)).rejects.toMatchObject({ code: 'not_found' })
    await expect(aComplaint(house.owner, house.tenantId)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stake = await as(house.owner, readAtStake)
    expect(stake.open).toBeGreaterThan(0)
    expect(stake.openMinor).toBeGreaterThan(0n)
    expect((await as(house.viewer, readAtStake)).openMinor).toBeNull()
    const found = await as(house.viewer, (ctx) => listComplaints(ctx, { text: 'zam/77' }))
    expect(found.items.map((one) => one.id)).toContain(id)
    expect(found.items.every(({ demandMinor }) => demandMinor === null)).toBe(true)
    expect((await as(house.owner, (ctx) => listComplaints(ctx, { text: '100%_' }))).items).toEqual(
      [],
    )
  })

  it('has a longer term only where the law knows one, with reasons, before the first is over', async () => {
    const reasons = {
      cause: 'Czekamy na zapisy z systemu kart.',
      circumstances: 'Kto potwierdził płatność.',
      expectedOn: '2026-12-20',
    }
    const bank = await aComplaint(house.agent, house.tenantId, {
      regime: 'financial',
      legalBasis: 'financial_service',
      receivedOn: '2026-11-02',
    })
    expect(bank.dueOn).toBe('2026-12-02')
    const extend = (id: string, over: object = {}, now = NOW) =>
      as(
        house.agent,
        async (ctx) => {
          const { version } = await loadComplaint(ctx, { complaintId: id })
          const input = extendInput.parse({ ...reasons, ...over, complaintId: id, version })
          return extendComplaint(ctx, input)
        },
        now,
      )
    expect(extendInput.safeParse({ ...reasons, cause: '' }).success).toBe(false)
    expect(await extend(bank.id, { expectedOn: '2027-01-05' })).toMatchObject({
      code: 'expected_too_late',
    })
    expect(await extend(bank.id, {}, new Date('2026-12-03T09:00:00Z'))).toMatchObject({
      code: 'too_late_to_extend',
    })
    expect(await extend(bank.id)).toMatchObject({ ok: true })
    expect(await page(bank.id)).toMatchObject({ dueOn: '2026-12-20', extendedOn: '2026-11-10' })
    expect(await extend(bank.id)).toMatchObject({ code: 'already_extended' })
    const shop = await aComplaint(house.agent, house.tenantId, { receivedOn: '2026-11-09' })
    expect(await extend(shop.id)).toMatchObject({ code: 'no_extension_in_regime' })
  })

  it('counts the term anew from its receipt when the law turns out to be another', async () => {
    const { id } = await aComplaint(house.agent, house.tenantId, { receivedOn: '2026-11-09' })
    const { version } = await page(id)
    const triage = { complaintId: id, version, regime: 'b2b', causeId: null } as const
    const wrong = { ...triage, legalBasis: 'financial_service' } as const
    expect(await as(house.agent, (ctx) => triageComplaint(ctx, wrong))).toMatchObject({
      code: 'basis_and_regime',
    })
    await done(house.agent, house.tenantId, (ctx) =>
      triageComplaint(ctx, { ...triage, legalBasis: 'contract' }),
    )
    expect(await page(id)).toMatchObject({ dueOn: '2026-12-09', status: 'in_review' })
  })
})

describe('silence', () => {
  it('accepts once, on two nodes at once: told, cause opened, provision posted', async () => {
    house = await complaintsOf(NOW)
    const late = await aComplaint(house.agent, house.tenantId, { receivedOn: '2026-10-26' })
    const firm = await aComplaint(house.agent, house.tenantId, {
      regime: 'b2b',
      legalBasis: 'contract',
      receivedOn: '2026-09-01',
    })
    expect(late.dueOn).toBe('2026-11-09')
    // A decision that nobody sent is no answer.
    await decided(late.id, { decision: 'refused', remedy: 'none', remedyMinor: '' })
    // In Warsaw the last day lasts until 23:00 UTC.
    expect(await expireComplaints(new Date('2026-11-09T22:59:00Z'))).toBe(0)
    const runs = await Promise.all([expireComplaints(NOW), expireComplaints(NOW)])
    expect(runs[0] + runs[1]).toBe(1)
    expect(await expireComplaints(NOW)).toBe(0)

    const sql = ownerSql()
    const complaint = await page(late.id, house.owner)
    expect(complaint).toMatchObject({
      status: 'decided',
      decision: 'deemed_accepted',
      grounds: null,
      provision: 'posted',
      causeNameEn: 'Deadline for the reply missed',
    })
    expect(await page(firm.id)).toMatchObject({ status: 'received', decision: null })
    const lines = await sql`select l.account_number as account, l.amount_minor::int as minor
      from journal_lines l join journal_entries e on e.tenant_id = l.tenant_id and e.id = l.entry_id
      where e.tenant_id = ${house.tenantId} and e.source_type = 'complaint_provision'
      order by l.line_no`
    expect([...lines]).toEqual([
      { account: '761', minor: 129_900 },
      { account: '830', minor: -129_900 },
    ])
    const mails = await sql`select template from outbox_messages
      where tenant_id = ${house.tenantId} and template = 'complaint_expired'`
    expect(mails).toHaveLength(2)
    const actions = await as(house.owner, listActions)
    expect(actions.map(({ complaintId }) => complaintId)).toEqual([late.id])
    const audits = await sql`select 1 from audit_events where tenant_id = ${house.tenantId}
      and action = 'complaints.deemed_accepted'`
    expect(audits).toHaveLength(1)
    // The customer is told all the same.
    const { letterId } = await done(house.agent, house.tenantId, (ctx) =>
      issueLetter(ctx, { complaintId: late.id, version: complaint.version, locale: 'en' }),
    )
    const letter = await as(house.agent, (ctx) =>
      requireLetter(ctx, { complaintId: late.id, letterId }),
    )
    expect(letterText(letter.data, letter).paragraphs.join(' ')).toContain('taken as accepted')
    const report = await as(house.owner, (ctx) => readMonthReport(ctx, { period: '2026-10' }))
    expect(report).toMatchObject({ received: 1, deemedAccepted: 1, demandedMinor: 129_900n })
  })

  it('leaves the provision to the accountants when the month is closed', async () => {
    const house2 = await complaintsOf(NOW)
    const { id } = await aComplaint(house2.agent, house2.tenantId, { receivedOn: '2026-10-20' })
    await done(house2.bookkeeper, house2.tenantId, async (ctx) =>
      closePeriod({ ...ctx, now: new Date('2026-12-05T09:00:00Z') }, { period: '2026-11' }),
    )
    expect(await expireComplaints(NOW)).toBe(1)
    const [row] = await ownerSql()`select provision, provision_reason as reason from complaints
      where id = ${id}`
    expect(row).toEqual({ provision: 'todo', reason: 'period_closed' })
    const items = await ownerSql()`select request_type as type from work_items
      where tenant_id = ${house2.tenantId} and request_type <> 'complaint'`
    expect(items.map(({ type }) => type)).toEqual(['vat_question'])
  })
})
