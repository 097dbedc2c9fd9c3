// The browser of the tests: the system's, else playwright's own, else installed by apt
// when we may. Nothing is downloaded from anywhere else.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export function findChromium(): string {
  const found = onPath() ?? playwrightsOwn()
  if (found) return found
  if (process.getuid?.() === 0 && which('apt-get')) {
    console.info('Installing Chromium for the browser tests ...')
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' })
    const installed = onPath()
    if (installed) return installed
  }
  throw new Error(
    `The browser tests need Chromium: install one of ${NAMES.join(', ')}, or run "npx playwright install chromium".`,
  )
}

function onPath(): string | null {
  for (const name of NAMES) {
    const path = which(name)
    if (path) return path
  }
  return null
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath()
  return existsSync(path) ? path : null
}

function which(name: string): string | null {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}
