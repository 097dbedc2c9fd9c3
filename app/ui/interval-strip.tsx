import type { Party } from '#app/i18n/common.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { DateTime } from './text.tsx'
import { useFormat } from './use-format.ts'

export type StripInterval = {
  party: Party
  from: string | Date
  to: string | Date
  minutes: number
}

const parties: readonly Party[] = ['provider', 'client', 'authority', 'closed']

/**
 * The patterns of the four parties, once on a page (the frame has them): colour is
 * never the only difference.
 */
export function StripPatterns() {
  return (
    <svg className="defs" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="zp-provider" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect className="p-provider" width="8" height="8" />
        </pattern>
        <pattern
          id="zp-client"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="p-client" width="6" height="6" />
          <rect className="p-ink" width="2" height="6" />
        </pattern>
        <pattern id="zp-authority" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="p-authority" width="6" height="6" />
          <circle className="p-ink" cx="3" cy="3" r="1.3" />
        </pattern>
        <pattern id="zp-closed" width="8" height="4" patternUnits="userSpaceOnUse">
          <rect className="p-closed" width="8" height="4" />
          <rect className="p-hair" width="8" height="1" />
        </pattern>
      </defs>
    </svg>
  )
}

function share(part: number, whole: number): string {
  return `${whole > 0 ? (part / whole) * 100 : 0}%`
}

/**
 * Every minute of a work item on the side of whoever held it, in elapsed time;
 * the table below says the same in numbers.
 */
export function IntervalStrip({
  intervals,
  due,
  legend = true,
  table = true,
  height = 16,
}: {
  intervals: readonly StripInterval[]
  /** Promised end; marked when it falls inside the strip. */
  due?: string | Date
  legend?: boolean
  table?: boolean
  height?: number
}) {
  const t = useWords(commonWords)
  const f = useFormat()
  const total = intervals.reduce((sum, interval) => sum + interval.minutes, 0)
  const totals = parties
    .map((party) => ({
      party,
      minutes: intervals.reduce((sum, one) => sum + (one.party === party ? one.minutes : 0), 0),
    }))
    .filter((one) => one.minutes > 0)
  const summary = totals.map((one) => `${t.party[one.party]} ${f.minutes(one.minutes)}`).join(', ')
  let before = 0
  return (
    <div className="strip">
      <svg
        width="100%"
        height={height + 6}
        role="img"
        aria-label={`${t.strip.label}: ${summary || t.none}`}
      >
        {intervals.map((interval) => {
          const x = share(before, total)
          before += interval.minutes
          return (
            <rect
              key={String(interval.from)}
              x={x}
              y={3 + (interval.party === 'closed' ? height / 4 : 0)}
              width={share(interval.minutes, total)}
              height={interval.party === 'closed' ? height / 2 : height}
              fill={`url(#zp-${interval.party})`}
            />
          )
        })}
        <DueMark intervals={intervals} due={due} total={total} height={height + 6} />
      </svg>
      {legend ? (
        <ul className="legend">
          {totals.map((one) => (
            <li key={one.party}>
              <svg width="12" height="12" aria-hidden="true">
                <rect width="12" height="12" rx="2" fill={`url(#zp-${one.party})`} />
              </svg>
              {t.party[one.party]} <span className="num strong">{f.minutes(one.minutes)}</span>
            </li>
          ))}
          {due ? (
            <li>
              <svg width="12" height="14" aria-hidden="true">
                <line className="strip-due" x1="6" x2="6" y1="0" y2="14" />
              </svg>
              {t.strip.due} <DateTime value={due} />
            </li>
          ) : null}
        </ul>
      ) : null}
      {table && intervals.length > 0 ? (
        <details className="more">
          <summary>{t.strip.showTable}</summary>
          <table className="t t-small">
            <thead>
              <tr>
                <th scope="col">{t.strip.party}</th>
                <th scope="col">{t.strip.from}</th>
                <th scope="col">{t.strip.to}</th>
                <th scope="col" className="n">
                  {t.strip.time}
                </th>
              </tr>
            </thead>
            <tbody>
              {intervals.map((interval) => (
                <tr key={String(interval.from)}>
                  <td>{t.party[interval.party]}</td>
                  <td>
                    <DateTime value={interval.from} />
                  </td>
                  <td>
                    <DateTime value={interval.to} />
                  </td>
                  <td className="n">{f.minutes(interval.minutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </div>
  )
}

function DueMark({
  intervals,
  due,
  total,
  height,
}: {
  intervals: readonly StripInterval[]
  due?: string | Date
  total: number
  height: number
}) {
  if (!due) return null
  const at = new Date(due).getTime()
  let before = 0
  for (const interval of intervals) {
    const from = new Date(interval.from).getTime()
    const to = new Date(interval.to).getTime()
    if (at >= from && at <= to && to > from) {
      const x = share(before + ((at - from) / (to - from)) * interval.minutes, total)
      return (
        <>
          <line className="strip-gap" x1={x} x2={x} y1="0" y2={height} />
          <line className="strip-due" x1={x} x2={x} y1="0" y2={height} />
        </>
      )
    }
    before += interval.minutes
  }
  return null
}
