import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { scorecardWords } from '#app/i18n/scorecard.ts'
import { slaWords } from '#app/i18n/sla.ts'
import { Card } from '#app/ui/card.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { TeamScore } from '#tenants/reporting/queries/team-scores.server.ts'
import { metBp } from '#tenants/reporting/rules.ts'

const kinds = ['first_response', 'resolution'] as const

/** How each team kept what it set itself; nothing where no team has set anything. */
export function TeamScores({ scores }: { scores: readonly TeamScore[] }) {
  const all = useWords({ common: commonWords, scorecard: scorecardWords, sla: slaWords })
  const t = all.sla.targets
  const f = useFormat()
  if (scores.length === 0) return null
  const teams = [...new Set(scores.map(({ service }) => service))]
  return (
    <Card title={t.scores} meta={t.scoresText} flush>
      <div className="dt-scroll">
        <table className="t">
          <caption className="sr">{t.scores}</caption>
          <thead>
            <tr>
              <th scope="col">{t.team}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" className="n">
                  {all.scorecard.kind[kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <tr key={team}>
                <th scope="row">{all.common.service[team]}</th>
                {kinds.map((kind) => {
                  const score = scores.find((one) => one.service === team && one.kind === kind)
                  const share = score && metBp(score)
                  return (
                    <td key={kind} className="n">
                      {score && share !== null && share !== undefined ? (
                        <>
                          <span className="strong">{f.percent(share, 1)}</span>{' '}
                          <span className="muted">{t.met(score.met, score.total)}</span>
                        </>
                      ) : (
                        '–'
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
