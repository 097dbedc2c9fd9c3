// What may be done with a complaint in which state. An answer that was decided and not sent
// is no answer: silence counts until the letter has left.
import type { LocalDate } from '../../shared/dates.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import type { ComplaintStatus, Decision, Regime } from '../kinds.ts'
import { regimeRules } from '../pl/regimes.ts'

export const deeds = [
  'triage',
  'wait',
  'resume',
  'decide',
  'letter',
  'extend',
  'evidence',
  'reply',
  'close',
  'reopen',
  'further',
] as const
export type ComplaintDeed = (typeof deeds)[number]

export type ComplaintFacts = {
  status: ComplaintStatus
  regime: Regime
  decision: Decision | null
  dueOn: LocalDate
  isExtended: boolean
  isReopened: boolean
  hasLetter: boolean
}

export type ComplaintRefusal =
  | 'complaint_closed'
  | 'wrong_state'
  | 'already_decided'
  | 'not_decided'
  | 'already_extended'
  | 'no_extension_in_regime'
  | 'too_late_to_extend'
  | 'letter_missing'

const undecided: readonly ComplaintStatus[] = ['received', 'in_review', 'waiting_customer']

/** The status after the deed, or why it is refused. */
export function decideDeed(
  facts: ComplaintFacts,
  deed: ComplaintDeed,
  today: LocalDate,
): Ok<ComplaintStatus> | Err<ComplaintRefusal> {
  const { status } = facts
  if (deed === 'reopen') {
    return status === 'closed' || status === 'replied' ? ok('in_review') : err('wrong_state')
  }
  if (deed === 'further') {
    return status === 'closed' || status === 'replied' ? ok(status) : err('not_decided')
  }
  if (status === 'closed') return err('complaint_closed')
  const isOpen = undecided.includes(status)
  switch (deed) {
    case 'triage':
      return isOpen ? ok(status === 'received' ? 'in_review' : status) : err('already_decided')
    case 'wait':
      return status === 'received' || status === 'in_review'
        ? ok('waiting_customer')
        : err('wrong_state')
    case 'resume':
      return status === 'waiting_customer' ? ok('in_review') : err('wrong_state')
    case 'decide':
      // A decision that nobody was told may be changed; the law's own may not.
      if (facts.decision === 'deemed_accepted') return err('already_decided')
      return isOpen || status === 'decided' ? ok('decided') : err('already_decided')
    case 'letter':
      return status === 'decided' ? ok(status) : err(isOpen ? 'not_decided' : 'wrong_state')
    case 'evidence':
      // What was found out after the answer had left belongs to a second look.
      return isOpen || status === 'decided' ? ok(status) : err('wrong_state')
    case 'extend':
      if (!isOpen) return err('already_decided')
      return extension(facts, today)
    case 'reply':
      if (status !== 'decided') return err(isOpen ? 'not_decided' : 'wrong_state')
      return facts.hasLetter ? ok('replied') : err('letter_missing')
    case 'close':
      return status === 'replied' ? ok('closed') : err('wrong_state')
  }
}

// A notice after the term has passed would give back what silence has already settled.
function extension(
  facts: ComplaintFacts,
  today: LocalDate,
): Ok<ComplaintStatus> | Err<ComplaintRefusal> {
  if (!regimeRules[facts.regime].extended) return err('no_extension_in_regime')
  if (facts.isExtended || facts.isReopened) return err('already_extended')
  return today > facts.dueOn ? err('too_late_to_extend') : ok(facts.status)
}

export function allowedDeeds(facts: ComplaintFacts, today: LocalDate): ComplaintDeed[] {
  return deeds.filter((deed) => decideDeed(facts, deed, today).ok)
}

/** Silence has become a yes: the term is over, nothing was sent, and the law says so. */
export function isExpired(
  complaint: Pick<ComplaintFacts, 'regime' | 'dueOn' | 'isReopened' | 'decision'> & {
    isReplied: boolean
  },
  today: LocalDate,
): boolean {
  return (
    regimeRules[complaint.regime].silenceAccepts &&
    !complaint.isReplied &&
    !complaint.isReopened &&
    complaint.decision !== 'deemed_accepted' &&
    today > complaint.dueOn
  )
}
