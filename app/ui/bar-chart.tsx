// Charts are drawn on the server with coordinates in per cent: no library, no inline
// style, and the text keeps its size on a phone. Each has its table.

import type { ReactNode } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { useFormat } from './use-format.ts'

export type ChartSeries = {
  key: string
  label: string
  tone: 'accent' | 'ok' | 'warn' | 'bad' | 'muted' | 'provider' | 'client' | 'authority' | 'closed'
}

export type ChartRow = { label: string; values: readonly number[] }

const PLOT_TOP = 14
const LABELS = 20

/** A round number at or above the largest value, so that the grid reads 0, half, full. */
export function niceCeiling(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10
  return step * power
}

function fillOf(tone: ChartSeries['tone']): { className?: string; fill?: string } {
  const patterned = ['provider', 'client', 'authority', 'closed'].includes(tone)
  return patterned ? { fill: `url(#zp-${tone})` } : { className: `bar-${tone}` }
}

/** Stacked columns; one series is a plain column chart. */
export function BarChart({
  title,
  series,
  rows,
  format,
  target,
  max,
  height = 180,
  rowHeader,
  footer,
}: {
  title: string
  series: readonly ChartSeries[]
  rows: readonly ChartRow[]
  format?: (value: number) => string
  target?: { value: number; label: string }
  max?: number
  height?: number
  rowHeader?: string
  footer?: ReactNode
}) {
  const t = useWords(commonWords).chart
  const f = useFormat()
  const write = format ?? ((value: number) => f.number(value))
  const sums = rows.map((row) => row.values.reduce((sum, value) => sum + value, 0))
  const top = max ?? niceCeiling(Math.max(0, target?.value ?? 0, ...sums))
  const plot = height - PLOT_TOP - LABELS
  const y = (value: number) => PLOT_TOP + plot - (value / top) * plot
  const ticks = [0, top / 2, top]
  const axis = 12 + 7 * Math.max(...ticks.map((value) => write(value).length))
  const slot = 100 / Math.max(1, rows.length)
  const summary = rows.map((row, place) => `${row.label} ${write(sums[place] ?? 0)}`).join(', ')
  return (
    <figure className="chart">
      <figcaption>
        <span className="chart-title">{title}</span>
        {series.length > 1 || target ? (
          <ul className="legend">
            {series.map((one) => (
              <li key={one.key}>
                <svg width="12" height="12" aria-hidden="true">
                  <rect width="12" height="12" rx="2" {...fillOf(one.tone)} />
                </svg>
                {one.label}
              </li>
            ))}
            {target ? (
              <li>
                <svg width="14" height="12" aria-hidden="true">
                  <line className="chart-target" x1="0" x2="14" y1="6" y2="6" />
                </svg>
                {target.label} <span className="num">{write(target.value)}</span>
              </li>
            ) : null}
          </ul>
        ) : null}
      </figcaption>
      <div className="chart-plot">
        <svg width={axis} height={height} aria-hidden="true">
          {ticks.map((value) => (
            <text key={value} x={axis - 8} y={y(value) + 4} textAnchor="end">
              {write(value)}
            </text>
          ))}
        </svg>
        <svg className="chart-area" height={height} role="img" aria-label={`${title}: ${summary}`}>
          {ticks.map((value) => (
            <line key={value} className="chart-grid" x1="0" x2="100%" y1={y(value)} y2={y(value)} />
          ))}
          {rows.map((row, place) => (
            <ChartColumn
              key={row.label}
              row={row}
              series={series}
              x={place * slot}
              slot={slot}
              y={y}
              write={write}
              labelY={height - 5}
            />
          ))}
          {target ? (
            <line
              className="chart-target"
              x1="0"
              x2="100%"
              y1={y(target.value)}
              y2={y(target.value)}
            />
          ) : null}
        </svg>
      </div>
      {footer}
      <details className="more">
        <summary>{t.showTable}</summary>
        <table className="t t-small">
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{rowHeader ?? t.period}</th>
              {series.map((one) => (
                <th key={one.key} scope="col" className="n">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {series.map((one, place) => (
                  <td key={one.key} className="n">
                    {write(row.values[place] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function ChartColumn({
  row,
  series,
  x,
  slot,
  y,
  write,
  labelY,
}: {
  row: ChartRow
  series: readonly ChartSeries[]
  x: number
  slot: number
  y: (value: number) => number
  write: (value: number) => string
  labelY: number
}) {
  let below = 0
  return (
    <g>
      {series.map((one, place) => {
        const value = row.values[place] ?? 0
        const from = y(below)
        below += value
        return (
          <rect
            key={one.key}
            {...fillOf(one.tone)}
            x={`${x + slot * 0.26}%`}
            width={`${slot * 0.48}%`}
            y={y(below)}
            height={Math.max(0, from - y(below))}
          >
            <title>{`${row.label}, ${one.label}: ${write(value)}`}</title>
          </rect>
        )
      })}
      <text className="chart-label" x={`${x + slot / 2}%`} y={labelY} textAnchor="middle">
        {row.label}
      </text>
    </g>
  )
}
