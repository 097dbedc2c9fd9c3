// What is said at a field: the server's refusal, else the finding about what was saved.
// A finding goes as soon as its field holds something else: it was about the old value.
import type { Words } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { PurchasePage } from '#tenants/accounting/types.ts'
import { type DraftText, textOfPurchase } from './draft-text.ts'
import { findingText } from './finding-text.ts'

export type FieldNote = { error?: string | undefined; warning?: string | undefined }
export type FieldNotes = (name: string, value: string) => FieldNote

/** Fields of the draft that stand under another name in the form. */
const FORM_NAMES: Record<string, string> = { grossMinor: 'gross' }

export function fieldNotes(
  t: Words<'accounting' | 'common' | 'eInvoice'>,
  purchase: PurchasePage,
  errors: Readonly<Record<string, string>>,
  locale: Locale,
): FieldNotes {
  const saved = textOfPurchase(purchase, locale)
  const found = new Map<string, FieldNote>()
  for (const finding of purchase.findings) {
    const name = FORM_NAMES[finding.field] ?? finding.field
    if (found.has(name) || name.includes('/')) continue
    const text = findingText(t, finding)
    found.set(name, finding.severity === 'error' ? { error: text } : { warning: text })
  }
  return (name, value) => {
    const refused = fieldErrorText(t, errors[name])
    if (refused) return { error: refused }
    return valueIn(saved, name) === value ? (found.get(name) ?? {}) : {}
  }
}

function valueIn(text: DraftText, name: string): string | undefined {
  const [head = '', index, key = ''] = name.split('.')
  if (index === undefined) return (text.fields as Record<string, string>)[head]
  const rows: readonly Record<string, string>[] = head === 'vatRows' ? text.vatRows : text.lines
  return rows[Number(index)]?.[key === 'account' ? 'accountNumber' : key]
}
