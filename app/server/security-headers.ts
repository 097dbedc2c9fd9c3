// Headers of every response. A route may set its own policy (a viewed document has a
// stricter one), so these only fill what is missing when the head is written.
import type { ServerResponse } from 'node:http'

export type HeaderOptions = { nonce: string; isHttps: boolean; isDevelopment: boolean }

export function contentSecurityPolicy({ nonce, isDevelopment }: HeaderOptions): string {
  // Vite's client puts styles into the page and listens on a socket while one develops.
  const style = isDevelopment ? "'self' 'unsafe-inline'" : "'self'"
  const connect = isDevelopment ? "'self' ws: wss:" : "'self'"
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src ${style}`,
    "img-src 'self' data: blob:",
    `connect-src ${connect}`,
    "worker-src 'self' blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
}

export function securityHeaders(options: HeaderOptions): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(options),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'geolocation=(), microphone=(), payment=(), usb=()',
    ...(options.isHttps
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  }
}

/** Fills in the missing headers at the moment the head of the response is written. */
export function addMissingHeaders(
  response: ServerResponse,
  missing: () => Record<string, string>,
): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  response.writeHead = ((...args: unknown[]) => {
    for (const [name, value] of Object.entries(missing())) {
      if (!response.hasHeader(name)) response.setHeader(name, value)
    }
    return writeHead(...args)
  }) as ServerResponse['writeHead']
}
