import { useRevalidator } from '@remix-run/react'
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from './button.tsx'
import { cx } from './cx.ts'
import { FileList as UploadList } from './file-list.tsx'
import { Icon } from './icons.tsx'
import { useFormat } from './use-format.ts'
import { useUploads } from './use-uploads.ts'

export type FileDropProps = {
  /** A route that takes the multipart form; see `uploadFile` for its answer to scripts. */
  action: string
  /** Where scripts send one file at a time, when the form itself goes to a page. */
  scriptAction?: string
  name?: string
  /** Sent before each file. */
  fields?: Record<string, string>
  accept?: string
  multiple?: boolean
  maxBytes?: number
  /** Offers the camera on a phone. */
  camera?: boolean
  title?: string
  hint?: string
  compact?: boolean
  /** Beside work of its own weight the button is not the loudest of the page. */
  quiet?: boolean
  /** What is said under a file that was taken, from the server's answer. */
  describe?: (answer: unknown) => ReactNode
  /** After the last file of a batch; the page's data are fetched anew in any case. */
  onDone?: (answers: unknown[]) => void
}

/** Without JavaScript this is a form with a file input and a button, and nothing is lost. */
export function FileDrop(props: FileDropProps) {
  const { action, scriptAction, name = 'file', fields = {}, accept, multiple = true } = props
  const { maxBytes = 50_000_000, camera = true, title, hint, compact, quiet } = props
  const { describe, onDone } = props
  const t = useWords(commonWords).upload
  const f = useFormat()
  const id = useId()
  const revalidator = useRevalidator()
  const [hydrated, setHydrated] = useState(false)
  const [over, setOver] = useState(false)
  const uploads = useUploads({
    action: scriptAction ?? action,
    name,
    fields,
    maxBytes,
    onSettled: (answers) => {
      revalidator.revalidate()
      onDone?.(answers)
    },
  })
  const take = (files: FileList | null) => {
    if (files && files.length > 0) uploads.add(multiple ? [...files] : [files[0]!])
  }
  const input = useRef<HTMLInputElement>(null)
  const takeEarly = useRef(take)
  // Between this effect and the drawing that follows it a choice must not fall through.
  const isListening = useRef(false)
  useEffect(() => {
    setHydrated(true)
    isListening.current = true
    // Chosen before the scripts arrived: no change event will tell.
    const early = input.current
    if (!early?.files?.length) return
    takeEarly.current(early.files)
    early.value = ''
  }, [])
  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files)
    },
  }
  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      className={cx('drop', compact && 'drop-compact', over && 'drop-over')}
      {...(hydrated ? drag : {})}
    >
      {Object.entries(fields).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <div className="drop-zone">
        <span className="drop-icon">
          <Icon name="upload" size={20} />
        </span>
        <p className="drop-title">{title ?? t.title}</p>
        <div className="drop-ways">
          <label
            htmlFor={`${id}f`}
            className={cx('btn needs-js', quiet ? 'btn-secondary' : 'btn-primary')}
          >
            <Icon name="document" />
            {multiple ? t.choose : t.chooseOne}
          </label>
          <input
            id={`${id}f`}
            type="file"
            className="drop-file"
            name={name}
            accept={accept}
            multiple={multiple}
            required={!hydrated}
            ref={input}
            aria-describedby={`${id}h`}
            onChange={(event) => {
              if (!isListening.current) return
              take(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
          />
          {camera && hydrated ? (
            <>
              <label htmlFor={`${id}c`} className="btn btn-secondary only-touch">
                <Icon name="camera" />
                {t.camera}
              </label>
              <input
                id={`${id}c`}
                type="file"
                className="sr only-touch"
                accept="image/*"
                capture="environment"
                onChange={(event) => {
                  take(event.currentTarget.files)
                  event.currentTarget.value = ''
                }}
              />
            </>
          ) : null}
          <SubmitButton className="without-js">{t.send}</SubmitButton>
        </div>
        <p id={`${id}h`} className="hint">
          {hint ? `${hint} ` : null}
          {t.limit(f.fileSize(maxBytes))}
        </p>
      </div>
      <UploadList
        items={uploads.items}
        maxBytes={maxBytes}
        onRetry={uploads.retry}
        onRemove={uploads.remove}
        describe={describe}
      />
    </form>
  )
}
