import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'

const widths = ['sk-9', 'sk-7', 'sk-8', 'sk-6'] as const

/** Grey lines while something arrives; read out once as "loading". */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useWords(commonWords)
  return (
    <div className="skeleton" role="status">
      <span className="sr">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span key={line} className={`sk ${widths[line % widths.length]}`} aria-hidden="true" />
      ))}
    </div>
  )
}
