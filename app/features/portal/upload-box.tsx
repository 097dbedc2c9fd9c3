import { Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { FileDrop } from '#app/ui/file-drop.tsx'
import { Icon } from '#app/ui/icons.tsx'
import {
  acceptedFiles,
  isUploadOutcome,
  maxFileBytes,
  type UploadOutcome,
} from './upload-outcome.ts'

export function UploadBox({ company, compact }: { company: string; compact?: boolean }) {
  const t = useWords(portalWords)
  return (
    <FileDrop
      action={paths.portalUpload(company)}
      scriptAction={paths.portalUploadFile(company)}
      accept={acceptedFiles}
      maxBytes={maxFileBytes}
      title={t.upload.dropTitle}
      hint={t.upload.formats}
      compact={compact}
      describe={(answer) =>
        isUploadOutcome(answer) ? <OutcomeText company={company} outcome={answer} /> : null
      }
    />
  )
}

/** One file's fate in a sentence, with the way to its item. */
export function OutcomeText({ company, outcome }: { company: string; outcome: UploadOutcome }) {
  const t = useWords(portalWords).upload
  if (outcome.kind === 'refused') return t.refusals[outcome.code]
  const words =
    outcome.kind === 'duplicate' ? t.already(outcome.number) : t.accepted(outcome.number)
  const read = outcome.kind === 'accepted' ? outcome.read : null
  const isForOthers = outcome.kind === 'accepted' && outcome.isForOthers
  return (
    <span className="sent-links">
      <span>{words}</span>
      {read ? <span>{t.acceptedRead(read.seller, read.number)}</span> : null}
      {isForOthers ? <span className="warn-text">{t.forOthers}</span> : null}
      <Link to={paths.portalItem(company, outcome.itemId)}>{t.openItem}</Link>
    </span>
  )
}

/** The same for a form that was sent without scripts. */
export function OutcomeList({
  company,
  outcomes,
}: {
  company: string
  outcomes: readonly UploadOutcome[]
}) {
  return (
    <ul className="files">
      {outcomes.map((outcome) => {
        const refused = outcome.kind === 'refused'
        return (
          <li
            key={`${outcomes.indexOf(outcome)}-${outcome.name}`}
            className={refused ? 'file file-bad' : 'file'}
          >
            <Icon name={refused ? 'warning' : 'check-circle'} />
            <div className="file-main">
              <p className="file-name">
                <span>{outcome.name}</span>
              </p>
              <p className={refused ? 'error' : 'hint'}>
                <OutcomeText company={company} outcome={outcome} />
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
