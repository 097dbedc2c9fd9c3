// What cannot be taken back is said before it is done.
import { billingWords } from '#app/i18n/billing.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Notice } from '#app/ui/form.tsx'

export function Consequences({ lines }: { lines: readonly string[] }) {
  const words = useWords(billingWords).issue
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
