import { accountingWords } from '#app/i18n/accounting.ts'
import { commonWords } from '#app/i18n/common.ts'
import { eInvoiceWords } from '#app/i18n/e-invoice.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Notice } from '#app/ui/form.tsx'
import type { PurchaseFinding } from '#tenants/accounting/types.ts'
import { findingText } from './finding-text.ts'

/** What the checks said, obstacles first. What belongs to one field is said there too. */
export function FindingsList({ findings }: { findings: readonly PurchaseFinding[] }) {
  const words = useWords(accountingWords).booking
  if (findings.length === 0) return <Notice tone="ok" title={words.noFindings} />
  const order = { error: 0, warning: 1, info: 2 } as const
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity])
  // Empty fields show it themselves; a list of them would only repeat the form.
  const said = sorted.filter(({ code }) => code !== 'required' && code !== 'account_missing')
  const obstacles = findings.filter(({ severity }) => severity === 'error').length
  const stopping = said.filter(({ severity }) => severity === 'error')
  const remarks = said.filter(({ severity }) => severity !== 'error')
  // What stops the posting and what only asks for a look are two boxes: under a count of
  // obstacles a remark would read as one more of them.
  return (
    <>
      {obstacles > 0 ? (
        <Notice tone={stopping.length > 0 ? 'bad' : 'neutral'} title={words.blocking(obstacles)}>
          <Sentences findings={stopping} />
        </Notice>
      ) : null}
      {remarks.length > 0 || obstacles === 0 ? (
        <Notice tone={remarks.length > 0 ? 'warn' : 'neutral'} title={words.findings}>
          <Sentences findings={remarks} />
        </Notice>
      ) : null}
    </>
  )
}

function Sentences({ findings }: { findings: readonly PurchaseFinding[] }) {
  const t = useWords({ accounting: accountingWords, common: commonWords, eInvoice: eInvoiceWords })
  if (findings.length === 0) return null
  return (
    <ul>
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.field}`}>{findingText(t, finding)}</li>
      ))}
    </ul>
  )
}
