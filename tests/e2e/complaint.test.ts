// A complaint from the end customer's phone to the letter: sent without an account and without
// a script, decided by the agent, read by the client, answered and rated. With axe on each page.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look } from '#tests/setup/axe.ts'
import { newPerson, openBrowser, signIn, speak } from '#tests/setup/browser.ts'

const COMPANY = 'moda-wisla'
const FORM = `/complain/${COMPANY}`
const REGISTER = `/desk/c/${COMPANY}/complaints`
const PHONE = { width: 390, height: 844 }
// Told apart from what an earlier run left in the same house.
const ORDER = `MW/${Date.now()}`
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function fillForm(page: Page, product: string): Promise<void> {
  await page.fill('[name="product"]', product)
  await page.fill('[name="orderNumber"]', ORDER)
  await page.fill('[name="description"]', 'Szew puścił <b>przy</b> pierwszym założeniu.')
  await page.selectOption('[name="demand"]', 'refund')
  await page.fill('[name="demandMinor"]', '249,90')
  await page.fill('[name="customerName"]', 'Kinga Próbna')
  await page.fill('[name="email"]', 'kinga@example.com')
}

describe('a complaint', () => {
  const errors: string[] = []
  const watch = (page: Page) => {
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error}`))
    return page
  }
  let customer: Page
  let agent: Page
  let owner: Page
  let statusPath = ''
  let complaintPath = ''

  beforeAll(async () => {
    const stranger = { locale: 'en', ...PHONE } as const
    customer = watch(await (await newPerson(browser, stranger)).newPage())
    agent = watch(await signIn(await newPerson(browser), 'agent2@zaplecze.example'))
    owner = watch(await signIn(await newPerson(browser, PHONE), 'owner@modawisla.example'))
    await speak(agent, 'pl')
    await speak(owner, 'en')
  })
  afterAll(async () => {
    for (const page of [customer, agent, owner]) await page?.context().close()
  })

  it('is sent from a phone; a mistake stays at its field with what was typed', async () => {
    await customer.goto(FORM)
    await look(customer)
    await customer.locator('.pick a').first().click()
    await customer.waitForURL(/as=consumer/)
    await look(customer)
    await fillForm(customer, 'Koszula lniana')
    await customer.fill('[name="demandMinor"]', 'dużo')
    await customer.click('main button[type="submit"]')
    await expect.poll(() => customer.locator('#demandMinor-e').count()).toBe(1)
    expect(await customer.inputValue('[name="product"]')).toBe('Koszula lniana')
    await customer.fill('[name="demandMinor"]', '249,90')
    await customer.setInputFiles('[name="files"]', {
      name: 'szew.png',
      mimeType: 'image/png',
      buffer: PNG,
    })
    await customer.click('main button[type="submit"]')
    await customer.waitForURL(/\/complain\/moda-wisla\/[\w-]{43}\?new=1/)
    statusPath = new URL(customer.url()).pathname
    await look(customer)
    expect(await customer.locator('h1').textContent()).toMatch(/R-[2-9A-Z]{4}-[2-9A-Z]{4}/)
    expect(await customer.locator('main b').count()).toBe(0)
    // The address is told once.
    await customer.goto(statusPath)
    expect(await customer.locator('.address').count()).toBe(0)
  })

  it('works without a script, and another secret opens nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
    const page = await context.newPage()
    const base = new URL(customer.url()).origin
    await page.goto(`${base}${FORM}?as=consumer`)
    await fillForm(page, 'Szalik bez skryptów')
    await page.fill('[name="orderNumber"]', '')
    await page.click('main button[type="submit"]')
    await page.waitForURL(/\?new=1/)
    expect(await page.locator('.address').count()).toBe(1)
    const wrong = await page.goto(`${base}${FORM}/${'A'.repeat(43)}`)
    expect(wrong?.status()).toBe(404)
    await context.close()
  })

  it('reaches the agent with its file and its term, who asks the customer', async () => {
    await expect
      .poll(
        async () => {
          await agent.goto(`${REGISTER}?text=${encodeURIComponent(ORDER)}`)
          return agent.locator('#complaints tbody a').count()
        },
        { timeout: 30_000, interval: 1_500 },
      )
      .toBe(1)
    await look(agent)
    await agent.locator('#complaints tbody a').click()
    await agent.waitForURL(/\/complaints\/[0-9a-f-]{36}$/)
    complaintPath = new URL(agent.url()).pathname
    await agent.goto(complaintPath)
    await look(agent)
    const text = await agent.locator('main').textContent()
    expect(text).toMatch(/zostało 14\sdni/)
    expect(text).toContain('szew.png')
    expect(text).toContain('Kinga Próbna')
    await agent.fill('[name="body"]', 'Czy metka jest jeszcze przy koszuli?')
    await agent.click('button[value="write"]')
    await expect.poll(() => agent.locator('main .tl-body').first().textContent()).toContain('metka')

    await customer.goto(statusPath)
    expect(await customer.locator('main').textContent()).toContain('Czy metka')
    await customer.fill('[name="body"]', 'Yes, it is.')
    await customer.click('button[value="write"]')
    await expect.poll(() => customer.locator('main .tl-body').count()).toBe(2)
    await look(customer)
  })

  it('is decided with grounds, gets its letter in two languages, and is answered', async () => {
    await agent.goto(complaintPath)
    await agent.fill('[name="grounds"]', 'za krótko')
    await agent.click('button[value="decide"]')
    await expect.poll(() => agent.locator('#decide-grounds-e').count()).toBe(1)
    await agent.fill('[name="grounds"]', 'Szew był wadliwy w chwili wydania, co widać na zdjęciu.')
    await agent.click('button[value="decide"]')
    await agent.waitForSelector('button[value="letter"]')
    await look(agent)
    // Decided is not answered: the customer is not told yet.
    await customer.goto(statusPath)
    expect(await customer.locator('main').textContent()).not.toContain('Szew był wadliwy')
    for (const locale of ['pl', 'en']) {
      const preview = await agent.request.get(`${complaintPath}/letters/preview?locale=${locale}`)
      expect(preview.headers()['content-type']).toBe('application/pdf')
      expect((await preview.body()).subarray(0, 5).toString()).toBe('%PDF-')
    }
    await agent.click('button[value="letter"]')
    await agent.waitForSelector('button[value="reply"]')
    await agent.fill('[name="proof"]', 'Potwierdzenie serwera poczty')
    await agent.click('button[value="reply"]')
    await agent.waitForSelector('button[value="close"]')
    await look(agent)

    await customer.goto(statusPath)
    await look(customer)
    expect(await customer.locator('main').textContent()).toContain('Complaint accepted')
    await customer.check('[name="satisfaction"][value="5"]')
    await customer.click('button[value="rate"]')
    await expect
      .poll(() => customer.locator('main').textContent())
      .toContain('Thank you for your rating')
  })

  it('is read by the client with its letter, and counted in the report', async () => {
    await owner.goto(complaintPath.replace(`/desk/c/${COMPANY}`, `/portal/${COMPANY}`))
    await look(owner)
    const text = await owner.locator('main').textContent()
    expect(text).toContain('5 / 5')
    expect(await owner.locator('main form button[name="intent"]').count()).toBe(0)
    const letter = await owner.locator('a[href*="/letters/"]').first().getAttribute('href')
    expect((await owner.request.get(letter!)).status()).toBe(200)
    await owner.goto(`/portal/${COMPANY}/complaints`)
    await look(owner)
    await owner.goto(`/portal/${COMPANY}/complaints/report`)
    await look(owner)
    await owner.goto(`/portal/${COMPANY}/complaints/causes`)
    await look(owner)
    for (const page of ['causes', 'settings', 'new']) {
      await agent.goto(`${REGISTER}/${page}`)
      await look(agent)
    }
    expect(errors).toEqual([])
  })
})
