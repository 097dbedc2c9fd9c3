import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test, vi } from 'vitest'
import { darkEnough } from '#tenants/shared/pdf/color.ts'
import {
  printAccount,
  printAmount,
  printDate,
  printDecimal,
  printMoney,
} from '#tenants/shared/pdf/print-format.ts'
import { invoicePdfLine, invoicePdfModel } from '#tests/factories/invoice-pdf.ts'
import { renderInvoicePdf } from './invoice-pdf.ts'

// Reading back is slow on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

type Read = { pages: string[]; links: string[]; info: Record<string, unknown>; fonts: string[] }

async function read(bytes: Buffer): Promise<Read> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  const links: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent()
    const words = content.items.map((item) => ('str' in item ? item.str : ''))
    pages.push(words.join(' ').replace(/\s+/g, ' '))
    for (const note of await page.getAnnotations()) if (note.url) links.push(note.url)
  }
  const { info } = await pdf.getMetadata()
  const fonts = [...bytes.toString('latin1').matchAll(/\/FontName \/(\S+)/g)].map(
    (match) => match[1]!,
  )
  return { pages, links, info: info as Record<string, unknown>, fonts }
}

test('says everything an invoice must say', async () => {
  const { pages, links, info, fonts } = await read(await renderInvoicePdf(invoicePdfModel()))
  expect(pages).toHaveLength(1)
  for (const text of [
    'Faktura',
    'FV/2026/11/0007',
    '30.11.2026',
    '01.11.2026–30.11.2026',
    '14.12.2026',
    'Przelew',
    'Zażółć Gęślą Jaźń Sp. z o.o.',
    'NIP 526-000-12-46',
    'Piekarnia „Złoty Kłos” sp.k.',
    'NIP 123-456-32-18',
    'Obsługa księgowa',
    'listopad 2026 · GTU 12',
    '1 200,00',
    '23%',
    '276,00',
    'Razem',
    '1 476,00 zł',
    'tysiąc czterysta siedemdziesiąt sześć złotych 00/100',
    'PL61 1090 1014 0000 0712 1981 2874',
    'Numer KSeF nie nadano',
    'Strona 1 z 1',
  ]) {
    expect(pages[0]).toContain(text)
  }
  expect(pages[0]).not.toContain('PROJEKT')
  expect(links).toEqual(['https://portal.example/portal/zloty-klos/invoices/7'])
  expect(info).toMatchObject({ Title: 'Faktura FV/2026/11/0007' })
  // Every font is embedded, and as a subset: six letters and a plus before its name.
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Inter/)
})

test('the same model gives the same bytes, whatever was printed between; another instant does not', async () => {
  const first = await renderInvoicePdf(invoicePdfModel())
  await renderInvoicePdf(invoicePdfModel({ notes: ['\u00a0 \u2011\u2013 Ω -> fi'] }))
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  expect((await renderInvoicePdf(invoicePdfModel())).equals(first)).toBe(true)
  const later = invoicePdfModel({ createdAt: new Date('2026-12-01T00:00:00Z') })
  expect((await renderInvoicePdf(later)).equals(first)).toBe(false)
})

test('a long invoice repeats the heads, numbers its pages and keeps every line', async () => {
  const lines = Array.from({ length: 90 }, (_, index) =>
    invoicePdfLine({ name: `Pozycja-${index + 1}` }),
  )
  const { pages } = await read(await renderInvoicePdf(invoicePdfModel({ lines })))
  expect(pages.length).toBeGreaterThan(2)
  const all = pages.join(' ')
  for (const line of lines) expect(all).toContain(`${line.name} listopad`)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`Strona ${index + 1} z ${pages.length}`)
    if (page.includes('Pozycja-')) expect(page).toContain('Cena netto')
    if (index > 0) expect(page).toContain('Faktura FV/2026/11/0007')
  }
  expect(pages.at(-1)).toContain('Do zapłaty')
})

test('a draft is marked on every page and has no number', async () => {
  const lines = Array.from({ length: 40 }, () => invoicePdfLine())
  const draft = invoicePdfModel({
    status: 'draft',
    number: null,
    lines,
    issuedOn: null,
    dueOn: null,
  })
  const { pages } = await read(await renderInvoicePdf(draft))
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page).toContain('PROJEKT')
  expect(pages[0]).toContain('bez numeru')
})

test('English, both languages, correction, paid, split payment, KSeF number', async () => {
  const english = await read(
    await renderInvoicePdf(
      invoicePdfModel({
        language: 'en',
        currency: 'EUR',
        correction: { number: 'FV/2026/10/0003', issuedOn: '2026-10-31', reason: 'Discount' },
        payment: { form: 'card', accountNumber: null, paidOn: '2026-11-30' },
      }),
    ),
  )
  expect(english.pages[0]).toContain('Correcting invoice')
  expect(english.pages[0]).toContain('Corrects invoice: FV/2026/10/0003 of 31 October 2026')
  expect(english.pages[0]).toContain('Paid 30 November 2026')
  expect(english.pages[0]).toContain('1,476.00 EUR')
  expect(english.pages[0]).toContain('one thousand four hundred and seventy-six euros')

  const ksefNumber = '5265877635-20250826-0100001AF629-AF'
  const model = invoicePdfModel({ language: 'pl-en', splitPayment: true, ksefNumber })
  const both = await read(await renderInvoicePdf(model))
  expect(both.pages[0]).toContain('Faktura / Invoice')
  expect(both.pages[0]).toContain('mechanizm podzielonej płatności / split payment')
  expect(both.pages[0]).toContain(ksefNumber)
})

test('hostile text stays text', async () => {
  const name = `\u202e<script>\u0000${'Bardzo długa nazwa '.repeat(40)}(\\) %PDF`
  const model = invoicePdfModel({
    lines: [invoicePdfLine({ name })],
    notes: ['x'.repeat(2_000)],
    drillUrl: 'javascript:alert(1)',
    accent: 'red; drop',
  })
  const { pages, links } = await read(await renderInvoicePdf(model))
  expect(links).toEqual([])
  expect(pages.join(' ')).toContain('<script>')
})

describe('figures', () => {
  test('in two languages', () => {
    expect(printAmount(123_456_789n, 'pl')).toBe('1\u00a0234\u00a0567,89')
    expect(printAmount(-5n, 'en')).toBe('\u22120.05')
    expect(printMoney(100_000n, 'PLN', 'en')).toBe('1,000.00\u00a0PLN')
    expect(printDecimal('1234.500000', 'pl')).toBe('1\u00a0234,5')
    expect(printDecimal('-3', 'en', 2)).toBe('\u22123.00')
    expect(printDecimal('0.333333', 'pl', 2)).toBe('0,333333')
    expect(printDate('2026-03-05', 'pl')).toBe('05.03.2026')
    expect(printDate('2026-03-05', 'en')).toBe('5\u00a0March\u00a02026')
    expect(printAccount('DE89 3704 0044 0532 0130 00')).toBe(
      ['DE89', '3704', '0044', '0532', '0130', '00'].join('\u00a0'),
    )
  })

  test('pale colours are darkened until white text can be read on them', () => {
    expect(darkEnough('#0b6478')).toBe('#0b6478')
    expect(darkEnough('nonsense')).toBe('#0b6478')
    expect(darkEnough('#ffe600')).toMatch(/^#[0-9a-f]{6}$/)
    expect(darkEnough('#ffe600')).not.toBe('#ffe600')
    expect(darkEnough('#ffffff')).not.toBe('#ffffff')
  })
})
