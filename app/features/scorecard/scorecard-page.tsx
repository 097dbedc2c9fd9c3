// How the contract was kept in a month: shares, who held the time, and what was missed.

import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { MonthFilter } from '#app/features/books/books-frame.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { scorecardWords } from '#app/i18n/scorecard.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IntervalStrip } from '#app/ui/interval-strip.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { DateTime } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { MonthCredit } from '#tenants/reporting/queries/month-credit.server.ts'
import type {
  Scorecard,
  ScorecardBreach,
  Tally,
} from '#tenants/reporting/queries/scorecard.server.ts'
import { metBp, metOrExcusedBp } from '#tenants/reporting/rules.ts'
import { providerClockKinds } from '#tenants/work/rules/statuses.ts'

export function ScorecardPage(props: {
  card: Scorecard
  /** What the month gives back; null where the contract gives nothing. */
  credit: MonthCredit | null
  now: string
  pdfTo: string
  csvTo: string
  xlsxTo: string
  /** Where a missed clock explains itself; the office has no such page. */
  clockOf?: (breach: ScorecardBreach) => string
  /** What only the office has. */
  children?: ReactNode
}) {
  const { card, credit, now, pdfTo, csvTo, xlsxTo, clockOf, children } = props
  const all = useWords({ common: commonWords, scorecard: scorecardWords })
  const t = all.scorecard
  const { locale } = useLocale()
  return (
    <div className="stack">
      <div className="cluster cluster-end">
        <MonthFilter now={now} months={[{ name: 'month', label: t.month, value: card.period }]} />
        <span className="cluster">
          <LinkButton to={pdfTo} reloadDocument icon="document" size="sm">
            {t.pdf}
          </LinkButton>
          <LinkButton to={xlsxTo} reloadDocument icon="download" size="sm">
            {t.xlsx}
          </LinkButton>
          <LinkButton to={csvTo} reloadDocument icon="download" size="sm">
            {t.csv}
          </LinkButton>
        </span>
      </div>
      <Headline card={card} />
      {card.all.length === 0 ? (
        <EmptyState icon="clock" title={t.none} />
      ) : (
        <>
          {credit ? <Credit credit={credit} /> : null}
          <Held card={card} />
          <Breaches card={card} clockOf={clockOf} />
          <TallyTable
            title={t.byType}
            first={t.name.type}
            rows={card.byType.map((row) => [locale === 'pl' ? row.namePl : row.nameEn, row])}
          />
          <TallyTable
            title={t.byService}
            first={t.name.service}
            rows={card.byService.map((row) => [all.common.service[row.service], row])}
          />
          <TallyTable
            title={t.byPerson}
            first={t.name.person}
            rows={card.byPerson.map((row) => [row.name ?? t.nobody, row])}
          />
          {children}
        </>
      )}
    </div>
  )
}

function Headline({ card }: { card: Scorecard }) {
  const t = useWords(scorecardWords)
  const f = useFormat()
  return (
    <Stats>
      <Stat label={t.items} value={f.number(card.items)} />
      {card.all.map((tally) => {
        const share = metBp(tally)
        const withExcused = metOrExcusedBp(tally)
        return (
          <Stat
            key={tally.kind}
            label={t.met(t.kind[tally.kind])}
            value={share === null ? '–' : f.percent(share, 1)}
            tone={share === 10_000 ? 'ok' : (share ?? 0) < 9_000 ? 'bad' : 'warn'}
            hint={[
              t.of(tally.met, tally.total),
              tally.excused > 0 && withExcused !== null
                ? t.excused(f.percent(withExcused, 1))
                : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        )
      })}
      {card.clientAnswers ? (
        <Stat
          label={t.clientAnswers}
          value={f.percent(metBp(card.clientAnswers) ?? 0, 1)}
          hint={`${t.of(card.clientAnswers.met, card.clientAnswers.total)} · ${t.clientAnswersHint}`}
        />
      ) : null}
    </Stats>
  )
}

/** What the contract gives back for the month, and from which sum. */
function Credit({ credit }: { credit: MonthCredit }) {
  const t = useWords(scorecardWords).credit
  const f = useFormat()
  const { keptBp, percentBp, netMinor, creditMinor, contractVersion } = credit
  if (keptBp === null) return null
  const isDue = percentBp > 0
  return (
    <Card title={t.title} meta={t.by(contractVersion)}>
      <p>
        {isDue
          ? t.due(f.percent(keptBp, 2), f.percent(percentBp, 2))
          : t.none(f.percent(keptBp, 2))}{' '}
        {isDue && netMinor !== null && creditMinor !== null ? (
          <span className="strong">{t.amount(f.money(netMinor), f.money(creditMinor))}</span>
        ) : null}
        {isDue && netMinor === null ? <span className="muted">{t.noInvoice}</span> : null}
      </p>
    </Card>
  )
}

const parties = ['provider', 'client', 'authority', 'closed'] as const

function Held({ card }: { card: Scorecard }) {
  const t = useWords(scorecardWords)
  // One bar of four parts: the key of a part is its party, it has no from and to.
  const parts = parties.map((party) => ({
    party,
    from: party,
    to: party,
    minutes: card.minutes[party],
  }))
  return (
    <Card title={t.waiting} meta={t.waitingText(t.itemsCount(card.items))}>
      <IntervalStrip intervals={parts.filter(({ minutes }) => minutes > 0)} table={false} />
    </Card>
  )
}

const always = ['first_response', 'resolution']

/** One row for each name, its clocks beside each other; what was missed most comes first. */
function TallyTable(props: { title: string; first: string; rows: [string, Tally][] }) {
  const t = useWords(scorecardWords)
  const names = [...new Set(props.rows.map(([name]) => name))]
  const of = (name: string) => props.rows.filter((row) => row[0] === name).map(([, tally]) => tally)
  // A kind that nobody promised has no column.
  const kinds = providerClockKinds.filter(
    (kind) => always.includes(kind) || props.rows.some(([, tally]) => tally.kind === kind),
  )
  const missed = (name: string) => of(name).reduce((sum, one) => sum + one.total - one.met, 0)
  return (
    <Card title={props.title} flush>
      <Scroll>
        <table className="t">
          <caption className="sr">{props.title}</caption>
          <thead>
            <tr>
              <th scope="col">{props.first}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" className="n">
                  {t.kind[kind]}
                </th>
              ))}
              <th scope="col" className="n">
                {t.excusedCount}
              </th>
            </tr>
          </thead>
          <tbody>
            {names
              .toSorted((a, b) => missed(b) - missed(a))
              .map((name) => (
                <tr key={name}>
                  <th scope="row" className="wrap">
                    {name}
                  </th>
                  {kinds.map((kind) => (
                    <td key={kind} className="n">
                      <Share tally={of(name).find((one) => one.kind === kind)} />
                    </td>
                  ))}
                  <td className="n">{of(name).reduce((sum, one) => sum + one.excused, 0)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  )
}

function Share({ tally }: { tally: Tally | undefined }) {
  const t = useWords(scorecardWords)
  const f = useFormat()
  const share = tally && metBp(tally)
  if (!tally || share === null || share === undefined) return '–'
  return (
    <>
      <span className="strong">{f.percent(share, 1)}</span>{' '}
      <span className="muted">{t.of(tally.met, tally.total)}</span>
    </>
  )
}

function Breaches({
  card,
  clockOf,
}: {
  card: Scorecard
  clockOf: ((breach: ScorecardBreach) => string) | undefined
}) {
  const t = useWords(scorecardWords)
  const f = useFormat()
  const { breaches, breachCount } = card
  if (breaches.length === 0) {
    return (
      <Card title={t.breaches}>
        <p className="muted">{t.noBreaches}</p>
      </Card>
    )
  }
  const meta =
    breachCount > breaches.length ? t.breachesMore(breaches.length, breachCount) : undefined
  return (
    <Card title={t.breaches} meta={meta} flush>
      <Scroll>
        <table className="t">
          <caption className="sr">{t.breaches}</caption>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col">{t.clock}</th>
              <th scope="col" className="n">
                {t.over}
              </th>
              <th scope="col" className="n">
                {t.waited}
              </th>
              <th scope="col" className="n">
                {t.waitedAuthority}
              </th>
              <th scope="col">{t.closedAt}</th>
              <th scope="col">{t.excuse}</th>
            </tr>
          </thead>
          <tbody>
            {breaches.map((breach) => (
              <tr key={`${breach.itemId} ${breach.kind} ${breach.seq}`}>
                <th scope="row" className="wrap">
                  {clockOf ? (
                    <Link to={clockOf(breach)}>
                      {breach.number} {breach.title}
                    </Link>
                  ) : (
                    `${breach.number} ${breach.title}`
                  )}
                </th>
                <td>{t.kind[breach.kind]}</td>
                <td className="n fg-bad">{f.minutes(breach.overMinutes)}</td>
                <td className="n">{f.minutes(breach.clientMinutes)}</td>
                <td className="n">{f.minutes(breach.authorityMinutes)}</td>
                <td>
                  <DateTime value={breach.closedAt} />
                </td>
                <td className="wrap">
                  <ExcuseText excuse={breach.excuse} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  )
}

export function ExcuseText({ excuse }: { excuse: ScorecardBreach['excuse'] }) {
  const t = useWords(scorecardWords)
  if (!excuse) return <span className="muted">{t.noExcuse}</span>
  const state = excuse.decision ?? 'pending'
  const tone = state === 'approved' ? 'ok' : state === 'refused' ? 'bad' : 'warn'
  return (
    <>
      <Badge tone={tone}>{t.decision[state]}</Badge> {excuse.reason}{' '}
      <span className="muted">({t.by(excuse.proposedBy, excuse.decidedBy)})</span>
    </>
  )
}

function Scroll({ children }: { children: ReactNode }) {
  return <div className="dt-scroll">{children}</div>
}
