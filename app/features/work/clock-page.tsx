// Where a clock's minutes went: the figures, the strip, each piece with its reason, and
// the file by which anyone can count it again.

import type { ReactNode } from 'react'
import { ExcuseText } from '#app/features/scorecard/scorecard-page.tsx'
import { clocksWords } from '#app/i18n/clocks.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { scorecardWords } from '#app/i18n/scorecard.ts'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { IntervalStrip } from '#app/ui/interval-strip.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { DateTime } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ClockKind } from '#tenants/work/rules/statuses.ts'
import type { ExplainedClock } from '#tenants/work/types.ts'
import { caseFileName } from './case-file.ts'

type Explained = Omit<ExplainedClock, 'slaCase'>
type Piece = Explained['intervals'][number]

export function ClockPage(props: {
  explained: Explained
  backTo: string
  caseTo: string
  /** What the desk may do about a missed deadline. */
  children?: ReactNode
}) {
  const { explained, backTo, caseTo, children } = props
  const t = useWords(clocksWords)
  const f = useFormat()
  const { clock, intervals } = explained
  return (
    <>
      <PageHeader
        back={{ to: backTo, label: t.toItem(explained.number) }}
        title={t.nameOf(clock)}
        meta={
          <>
            <span>{explained.title}</span>
            <span>{t.terms(explained.contractVersion, f.date(explained.effectiveFrom))}</span>
          </>
        }
      />
      <div className="stack">
        <Figures explained={explained} />
        {children ?? <ExcuseCard excuse={explained.excuse} />}
        <Card title={t.strip}>
          {intervals.length > 0 ? (
            <IntervalStrip intervals={intervals} due={clock.dueAt ?? undefined} table={false} />
          ) : (
            <p className="muted">{t.nothing}</p>
          )}
        </Card>
        {intervals.length > 0 ? <PieceTable explained={explained} /> : null}
        <Card title={t.check.title}>
          <div className="stack">
            <p>{t.check.text}</p>
            <p>
              {t.check.how}{' '}
              <code className="mono">
                zaplecze calc sla &lt; {caseFileName(explained.number, clock)}
              </code>
            </p>
            <p>
              <a className="btn btn-secondary" href={caseTo} download>
                <Icon name="download" />
                {t.check.download}
              </a>
            </p>
          </div>
        </Card>
      </div>
    </>
  )
}

function ExcuseCard({ excuse }: { excuse: Explained['excuse'] }) {
  const t = useWords(scorecardWords).form
  if (!excuse) return null
  return (
    <Card title={t.title}>
      <p>
        <ExcuseText excuse={excuse} />
      </p>
    </Card>
  )
}

function Figures({ explained: { clock, isHeld } }: { explained: Explained }) {
  const t = useWords(clocksWords)
  const f = useFormat()
  const left = clock.targetMinutes - clock.elapsedMinutes
  const isLate = clock.breachedAt !== null || left < 0
  const leftText = f.minutes(left)
  const open = isHeld ? t.paused(leftText) : t.running(leftText)
  return (
    <Stats>
      <Stat label={t.spent[sideOf(clock.kind)]} value={f.minutes(clock.elapsedMinutes)} />
      <Stat
        label={t.target[sideOf(clock.kind)]}
        value={f.minutes(clock.targetMinutes)}
        hint={clock.dueOn ? t.lastDay(f.date(clock.dueOn)) : t.targetHint}
      />
      <Stat
        label={t.due}
        value={clock.dueAt ? <DateTime value={clock.dueAt} /> : '–'}
        hint={clock.dueAt || clock.stoppedAt ? undefined : t.dueNone}
      />
      <Stat
        label={t.result}
        tone={isLate ? 'bad' : 'ok'}
        value={isLate ? t.missed(f.minutes(-left)) : clock.stoppedAt ? t.met : open}
      />
    </Stats>
  )
}

function PieceTable({ explained: { intervals, clock } }: { explained: Explained }) {
  const all = useWords({ clocks: clocksWords, common: commonWords })
  const t = all.clocks
  const f = useFormat()
  const why = useWhy()
  const isRunning = clock.stoppedAt === null
  return (
    <Card title={t.table} flush>
      <div className="dt-scroll">
        <table className="t">
          <caption className="sr">{t.table}</caption>
          <thead>
            <tr>
              <th scope="col">{t.from}</th>
              <th scope="col">{t.to}</th>
              <th scope="col" className="n">
                {t.minutes}
              </th>
              <th scope="col">{t.side}</th>
              <th scope="col">{t.reason}</th>
            </tr>
          </thead>
          <tbody>
            {intervals.map((piece, index) => (
              <tr key={String(piece.from)}>
                <td>
                  <DateTime value={piece.from} />
                </td>
                <td>
                  {isRunning && index === intervals.length - 1 ? (
                    t.now
                  ) : (
                    <DateTime value={piece.to} />
                  )}
                </td>
                <td className="n">{f.minutes(piece.minutes)}</td>
                <td>
                  <span className="cluster">
                    <svg width="12" height="12" aria-hidden="true">
                      <rect width="12" height="12" rx="2" fill={`url(#zp-${piece.party})`} />
                    </svg>
                    {all.common.party[piece.party]}
                  </span>
                </td>
                <td className="wrap">{why(piece.why, clock.kind)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t.spent[sideOf(clock.kind)]}
              </th>
              <td className="n strong">{f.minutes(clock.elapsedMinutes)}</td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  )
}

/** Whose time a clock counts, which decides the words beside its figures. */
function sideOf(kind: ClockKind): 'ours' | 'law' | 'client' {
  if (kind === 'statutory') return 'law'
  return kind === 'client_answer' ? 'client' : 'ours'
}

function useWhy(): (why: Piece['why'], kind: ClockKind) => string {
  const t = useWords(clocksWords)
  return (why, kind) => {
    switch (why.kind) {
      case 'counted':
        return t.counted[sideOf(kind)]
      case 'holiday':
        return t.why.holiday(t.holiday(why.name))
      case 'company_day_off':
        return t.why.company_day_off(why.name)
      case 'question':
        return t.why.question(why.question)
      case 'authority':
        return t.why.authority(why.reason)
      case 'client':
        return why.reason === 'customer' ? t.why.customer : t.why.client(why.reason)
      default:
        return t.why[why.kind]
    }
  }
}
