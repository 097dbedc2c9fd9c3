// A browser for a test file, and signing in as one of the demo's people.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { inject } from 'vitest'
import { DEMO_PASSWORD } from '#db/seed/demo/people.ts'

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromiumPath'),
    // Chromium's own sandbox does not start for root, as in a container.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

export type PersonOptions = { locale?: 'pl' | 'en'; width?: number; height?: number }

/** A context of its own: cookies, language and size of one person. */
export function newPerson(browser: Browser, options: PersonOptions = {}): Promise<BrowserContext> {
  const { locale = 'pl', width = 1_360, height = 860 } = options
  return browser.newContext({
    baseURL: inject('baseUrl'),
    locale: locale === 'pl' ? 'pl-PL' : 'en-GB',
    timezoneId: 'Europe/Warsaw',
    viewport: { width, height },
  })
}

export async function signIn(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.locator('input[name="email"]').fill(email)
  await page.locator('input[name="password"]').fill(DEMO_PASSWORD)
  await page.locator('input[name="password"]').press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

/** The language is the account's: another test may have left the person in the other one. */
export async function speak(page: Page, locale: 'pl' | 'en'): Promise<void> {
  await page.locator('.top summary, .user-btn').last().click()
  await page.locator(`button[name="locale"][value="${locale}"]`).first().click()
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, locale)
}
