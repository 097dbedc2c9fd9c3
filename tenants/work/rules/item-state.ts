// What may be done with an item in which state, and what state that leads to.
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import type { ItemStatus } from './statuses.ts'

export const deeds = [
  'start',
  'assign',
  'set_priority',
  'attach',
  'client_message',
  'provider_message',
  'ask',
  'answer',
  'withdraw',
  'wait_authority',
  'resume_authority',
  'finish',
  'cancel',
  'reopen',
] as const
export type Deed = (typeof deeds)[number]

/** What is known of an item: each open question holds it, an open authority wait too. */
export type ItemFacts = {
  status: ItemStatus
  openQuestions: number
  waitsForAuthority: boolean
  /** The client has the result and has not said yet whether it is right. */
  awaitsAcceptance?: boolean
}

export type StateRefusal =
  | 'item_closed'
  | 'item_open'
  | 'already_started'
  | 'question_open'
  | 'no_open_question'
  | 'already_waiting'
  | 'not_waiting'
  | 'ended_by_complaint'
  | 'acceptance_open'
  | 'steps_open'
  | 'checks_open'

export function isClosed(status: ItemStatus): boolean {
  return status === 'done' || status === 'cancelled'
}

/** The status after the deed, or the reason why it is refused. */
export function decide(facts: ItemFacts, deed: Deed): Ok<ItemStatus> | Err<StateRefusal> {
  if (deed === 'reopen') return isClosed(facts.status) ? ok('in_progress') : err('item_open')
  if (isClosed(facts.status)) return err('item_closed')
  const { status, openQuestions, waitsForAuthority, awaitsAcceptance = false } = facts
  switch (deed) {
    case 'start':
      return status === 'new' ? ok('in_progress') : err('already_started')
    case 'assign':
    case 'set_priority':
    case 'attach':
    case 'client_message':
      return ok(status)
    case 'provider_message':
      return ok(status === 'new' ? 'in_progress' : status)
    case 'ask':
      return ok('waiting_client')
    case 'answer':
    case 'withdraw':
      if (openQuestions < 1) return err('no_open_question')
      return ok(statusByWaits(openQuestions - 1, waitsForAuthority, awaitsAcceptance))
    case 'wait_authority':
      if (waitsForAuthority) return err('already_waiting')
      return ok(statusByWaits(openQuestions, true, awaitsAcceptance))
    case 'resume_authority':
      if (!waitsForAuthority) return err('not_waiting')
      return ok(statusByWaits(openQuestions, false, awaitsAcceptance))
    case 'finish':
      // A question is answered or taken back first: the client must not find it gone.
      if (openQuestions > 0) return err('question_open')
      return awaitsAcceptance ? err('acceptance_open') : ok('done')
    case 'cancel':
      return ok('cancelled')
  }
}

/** The client is named first: it is the wait that somebody in the portal can end. */
export function statusByWaits(
  openQuestions: number,
  waitsForAuthority: boolean,
  awaitsAcceptance: boolean,
): ItemStatus {
  if (openQuestions > 0 || awaitsAcceptance) return 'waiting_client'
  return waitsForAuthority ? 'waiting_authority' : 'in_progress'
}

/** A booked document ends its own item: without the posting there would be nothing to bill. */
export function isFinishedByPosting(item: { meter: string | null }): boolean {
  return item.meter === 'document_posted'
}

/** A complaint ends with the answer to the customer: silence would be a yes. */
export function isEndedByComplaint(item: { requestType: string }): boolean {
  return item.requestType === 'complaint'
}

/** All deeds that the item allows now: screens show these and no others. */
export function allowedDeeds(facts: ItemFacts): Deed[] {
  return deeds.filter((deed) => decide(facts, deed).ok)
}

export type MeterFacts = {
  /** What the item was counted for: itself, or a posting and the like. */
  meteredBy: 'nothing' | 'item' | 'other'
  isBilled: boolean
}

export type ReopenRefusal = 'already_billed' | 'reverse_first'

/** An item that stands on an invoice stays closed; one that was booked is reversed first. */
export function decideReopening(
  facts: MeterFacts,
  isReversed: boolean,
): Ok<undefined> | Err<ReopenRefusal> {
  if (facts.isBilled) return err('already_billed')
  if (facts.meteredBy === 'other' && !isReversed) return err('reverse_first')
  return ok()
}
