// What a run comes to, what has to be looked at, whose pay differs, and who took its steps.

import { Link } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { type AmountName, amountNames, type RunPage } from '#tenants/payroll/run-types.ts'

type Props = { run: RunPage }
const headline: readonly AmountName[] = ['grossMinor', 'netMinor', 'employerTotalMinor']

export function RunTotals({ run }: Props) {
  const t = useWords(payRunsWords)
  return (
    <div>
      <Stats>
        <Stat label={t.colPeople} value={run.payslipCount} />
        {headline.map((name) => (
          <Stat key={name} label={t.amounts[name]!} value={<Money minor={run.totals[name]} />} />
        ))}
      </Stats>
      <details className="more">
        <summary>{t.more}</summary>
        <div className="pay-sums">
          <DescriptionList
            items={amountNames
              .filter((name) => t.amounts[name] !== undefined)
              .map((name) => ({
                label: t.amounts[name]!,
                value: <Money minor={run.totals[name]} />,
                numeric: true,
              }))}
          />
        </div>
      </details>
    </div>
  )
}

export function RunWarnings({ run }: Props) {
  const t = useWords(payRunsWords)
  return (
    <Card title={t.warnings}>
      {run.warnings.length === 0 ? <p className="muted">{t.noWarnings}</p> : null}
      <ul className="rows">
        {run.warnings.map(({ code, blocks, people }) => (
          <li key={code} className="row-line">
            <span className="cluster">
              <Badge tone={blocks ? 'bad' : 'warn'}>{blocks ? t.blocking : t.open}</Badge>
              {t.warning[code]}
            </span>
            <span className="num muted">{t.people(people)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function RunDifferences({ run, slipTo }: Props & { slipTo: (id: string) => string }) {
  const t = useWords(payRunsWords)
  return (
    <Card title={t.differences}>
      {run.differences.length === 0 ? <p className="muted">{t.noDifferences}</p> : null}
      <ul className="rows">
        {run.differences.map((one) => (
          <li key={one.payslipId} className="row-line">
            <div>
              <Link to={slipTo(one.payslipId)}>{one.personName}</Link>
              <p className="muted">
                {one.lastNetMinor === null ? t.newHere : <Money minor={one.lastNetMinor} />} →{' '}
                <Money minor={one.netMinor} />
              </p>
            </div>
            <Money minor={one.differenceMinor} strong />
          </li>
        ))}
      </ul>
      {run.changedSinceDraft.length > 0 ? (
        <details className="more">
          <summary>
            {t.changedDraft} ({run.changedSinceDraft.length})
          </summary>
          <ul className="rows">
            {run.changedSinceDraft.map((one) => (
              <li key={one.payslipId} className="row-line">
                <Link to={slipTo(one.payslipId)}>{one.personName}</Link>
                <span>
                  {one.netBefore === null ? t.newHere : <Money minor={one.netBefore} />} →{' '}
                  <Money minor={one.netAfter} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  )
}

export function RunHistory({ run }: Props) {
  const t = useWords(payRunsWords)
  const f = useFormat()
  const steps = [
    ['created', run.createdByName, run.createdAt],
    ['checked', run.checkedByName, run.checkedAt],
    ['approved', run.approvedByName, run.approvedAt],
    ['closed', run.closedByName, run.closedAt],
    ['paid', run.paidByName, run.paidAt],
    ['reversed', run.reversedByName, run.reversedAt],
  ] as const
  return (
    <Card title={t.history}>
      <ul className="rows">
        {steps.map(([step, name, date]) =>
          name && date ? (
            <li key={step} className="row-line">
              {t.taken(t.stepNames[step], name, f.dateTime(date))}
              {step === 'reversed' && run.reversalReason ? (
                <span className="muted">{run.reversalReason}</span>
              ) : null}
            </li>
          ) : null,
        )}
      </ul>
    </Card>
  )
}
