// Keyset cursors: the instant and the id of the last row. A cursor that somebody
// tampered with begins the list anew instead of failing.
import { isId } from '../../shared/ids.ts'
import { NEVER } from '../rules/clocks.ts'

export type Cursor = { at: Date; id: string }

/** Null stands for "no due time", which sorts last. */
export function cursorOf(at: Date | null, id: string): string {
  return `${(at ?? NEVER).getTime()}~${id}`
}

export function readCursor(text: string | null | undefined): Cursor | null {
  const match = /^(\d{1,15})~([0-9a-f-]{36})$/.exec(text ?? '')
  if (!match || !isId(match[2]!)) return null
  // Beyond the last year that a list can hold, the database would refuse the instant.
  const ms = Number(match[1])
  return ms <= NEVER.getTime() ? { at: new Date(ms), id: match[2]! } : null
}
