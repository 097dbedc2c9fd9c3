// From a type composed by the admin to a request made of it: tried before it is published, asked
// for from a phone, done, reviewed by a second person, accepted by the client, finished. With
// axe on each page, in both languages.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look } from '#tests/setup/axe.ts'
import { newPerson, openBrowser, signIn, speak } from '#tests/setup/browser.ts'

const PHONE = { width: 390, height: 844 }
const STAMP = String(Date.now())
const NAME = `Umowa najmu ${STAMP}`
const NAME_EN = `Tenancy agreement ${STAMP}`
const CODE = `tenancy_agreement_${STAMP}`
const DRAFT = `/office/catalogue/${CODE}/draft`
const TITLE = `Lokal przy rynku ${STAMP}`
const COMPANY = 'budowa-plus'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('a type of work', () => {
  const errors: string[] = []
  const watch = (page: Page) => {
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error}`))
    return page
  }
  let admin: Page
  let client: Page
  let agent: Page
  let lead: Page
  let itemPath = ''
  const portalItem = () => itemPath.replace('/desk/c/', '/portal/')

  beforeAll(async () => {
    admin = watch(await signIn(await newPerson(browser), 'admin@zaplecze.example'))
    client = watch(await signIn(await newPerson(browser, PHONE), 'finance@budowaplus.example'))
    agent = watch(await signIn(await newPerson(browser), 'agent2@zaplecze.example'))
    lead = watch(await signIn(await newPerson(browser), 'lead@zaplecze.example'))
    await speak(admin, 'pl')
    await speak(agent, 'pl')
    await speak(lead, 'en')
  })
  afterAll(async () => {
    for (const page of [admin, client, agent, lead]) await page?.context().close()
  })

  /** The row of the part that is open: the one that was added last. */
  const rowOf = (part: string) => admin.locator(`#section-${part} .cmp-row-open`).last()
  const both = async (part: string, what: string, pl: string, en: string) => {
    await rowOf(part).getByLabel(`${what} (po polsku)`, { exact: true }).fill(pl)
    await rowOf(part).getByLabel(`${what} (po angielsku)`, { exact: true }).fill(en)
  }
  const add = (part: string, button: string) =>
    admin.locator(`#section-${part}`).getByRole('button', { name: button, exact: true }).click()
  const save = async () => {
    await admin.getByRole('button', { name: 'Zapisz szkic' }).first().click()
    await admin.waitForLoadState('networkidle')
  }
  const saved = () => admin.locator('.cmp-bar [role="status"]', { hasText: 'Zapisano' }).count()

  it('begins as a draft; what is missing is said at its field', async () => {
    await admin.goto('/office/catalogue')
    await look(admin)
    await admin.goto('/office/catalogue/new')
    await admin.click('main button[type="submit"]')
    await expect.poll(() => admin.locator('#namePl-e').count()).toBe(1)
    await look(admin)
    await admin.fill('[name="namePl"]', NAME)
    await admin.fill('[name="nameEn"]', NAME_EN)
    await admin.selectOption('[name="service"]', 'contracts')
    await admin.click('main button[type="submit"]')
    await admin.waitForURL(`**${DRAFT}`)
    await look(admin)
    await add('form', 'Lista wyboru')
    await save()
    await expect.poll(() => rowOf('form').locator('.error').count()).toBeGreaterThan(3)
    // The uppermost of the wrong fields has the keyboard.
    await expect.poll(() => admin.evaluate(() => document.activeElement?.id)).toMatch(/label\.pl$/)
    await look(admin)
    // Typed by keys, it stays there: the errors that go away take nobody along.
    await admin.keyboard.type('Czego')
    const name = rowOf('form').getByLabel('Pytanie (po polsku)', { exact: true })
    expect(await name.inputValue()).toBe('Czego')
  })

  it('is composed of typed fields, steps and checks', async () => {
    await both('form', 'Pytanie', 'Czego dotyczy', 'What it is about')
    await both('form', 'Możliwość 1', 'Lokal użytkowy', 'Business premises')
    await both('form', 'Możliwość 2', 'Mieszkanie', 'A flat')
    await rowOf('form').getByLabel('Wymagane, aby rozpocząć').check()
    await add('form', 'Kwota')
    await both('form', 'Pytanie', 'Kaucja', 'Deposit')
    await rowOf('form').getByLabel('Tylko gdy w polu').selectOption({ label: 'Czego dotyczy' })
    await rowOf('form').getByLabel('odpowiedź to').selectOption({ label: 'Mieszkanie' })
    await rowOf('form').getByLabel('Wymagane, aby rozpocząć').check()
    await add('steps', 'Dodaj sprawdzenie')
    await both('steps', 'Nazwa', 'Sprawdzenie', 'Review')
    await add('steps', 'Dodaj wykonanie')
    await both('steps', 'Nazwa', 'Analiza', 'Analysis')
    await add('steps', 'Dodaj akceptację klienta')
    await both('steps', 'Nazwa', 'Odbiór', 'Acceptance')
    await add('checklist', 'Dodaj punkt')
    await both('checklist', 'Punkt', 'Strony sprawdzone', 'Parties checked')
    await rowOf('checklist').getByLabel('Przy kroku').selectOption({ label: 'Analiza' })
    await admin.getByLabel('Pierwsza odpowiedź').fill('4 h')
    await admin.getByLabel('Rozwiązanie').fill('2 h')
    await save()
    // A review of nothing, and an answer that comes after the end.
    await expect.poll(() => admin.locator('#section-steps .error').count()).toBe(1)
    expect(await admin.locator('#section-terms .error').count()).toBe(1)
    await look(admin)
    await admin.getByRole('button', { name: 'W górę: Analiza' }).click()
    await admin.getByLabel('Rozwiązanie').fill('16 h')
    await save()
    await expect.poll(saved).toBe(1)
    await look(admin)
  })

  it('is tried before anybody sees it, by every hat', async () => {
    const side = admin.locator('.cmp-preview')
    await side.getByRole('button', { name: 'Wypróbuj' }).click()
    await side.getByLabel('Tytuł sprawy').fill('Próba')
    await side.getByLabel('Opis').fill('Na próbę')
    expect(await side.getByLabel('Kaucja').count()).toBe(0)
    await side.getByText('Mieszkanie', { exact: true }).click()
    await side.getByRole('button', { name: 'Sprawdź' }).click()
    await expect.poll(() => side.locator('.error').count()).toBeGreaterThan(0)
    await look(admin)
    await side.getByLabel('Kaucja').fill('3000')
    await side.getByRole('button', { name: 'Sprawdź' }).click()
    await side.getByText('Otworzyłaby się taka sprawa').waitFor()
    expect(await side.textContent()).toMatch(/3\s000,00/)
    const done = side.getByRole('button', { name: 'Wykonane' })
    expect(await done.isDisabled()).toBe(true)
    await side.getByLabel('Strony sprawdzone').check()
    await done.click()
    await side.getByLabel('Działam jako').selectOption('client')
    expect(await side.getByRole('button', { name: 'W porządku' }).isDisabled()).toBe(true)
    await side.getByLabel('Działam jako').selectOption('lead')
    await side.getByRole('button', { name: 'W porządku' }).click()
    await side.getByLabel('Działam jako').selectOption('client')
    await side.getByRole('button', { name: 'Akceptuję' }).click()
    await side.getByText('Wszystkie kroki za nami').waitFor()
    await look(admin)
    await client.goto(`/portal/${COMPANY}/requests/new`)
    expect(await client.locator('main').textContent()).not.toContain(STAMP)
  })

  it('is published, and stands in the catalogue', async () => {
    await admin.getByRole('button', { name: 'Opublikuj' }).first().click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByText('To pierwsza wersja').waitFor()
    await look(admin)
    await dialog.getByRole('button', { name: 'Opublikuj' }).click()
    await admin.waitForURL(`**/office/catalogue/${CODE}`)
    await look(admin)
    expect(await admin.locator('main').textContent()).toContain('Strony sprawdzone')
    await speak(admin, 'en')
    await admin.goto(`/office/catalogue/${CODE}`)
    await look(admin)
    await admin.goto(`/office/catalogue/${CODE}/versions`)
    await look(admin)
    await speak(admin, 'pl')
  })

  it('proposes its times to a contract, which keeps what it says itself', async () => {
    await admin.goto(`/office/companies/${COMPANY}/contract/new`)
    const first = admin.locator(`[name="sla.${CODE}.first"]`)
    const own = admin.locator('[name="sla.contract_review.resolution"]')
    const before = await own.inputValue()
    expect(before).not.toBe('')
    expect(await first.inputValue()).toBe('')
    await admin.getByRole('button', { name: 'Wpisz w puste czasy z katalogu' }).click()
    expect(await first.inputValue()).toBe('4 h')
    expect(await admin.locator(`[name="sla.${CODE}.resolution"]`).inputValue()).toBe('16 h')
    expect(await own.inputValue()).toBe(before)
    await look(admin)
  })

  it('is asked for from a phone; what the form needs is said at its field', async () => {
    await client.goto(`/portal/${COMPANY}/requests/new`)
    await look(client)
    await client.getByRole('link', { name: NAME }).click()
    await client.waitForURL(/type=/)
    await client.fill('[name="title"]', TITLE)
    await client.fill('[name="form.details"]', 'Umowa na pięć lat, lokal 62 m².')
    await client.getByText('Mieszkanie', { exact: true }).click()
    await client.fill('[name="form.deposit"]', 'dużo')
    await client.click('main button[type="submit"]')
    await expect.poll(() => client.locator('[id="form.deposit-e"]').count()).toBe(1)
    expect(await client.inputValue('[name="title"]')).toBe(TITLE)
    await look(client)
    await client.fill('[name="form.deposit"]', '4 500,00')
    await client.click('main button[type="submit"]')
    await client.waitForURL(/\/items\//)
    await look(client)
    itemPath = new URL(client.url()).pathname.replace('/portal/', '/desk/c/')
    const text = await client.locator('main').textContent()
    expect(text).toMatch(/4\s500,00/)
    expect(text).toContain('Analiza')
  })

  it('is done by one and looked over by another, who may send it back', async () => {
    await agent.goto(itemPath)
    await agent.getByRole('button', { name: 'Przejmij' }).click()
    await agent.getByText('Prowadzisz tę sprawę').waitFor()
    const done = agent.getByRole('button', { name: 'Krok wykonany' })
    expect(await done.isDisabled()).toBe(true)
    await agent.getByRole('button', { name: 'Strony sprawdzone' }).click()
    await expect.poll(() => done.isEnabled()).toBe(true)
    await agent.fill('#step-note', 'Kara umowna jest niesymetryczna.')
    await look(agent)
    await done.click()
    await agent.locator('.step-done').first().waitFor()
    expect(await agent.getByRole('button', { name: 'Sprawdzone, w porządku' }).count()).toBe(0)
    await look(agent)
    await lead.goto(itemPath)
    await look(lead)
    await lead.fill('#return-note', '  ')
    await lead.getByRole('button', { name: 'Give back' }).click()
    await expect.poll(() => lead.locator('#return-note-e').count()).toBe(1)
    await lead.fill('#return-note', 'Say which clause it is.')
    await lead.getByRole('button', { name: 'Give back' }).click()
    await lead.locator('.step-returned').waitFor()
    await agent.goto(itemPath)
    expect(await agent.locator('main').textContent()).toContain('Say which clause it is.')
    await agent.fill('#step-note', 'Paragraf 7.')
    await agent.getByRole('button', { name: 'Krok wykonany' }).click()
    await agent.locator('.step-done').first().waitFor()
    await lead.goto(itemPath)
    await lead.getByRole('button', { name: 'Reviewed, all right' }).click()
    await lead.getByText('Waiting for the client to accept').waitFor()
    await look(lead)
  })

  it('is accepted by the client on the phone, and finished', async () => {
    await client.goto(portalItem())
    await look(client)
    await client.getByRole('button', { name: 'Akceptuję' }).click()
    await client.getByText('Praca zaakceptowana').waitFor()
    await look(client)
    await agent.goto(itemPath)
    await agent.getByRole('link', { name: 'Zakończ' }).click()
    await agent.waitForURL(/do=finish/)
    await look(agent)
    await agent.getByRole('button', { name: 'Zakończ sprawę' }).click()
    await agent.getByText('Sprawa zakończona').first().waitFor()
    await look(agent)
    expect(errors).toEqual([])
  })
})
