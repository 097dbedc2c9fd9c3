// axe on the page as it stands: run by the debugger's channel, so that the page's own
// content security policy stays as it is.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import { expect } from 'vitest'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; impact: string | null; nodes: { html: string; target: unknown }[] }

/** Fails with the rule and the element when the page breaks WCAG 2.2 AA or a best practice. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(source)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: Violation[] }> }
    }
    return (await axe.run()).violations
  })
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
  expect(found, page.url()).toEqual([])
}

/** A page that has come to rest: nothing reaches past its side, and axe finds nothing. */
export async function look(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expectNoOverflow(page)
  await expectAccessible(page)
}

/** A page that scrolls sideways is broken on a phone. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  )
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}
