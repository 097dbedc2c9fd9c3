// What became of one uploaded file. Also the JSON that the upload answers a script with.
import type { Dictionary } from '#app/i18n/dictionaries.ts'

export type RefusalCode = keyof Dictionary['portal']['upload']['refusals']

export type UploadOutcome = { name: string } & (
  | {
      kind: 'accepted'
      itemId: string
      number: number
      /** What was read from an e-invoice. */
      read: { seller: string; number: string } | null
      /** It is taken all the same, and the sender is told at once. */
      isForOthers: boolean
    }
  | { kind: 'duplicate'; itemId: string; number: number }
  | { kind: 'refused'; code: RefusalCode }
)

/** Phones offer the camera and files by this list; the server looks at the bytes. */
export const acceptedFiles =
  '.xml,.pdf,.jpg,.jpeg,.png,.webp,application/xml,text/xml,application/pdf,image/jpeg,image/png,image/webp'
export const maxFileBytes = 50_000_000
export const maxFiles = 20

export function isUploadOutcome(value: unknown): value is UploadOutcome {
  return typeof value === 'object' && value !== null && 'kind' in value && 'name' in value
}
