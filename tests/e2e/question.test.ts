// A typed question from the desk to somebody's phone: answered from the mail without a
// password, once, and back at the desk as data. With axe on each page, in both languages.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look } from '#tests/setup/axe.ts'
import { newPerson, openBrowser, signIn, speak } from '#tests/setup/browser.ts'

const PHONE = { width: 390, height: 844 }
const BODY = `Na jaką kwotę opiewa umowa? ${Date.now()}`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('a typed question', () => {
  const errors: string[] = []
  const watch = (page: Page) => {
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error}`))
    return page
  }
  let agent: Page
  let admin: Page
  let finance: Page
  let stranger: Page
  let itemPath = ''
  let link = ''

  beforeAll(async () => {
    agent = watch(await signIn(await newPerson(browser), 'agent@zaplecze.example'))
    admin = watch(await signIn(await newPerson(browser), 'admin@zaplecze.example'))
    finance = watch(await signIn(await newPerson(browser, PHONE), 'finance@rogalik.example'))
    stranger = watch(await (await newPerson(browser, { locale: 'en', ...PHONE })).newPage())
    await speak(agent, 'pl')
  })
  afterAll(async () => {
    for (const page of [agent, admin, finance, stranger]) await page?.context().close()
  })

  it('is asked with its kind, its month and one recipient', async () => {
    await agent.goto('/desk?company=piekarnia-rogalik&service=accounting')
    itemPath = (await agent.locator('tbody a[href*="/items/"]').first().getAttribute('href'))!
    await agent.goto(`${itemPath}?do=ask`)
    await agent.fill('#deed-ask', BODY)
    expect(await agent.locator('#ask-options, #ask-min').filter({ visible: true }).count()).toBe(0)
    await agent.selectOption('[name="kind"]', 'choice')
    expect(await agent.locator('#ask-options').isVisible()).toBe(true)
    expect(await agent.locator('#ask-min').isVisible()).toBe(false)
    await agent.selectOption('[name="kind"]', 'amount')
    expect(await agent.locator('#ask-options').isVisible()).toBe(false)
    expect(await agent.locator('#ask-min').isVisible()).toBe(true)
    await agent.locator('details summary', { hasText: 'Adresaci' }).click()
    await agent.fill('[name="period"]', '2026-02')
    await agent.fill('[name="reminderDays"]', 'jutro')
    const people = agent.locator('[name="recipients[]"]')
    for (let n = 1; n < (await people.count()); n += 1) await people.nth(n).uncheck()
    await look(agent)
    await agent.getByRole('button', { name: 'Wyślij pytanie' }).click()
    await expect.poll(() => agent.locator('#ask-reminders-e').count(), { timeout: 10_000 }).toBe(1)
    await agent.fill('[name="reminderDays"]', '1, 3')
    await agent.getByRole('button', { name: 'Wyślij pytanie' }).click()
    await expect
      .poll(() => agent.locator('.qa-body', { hasText: BODY }).count(), { timeout: 10_000 })
      .toBe(1)
    await agent.goto(itemPath)
    await look(agent)
    const text = await agent.locator('main').textContent()
    expect(text).toContain('Wstrzymuje VAT 02/2026')
    expect(text).toContain('jeszcze nie otwarty')
    expect(text).toContain('następne przypomnienie')
  })

  it('reaches its person by mail, and a scanner that follows the link uses nothing up', async () => {
    await admin.goto('/office/outbox')
    const href = admin.locator('a[href*="/answer/piekarnia-rogalik/"]').first()
    link = new URL((await href.getAttribute('href'))!).pathname
    for (let n = 0; n < 3; n += 1) {
      const seen = await stranger.request.get(link)
      expect(seen.status()).toBe(200)
    }
    await agent.goto(itemPath)
    expect(await agent.locator('main').textContent()).toContain('jeszcze nie otwarty')
  })

  it('is answered on a phone without a password; a mistake stays at the field', async () => {
    await stranger.goto(link)
    await look(stranger)
    const text = await stranger.locator('main').textContent()
    expect(text).toContain(BODY)
    expect(text).toContain('Holds VAT 02/2026')
    expect(text).toContain('our clock stopped')
    await stranger.fill('[name="answer"]', 'a lot')
    await stranger.fill('[name="remark"]', 'As in the annex.')
    await stranger.click('button[value="answer"]')
    await expect.poll(() => stranger.locator('#answer-e').count()).toBe(1)
    expect(await stranger.inputValue('[name="remark"]')).toBe('As in the annex.')
    await look(stranger)
    await stranger.fill('[name="answer"]', '12 300,50')
    await stranger.click('button[value="answer"]')
    await stranger.waitForURL(/done=1/)
    await look(stranger)
    expect(await stranger.locator('h1').textContent()).toBe('Thank you, the answer is saved')
  })

  it('takes one answer: afterwards the link says so, kindly', async () => {
    await stranger.goto(link)
    await look(stranger)
    expect(await stranger.locator('h1').textContent()).toBe('This answer is saved already')
    expect(await stranger.locator('main').textContent()).not.toContain(BODY)
    expect(await stranger.locator('[name="answer"]').count()).toBe(0)
    const unknown = await stranger.goto(`/answer/piekarnia-rogalik/${'A'.repeat(43)}`)
    expect(unknown?.status()).toBe(404)
  })

  it('is data at the desk: the amount, who answered and how', async () => {
    await agent.goto(itemPath)
    await look(agent)
    const text = await agent.locator('main').textContent()
    expect(text).toMatch(/12\s300,50/)
    expect(text).toContain('As in the annex.')
    await agent.goto('/desk/questions?state=answered')
    await look(agent)
    expect(await agent.locator('main').textContent()).toMatch(/12\s300,50/)
    await agent.goto('/desk/questions')
    await look(agent)
  })

  it('waits in the portal, in both languages', async () => {
    for (const locale of ['pl', 'en'] as const) {
      await speak(finance, locale)
      await finance.goto('/portal/piekarnia-rogalik/questions')
      await look(finance)
      await finance.goto('/portal/piekarnia-rogalik')
      await look(finance)
    }
    expect(errors).toEqual([])
  })
})
