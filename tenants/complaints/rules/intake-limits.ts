// How often a stranger may write. Limits are by the address they come from, never by company:
// a flood from elsewhere must not shut the door for a real customer.
import type { AttemptLimit } from '../../identity/rules/attempts.ts'

const free = (attempts: number) => new Array<number>(attempts - 1).fill(0)

/** A household or an office may have several complaints in an hour, and mistakes in them. */
export const submitByAddress: AttemptLimit = {
  kind: 'complaint:submit',
  delays: [...free(12), 60, 120, 300, 900],
  forgetSeconds: 3600,
}

export const writeByAddress: AttemptLimit = {
  kind: 'complaint:write',
  delays: [...free(30), 30, 60, 300, 900],
  forgetSeconds: 3600,
}

/** Each is drawn anew: enough for reading and saving, not for keeping us busy. */
export const letterByAddress: AttemptLimit = {
  kind: 'complaint:letter',
  delays: [...free(40), 10, 30, 60, 300],
  forgetSeconds: 1800,
}

export const PUBLIC_FILES = 5
export const PUBLIC_FILE_BYTES = 10 * 1024 * 1024
/** Talk under one secret: more is a letter. */
export const MOST_MESSAGES = 50
