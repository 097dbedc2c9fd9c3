// What the log may say about an address: never a token, never a query.

/** The path without its query; single-use tokens are left out. */
export function loggedPath(url: string): string {
  const path = url.split('?', 1)[0]!.slice(0, 300)
  return path
    .replace(/^(\/(?:reset|invitation)\/)[^/.]+/, '$1:token')
    .replace(/^(\/complain\/[^/]+\/)[^/.]+/, '$1:secret')
    .replace(/^(\/answer\/[^/]+\/)[^/.]+/, '$1:token')
}

const COMPANY =
  /^\/(?:portal|desk\/c|office\/companies|office\/invoices|files)\/([a-z0-9][a-z0-9-]{0,62})(?=[/.?]|$)/

/** Short name of the company that the address speaks of, if any. */
export function companyOfPath(url: string): string | undefined {
  const slug = COMPANY.exec(url)?.[1]
  return slug === 'new' ? undefined : slug
}

/**
 * What is wrong with a request's first lines, or null: these would be errors of the
 * server further in, and are the client's.
 */
export function wrongRequestLine(
  method: string,
  url: string,
  host: string | undefined,
): { status: 400 | 405; text: string } | null {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    return { status: 405, text: 'Method Not Allowed' }
  }
  if (host === undefined || !/^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host)) {
    return { status: 400, text: 'Bad Request: the Host header is missing or wrong.' }
  }
  if (!url.startsWith('/') || url.length > 8_000) {
    return { status: 400, text: 'Bad Request: the address is wrong.' }
  }
  try {
    // PostgreSQL has no text with a zero byte in it.
    if (decodeURIComponent(url.split('?', 1)[0]!).includes('\0')) throw new URIError()
    if (/%00/.test(url)) throw new URIError()
    // An older way to ask for data, past the area's own routes: our pages never use it.
    if (new URL(`http://${host}${url}`).searchParams.has('_data')) throw new URIError()
  } catch {
    return { status: 400, text: 'Bad Request: the address is wrong.' }
  }
  return null
}
