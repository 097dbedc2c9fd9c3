import { useCallback, useEffect, useRef, useState } from 'react'
import { type UploadAnswer, uploadFile } from './upload-file.ts'

export type UploadItem = {
  key: string
  file: File
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'too_big'
  /** From 0 to 1. */
  share: number
  message: string | null
  canRetry: boolean
  /** What the server said of a file that it took. */
  answer: unknown
}

// Two at a time: a phone's uplink gains nothing from more, and the first file finishes sooner.
const AT_ONCE = 2

export function useUploads(options: {
  action: string
  name: string
  fields: Record<string, string>
  maxBytes: number
  onSettled: (answers: unknown[]) => void
}) {
  const [items, setItems] = useState<UploadItem[]>([])
  const latest = useRef(options)
  latest.current = options
  const running = useRef(new Map<string, AbortController>())
  const answers = useRef<unknown[]>([])
  const counter = useRef(0)

  const change = useCallback((key: string, part: Partial<UploadItem>) => {
    setItems((list) => list.map((item) => (item.key === key ? { ...item, ...part } : item)))
  }, [])

  const finish = useCallback(
    (key: string, answer: UploadAnswer) => {
      running.current.delete(key)
      if (answer.ok) {
        answers.current.push(answer.data)
        change(key, { state: 'sent', share: 1, answer: answer.data })
      } else {
        change(key, { state: 'failed', message: answer.message, canRetry: answer.canRetry })
      }
    },
    [change],
  )

  useEffect(() => {
    const waiting = items.filter(
      (item) => item.state === 'waiting' && !running.current.has(item.key),
    )
    for (const item of waiting.slice(0, AT_ONCE - running.current.size)) {
      const abort = new AbortController()
      running.current.set(item.key, abort)
      change(item.key, { state: 'sending', share: 0, message: null })
      const { action, name, fields } = latest.current
      const onProgress = (share: number) => change(item.key, { share })
      uploadFile({ action, name, fields, file: item.file, onProgress, signal: abort.signal }).then(
        (answer) => finish(item.key, answer),
      )
    }
    const busy = items.some((item) => item.state === 'waiting' || item.state === 'sending')
    if (!busy && answers.current.length > 0) {
      const done = answers.current
      answers.current = []
      latest.current.onSettled(done)
    }
  }, [items, change, finish])

  useEffect(() => {
    const open = running.current
    return () => {
      for (const abort of open.values()) abort.abort()
    }
  }, [])

  const add = (files: File[]) => {
    const added = files.map((file): UploadItem => {
      counter.current += 1
      const state = file.size > latest.current.maxBytes ? 'too_big' : 'waiting'
      return {
        key: `u${counter.current}`,
        file,
        state,
        share: 0,
        message: null,
        canRetry: false,
        answer: null,
      }
    })
    setItems((list) => [...list, ...added])
  }

  const retry = (key: string) => change(key, { state: 'waiting', share: 0, message: null })

  const remove = (key: string) => {
    running.current.get(key)?.abort()
    running.current.delete(key)
    setItems((list) => list.filter((item) => item.key !== key))
  }

  return { items, add, retry, remove }
}
