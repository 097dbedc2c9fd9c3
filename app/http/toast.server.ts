// A message that survives one redirect, in a short-lived cookie.
import { createCookie, redirect } from '@remix-run/node'

export type Toast = { tone: 'ok' | 'info' | 'warn' | 'bad'; text: string }

const cookie = createCookie('toast', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 30 })
/** Cookies end at 4 kB; a message is a sentence. */
const LONGEST = 400

export async function redirectWithToast(
  path: string,
  toast: Toast,
  headers: HeadersInit = {},
): Promise<Response> {
  const all = new Headers(headers)
  all.append('Set-Cookie', await cookie.serialize({ ...toast, text: toast.text.slice(0, LONGEST) }))
  return redirect(path, { headers: all })
}

/** The toast of the last redirect and the header that forgets it. */
export async function takeToast(
  request: Request,
): Promise<{ toast: Toast | null; headers: HeadersInit }> {
  const header = request.headers.get('Cookie')
  if (!header?.includes('toast=')) return { toast: null, headers: {} }
  const value: unknown = await cookie.parse(header)
  const forget = { 'Set-Cookie': await cookie.serialize('', { maxAge: 0 }) }
  return { toast: isToast(value) ? value : null, headers: forget }
}

function isToast(value: unknown): value is Toast {
  if (typeof value !== 'object' || value === null) return false
  const { tone, text } = value as Record<string, unknown>
  return typeof text === 'string' && ['ok', 'info', 'warn', 'bad'].includes(String(tone))
}
