// Refusals that no caller handles on the spot: the edge turns them into a status
// and a text (app/http/errors.server.ts has the only table).

export const appErrorCodes = [
  'not_found',
  'forbidden',
  'unauthenticated',
  'conflict',
  'invalid_input',
  'rate_limited',
  'payment_required',
  'unavailable',
  'locked',
  'stale_version',
  'idempotency_mismatch',
  'internal',
] as const
export type AppErrorCode = (typeof appErrorCodes)[number]

export class AppError extends Error {
  readonly code: AppErrorCode
  readonly field: string | undefined
  readonly detail: Record<string, string | number> | undefined

  constructor(
    code: AppErrorCode,
    options: { field?: string; detail?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.field = options.field
    this.detail = options.detail
  }
}

/** True for an AppError of any copy of this module (the web bundle holds its own). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error
}
