import { useT } from '#app/i18n/dictionaries.ts'
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
  return <Badge tone={tones[state]}>{useT().billing.state[state]}</Badge>
}
