// Outcomes that the caller is expected to handle. Anything a caller cannot
// handle (not found, forbidden, conflict) is thrown as an AppError instead.

export type Ok<T> = { ok: true; value: T }
export type Err<Code extends string> = {
  ok: false
  code: Code
  /** Name of the input field at which the message belongs. */
  field?: string
  /** Values that the message may show, for example the two sums that differ. */
  detail?: Record<string, string | number>
}
export type Result<T, Code extends string> = Ok<T> | Err<Code>

export function ok(): Ok<undefined>
export function ok<T>(value: T): Ok<T>
export function ok<T>(value?: T) {
  return { ok: true, value } as Ok<T>
}

export function err<Code extends string>(
  code: Code,
  field?: string,
  detail?: Record<string, string | number>,
): Err<Code> {
  return { ok: false, code, ...(field ? { field } : {}), ...(detail ? { detail } : {}) }
}
