// The parts of an employee file, paper by paper.

import { Link } from '@remix-run/react'
import { type PayPlace, paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFileWords } from '#app/i18n/payroll-file.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { fileParts } from '#tenants/payroll/file-kinds.ts'
import type { FileEntry } from '#tenants/payroll/queries/file.server.ts'

type Props = {
  entries: readonly FileEntry[]
  place: { at: PayPlace; company: string; person: string }
  today: string
  canManage: boolean
}

export function FileParts({ entries, place, today, canManage }: Props) {
  const t = useWords(payFileWords)
  return fileParts.map((part) => {
    const own = entries.filter((entry) => entry.part === part)
    return (
      <Card key={part} title={t.parts[part]} meta={t.partHints[part]}>
        {own.length === 0 ? <p className="muted">{t.none}</p> : null}
        <ul className="rows">
          {own.map((entry) => (
            <Paper
              key={entry.id}
              entry={entry}
              place={place}
              today={today}
              canManage={canManage}
              newer={entries.find(({ id }) => id === entry.renewedById)}
            />
          ))}
        </ul>
      </Card>
    )
  })
}

type PaperProps = Omit<Props, 'entries'> & { entry: FileEntry; newer: FileEntry | undefined }

function Paper({ entry, place, today, canManage, newer }: PaperProps) {
  const t = useWords(payFileWords)
  const f = useFormat()
  const { at, company, person } = place
  const { validUntil, documentId, expiryItemId } = entry
  const isOver = validUntil !== null && validUntil < today
  const itemTo = at === 'desk' ? paths.deskItem : paths.portalItem
  const facts = [
    t.kinds[entry.kind],
    t.dated(f.date(entry.datedOn)),
    t.recorded(entry.recordedByName),
    entry.retainUntil ? t.keepUntil(f.date(entry.retainUntil)) : null,
  ]
  return (
    <li className="row-line">
      <div>
        <p className="cluster">
          <span className="num muted">{numberOf(entry)}</span>
          {documentId ? (
            <a href={paths.fileContent(company, documentId)} target="_blank" rel="noreferrer">
              <strong>{entry.title}</strong>
            </a>
          ) : (
            <strong>{entry.title}</strong>
          )}
          {newer ? <Badge>{t.renewedBy(numberOf(newer))}</Badge> : null}
          {validUntil && !newer ? (
            <Badge tone={isOver ? 'bad' : 'info'}>
              {(isOver ? t.expired : t.validUntil)(f.date(validUntil))}
            </Badge>
          ) : null}
          {documentId ? null : <Badge>{t.paperOnly}</Badge>}
        </p>
        <p className="muted">
          {facts.filter(Boolean).join(' · ')}
          {expiryItemId ? (
            <>
              {' · '}
              <Link to={itemTo(company, expiryItemId)}>{t.item}</Link>
            </>
          ) : null}
        </p>
      </div>
      {canManage && validUntil && !newer ? (
        <LinkButton
          size="sm"
          icon="refresh"
          to={paths.personFile(at, company, person, { renew: entry.id })}
        >
          {t.renew}
        </LinkButton>
      ) : null}
    </li>
  )
}

export const numberOf = ({ part, number }: Pick<FileEntry, 'part' | 'number'>) =>
  `${part}/${number}`
