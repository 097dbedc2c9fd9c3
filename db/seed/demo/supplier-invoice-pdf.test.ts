import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { invoicePdfLine, invoicePdfModel } from '#tests/factories/invoice-pdf.ts'
import { renderSupplierInvoicePdf, SUPPLIER_TEMPLATES } from './supplier-invoice-pdf.ts'

async function textOf(bytes: Buffer): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent()
    const words = content.items.map((item) => ('str' in item ? item.str : ''))
    pages.push(words.join(' ').replace(/\s+/g, ' '))
  }
  return pages
}

test.each(SUPPLIER_TEMPLATES)(
  'a paper in the hand "%s"',
  async (template) => {
    const model = invoicePdfModel()
    const bytes = await renderSupplierInvoicePdf(model, template)
    const pages = await textOf(bytes)
    expect(pages).toHaveLength(1)
    for (const text of [
      'FV/2026/11/0007',
      'Zażółć Gęślą Jaźń',
      'NIP 526-000-12-46',
      'Piekarnia „Złoty Kłos” sp.k.',
      'NIP 123-456-32-18',
      '30.11.2026',
      '14.12.2026',
      'Obsługa księgowa',
      '276,00',
      '1 476,00 zł',
      'PL61 1090 1014',
    ]) {
      expect(pages[0], text).toContain(text)
    }
    expect((await renderSupplierInvoicePdf(model, template)).equals(bytes)).toBe(true)
  },
  30_000,
)

test('a long one goes over to further pages in every hand', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => invoicePdfLine({ name: `Towar-${index}` }))
  for (const template of SUPPLIER_TEMPLATES) {
    const pages = await textOf(await renderSupplierInvoicePdf(invoicePdfModel({ lines }), template))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.join(' ')).toContain('Towar-59')
  }
}, 60_000)
