// The employee file: numbers, who sees it, how long it is kept, and what runs out.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { searchDocuments } from '#tenants/accounting/queries/document-search.server.ts'
import { loadFileKey } from '#tenants/archive/keys.server.ts'
import { getDocument, listDocuments, openDocument } from '#tenants/archive/queries.server.ts'
import { endEmployment } from '#tenants/payroll/commands/employ.server.ts'
import { addFileEntry, requestHrDocument } from '#tenants/payroll/commands/keep-file.server.ts'
import { fileEntryInput, hrDocumentInput } from '#tenants/payroll/file-schema.ts'
import { endRenewedExpiries, openExpiries } from '#tenants/payroll/jobs.server.ts'
import { getEmployeeFile, listExpiries } from '#tenants/payroll/queries/file.server.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aContract, theCatalogue } from '#tests/factories/contract.ts'
import { aFileStore, aPdf, staged } from '#tests/factories/files.ts'
import { aHire, anEmployee, aSignIn, payrollOf } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const now = new Date('2026-11-23T09:00:00Z')
const today = '2026-11-23'
aFileStore()
let house: Awaited<ReturnType<typeof payrollOf>>
let employeeId: string

beforeAll(async () => {
  house = await payrollOf(now)
  await aContract(house.tenantId)
  await theCatalogue(house.admin)
})

async function aPerson(hire: Record<string, unknown> = {}) {
  const { id } = await anEmployee(house.hr, house.tenantId)
  const { employmentId } = await aHire(house.hr, house.tenantId, id, hire)
  return { employeeId: id, employmentId }
}

const typed = (over: Record<string, string> = {}) =>
  fileEntryInput.parse({
    employeeId,
    part: 'B',
    kind: 'medical_check',
    title: 'Badania okresowe',
    datedOn: '2026-01-10',
    ...over,
  })
const add = (over: Record<string, string> = {}, who: Principal = house.hr) =>
  command(who, house.tenantId, (ctx) => addFileEntry(ctx, null, typed(over)))
const put = (over: Record<string, string> = {}) =>
  done(house.hr, house.tenantId, (ctx) => addFileEntry(ctx, null, typed(over)))
const read = (who: Principal = house.agent) =>
  withCompany(who, house.tenantId, { readOnly: true }, (ctx) =>
    getEmployeeFile(ctx, { employeeId }),
  )
const items = () => ownerSql()<{ id: string; title: string; service: string; source: string }[]>`
  select id, title, service, source from work_items
  where tenant_id = ${house.tenantId} and request_type = 'hr_expiry' order by number`

describe('a paper', () => {
  beforeAll(async () => {
    employeeId = (await aPerson()).employeeId
  })

  test('gets the next number of its part, without a gap, also when many come at once', async () => {
    const made = await Promise.all([...Array(5).keys()].map(() => put({ part: 'A' })))
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5])
    expect((await put({ part: 'D', kind: 'warning' })).number).toBe(1)
    const refused = await add({ part: 'A', validUntil: '2026-01-10' })
    expect(refused).toMatchObject({ ok: false, code: 'days_order', field: 'validUntil' })
    expect((await put({ part: 'A' })).number).toBe(6)
  })

  test.each([
    [{ datedOn: '2026-11-24' }, 'date_future', 'datedOn'],
    [{ datedOn: '1980-01-01' }, 'born_later', 'datedOn'],
  ])('that cannot be is refused at its field: %j', async (over, code, field) => {
    expect(await add(over)).toMatchObject({ ok: false, code, field })
  })

  test('is not put under a contract of somebody else', async () => {
    const other = await aPerson()
    await expect(add({ employmentId: other.employmentId })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('takes the place of one that runs out, once', async () => {
    const old = await put({ validUntil: '2026-12-01' })
    const fresh = await put({ datedOn: '2026-11-20', validUntil: '2029-11-20', renewsId: old.id })
    expect(await add({ renewsId: old.id })).toMatchObject({ ok: false, code: 'already_renewed' })
    const { entries } = await read()
    expect(entries.find(({ id }) => id === old.id)).toMatchObject({ renewedById: fresh.id })
    const twice = await put({ validUntil: '2026-12-02' })
    const both = await Promise.all([add({ renewsId: twice.id }), add({ renewsId: twice.id })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('stays as it was put in, whoever asks the database', async () => {
    const { id } = await put()
    const sql = ownerSql()
    await expect(
      sql`update employee_file_entries set title = 'x' where id = ${id}`,
    ).rejects.toThrow('immutable')
    await expect(sql`delete from employee_file_entries where id = ${id}`).rejects.toThrow(
      'immutable',
    )
  })
})

describe('what was scanned', () => {
  let documentId: string

  beforeAll(async () => {
    employeeId = (await aPerson()).employeeId
    const key = await withCompany(house.hr, house.tenantId, { readOnly: true }, loadFileKey)
    const file = await staged(house.tenantId, key, aPdf('orzeczenie'), 'Orzeczenie Kowalski.pdf')
    const made = await done(house.hr, house.tenantId, (ctx) =>
      addFileEntry(ctx, file, typed({ part: 'A' })),
    )
    documentId = made.documentId!
  })

  const seenBy = (who: Principal) =>
    withCompany(who, house.tenantId, { readOnly: true }, async (ctx) => {
      const lists = [
        await listDocuments(ctx),
        await listDocuments(ctx, { text: 'orzeczenie' }),
        await listDocuments(ctx, { service: 'payroll' }),
        await searchDocuments(ctx, { text: 'Kowalski' }),
      ]
      const ids = lists.map(({ items: rows }) => rows.some(({ id }) => id === documentId))
      return [...ids, (await getDocument(ctx, documentId)) !== null]
    })

  test('is sealed and filed under its place, and seen by those who see pay', async () => {
    const [row] = await ownerSql()`select service, filed_as, filed_at from documents
      where id = ${documentId}`
    expect(row).toMatchObject({ service: 'payroll', filed_at: now })
    expect(row!.filed_as).toMatch(/^\d+\/A\/1$/)
    for (const who of [house.hr, house.owner, house.agent]) {
      expect(await seenBy(who)).toEqual([true, true, true, true, true])
    }
    expect((await read()).entries).toMatchObject([
      { documentId, documentName: 'Orzeczenie Kowalski.pdf', part: 'A', number: 1 },
    ])
  })

  test('is in no list, no search and behind no address for all others', async () => {
    for (const who of [house.finance, house.viewer, house.bookkeeper, house.admin]) {
      expect(await seenBy(who)).toEqual([false, false, false, false, false])
      const open = withCompany(who, house.tenantId, { readOnly: true }, (ctx) =>
        openDocument(ctx, documentId),
      )
      await expect(open).rejects.toMatchObject({ code: 'not_found' })
    }
    const me = await aSignIn(house.tenantId, employeeId, now)
    await expect(seenBy(me.principal)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('has its name in no record of deeds that others read', async () => {
    const deeds = (who: Principal) =>
      withCompany(who, house.tenantId, { readOnly: true }, ({ tx }) =>
        tx.execute(`select 1 from audit_events where data::text like '%Orzeczenie Kowalski%'`),
      )
    expect(await deeds(house.hr)).toHaveLength(1)
    expect(await deeds(house.finance)).toHaveLength(0)
  })

  test('leaves the file itself closed to those without the right', async () => {
    for (const who of [house.finance, house.viewer]) {
      await expect(read(who)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(add({}, who)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect((await read(house.bookkeeper)).entries).toEqual([])
  })
})

describe('how long the file is kept', () => {
  const kept = async () => (await read()).entries.map((one) => [one.part, one.retainUntil])

  test('is written when work ends, moved with the end, and taken back by a new contract', async () => {
    const person = await aPerson({ hiredOn: '2019-03-01', startsOn: '2026-01-01' })
    employeeId = person.employeeId
    await put()
    await put({ part: 'E', kind: 'other', datedOn: '2026-05-04' })
    expect(await kept()).toEqual([
      ['B', null],
      ['E', '2027-05-04'],
    ])
    const end = (endsOn: string, version: number) =>
      done(house.hr, house.tenantId, (ctx) =>
        endEmployment(ctx, {
          employmentId: person.employmentId,
          version,
          endsOn,
          endReason: 'agreement',
        }),
      )
    await end('2026-12-31', 1)
    expect((await kept())[0]).toEqual(['B', '2036-12-31'])
    await end('2027-01-31', 2)
    expect((await kept())[0]).toEqual(['B', '2037-12-31'])
    await put({ part: 'C', kind: 'notice' })
    expect((await read()).retention).toEqual({ until: '2037-12-31', basis: 'ten_years' })
    expect((await kept())[1]).toEqual(['C', '2037-12-31'])
    await aHire(house.hr, house.tenantId, employeeId, { startsOn: '2027-03-01' })
    expect(await kept()).toEqual([
      ['B', null],
      ['C', null],
      ['E', '2027-05-04'],
    ])
  })
})

describe('what runs out', () => {
  test('opens one item in time, however often and by how many it is looked for', async () => {
    const near = await aPerson({ number: 'UoP/blisko' })
    employeeId = near.employeeId
    const check = await put({ validUntil: '2026-12-23' })
    await put({ validUntil: '2026-12-24', title: 'Za wcześnie' })
    await put({ kind: 'permit', title: 'Zezwolenie', validUntil: '2027-02-21' })
    const late = await put({ validUntil: '2026-11-01', title: 'Po terminie' })
    const renewed = await put({ validUntil: '2026-12-01', title: 'Odnowione' })
    await put({ renewsId: renewed.id, validUntil: '2027-12-01' })
    const fixed = await aPerson({ number: 'T/1', term: 'fixed', endsOn: '2026-12-20' })
    await aPerson({ number: 'T/2', term: 'fixed', endsOn: '2026-12-24' })
    const followed = await aPerson({ number: 'T/3', term: 'fixed', endsOn: '2026-12-10' })
    await aHire(house.hr, house.tenantId, followed.employeeId, {
      number: 'T/4',
      startsOn: '2026-12-11',
    })
    const left = await aPerson({ number: 'T/5', term: 'fixed', endsOn: '2026-11-22' })
    employeeId = left.employeeId
    await put({ validUntil: '2026-12-01', title: 'Już nie pracuje' })

    const before = await items()
    const opened = await Promise.all([openExpiries(now), openExpiries(now)])
    expect(opened[0]! + opened[1]!).toBe(4)
    const all = (await items()).slice(before.length)
    expect(all.map(({ title }) => title.replace(/: .*?, /, ' '))).toEqual(
      expect.arrayContaining([
        'Badania lekarskie 23.12.2026',
        'Badania lekarskie 01.11.2026',
        'Zezwolenie 21.02.2027',
        'Koniec umowy 20.12.2026',
      ]),
    )
    expect(all.every(({ service, source }) => service === 'payroll' && source === 'schedule')).toBe(
      true,
    )
    expect(await openExpiries(now)).toBe(0)
    expect(await items()).toHaveLength(before.length + opened[0]! + opened[1]!)

    const { items: rows } = await withCompany(house.hr, house.tenantId, { readOnly: true }, (ctx) =>
      listExpiries(ctx, { today }),
    )
    expect(rows[0]).toMatchObject({ id: late.id, endsOn: '2026-11-01', what: 'medical_check' })
    expect(rows.find(({ id }) => id === check.id)?.itemId).toBeTruthy()
    expect(rows.find(({ id }) => id === fixed.employmentId)).toMatchObject({
      what: 'contract_end',
      endsOn: '2026-12-20',
      itemNumber: expect.any(Number),
    })
    const titles = rows.map(({ title }) => title)
    expect(titles).not.toContain('Odnowione')
    expect(titles).not.toContain('Już nie pracuje')
    expect(titles).not.toContain('T/3')
    expect(titles).toContain('T/2')
  })

  test('is done with the paper that renews it, whoever puts that into the file', async () => {
    employeeId = (await aPerson()).employeeId
    const byAgent = await put({ validUntil: '2026-12-05', title: 'Szkolenie' })
    const byHr = await put({ validUntil: '2026-12-06', title: 'Badania' })
    const waiting = await put({ validUntil: '2026-12-07', title: 'Zezwolenie' })
    await openExpiries(now)
    const itemOf = async (id: string) => {
      const [row] = await ownerSql()<{ status: string; by: string | null; note: string | null }[]>`
        select w.status, w.closed_by_name as by, (select a.data ->> 'note' from audit_events a
            where a.item_id = w.id and a.action = 'work.item_finished') as note
        from employee_file_entries f join work_items w on w.id = f.expiry_item_id
        where f.id = ${id}`
      return row!
    }
    const renew = (who: Principal, renewsId: string) =>
      add({ renewsId, validUntil: '2027-12-05' }, who)
    expect((await renew(house.agent, byAgent.id)).ok).toBe(true)
    expect(await itemOf(byAgent.id)).toEqual({
      status: 'done',
      by: house.agent.name,
      note: 'Nowy dokument w aktach: B/4',
    })
    expect((await renew(house.hr, byHr.id)).ok).toBe(true)
    expect(await itemOf(byHr.id)).toMatchObject({ status: 'new' })
    const ended = await Promise.all([endRenewedExpiries(now), endRenewedExpiries(now)])
    expect(ended[0]! + ended[1]!).toBe(1)
    expect(await itemOf(byHr.id)).toMatchObject({
      status: 'done',
      note: 'Nowy dokument w aktach: B/5',
    })
    expect(await itemOf(waiting.id)).toMatchObject({ status: 'new', by: null })
    expect(await endRenewedExpiries(now)).toBe(0)
  })

  test('is listed page by page without a loss', async () => {
    const page = (cursor: string | null) =>
      withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
        listExpiries(ctx, { today, cursor, limit: 2 }),
      )
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const found: Awaited<ReturnType<typeof page>> = await page(cursor)
      ids.push(...found.items.map(({ id }) => id))
      cursor = found.nextCursor
    } while (cursor)
    const whole = await withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
      listExpiries(ctx, { today, limit: 200 }),
    )
    expect(ids).toEqual(whole.items.map(({ id }) => id))
  })

  test('is the calendar’s day in Warsaw, not the day in London', async () => {
    employeeId = (await aPerson()).employeeId
    await put({ validUntil: '2026-12-24', title: 'O północy' })
    await openExpiries(new Date('2026-11-23T22:59:00Z'))
    const opened = async () => (await read()).entries[0]!.expiryItemId !== null
    expect(await opened()).toBe(false)
    await openExpiries(new Date('2026-11-23T23:01:00Z'))
    expect(await opened()).toBe(true)
  })

  test('opens nothing for a company that does not buy the payroll', async () => {
    const other = await payrollOf(now)
    await aContract(other.tenantId, { services: ['accounting'] })
    const { id } = await anEmployee(other.hr, other.tenantId)
    await aHire(other.hr, other.tenantId, id)
    await done(other.hr, other.tenantId, (ctx) =>
      addFileEntry(ctx, null, typed({ employeeId: id, validUntil: '2026-12-01' })),
    )
    await openExpiries(now)
    expect(await ownerSql()`select 1 from work_items where tenant_id = ${other.tenantId}`).toEqual(
      [],
    )
  })
})

test('a paper is asked for by HR or by the agent as a work item of the payroll', async () => {
  const person = await aPerson()
  for (const [who, source] of [
    [house.hr, 'request'],
    [house.agent, 'agent'],
  ] as const) {
    const { itemId } = await done(who, house.tenantId, (ctx) =>
      requestHrDocument(
        ctx,
        hrDocumentInput.parse({ employeeId: person.employeeId, what: 'Aneks', neededOn: '' }),
      ),
    )
    const [item] =
      await ownerSql()`select service, source, request_type, form->>'details' as details
      from work_items where id = ${itemId}`
    expect(item).toEqual({
      service: 'payroll',
      source,
      request_type: 'hr_document',
      details: 'Aneks',
    })
  }
})
