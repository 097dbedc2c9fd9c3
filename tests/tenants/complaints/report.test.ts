// The month on paper says what the page says, in both languages, with money for those who see it.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, it } from 'vitest'
import { reportPdf } from '#app/features/complaints/report-file.server.ts'
import {
  decideComplaint,
  issueLetter,
  recordReply,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import { listMonthRows, readMonthReport } from '#tenants/complaints/queries/report.server.ts'
import { decideInput, replyInput } from '#tenants/complaints/schema.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aComplaint, complaintsOf } from '#tests/factories/complaints.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const NOW = new Date('2026-11-10T09:00:00Z')
let house: Awaited<ReturnType<typeof complaintsOf>>

beforeAll(async () => {
  house = await complaintsOf(NOW)
  await aComplaint(house.agent, house.tenantId, { product: 'Zażółć gęślą jaźń' })
  const { id } = await aComplaint(house.agent, house.tenantId)
  const decided = decideInput.parse({
    ...{ complaintId: id, version: '1', decision: 'partly', remedy: 'price_cut' },
    ...{ remedyMinor: '200,00', grounds: 'Wada potwierdzona w części opisanej w zgłoszeniu.' },
  })
  const by = { complaintId: id, repliedOn: '2026-11-09', channel: 'letter', proof: 'R 1' }
  await done(house.agent, house.tenantId, (ctx) => decideComplaint(ctx, decided))
  await done(house.agent, house.tenantId, (ctx) =>
    issueLetter(ctx, { complaintId: id, version: 2, locale: 'pl' }),
  )
  await done(house.agent, house.tenantId, (ctx) =>
    recordReply(ctx, replyInput.parse({ ...by, version: '3' })),
  )
  await ownerSql()`update complaints set satisfaction = 4 where id = ${id}`
})

async function paperOf(who: Principal, locale: 'pl' | 'en', period = '2026-11') {
  const [report, rows, company] = await withCompany(
    { ...who, now: NOW },
    house.tenantId,
    { readOnly: true },
    async (ctx) =>
      Promise.all([readMonthReport(ctx, { period }), listMonthRows(ctx, { period }), identity()]),
  )
  const response = await reportPdf(report, rows, company, locale, NOW)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const pdf = await getDocument({ data: bytes.slice() }).promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  return { text: pages.join(' '), bytes, name: response.headers.get('Content-Disposition') }
}

async function identity() {
  const [row] =
    await ownerSql()`select tenant_id as id, slug, legal_name as "legalName" from companies
    where tenant_id = ${house.tenantId}`
  return row as never
}

it('has the figures, the rating, the decisions and each complaint', async () => {
  const { text, name } = await paperOf(house.owner, 'pl')
  for (const said of [
    'Raport reklamacji: listopad 2026',
    '1 / 1',
    '4,0 / 5, 1 ocena',
    '200,00 PLN',
    'Uznana w części',
    'Zażółć gęślą jaźń',
    '16.11.2026',
  ]) {
    expect(text).toContain(said)
  }
  expect(name).toContain(`reklamacje-${house.slug}-2026-11.pdf`)
  const english = await paperOf(house.owner, 'en')
  expect(english.text).toContain('Report on complaints: November 2026')
  expect(english.text).toContain('Accepted in part')
  expect(english.text).not.toMatch(/Reklamacj|Uznana/)
})

it('has no money for a viewer, and a quiet month is a paper, too', async () => {
  const { text } = await paperOf(house.viewer, 'pl')
  expect(text).not.toContain('PLN')
  const quiet = await paperOf(house.owner, 'pl', '2026-01')
  expect(quiet.text).toContain('W tym miesiącu nic nie wysłano.')
})

it('is the same paper, byte for byte, when printed again', async () => {
  const [first, second] = [await paperOf(house.owner, 'pl'), await paperOf(house.owner, 'pl')]
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
})
