import { useLoaderData } from '@remix-run/react'
import { loadScorecard } from '#app/features/scorecard/scorecard.server.ts'
import { ScorecardPage } from '#app/features/scorecard/scorecard-page.tsx'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { scorecardWords } from '#app/i18n/scorecard.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const loader = portal.loader({ permission: 'work:read' }, loadScorecard)

export default function PortalScorecard() {
  const { card, credit, now, company } = useLoaderData<typeof loader>()
  const t = useWords(scorecardWords)
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <ScorecardPage
        card={card}
        credit={credit}
        now={now}
        pdfTo={paths.portalScorecardPdf(company, { month: card.period })}
        xlsxTo={paths.portalScorecardXlsx(company, { month: card.period })}
        csvTo={paths.portalScorecardCsv(company, { month: card.period })}
        clockOf={(breach) => paths.portalClock(company, breach.itemId, breach.kind, breach.seq)}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
