// Language, theme and density of a page: what this browser chose, else the account's
// choice, else what the browser asks for.
import { createCookie } from '@remix-run/node'
import { isLocale, type Locale } from '#app/i18n/locale.tsx'
import { type Density, densities, type Theme, themes } from '#app/ui/preferences.ts'
import type { SessionIdentity } from '#tenants/identity/types.ts'

const YEAR = 365 * 24 * 3600
const cookie = createCookie('preferences', { path: '/', sameSite: 'lax', maxAge: YEAR })

export type Preferences = { locale: Locale; theme: Theme; density: Density }

export async function readPreferences(
  request: Request,
  session: SessionIdentity | null,
): Promise<Preferences> {
  const stored: unknown = await cookie.parse(request.headers.get('Cookie'))
  const chosen = (typeof stored === 'object' && stored ? stored : {}) as Record<string, unknown>
  return {
    locale: isLocale(chosen.locale)
      ? chosen.locale
      : (session?.account.locale ?? preferredLocale(request)),
    theme: isTheme(chosen.theme) ? chosen.theme : (session?.account.theme ?? 'system'),
    density: isDensity(chosen.density) ? chosen.density : 'comfortable',
  }
}

export function preferencesCookie(value: Preferences): Promise<string> {
  return cookie.serialize(value)
}

export function isTheme(text: unknown): text is Theme {
  return (themes as readonly unknown[]).includes(text)
}

export function isDensity(text: unknown): text is Density {
  return (densities as readonly unknown[]).includes(text)
}

// Polish unless the browser asks for something else first: the office works in Poland.
function preferredLocale(request: Request): Locale {
  const first = request.headers.get('Accept-Language')?.split(',')[0]?.trim().toLowerCase() ?? 'pl'
  return first.startsWith('pl') ? 'pl' : 'en'
}
