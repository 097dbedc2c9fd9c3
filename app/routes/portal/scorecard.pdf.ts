import { loadScorecard } from '#app/features/scorecard/scorecard.server.ts'
import { scorecardPdf } from '#app/features/scorecard/scorecard-files.server.ts'
import { portal } from '#app/http/area.server.ts'

export const loader = portal.loader({ permission: 'work:read' }, async (asked) => {
  const { card } = await loadScorecard(asked)
  return scorecardPdf(card, asked.company, asked.locale, asked.ctx.now)
})
