import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { paths } from '#app/http/paths.ts'

const GATHER_MS = 800

/**
 * Asks for the page again when something happens in its companies. Events that come
 * together are gathered; a hidden tab waits until it is looked at. Rows keep their keys,
 * so the row in hand and the marks stay. Tells whether the line is open.
 */
export function useLiveQueue(): boolean {
  const { revalidate, state } = useRevalidator()
  const [isLive, setLive] = useState(false)
  const latest = useRef({ revalidate, state })
  latest.current = { revalidate, state }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isStale = false
    const refresh = () => {
      timer = undefined
      if (document.hidden) {
        isStale = true
        return
      }
      isStale = false
      if (latest.current.state === 'idle') latest.current.revalidate()
      else timer = setTimeout(refresh, GATHER_MS)
    }
    const onChange = () => {
      timer ??= setTimeout(refresh, GATHER_MS)
    }
    const onLook = () => {
      if (!document.hidden && isStale) refresh()
    }
    let wasOpen = false
    const source = new EventSource(paths.deskEvents())
    source.addEventListener('work', onChange)
    source.onopen = () => {
      setLive(true)
      // A line that was cut may have missed something.
      if (wasOpen) onChange()
      wasOpen = true
    }
    source.onerror = () => setLive(false)
    document.addEventListener('visibilitychange', onLook)
    return () => {
      source.close()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onLook)
    }
  }, [])
  return isLive
}
