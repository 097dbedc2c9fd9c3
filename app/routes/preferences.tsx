// One small resource route for what a person prefers: theme, language, density.
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { isDensity, isTheme, preferencesCookie, readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { readSession, safeReturnPath } from '#app/http/session.server.ts'
import { isLocale } from '#app/i18n/locale.tsx'
import { changePreferences } from '#tenants/identity/commands/change-preferences.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData())
  const session = await readSession(request, context)
  const current = await readPreferences(request, session)
  const [theme, locale, density] = [form.get('theme'), form.get('locale'), form.get('density')]
  const toggled = current.density === 'compact' ? 'comfortable' : 'compact'
  const chosen = {
    theme: isTheme(theme) ? theme : current.theme,
    locale: isLocale(locale) ? locale : current.locale,
    density: density === 'toggle' ? toggled : isDensity(density) ? density : current.density,
  }
  if (session) {
    await changePreferences(
      { now: context.now, requestId: context.requestId },
      { accountId: session.account.id, theme: chosen.theme, locale: chosen.locale },
    )
  }
  const headers = { 'Set-Cookie': await preferencesCookie(chosen) }
  const target = form.get('redirectTo')
  const back = typeof target === 'string' ? safeReturnPath(target) : null
  // Without JavaScript the browser follows; with it the fetcher only needs the cookie.
  if (request.headers.get('Sec-Fetch-Dest') === 'document' || !request.url.includes('.data')) {
    return redirect(back ?? paths.home(), { headers })
  }
  return data({ ok: true }, { headers })
}

export function loader() {
  return redirect(paths.home())
}
