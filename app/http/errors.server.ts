// The only table from refusals to HTTP. Texts are in app/i18n/common.ts, by code.
import { data } from '@remix-run/node'
import { type AppErrorCode, isAppError } from '#tenants/shared/app-error.ts'
import { pgErrorOf } from '#tenants/shared/pg-error.ts'

const statusOf: Record<AppErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  invalid_input: 422,
  rate_limited: 429,
  payment_required: 402,
  unavailable: 503,
  locked: 423,
  stale_version: 409,
  idempotency_mismatch: 409,
  internal: 500,
}

export type ErrorBody = { code: AppErrorCode; requestId: string; detail?: unknown }

// Values that PostgreSQL cannot take: text with a zero byte or another encoding, numbers out
// of range or no numbers, instants that no calendar has (a cursor that was made up).
const unstorable = new Set(['22021', '22P05', '22003', '22P02', '22007', '22008', '22009'])

/** What a thrown error is to the browser, or null when it is a fault of ours. */
export function refusalOf(error: unknown): { code: AppErrorCode; status: number } | null {
  if (isAppError(error)) return { code: error.code, status: statusOf[error.code] }
  const code = pgErrorOf(error)?.code
  if (code === undefined) return null
  // Row security, missing grants, and what two people did at once.
  if (code === '42501') return { code: 'forbidden', status: 403 }
  if (code === '25006') return { code: 'forbidden', status: 403 }
  if (code === '40001' || code === '40P01' || code === '55P03')
    return { code: 'conflict', status: 409 }
  if (code === '23505' || code === '23503') return { code: 'conflict', status: 409 }
  if (unstorable.has(code)) return { code: 'invalid_input', status: 422 }
  if (code === '57014') return { code: 'unavailable', status: 503 }
  return null
}

/** Throws the refusal as a Response with its status, or the error itself. */
export function throwForBrowser(error: unknown, requestId: string): never {
  if (error instanceof Response) throw error
  const refusal = refusalOf(error)
  if (!refusal) throw error
  const body: ErrorBody = { code: refusal.code, requestId }
  throw data(body, { status: refusal.status })
}
