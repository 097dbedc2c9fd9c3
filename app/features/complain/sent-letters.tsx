import { paths } from '#app/http/paths.ts'
import { complainWords } from '#app/i18n/complain.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { DateTime } from '#app/ui/text.tsx'
import type { SubmissionView } from '#tenants/complaints/intake.server.ts'

/** Letters that were sent, to be read and kept by whoever they were written to. */
export function SentLetters({
  letters,
  company,
  secret,
}: {
  letters: SubmissionView['letters']
  company: string
  secret: string
}) {
  const t = useWords(complainWords)
  if (letters.length === 0) return null
  return (
    <Card title={t.letters} flush>
      <ul className="doc-list">
        {letters.map(({ id, kind, locale, issuedAt }) => (
          <li key={id}>
            <Icon name="mail" />
            <a href={paths.complainLetter(company, secret, id)} target="_blank" rel="noopener">
              {t.letterKinds[kind]}
            </a>
            <Badge>{locale.toUpperCase()}</Badge>
            <span className="meta">
              <DateTime value={issuedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
