// Large files are read by the worker: once, whole or the good rows, every bad row named.
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { importFile, readImport } from '#tenants/payroll/commands/import-jobs.server.ts'
import { readImports } from '#tenants/payroll/jobs.server.ts'
import { getImportJob, listImportJobs } from '#tenants/payroll/queries/imports.server.ts'
import { systemPrincipal, withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aHire, anEmployee, payrollOf } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const now = new Date('2026-11-23T09:00:00Z')
const worker = systemPrincipal(now, 'test')
let house: Awaited<ReturnType<typeof payrollOf>>

const PEOPLE = 25
beforeAll(async () => {
  house = await payrollOf(now)
  for (let n = 0; n < PEOPLE; n += 1) {
    const { id } = await anEmployee(house.hr, house.tenantId)
    await aHire(house.hr, house.tenantId, id, { number: `I/${n}`, startsOn: '2020-01-01' })
  }
})
beforeEach(async () => {
  await ownerSql()`delete from absences where tenant_id = ${house.tenantId}`
})

/** `count` days off of 25 people, each bad at every hundredth row, in one of five ways. */
function aFile(count: number): string {
  const faults = ['rodzaj', 'od', 'do', 'nr_umowy', 'od2']
  const day = (n: number) =>
    new Date(Date.UTC(2020, 5, 1) + n * 86_400_000).toISOString().slice(0, 10)
  const rows = Array.from({ length: count }, (_, n) => {
    const on = day(Math.floor(n / PEOPLE))
    const bad = n % 100 === 99 ? faults[Math.floor(n / 100) % faults.length] : ''
    return [
      bad === 'nr_umowy' ? 'nie ma' : `I/${n % PEOPLE}`,
      bad === 'rodzaj' ? 'wakacje' : 'urlop bezpłatny',
      bad === 'od' ? '2026-02-30' : bad === 'od2' ? '2019-12-31' : on,
      bad === 'do' ? '2019-01-01' : bad === 'od2' ? '2019-12-31' : on,
    ].join(';')
  })
  return ['Nr umowy;Rodzaj;Od;Do', ...rows].join('\n')
}

const send = (text: string, take: 'all' | 'good_ones', who = house.hr) =>
  done(who, house.tenantId, (ctx) =>
    importFile(ctx, { kind: 'absences', take, fileName: 'nieobecnosci.csv', text }),
  )
const look = (jobId: string, part: { offset?: number; limit?: number } = {}) =>
  withCompany(house.hr, house.tenantId, { readOnly: true }, (ctx) =>
    getImportJob(ctx, { jobId, ...part }),
  )
const taken = async () =>
  (await ownerSql()`select 1 from absences where tenant_id = ${house.tenantId}`).length
const sealed = async (jobId: string) => {
  const [row] = await ownerSql()<{ content: Buffer | null }[]>`
    select content_sealed as content from import_jobs where id = ${jobId}`
  return row!.content
}

describe('a file of fifty thousand rows with five hundred bad ones', () => {
  const text = aFile(50_000)

  test('is left for the worker, sealed, and gives the good rows and names all bad ones', async () => {
    const { jobId, outcome } = await send(text, 'good_ones')
    expect(outcome).toBeNull()
    expect(await look(jobId)).toMatchObject({ status: 'asked', rowsTotal: 50_000, rowsTaken: 0 })
    const kept = await sealed(jobId)
    expect(kept!.includes(Buffer.from('urlop'))).toBe(false)
    expect(await readImports(now)).toBe(1)
    const whole = await look(jobId, { limit: 1_000 })
    expect(whole).toMatchObject({
      status: 'done',
      rowsTotal: 50_000,
      rowsTaken: 49_500,
      rowsBad: 500,
      nextOffset: null,
    })
    // The header is line 1: the hundredth row stands in line 101.
    expect(whole!.badRows.map(({ row }) => row)).toEqual(
      Array.from({ length: 500 }, (_, n) => n * 100 + 101),
    )
    expect(whole!.badRows.slice(0, 5).map(({ errors }) => errors)).toEqual([
      { rodzaj: 'choice' },
      { od: 'bad_date' },
      { do: 'days_order' },
      { nr_umowy: 'not_found' },
      { od: 'outside_employment' },
    ])
    expect(await taken()).toBe(49_500)
    expect(await sealed(jobId)).toBeNull()
    const [one] = await ownerSql()`select distinct requested_by_name as name from absences
      where tenant_id = ${house.tenantId}`
    expect(one!.name).toBe(house.hr.name)
    const mails = await ownerSql()`select payload->>'bad' as bad from outbox_messages
      where tenant_id = ${house.tenantId} and template = 'import_done'`
    expect([...mails]).toEqual([{ bad: '500' }])
    const part = await look(jobId, { offset: 490, limit: 10 })
    expect(part!.badRows.map(({ row }) => row)).toEqual(
      whole!.badRows.slice(490).map(({ row }) => row),
    )
  }, 240_000)

  test('gives nothing at all when all were wanted, with the same report', async () => {
    const { jobId } = await send(text, 'all')
    await readImports(now)
    expect(await look(jobId)).toMatchObject({
      status: 'done',
      rowsTaken: 0,
      rowsBad: 500,
      nextOffset: 100,
    })
    expect(await taken()).toBe(0)
  }, 240_000)
})

test('two workers at once read a file once', async () => {
  const { jobId } = await send(aFile(2_500), 'good_ones')
  const done = await Promise.all([readImports(now), readImports(now), readImports(now)])
  expect(done.reduce((sum, n) => sum + n)).toBe(1)
  expect(await taken()).toBe(2_475)
  expect(await withCompany(worker, house.tenantId, {}, (ctx) => readImport(ctx, { jobId }))).toBe(
    false,
  )
})

test('a worker that died while it read leaves the file to the next one', async () => {
  const { jobId } = await send(aFile(2_100), 'good_ones')
  class Died extends Error {}
  const dying = withCompany(worker, house.tenantId, {}, async (ctx) => {
    await ctx.tx.execute(`update import_jobs set status = 'running' where id = '${jobId}'`)
    await readImport(ctx, { jobId })
    throw new Died()
  })
  await expect(dying).rejects.toBeInstanceOf(Died)
  expect(await taken()).toBe(0)
  expect(await readImports(now)).toBe(1)
  expect(await taken()).toBe(2_079)
})

test('a small file is read at once and stands in the history like the others', async () => {
  const { jobId, outcome } = await send(aFile(200), 'good_ones', house.agent)
  expect(outcome).toMatchObject({ rows: 200, taken: 198 })
  expect(await look(jobId)).toMatchObject({
    status: 'done',
    rowsBad: 2,
    askedByName: house.agent.name,
  })
  const { items } = await withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
    listImportJobs(ctx, { limit: 1 }),
  )
  expect(items).toHaveLength(1)
})

test('what is no table is refused, and stands in the history as refused', async () => {
  const people = () => ownerSql()`select count(*)::int as n from employees
    where tenant_id = ${house.tenantId}`
  const before = await people()
  const bad = { empty_file: '', open_quote: 'imie;nazwisko\n"Jan;K', no_header: 'a;b\n1;2' }
  for (const [code, text] of Object.entries(bad)) {
    const refused = await withCompany(house.hr, house.tenantId, {}, (ctx) =>
      importFile(ctx, { kind: 'employees', take: 'all', fileName: `${code}.csv`, text }),
    )
    expect(refused).toMatchObject({ ok: false, code, field: 'file' })
    const { items } = await withCompany(house.hr, house.tenantId, { readOnly: true }, (ctx) =>
      listImportJobs(ctx),
    )
    expect(items.find(({ fileName }) => fileName === `${code}.csv`)).toMatchObject({
      status: 'failed',
      error: code,
      rowsTaken: 0,
      askedByName: house.hr.name,
    })
  }
  expect(await people()).toEqual(before)
})

test('no other of the company sees the report, and nobody but the worker reads a file', async () => {
  const { jobId } = await send(aFile(2_001), 'all')
  for (const who of [house.finance, house.viewer]) {
    const read = withCompany(who, house.tenantId, { readOnly: true }, (ctx) =>
      getImportJob(ctx, { jobId }),
    )
    await expect(read).rejects.toMatchObject({ code: 'forbidden' })
  }
  const rows = await withCompany(house.finance, house.tenantId, { readOnly: true }, ({ tx }) =>
    tx.execute('select 1 from import_jobs'),
  )
  expect(rows).toHaveLength(0)
  const asHr = withCompany(house.hr, house.tenantId, {}, (ctx) => readImport(ctx, { jobId }))
  await expect(asHr).rejects.toMatchObject({ code: 'forbidden' })
})
