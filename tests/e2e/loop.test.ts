// The whole loop in three sign-ins: a client's e-invoice becomes an item, a question, an
// entry, a metered unit and a line on the client's bill; in Polish and in English, with
// axe on every page it crosses and pictures of each in tests/artifacts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { faXmlInvoice } from '#tests/factories/fa-invoice.ts'
import { expectAccessible, expectNoOverflow } from '#tests/setup/axe.ts'
import { newPerson, openBrowser, signIn, speak } from '#tests/setup/browser.ts'

const ARTIFACTS = join(import.meta.dirname, '../artifacts')
const PHONE = { width: 390, height: 844 }

let browser: Browser
beforeAll(async () => {
  mkdirSync(ARTIFACTS, { recursive: true })
  browser = await openBrowser()
})
afterAll(() => browser.close())

const loops = [
  { locale: 'pl', company: 'piekarnia-rogalik', client: 'finance@rogalik.example', done: 'Gotowe' },
  { locale: 'en', company: 'stal-tech', client: 'finance@staltech.example', done: 'Done' },
] as const

describe.each(loops)('the loop in $locale', ({ locale, company, client, done }) => {
  const number = `FV/LOOP/${locale}/1`
  const question = `Za co jest ${number}?`
  const errors: string[] = []
  let clientPage: Page
  let agentPage: Page
  let adminPage: Page
  let step = 0
  let itemPath = ''
  let invoicePath = ''

  async function enter(email: string, size = {}): Promise<Page> {
    const context = await newPerson(browser, { locale, ...size })
    const page = await signIn(context, email)
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error}`))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`)
    })
    await speak(page, locale)
    return page
  }

  async function look(page: Page, name: string): Promise<void> {
    step += 1
    await page.waitForLoadState('networkidle')
    await page.screenshot({
      path: join(ARTIFACTS, `loop-${locale}-${String(step).padStart(2, '0')}-${name}.png`),
      fullPage: true,
    })
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale)
    await expectNoOverflow(page)
    await expectAccessible(page)
  }

  beforeAll(async () => {
    clientPage = await enter(client, PHONE)
    agentPage = await enter('agent@zaplecze.example')
    adminPage = await enter('admin@zaplecze.example')
  })
  afterAll(async () => {
    for (const page of [clientPage, agentPage, adminPage]) await page?.context().close()
  })

  it('begins with a file from the client, who is told its number at once', async () => {
    await clientPage.goto(`/portal/${company}`)
    await look(clientPage, 'client-home')
    const nip = ((await clientPage.locator('.top').textContent()) ?? '')
      .match(/\d{3}-\d{3}-\d{2}-\d{2}/)![0]
      .replaceAll('-', '')
    const model = faXmlInvoice({ number })
    const file = join(ARTIFACTS, `loop-${locale}.xml`)
    writeFileSync(
      file,
      writeFaXml({ ...model, buyer: { ...model.buyer, id: { kind: 'nip', value: nip } } }),
    )
    await clientPage.goto(`/portal/${company}/upload`)
    await clientPage.locator('input[type="file"]').first().setInputFiles(file)
    await clientPage.locator('a[href*="/items/"]', { hasText: /./ }).first().waitFor()
    await clientPage.getByText(number).first().waitFor()
    await look(clientPage, 'client-upload')
  })

  it('stands in the agent’s queue and opens with the paper beside its draft', async () => {
    await agentPage.goto('/desk')
    await look(agentPage, 'agent-queue')
    await agentPage.goto(`/desk?q=${encodeURIComponent(number)}`)
    await agentPage.locator('a', { hasText: number }).first().click()
    await agentPage.waitForURL(/\/items\//)
    itemPath = new URL(agentPage.url()).pathname
    await expect.poll(() => agentPage.locator('input[name="number"]').inputValue()).toBe(number)
    await look(agentPage, 'agent-item')
  })

  it('stops the clock by a question and goes on with the answer', async () => {
    await agentPage.goto(`${itemPath}?do=ask`)
    const asking = agentPage.locator('form', { has: agentPage.locator('#deed-ask') })
    await asking.locator('#deed-ask').fill(question)
    await asking.locator('button[type="submit"]').first().click()
    await agentPage.getByText(question).first().waitFor()
    await look(agentPage, 'agent-asked')

    await clientPage.goto(`/portal/${company}`)
    const form = clientPage.locator('form', { has: clientPage.locator('textarea') })
    const asked = clientPage.locator('li, section, article, div', { hasText: question })
    await asked.last().waitFor()
    await look(clientPage, 'client-asked')
    await clientPage.goto(itemPath.replace('/desk/c/', '/portal/'))
    await form.first().locator('textarea').fill('Usługa księgowa za październik.')
    await form.first().locator('button[type="submit"]').first().click()
    await clientPage.getByText('Usługa księgowa za październik.').first().waitFor()
    await look(clientPage, 'client-answered')
  })

  it('is posted by the agent after a page that names the consequence', async () => {
    await agentPage.goto(itemPath)
    await agentPage.locator('input[name="number"]').press('Control+Enter')
    await agentPage.waitForURL(/\/post$/)
    await look(agentPage, 'agent-confirm')
    await agentPage.locator('main form button[type="submit"]').first().click()
    await agentPage.waitForURL((url) => !url.pathname.endsWith('/post'))
    await look(agentPage, 'agent-posted')
    for (const book of ['trial-balance', 'journal', 'vat']) {
      await agentPage.goto(`/desk/c/${company}/books/${book}`)
      await look(agentPage, `agent-${book}`)
    }
    await agentPage.getByText(number).first().waitFor()
  })

  it('is shown to the client as booked', async () => {
    await clientPage.goto(itemPath.replace('/desk/c/', '/portal/'))
    await clientPage.getByText(done).first().waitFor()
    await look(clientPage, 'client-booked')
  })

  it('is billed: drafted by the run, reviewed, issued with a number', async () => {
    const now = new Date()
    const period = `${now.getUTCFullYear()}-${String(now.getUTCMonth() + 1).padStart(2, '0')}`
    await adminPage.goto(`/office/billing/${period}`)
    await look(adminPage, 'admin-billing')
    await Promise.all([
      adminPage.waitForResponse((response) => response.request().method() === 'POST'),
      adminPage.locator('main form button[type="submit"]').first().click(),
    ])
    const draft = adminPage.locator(`a[href^="/office/invoices/${company}/"]`).first()
    await expect
      .poll(
        async () => {
          await adminPage.goto(`/office/billing/${period}?tab=all`)
          // A run that goes on would build the draft anew under the reader's eyes.
          const text = (await adminPage.locator('main').textContent()) ?? ''
          return /12 (z|of) 12/.test(text) ? draft.count() : 0
        },
        { timeout: 60_000, interval: 1_500 },
      )
      .toBeGreaterThan(0)
    await look(adminPage, 'admin-drafts')
    invoicePath = (await draft.getAttribute('href'))!.split('?')[0]!
    await adminPage.goto(invoicePath)
    await look(adminPage, 'admin-draft')
    await adminPage.goto(`${invoicePath}/issue`)
    await look(adminPage, 'admin-issue')
    await adminPage.locator('main form button[type="submit"]').first().click()
    await adminPage.waitForURL((url) => !url.pathname.endsWith('/issue'))
    await adminPage
      .getByText(/FV\/\d{4}\/\d{2}\/\d{4}/)
      .first()
      .waitFor()
    await look(adminPage, 'admin-issued')
  })

  it('leads the client from the bill’s line to the very item, and gives the PDF', async () => {
    const path = invoicePath.replace('/office/invoices/', '/portal/').split('/')
    const invoice = `/portal/${company}/invoices/${path.at(-1)}`
    await clientPage.goto(`/portal/${company}/invoices`)
    await look(clientPage, 'client-invoices')
    await clientPage.goto(invoice)
    await look(clientPage, 'client-invoice')
    const pdf = await clientPage.request.get(`${invoice}/pdf`)
    expect(pdf.headers()['content-type']).toContain('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

    const lines = clientPage.locator(`a[href*="${invoice}/lines/"]`)
    const hrefs = await lines.evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
    expect(hrefs.length).toBeGreaterThan(0)
    const item = itemPath.replace('/desk/c/', '/portal/')
    let isFound = false
    for (const href of new Set(hrefs)) {
      await clientPage.goto(href)
      isFound ||= (await clientPage.locator(`a[href="${item}"]`).count()) > 0
      if (isFound) break
    }
    expect(isFound, 'the line names the item').toBe(true)
    await look(clientPage, 'client-drill')
    await clientPage.locator(`a[href="${item}"]`).first().click()
    await clientPage.waitForURL(`**${item}`)
    // And the same way back: the item names the bill.
    await clientPage
      .locator(`a[href*="/invoices/${path.at(-1)}"]`)
      .first()
      .waitFor()
  })

  it('left no error in any browser', () => {
    expect(errors).toEqual([])
  })
})
