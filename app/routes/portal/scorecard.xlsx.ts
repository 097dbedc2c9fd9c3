import { loadScorecard } from '#app/features/scorecard/scorecard.server.ts'
import { scorecardXlsx } from '#app/features/scorecard/scorecard-files.server.ts'
import { portal } from '#app/http/area.server.ts'

export const loader = portal.loader({ permission: 'work:read' }, async (asked) => {
  const { card } = await loadScorecard(asked)
  return scorecardXlsx(card, asked.company, asked.locale)
})
