import { billingWords } from '#app/i18n/billing.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { OverviewRow } from '#tenants/billing/types.ts'

type State = OverviewRow['state']

const tones: Record<State, BadgeTone> = {
  draft: 'info',
  held: 'warn',
  issued: 'ok',
  none: 'neutral',
}

export function InvoiceStateBadge({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{useWords(billingWords).state[state]}</Badge>
}
