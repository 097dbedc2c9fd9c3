// The sentence of a finding. Codes of e-invoices and those of drafts have their own words.
import type { Words } from '#app/i18n/dictionaries.ts'
import type { DraftFindingCode, PurchaseFinding } from '#tenants/accounting/types.ts'

export function findingText(
  t: Words<'accounting' | 'common' | 'eInvoice'>,
  { code, detail, field }: PurchaseFinding,
): string {
  const own = t.accounting.booking.draftFindings
  if (Object.hasOwn(own, code)) return own[code as DraftFindingCode](detail)
  const read = t.eInvoice.findings
  if (!Object.hasOwn(read, code)) return t.common.fieldErrors.invalid
  // Lines of the draft are compared to the grosz, those of an e-invoice with a tolerance.
  if (code === 'lines_differ_from_base' && field === 'lines')
    return t.accounting.booking.linesDiffer(detail)
  return read[code as keyof typeof read](detail)
}
