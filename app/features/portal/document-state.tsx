import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { PurchaseStatus } from '#tenants/accounting/types.ts'

type DocumentState = 'received' | 'booked' | 'rejected' | 'reversed' | 'filed'

const tones: Record<DocumentState, BadgeTone> = {
  received: 'info',
  booked: 'ok',
  rejected: 'warn',
  reversed: 'warn',
  filed: 'ok',
}

function stateOf(booking: PurchaseStatus | null, filedAt: Date | null): DocumentState {
  if (booking === 'posted') return 'booked'
  if (booking === 'rejected' || booking === 'reversed') return booking
  return filedAt ? 'filed' : 'received'
}

/** Where a document stands on its way into the books and the archive. */
export function DocumentStateBadge({
  booking,
  filedAt,
}: {
  booking: PurchaseStatus | null
  filedAt: Date | null
}) {
  const t = useWords(portalWords).documents.states
  const state = stateOf(booking, filedAt)
  return (
    <Badge tone={tones[state]} icon={state === 'booked' ? 'check' : undefined}>
      {t[state]}
    </Badge>
  )
}
