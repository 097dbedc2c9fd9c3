// The draft in hand and what became of saving it. The browser's copy is the truth until the
// server took it: neither a refusal nor somebody else's save touches what was typed.
import { useBeforeUnload, useBlocker, useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { StrandedSchedule } from '#tenants/work/queries/types.server.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import { type Draft, definitionOf, draftOf, placeErrors } from './draft-state.ts'

export type StoredDraft = { version: number; basis: string; definition: TypeDefinition }
export type SaveAnswer = {
  saved?: { basis: string; definition: TypeDefinition; stranded: StrandedSchedule[] }
  conflict?: { by: string; at: string; theirs: StoredDraft }
  errors?: Record<string, string>
}

export type Composer = ReturnType<typeof useComposer>

export function useComposer(stored: StoredDraft, used: TypeDefinition | null) {
  const [draft, setDraft] = useState(() => draftOf(stored.definition, used))
  const [kept, setKept] = useState({ basis: stored.basis, definition: stored.definition })
  const [errors, setErrors] = useState<Record<string, string>>({})
  // As the last save was answered: `errors` shrinks while they are put right, this does not.
  const [refusal, setRefusal] = useState<readonly string[]>([])
  const [isDirty, setIsDirty] = useState(false)
  const [conflict, setConflict] = useState<SaveAnswer['conflict'] | null>(null)
  const [publishing, setPublishing] = useState<StrandedSchedule[] | null>(null)
  const fetcher = useFetcher<SaveAnswer>()
  const sent = useRef<{ draft: Draft; thenPublish: boolean } | null>(null)
  // A number that only grows: what was typed while a save was under way is not saved by it.
  const edits = useRef(0)
  const sentAt = useRef(0)

  const change = useCallback((make: (draft: Draft) => Draft, touched?: string) => {
    edits.current += 1
    setDraft(make)
    setIsDirty(true)
    if (touched !== undefined) {
      setErrors((old) =>
        Object.fromEntries(
          Object.entries(old).filter(
            ([path]) => path !== touched && !path.startsWith(`${touched}.`),
          ),
        ),
      )
    }
  }, [])

  const save = (options: { thenPublish?: boolean; basis?: string } = {}) => {
    if (fetcher.state !== 'idle') return
    sent.current = { draft, thenPublish: options.thenPublish ?? false }
    sentAt.current = edits.current
    setConflict(null)
    const body = {
      intent: 'save',
      version: String(stored.version),
      basis: options.basis ?? kept.basis,
      definition: JSON.stringify(definitionOf(draft)),
    }
    fetcher.submit(body, { method: 'post' })
  }

  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    const asked = sent.current
    if (!answer || !asked) return
    sent.current = null
    const placed = answer.errors ? placeErrors(asked.draft, answer.errors) : {}
    setErrors(placed)
    setRefusal(Object.keys(placed))
    setConflict(answer.conflict ?? null)
    if (!answer.saved) return
    setKept(answer.saved)
    if (edits.current === sentAt.current) setIsDirty(false)
    if (asked.thenPublish) setPublishing(answer.saved.stranded)
  }, [answer])

  const takeTheirs = () => {
    if (!conflict) return
    setDraft(draftOf(conflict.theirs.definition, used))
    setKept(conflict.theirs)
    setErrors({})
    setIsDirty(false)
    setConflict(null)
  }

  return {
    draft,
    change,
    errors,
    /** Paths that the last save was refused for: a new list for each answer. */
    refusal,
    isDirty,
    /** What the server has, and what it is called there. */
    kept,
    version: stored.version,
    save,
    isSaving: fetcher.state !== 'idle',
    conflict,
    keepMine: () => conflict && save({ basis: conflict.theirs.basis }),
    takeTheirs,
    publishing,
    /** What is thrown away is not asked about. */
    letGo: () => setIsDirty(false),
    stopPublishing: () => setPublishing(null),
  }
}

/** Asks before typed work is left behind. */
export function useUnsavedGuard(isDirty: boolean, question: string): void {
  useBeforeUnload(
    useCallback(
      (event) => {
        if (isDirty) event.preventDefault()
      },
      [isDirty],
    ),
  )
  const blocker = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname && historyAction !== 'REPLACE',
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(question)) blocker.proceed()
    else blocker.reset()
  }, [blocker, question])
}
