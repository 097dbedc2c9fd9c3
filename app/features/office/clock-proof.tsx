// What the nightly proof of the clocks said last, and where it does not hold.
import { useWords } from '#app/i18n/locale.tsx'
import { slaWords } from '#app/i18n/sla.ts'
import { Card } from '#app/ui/card.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { LastClockCheck } from '#tenants/work/queries/clock-checks.server.ts'

export function ClockProof({ check }: { check: LastClockCheck | null }) {
  const t = useWords(slaWords).proof
  const f = useFormat()
  if (!check) {
    return (
      <Card title={t.title}>
        <p className="muted">{t.never}</p>
      </Card>
    )
  }
  const words = check.findings === 0 ? t.holds : t.broken
  return (
    <Card
      title={<span id="clock-proof">{t.title}</span>}
      meta={t.took(check.seconds)}
      flush={check.rows.length > 0}
    >
      <p className={check.rows.length > 0 ? 'proof-line' : undefined}>
        {words(f.number(check.items), f.dateTime(check.finishedAt))}
      </p>
      {check.rows.length > 0 ? (
        <div className="dt-scroll">
          <table className="t">
            <caption className="sr">{t.problem(check.findings)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.company}</th>
                <th scope="col" className="n">
                  {t.item}
                </th>
                <th scope="col">{t.what}</th>
              </tr>
            </thead>
            <tbody>
              {check.rows.map(({ company, itemId, number, code }) => (
                <tr key={`${itemId} ${code}`}>
                  <td>{company}</td>
                  <td className="n">{number}</td>
                  <td className="wrap">{t.code[code]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  )
}
