// Causes by how often they are named: a table whose bars are its figures, so that whoever
// hears the page hears the same as whoever sees it.
import { complaintsWords } from '#app/i18n/complaints.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { MonthReport } from '#tenants/complaints/queries/report.server.ts'

export function Pareto({ causes }: { causes: MonthReport['causes'] }) {
  const { complaints } = useWords({ complaints: complaintsWords })
  const { locale } = useLocale()
  const f = useFormat()
  const t = complaints.reportPage
  const most = causes[0]?.count ?? 1
  if (causes.length === 0) return <p className="muted">{t.noCauses}</p>
  return (
    <table className="t t-small pareto">
      <caption className="sr">{t.pareto}</caption>
      <thead>
        <tr>
          <th scope="col">{complaints.page.cause}</th>
          <th scope="col" className="n">
            {t.received}
          </th>
          <th scope="col" className="n">
            %
          </th>
          <th scope="col" className="n">
            Σ %
          </th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ causeId, namePl, nameEn, count, share, cumulated }) => (
          <tr key={causeId ?? 'none'}>
            <th scope="row">
              {(locale === 'en' ? nameEn : namePl) ?? t.unknownCause}
              <svg className="pareto-bar" height="6" width="100%" aria-hidden="true">
                <rect
                  className="bar-accent"
                  width={`${Math.round((count * 100) / most)}%`}
                  height="6"
                  rx="2"
                />
              </svg>
            </th>
            <td className="n">{f.number(count)}</td>
            <td className="n">{f.percent(share * 10)}</td>
            <td className="n">{f.percent(cumulated * 10)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
