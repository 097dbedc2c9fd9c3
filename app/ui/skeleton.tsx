import { useT } from '#app/i18n/dictionaries.ts'

const widths = ['sk-9', 'sk-7', 'sk-8', 'sk-6'] as const

/** Grey lines while something arrives; read out once as "loading". */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useT().common
  return (
    <div className="skeleton" role="status">
      <span className="sr">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span key={line} className={`sk ${widths[line % widths.length]}`} aria-hidden="true" />
      ))}
    </div>
  )
}
