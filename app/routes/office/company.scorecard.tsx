import { useLoaderData } from '@remix-run/react'
import { loadScorecard } from '#app/features/scorecard/scorecard.server.ts'
import { ScorecardPage } from '#app/features/scorecard/scorecard-page.tsx'
import { TeamScores } from '#app/features/scorecard/team-scores.tsx'
import { officeCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { scorecardWords } from '#app/i18n/scorecard.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { SectionHeader } from '#app/ui/page-header.tsx'
import { getTeamScores } from '#tenants/reporting/queries/team-scores.server.ts'

export const loader = officeCompany.loader({ permission: 'work:read' }, async (asked) => {
  const loaded = await loadScorecard(asked)
  const { period } = loaded.card
  const teams = await getTeamScores(asked.ctx, { period, zone: asked.company.zone })
  return { ...loaded, teams }
})

export default function OfficeScorecard() {
  const { card, credit, now, company, teams } = useLoaderData<typeof loader>()
  const t = useWords(scorecardWords)
  return (
    <>
      <SectionHeader title={t.title} meta={t.intro} />
      <ScorecardPage
        card={card}
        credit={credit}
        now={now}
        pdfTo={paths.officeScorecardPdf(company, { month: card.period })}
        xlsxTo={paths.officeScorecardXlsx(company, { month: card.period })}
        csvTo={paths.officeScorecardCsv(company, { month: card.period })}
      >
        <TeamScores scores={teams} />
      </ScorecardPage>
    </>
  )
}

export const ErrorBoundary = AreaError
