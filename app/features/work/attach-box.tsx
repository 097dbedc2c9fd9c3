import { acceptedFiles, maxFileBytes } from '#app/features/portal/upload-outcome.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { workWords } from '#app/i18n/work.ts'
import { FileDrop } from '#app/ui/file-drop.tsx'
import { attachWords, isAttachOutcome } from './attach-outcome.ts'

/** The place beside an item's documents where one more is added. */
export function AttachBox({ action }: { action: string }) {
  const t = useWords({ portal: portalWords, work: workWords })
  return (
    <div className="card-body">
      <FileDrop
        action={action}
        accept={acceptedFiles}
        maxBytes={maxFileBytes}
        title={t.work.attach.title}
        hint={t.portal.upload.formats}
        compact
        quiet
        describe={(answer) => (isAttachOutcome(answer) ? attachWords(t, answer) : null)}
      />
    </div>
  )
}
