// A month's pay by those who make it: the agent finds what blocks, HR completes it, the run is
// calculated by the worker, checked, approved, closed; the employee reads why the amount is
// what it is, and asks for leave. With axe on each page, in Polish and on a phone in English.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look } from '#tests/setup/axe.ts'
import { newPerson, openBrowser, signIn, speak } from '#tests/setup/browser.ts'

const COMPANY = 'piekarnia-rogalik'
const DESK = `/desk/c/${COMPANY}/payroll`
const PORTAL = `/portal/${COMPANY}`
const PHONE = { width: 390, height: 844 }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('the monthly cycle of pay', () => {
  const errors: string[] = []
  let agent: Page
  let hr: Page
  let employee: Page
  let runPath = ''

  async function enter(email: string, options = {}): Promise<Page> {
    const page = await signIn(await newPerson(browser, options), email)
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error}`))
    await speak(page, 'pl')
    return page
  }

  const submit = (page: Page) => page.locator('main form[method="post"] button[type="submit"]')

  async function takeStep(page: Page, step: string): Promise<void> {
    await page.locator(`.page-head a[href$="/${step}"]`).click()
    await page.waitForURL((url) => url.pathname.endsWith(`/${step}`))
    await look(page)
    await submit(page).click()
    await page.waitForURL((url) => url.pathname === runPath)
  }

  beforeAll(async () => {
    agent = await enter('agent@zaplecze.example')
    hr = await enter('hr@rogalik.example', PHONE)
    employee = await enter('employee@rogalik.example', { locale: 'en', ...PHONE })
  })
  afterAll(async () => {
    for (const page of [agent, hr, employee]) await page?.context().close()
  })

  it('shows the agent what blocks, before what does not', async () => {
    await agent.goto(DESK)
    await look(agent)
    const draft = agent.locator('#runs tbody tr', { hasText: 'W przygotowaniu' }).first()
    await draft.locator('a').click()
    await agent.waitForURL(/\/runs\//)
    runPath = new URL(agent.url()).pathname
    await look(agent)
    await expect.poll(() => agent.locator('.rows .bd-bad').count()).toBeGreaterThan(0)
    expect(await agent.locator('.page-head a[href$="/check"]').count()).toBe(0)
    // The step itself is refused too, not only its button.
    expect((await agent.goto(`${runPath}/check`))?.status()).toBe(409)
  })

  it('lets HR complete the papers of whoever blocks, on a phone', async () => {
    await agent.goto(`${runPath}?only=blocked`)
    const name = (await agent.locator('#slips tbody a').first().textContent()) ?? ''
    await hr.goto(`${PORTAL}/staff?search=${encodeURIComponent(name)}`)
    await hr.locator('#people tbody a').first().click()
    await hr.waitForURL(/\/staff\/[0-9a-f-]{36}$/)
    await look(hr)
    const person = new URL(hr.url()).pathname

    await hr.locator('main a[href*="/contracts/"]').first().click()
    await hr.waitForURL(/\/contracts\//)
    await hr.fill('[name="validFrom"]', new Date().toISOString().slice(0, 8).concat('01'))
    await hr.fill('[name="reason"]', 'PIT-2 złożony')
    await hr.selectOption('[name="pit2Minor"]', '300')
    await hr.click('button[value="preview"]')
    await hr.waitForSelector('button[value="take"]')
    await look(hr)
    await hr.click('button[value="take"]')
    await hr.waitForURL((url) => url.pathname === person)

    await hr.goto(`${person}/edit`)
    await hr.fill('[name="account"]', '61 1090 1014 0000 0712 1981 2875')
    await hr.fill('[name="reason"]', 'Numer rachunku z oświadczenia')
    await submit(hr).click()
    // A slip in the number is said at its field; nothing is written.
    await expect.poll(() => hr.locator('#account-e').count()).toBe(1)
    await hr.fill('[name="account"]', '61 1090 1014 0000 0712 1981 2874')
    await submit(hr).click()
    await hr.waitForURL((url) => url.pathname === person)
    expect(await hr.locator('main').textContent()).not.toContain('1981 2874')
    await hr.locator('button[value="reveal"]').last().click()
    await expect.poll(() => hr.locator('main dl [role="status"]').textContent()).toContain('2874')
  })

  it('calculates again, is checked, approved by HR, and closed', async () => {
    await agent.goto(runPath)
    await agent.locator('.run-card button[type="submit"]').click()
    await expect
      .poll(() => agent.locator('.page-head a[href$="/check"]').count(), { timeout: 30_000 })
      .toBe(1)
    expect(await agent.locator('.rows .bd-bad').count()).toBe(0)
    await takeStep(agent, 'check')
    // The agent who made it does not approve it.
    expect((await agent.goto(`${runPath}/approve`))?.status()).toBe(409)

    const desk = runPath
    await hr.goto(desk.replace(`/desk/c/${COMPANY}`, PORTAL))
    await look(hr)
    runPath = new URL(hr.url()).pathname
    await takeStep(hr, 'approve')
    runPath = desk
    await agent.goto(runPath)
    await takeStep(agent, 'close')
    await look(agent)
    await expect.poll(() => agent.locator('.page-head .bd-ok').count()).toBe(1)
  })

  it('is paid when two people have released its orders and the agent has taken the file', async () => {
    const desk = runPath
    const portal = desk.replace(`/desk/c/${COMPANY}`, PORTAL)
    const button = (page: Page, intent: string) =>
      page.locator(`main button[name="intent"][value="${intent}"]`)
    // Nobody calls it paid before the money may go.
    await agent.goto(`${desk}/paid`)
    await submit(agent).click()
    await expect.poll(() => agent.locator('main [role="alert"]').count()).toBe(1)

    await agent.goto(`${desk}/payments`)
    await look(agent)
    await button(agent, 'prepare').click()
    await expect.poll(() => agent.locator('#orders tbody tr').count()).toBeGreaterThan(1)
    await look(agent)
    // Accounts are shown by their last digits, and the agent does not release.
    expect(await agent.locator('main').textContent()).not.toMatch(/\d{26}/)
    expect(await button(agent, 'release').count()).toBe(0)

    const owner = await enter('owner@rogalik.example')
    for (const [page, left] of [
      [hr, 1],
      [owner, 0],
    ] as const) {
      await page.goto(`${portal}/payments`)
      await look(page)
      await button(page, 'release').click()
      await button(page, 'release').click()
      await expect.poll(() => button(page, 'release').count()).toBe(0)
      expect((await page.locator('main button[name="format"]').count()) > 0).toBe(left === 0)
    }
    await owner.context().close()

    await agent.reload()
    const [download] = await Promise.all([
      agent.waitForEvent('download'),
      agent.locator('main button[name="format"][value="elixir"]').click(),
    ])
    const orders = (await readFile(await download.path())).toString('latin1')
    expect(orders).toMatch(/^110,\d{8},\d+,\d{8},0,"\d{26}","\d{26}",/)
    expect(download.suggestedFilename()).toMatch(/\.pli$/)

    await agent.goto(desk)
    await takeStep(agent, 'paid')
    await agent.goto(`${desk}/reverse`)
    await look(agent)
    await expect.poll(() => agent.locator('main .notice-bad').count()).toBe(1)
  })

  it('gives the employee the payslip with its reasons, and nothing of the company', async () => {
    await employee.goto('/me')
    await speak(employee, 'en')
    await look(employee)
    await employee.locator('.pick a').first().click()
    await employee.waitForURL(/\/payslips\//)
    const pension = employee.locator('details', { hasText: 'Pension contribution' })
    await pension.first().locator('summary').click()
    await expect.poll(() => pension.first().textContent()).toContain('9.76%')
    await look(employee)
    for (const path of [PORTAL, `${PORTAL}/payroll`, DESK, runPath, '/office', '/me/stal-tech']) {
      expect((await employee.goto(path))?.status(), path).toBe(404)
    }
  })

  it('takes a request for leave to HR and the answer back', async () => {
    await employee.goto(`/me/${COMPANY}/leave`)
    const day = `${new Date().getUTCFullYear()}-12-30`
    await employee.fill('[name="fromOn"]', day)
    await employee.fill('[name="toOn"]', day)
    await submit(employee).first().click()
    await expect.poll(() => employee.locator('.rows .bd-warn').count()).toBe(1)
    await look(employee)
    await hr.goto(`${PORTAL}/payroll/absences`)
    await look(hr)
    await hr.locator('button[value="approved"]').first().click()
    await expect.poll(() => hr.locator('button[value="approved"]').count()).toBe(0)
    await employee.reload()
    await expect.poll(() => employee.locator('.rows .bd-ok').count()).toBeGreaterThan(0)
  })

  it('keeps pay from the bookkeeper of finance', async () => {
    const finance = await enter('finance@rogalik.example')
    await finance.goto(PORTAL)
    expect(await finance.locator(`nav a[href^="${PORTAL}/payroll"]`).count()).toBe(0)
    for (const path of [`${PORTAL}/payroll`, `${PORTAL}/staff`]) {
      expect((await finance.goto(path))?.status(), path).toBe(403)
    }
    await finance.context().close()
  })

  it('breaks nothing in the browser', () => {
    expect(errors).toEqual([])
  })
})
