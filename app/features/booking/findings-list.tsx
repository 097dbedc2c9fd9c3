import { useT } from '#app/i18n/dictionaries.ts'
import { Notice } from '#app/ui/form.tsx'
import type { PurchaseFinding } from '#tenants/accounting/types.ts'
import { findingText } from './finding-text.ts'

/** What the checks said, obstacles first. What belongs to one field is said there too. */
export function FindingsList({ findings }: { findings: readonly PurchaseFinding[] }) {
  const t = useT()
  const words = t.accounting.booking
  if (findings.length === 0) return <Notice tone="ok" title={words.noFindings} />
  const order = { error: 0, warning: 1, info: 2 } as const
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity])
  // Empty fields show it themselves; a list of them would only repeat the form.
  const said = sorted.filter(({ code }) => code !== 'required' && code !== 'account_missing')
  const obstacles = findings.filter(({ severity }) => severity === 'error').length
  const tone = said.some(({ severity }) => severity === 'error') ? 'bad' : 'warn'
  return (
    <Notice
      tone={said.length === 0 ? 'neutral' : tone}
      title={obstacles > 0 ? words.blocking(obstacles) : words.findings}
    >
      {said.length > 0 ? (
        <ul>
          {said.map((finding) => (
            <li key={`${finding.code} ${finding.field}`}>{findingText(t, finding)}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}
