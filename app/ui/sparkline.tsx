/** A line without axes beside a number. `label` tells what it shows and where it ends. */
export function Sparkline({
  values,
  label,
  width = 96,
  height = 24,
}: {
  values: readonly number[]
  label: string
  width?: number
  height?: number
}) {
  const low = Math.min(...values)
  const range = Math.max(...values) - low || 1
  const points = values.map((value, place) => {
    const x = 1 + (place / Math.max(1, values.length - 1)) * (width - 4)
    const y = height - 3 - ((value - low) / range) * (height - 6)
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const
  })
  const last = points[points.length - 1]
  return (
    <svg className="spark" width={width} height={height} role="img" aria-label={label}>
      <polyline points={points.map((point) => point.join()).join(' ')} />
      {last ? <circle cx={last[0]} cy={last[1]} r="2" /> : null}
    </svg>
  )
}
