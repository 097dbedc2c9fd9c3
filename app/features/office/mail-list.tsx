import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { DateTime } from '#app/ui/text.tsx'
import type { ReadableMail } from './outbox.server.ts'

const tones = { waiting: 'info', sent: 'ok', failed: 'bad' } as const

/** Each mail is one line that opens to its text; no script and no HTML of the mail. */
export function MailList({ mails }: { mails: readonly ReadableMail[] }) {
  const t = useWords(officeWords).outbox
  return (
    <ul className="mails">
      {mails.map((mail) => (
        <li key={mail.id}>
          <details>
            <summary className="mail">
              <Icon name="chevron-right" size={14} />
              <span className="mail-what">
                <span className="strong">{mail.subject}</span>
                <span className="muted">
                  {t.to.toLocaleLowerCase()} {mail.recipient} · {mail.company}
                </span>
              </span>
              <span className="mail-side">
                <Badge tone={tones[mail.state]}>{t.states[mail.state]}</Badge>
                <span className="muted">
                  <DateTime value={mail.sentAt ?? mail.createdAt} />
                </span>
              </span>
            </summary>
            <div className="mail-body">
              {mail.lastError ? (
                <p className="error">
                  {t.error}: {mail.lastError} ({t.attempts(mail.attempts)})
                </p>
              ) : null}
              <pre className="mail-text">
                <MailText text={mail.text} link={mail.link} />
              </pre>
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}

function MailText({ text, link }: { text: string; link: string | null }) {
  const at = link ? text.indexOf(link) : -1
  if (!link || at < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <a href={link} rel="noreferrer">
        {link}
      </a>
      {text.slice(at + link.length)}
    </>
  )
}
