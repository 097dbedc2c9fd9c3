import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test, vi } from 'vitest'
import { sum } from '#tenants/shared/money.ts'
import { paperCompany, paperLine, paperSlip } from '#tests/factories/paper-slip.ts'
import type { PaperSlip } from '../paper-types.ts'
import { payslipPaper } from './payslip-model.ts'
import { renderPayslips } from './payslip-pdf.ts'

vi.setConfig({ testTimeout: 30_000 })

const names = {
  base_pay: 'Wynagrodzenie zasadnicze',
  pension_ee: 'Składka emerytalna',
  disability_ee: 'Składka rentowa',
  sickness_ee: 'Składka chorobowa',
  health: 'Składka zdrowotna',
  tax: 'Zaliczka na podatek',
  pension_er: 'Emerytalna pracodawcy',
}
const frame = { locale: 'pl' as const, company: paperCompany, names }
const options = {
  title: 'Pasek',
  author: paperCompany.legalName,
  locale: 'pl' as const,
  accent: '#8a5a00',
  printedOn: '2026-11-23',
  createdAt: new Date('2026-11-23T10:00:00Z'),
}

async function read(slips: readonly PaperSlip[], locale: 'pl' | 'en' = 'pl') {
  const papers = slips.map((slip) => payslipPaper(slip, { ...frame, locale }))
  const bytes = await renderPayslips(papers, { ...options, locale })
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent()
    const words = content.items.map((item) => ('str' in item ? item.str : ''))
    pages.push(words.join(' ').replace(/\s+/g, ' '))
  }
  return pages
}

test('the rows add up to what is paid out', () => {
  const paper = payslipPaper(paperSlip(), frame)
  expect(sum(paper.earnings.map(({ amount }) => amount))).toBe(paper.earned)
  expect(paper.earned - paper.deductedTotal).toBe(paper.net)
  expect(paper.net + sum(paper.settled.map(({ amount }) => amount))).toBe(paper.payout)
})

test('a difference names its month and the month that pays it', () => {
  const [, difference] = payslipPaper(paperSlip(), frame).earnings
  expect(difference!.note?.replaceAll('\u00a0', ' ')).toBe(
    'za wrzesień 2026, w wypłacie za październik 2026: należne 6 000,00, wypłacone 5 700,00',
  )
})

test('a contribution that the tax cut short shows its base and no rate', () => {
  const slip = paperSlip()
  const cut = { ...slip, amounts: { ...slip.amounts, healthMinor: 1_000n } }
  const health = payslipPaper(cut, frame).deducted.find(({ name }) => name === names.health)!
  expect(health).toMatchObject({ base: 543_627n, rateBp: null, amount: 1_000n })
})

test('in kind and refunds stand between net and payout', () => {
  const slip = paperSlip()
  const lines = [
    ...slip.lines,
    paperLine({ code: 'in_kind', amountMinor: 20_000n, formula: 'agreed' }),
    paperLine({ code: 'in_kind', amountMinor: 20_000n, formula: 'total' }),
    paperLine({ section: 'net', code: 'reimbursement', amountMinor: 7_500n, formula: 'agreed' }),
  ]
  const amounts = {
    ...slip.amounts,
    grossMinor: slip.amounts.grossMinor + 20_000n,
    deductionsMinor: 62_500n,
    netMinor: slip.amounts.netMinor + 7_500n,
  }
  const paper = payslipPaper({ ...slip, lines, amounts }, frame)
  expect(sum(paper.earnings.map(({ amount }) => amount))).toBe(paper.earned)
  expect(paper.net + sum(paper.settled.map(({ amount }) => amount))).toBe(paper.payout)
})

test('says on one page what was earned, taken and paid', async () => {
  const pages = await read([paperSlip()])
  expect(pages).toHaveLength(1)
  for (const text of [
    'Piekarnia Rogalik sp. z o.o.',
    'NIP 106-000-00-62',
    'Pasek wynagrodzenia',
    'październik 2026',
    'Łucja Żądło',
    '28.10.2026',
    'rachunek •••• 2874',
    '6 300,00',
    'Składka emerytalna 6 300,00 9,76 % 614,88',
    'koszty uzyskania 250,00',
    'Komornik Jan Srogi −500,00',
    'Do wypłaty',
    '4 125,01 zł',
    'cztery tysiące sto dwadzieścia pięć złotych 01/100',
    '7 572,60',
    'wypłaty roku do dnia 28.10.2026',
    '43 769,91',
    'Wydrukowano 23.11.2026',
  ]) {
    expect(pages[0]).toContain(text)
  }
  expect(pages[0]).not.toContain('PROJEKT')
})

test('English, a draft, one taken back, and each slip of many on a page of its own', async () => {
  const pages = await read(
    [
      paperSlip({ publishedAt: null }),
      paperSlip({ reversedAt: new Date('2026-11-01T10:00:00Z'), personName: 'Jan Drugi' }),
      paperSlip({ personName: 'Ewa Trzecia' }),
    ],
    'en',
  )
  expect(pages).toHaveLength(3)
  expect(pages[0]).toContain('Payslip October 2026')
  expect(pages[0]).toContain('4,125.01 PLN')
  expect(pages[0]).toContain('DRAFT')
  expect(pages[1]).toContain('Jan Drugi')
  expect(pages[1]).toContain('TAKEN BACK')
  // What was taken back does not count in the year.
  expect(pages[1]).not.toContain('Year to date')
  expect(pages[2]).toContain('Ewa Trzecia')
  expect(pages[2]).toContain('Page 3 of 3')
})

test('a slip of very many lines goes on with its person named', async () => {
  const slip = paperSlip()
  const many = Array.from({ length: 90 }, (_, n) =>
    paperLine({ code: 'component', label: `Składnik ${n} ${'bardzo długi '.repeat(9)}` }),
  )
  const pages = await read([{ ...slip, lines: [...many, ...slip.lines] }])
  expect(pages.length).toBeGreaterThan(2)
  expect(pages[1]).toContain('Pasek wynagrodzenia · październik 2026 · Łucja Żądło')
  expect(pages.join(' ')).toContain('Składnik 89')
  expect(pages.at(-1)).toContain('43 769,91')
})
