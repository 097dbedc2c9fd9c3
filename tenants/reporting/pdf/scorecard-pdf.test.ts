import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import type { Scorecard } from '../queries/scorecard.server.ts'
import { renderScorecardPdf } from './scorecard-pdf.ts'

const card: Scorecard = {
  period: '2026-11',
  items: 3,
  all: [{ kind: 'resolution', total: 3, met: 2, excused: 1 }],
  clientAnswers: null,
  byType: [
    {
      code: 'vat_question',
      namePl: 'Pytanie o VAT',
      nameEn: 'VAT question',
      kind: 'resolution',
      total: 3,
      met: 2,
      excused: 1,
    },
  ],
  byService: [],
  byPerson: [],
  minutes: { provider: 610, client: 120, authority: 0, closed: 2_880 },
  breaches: [
    {
      itemId: '00000000-0000-7000-8000-000000000009',
      number: 12,
      title: 'Zażółć gęślą jaźń',
      requestType: 'vat_question',
      kind: 'resolution',
      seq: 1,
      // Already December in Warsaw.
      closedAt: new Date('2026-11-30T23:30:00Z'),
      overMinutes: 90,
      clientMinutes: 120,
      authorityMinutes: 0,
      excuse: { reason: 'Awaria KSeF', decision: 'approved', proposedBy: 'A', decidedBy: 'B' },
    },
  ],
  breachCount: 1,
}
const company = { name: 'Piekarnia Rogalik', nip: '5260001246', zone: 'Europe/Warsaw' }
const createdAt = new Date('2026-12-01T08:00:00Z')

async function textOf(bytes: Buffer): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  return pages.join(' ')
}

test('says shares, minutes and each miss with both people of its excuse', async () => {
  const text = await textOf(await renderScorecardPdf(card, { locale: 'pl', company, createdAt }))
  for (const said of [
    '66,66 %',
    '100,00 %',
    '610',
    'Zażółć gęślą jaźń',
    'uznane: Awaria KSeF',
    'A, B',
    '01.12.2026',
  ]) {
    expect(text).toContain(said)
  }
})

test('a month without work says so in English', async () => {
  const empty = { ...card, items: 0, all: [], byType: [], breaches: [], breachCount: 0 }
  const text = await textOf(await renderScorecardPdf(empty, { locale: 'en', company, createdAt }))
  expect(text).toContain('No item with a deadline was done in this month.')
})
