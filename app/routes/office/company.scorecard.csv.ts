import { loadScorecard } from '#app/features/scorecard/scorecard.server.ts'
import { scorecardCsv } from '#app/features/scorecard/scorecard-files.server.ts'
import { officeCompany } from '#app/http/area.server.ts'

export const loader = officeCompany.loader({ permission: 'work:read' }, async (asked) => {
  const { card, company } = await loadScorecard(asked)
  return scorecardCsv(card, company, asked.locale)
})
