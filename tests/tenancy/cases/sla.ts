// Clocks that explain themselves: read by both sides, each its own company's.
import { getClockExplained } from '#tenants/work/queries/clock.server.ts'
import type { Cases } from './case.ts'

export const slaCases: Cases = {
  'work/queries/clock#getClockExplained': {
    scope: 'company',
    as: 'owner',
    needs: 'every role has work:read; which rows it sees is the policy’s',
    run: (ctx, at) => getClockExplained(ctx, { itemId: at.itemId, kind: 'resolution' }),
  },
}
