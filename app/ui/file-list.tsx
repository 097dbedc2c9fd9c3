import type { ReactNode } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import { useFormat } from './use-format.ts'
import type { UploadItem } from './use-uploads.ts'

/** What is being sent, file by file, with the reason beside whatever was refused. */
export function FileList({
  items,
  maxBytes,
  onRetry,
  onRemove,
  describe,
}: {
  items: readonly UploadItem[]
  maxBytes: number
  onRetry: (key: string) => void
  onRemove: (key: string) => void
  describe?: (answer: unknown) => ReactNode
}) {
  const t = useWords(commonWords)
  const f = useFormat()
  if (items.length === 0) return null
  const words: Record<UploadItem['state'], string> = {
    waiting: t.upload.waiting,
    sending: t.upload.sending,
    sent: t.upload.sent,
    failed: t.upload.failed,
    too_big: t.upload.failed,
  }
  return (
    <ul className="files" aria-live="polite">
      {items.map((item) => {
        const refused = item.state === 'failed' || item.state === 'too_big'
        return (
          <li key={item.key} className={refused ? 'file file-bad' : 'file'}>
            <Icon
              name={item.state === 'sent' ? 'check-circle' : refused ? 'warning' : 'document'}
            />
            <div className="file-main">
              <p className="file-name">
                <span>{item.file.name}</span>
                <span className="muted num">{f.fileSize(item.file.size)}</span>
              </p>
              {item.state === 'sending' ? (
                <progress value={item.share} max={1} aria-label={item.file.name} />
              ) : (
                <p className={refused ? 'error' : 'hint'}>
                  {item.state === 'too_big'
                    ? t.upload.tooBig(f.fileSize(maxBytes))
                    : (item.message ??
                      (item.state === 'sent' && describe
                        ? describe(item.answer)
                        : words[item.state]))}
                </p>
              )}
            </div>
            {item.state === 'failed' && item.canRetry ? (
              <IconButton
                icon="refresh"
                label={t.actions.retry}
                size="sm"
                onClick={() => onRetry(item.key)}
              />
            ) : null}
            <IconButton
              icon="close"
              label={
                item.state === 'waiting' || item.state === 'sending'
                  ? t.upload.cancel
                  : t.upload.dismiss
              }
              size="sm"
              onClick={() => onRemove(item.key)}
            />
          </li>
        )
      })}
    </ul>
  )
}
