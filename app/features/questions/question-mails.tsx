import { useWords } from '#app/i18n/locale.tsx'
import { questionsWords } from '#app/i18n/questions.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ItemQuestion } from '#tenants/work/types.ts'

/** What became of a question's mails: who has a link, who opened it, when it is asked again. */
export function QuestionMails({ question }: { question: ItemQuestion }) {
  const t = useWords(questionsWords).states
  const f = useFormat()
  const { recipients, remindersSent, lastRemindedAt, nextReminderAt } = question
  const reminders = [
    lastRemindedAt ? t.reminded(remindersSent, f.dateTime(lastRemindedAt)) : null,
    nextReminderAt ? t.next(f.dateTime(nextReminderAt)) : null,
  ].filter(Boolean)
  return (
    <>
      {recipients.length > 0 ? (
        <ul className="cluster">
          {recipients.map(({ name, openedAt, usedAt }) => (
            <li key={name}>
              <Badge tone={usedAt ? 'ok' : openedAt ? 'info' : 'neutral'}>
                {t.sent(name)},{' '}
                {usedAt
                  ? t.used(f.dateTime(usedAt))
                  : openedAt
                    ? t.opened(f.dateTime(openedAt))
                    : t.notOpened}
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
      {reminders.length > 0 ? <p className="meta num">{reminders.join(' · ')}</p> : null}
    </>
  )
}
