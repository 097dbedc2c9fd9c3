// What became of one file sent to an item. Also the JSON that answers a script.
import type { RefusalCode } from '#app/features/portal/upload-outcome.ts'
import type { Words } from '#app/i18n/dictionaries.ts'

export type AttachOutcome = { name: string } & (
  | { kind: 'attached'; repeats: string | null }
  | { kind: 'known' }
  | { kind: 'refused'; code: RefusalCode | 'item_closed' }
)

export function isAttachOutcome(value: unknown): value is AttachOutcome {
  return typeof value === 'object' && value !== null && 'kind' in value && 'name' in value
}

/** One file's fate in a sentence. */
export function attachWords(t: Words<'portal' | 'work'>, outcome: AttachOutcome): string {
  const words = t.work.attach
  if (outcome.kind === 'known') return words.known
  if (outcome.kind === 'attached') {
    return outcome.repeats === null ? words.attached : words.repeats(outcome.repeats)
  }
  return outcome.code === 'item_closed' ? words.closed : t.portal.upload.refusals[outcome.code]
}
