// What cannot be taken back is said before it is done.
import { useT } from '#app/i18n/dictionaries.ts'
import { Notice } from '#app/ui/form.tsx'

export function Consequences({ lines }: { lines: readonly string[] }) {
  const words = useT().billing.issue
  return (
    <Notice tone="warn" title={words.consequence}>
      <p>{words.happens}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
