// How far an item has come: its type's steps and what was marked on them. Nothing of this is
// stored but the marks, so the same marks always lead to the same step.
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import type { CheckDefinition, StepDefinition, StepDoer, StepKind } from '../type-definition.ts'

export type Mark = {
  kind: 'step' | 'check'
  key: string
  outcome: 'done' | 'returned' | 'checked' | 'unchecked'
  note: string | null
  byId: string | null
  byName: string
  at: Date
}

type Both = { pl: string; en: string }

export type StepState = {
  key: string
  name: Both
  hint: Both | null
  kind: StepKind
  by: StepDoer
  state: 'done' | 'current' | 'coming'
  /** Who did it, when, and with which words; null until it is done. */
  done: { byId: string | null; byName: string; at: Date; note: string | null } | null
  /** Why it came back the last time; gone once it is done again. */
  returned: { byName: string; at: Date; note: string; from: Both } | null
}

export type CheckState = {
  key: string
  label: Both
  /** The step that cannot end without it; null where the type has no steps. */
  step: string | null
  required: boolean
  checked: { byName: string; at: Date } | null
}

export type Progress = {
  steps: StepState[]
  checks: CheckState[]
  /** The step that is to be done now; null without steps, and when all are done. */
  current: StepState | null
  /** Required checks that keep the current step, or without steps the item, from ending. */
  missing: string[]
  mayFinish: boolean
}

type Work = { steps: readonly StepDefinition[]; checklist: readonly CheckDefinition[] }

/** Marks in the order in which they were made. */
export function readProgress({ steps, checklist }: Work, marks: readonly Mark[]): Progress {
  const walked = walk(steps, marks)
  const last = steps.findLast(({ kind }) => kind !== 'accept')?.key ?? null
  const checks = checklist.map((check) => stateOfCheck(check, check.step ?? last, marks))
  const current = walked.find(({ state }) => state === 'current') ?? null
  const open = checks.filter(({ required, checked }) => required && !checked)
  const missing = open.filter(({ step }) => (current ? step === current.key : true))
  return {
    steps: walked,
    checks,
    current,
    missing: missing.map(({ key }) => key),
    mayFinish: current === null && open.length === 0,
  }
}

function walk(steps: readonly StepDefinition[], marks: readonly Mark[]): StepState[] {
  const states = steps.map(
    ({ key, name, hint, kind, by }): StepState => ({
      ...{ key, name, hint: hint ?? null, kind, by },
      ...{ state: 'coming', done: null, returned: null },
    }),
  )
  let at = 0
  for (const mark of marks) {
    const here = states[at]
    // A mark on another step than the current one says nothing of where the item is.
    if (mark.kind !== 'step' || !here || mark.key !== here.key) continue
    const { byId, byName, note } = mark
    if (mark.outcome === 'done') {
      states[at] = { ...here, done: { byId, byName, note, at: mark.at }, returned: null }
      at += 1
      continue
    }
    at = previousDo(steps, at)
    for (let index = at; index < states.length; index += 1) states[index]!.done = null
    states[at] = {
      ...states[at]!,
      returned: { byName, at: mark.at, note: note ?? '', from: here.name },
    }
  }
  return states.map((step, index) => ({
    ...step,
    state: index < at ? 'done' : index === at ? 'current' : 'coming',
  }))
}

/** Where returned work goes: to whoever can do it again. */
function previousDo(steps: readonly StepDefinition[], at: number): number {
  const index = steps.slice(0, at).findLastIndex(({ kind }) => kind === 'do')
  return index < 0 ? at : index
}

function stateOfCheck(
  { key, label, required }: CheckDefinition,
  step: string | null,
  marks: readonly Mark[],
): CheckState {
  const mark = marks.findLast((one) => one.kind === 'check' && one.key === key)
  const checked = mark?.outcome === 'checked' ? { byName: mark.byName, at: mark.at } : null
  return { key, label, step, required, checked }
}

export type StepActor = {
  id: string | null
  side: 'client' | 'provider' | 'system'
  isLead: boolean
}

/** The person at work, as the rules see them. */
export function stepActor({
  actor,
}: {
  actor: Pick<StepActor, 'id' | 'side'> & { can: (permission: 'work:assign') => boolean }
}): StepActor {
  return { id: actor.id, side: actor.side, isLead: actor.can('work:assign') }
}

export type StepRefusal =
  | 'no_such_step'
  | 'step_not_current'
  | 'step_for_lead'
  | 'step_for_client'
  | 'step_for_provider'
  | 'review_by_another'
  | 'checks_open'
  | 'cannot_return'
  | 'no_such_check'
  | 'check_settled'

/** Whether this person may work on the current step at all. */
export function mayWorkOn(
  progress: Progress,
  actor: StepActor,
): Ok<StepState | null> | Err<StepRefusal> {
  const { current } = progress
  if (!current) return ok(null)
  if (current.kind === 'accept') {
    return actor.side === 'client' ? ok(current) : err('step_for_client')
  }
  if (actor.side === 'client') return err('step_for_provider')
  if (current.by === 'lead' && !actor.isLead) return err('step_for_lead')
  // INVARIANT: nobody looks over what they did themselves.
  if (current.kind === 'review' && authorsOf(progress).has(actor.id)) {
    return err('review_by_another')
  }
  return ok(current)
}

/** Who did what is being looked over, and who has looked over it already. */
function authorsOf({ steps }: Progress): Set<string | null> {
  const at = steps.findIndex(({ state }) => state === 'current')
  const from = steps.slice(0, at).findLastIndex(({ kind }) => kind === 'do')
  return new Set(steps.slice(Math.max(from, 0), at).map(({ done }) => done?.byId ?? null))
}

/** The mark that the person wants to make, judged. */
export function judgeStep(
  progress: Progress,
  { key, outcome }: { key: string; outcome: 'done' | 'returned' },
  actor: StepActor,
): Ok<StepState> | Err<StepRefusal> {
  if (!progress.steps.some((step) => step.key === key)) return err('no_such_step')
  if (progress.current?.key !== key) return err('step_not_current')
  const allowed = mayWorkOn(progress, actor)
  if (!allowed.ok) return allowed
  if (outcome === 'returned' && progress.current.kind === 'do') return err('cannot_return')
  if (outcome === 'done' && progress.missing.length > 0) return err('checks_open')
  return ok(progress.current)
}

/** A check is ticked by those who may do its step, while that is the step. */
export function judgeCheck(
  progress: Progress,
  key: string,
  actor: StepActor,
): Ok<CheckState> | Err<StepRefusal> {
  const check = progress.checks.find((one) => one.key === key)
  if (!check) return err('no_such_check')
  if (check.step === null) return actor.side === 'client' ? err('step_for_provider') : ok(check)
  if (check.step !== progress.current?.key) return err('check_settled')
  const allowed = mayWorkOn(progress, actor)
  return allowed.ok ? ok(check) : allowed
}
