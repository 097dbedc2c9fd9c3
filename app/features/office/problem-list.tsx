// What needs attention, the worst first; nothing that is in order takes room.

import { Link } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { EmptyState } from '#app/ui/states.tsx'

export type Problem = {
  text: string
  count: number
  tone: 'bad' | 'warn' | 'info'
  to: string | null
}

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const t = useWords(officeWords).overview
  const present = problems.filter((problem) => problem.count > 0)
  return (
    <Card title={t.attention}>
      {present.length === 0 ? (
        <EmptyState icon="check-circle" title={t.allWell}>
          {t.allWellText}
        </EmptyState>
      ) : (
        <ul className="problems">
          {present.map(({ text, tone, to }) => (
            <li key={text} className={`problem problem-${tone}`}>
              <Icon name={tone === 'info' ? 'info' : 'warning'} />
              {to === null ? <span>{text}</span> : null}
              {to?.startsWith('#') ? <a href={to}>{text}</a> : null}
              {to && !to.startsWith('#') ? <Link to={to}>{text}</Link> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
