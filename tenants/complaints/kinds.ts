// The words of the complaints: what may stand in their columns. Used on both sides.
export const regimes = [
  'consumer',
  'financial',
  'payment',
  'telecom',
  'travel',
  'postal',
  'energy',
  'b2b',
] as const
export type Regime = (typeof regimes)[number]

export const statuses = [
  'received',
  'in_review',
  'waiting_customer',
  'decided',
  'replied',
  'closed',
] as const
export type ComplaintStatus = (typeof statuses)[number]

export const channels = ['form', 'email', 'phone', 'letter', 'in_person'] as const
export type Channel = (typeof channels)[number]

/** How an answer may reach the customer: on paper or another durable medium. */
export const replyChannels = ['email', 'letter', 'in_person'] as const
export type ReplyChannel = (typeof replyChannels)[number]

export const demands = [
  'repair',
  'replacement',
  'price_cut',
  'refund',
  'correct_bill',
  'damages',
  'other',
] as const
export type Demand = (typeof demands)[number]

export const remedies = [
  'none',
  'repair',
  'replacement',
  'price_cut',
  'refund',
  'corrected_bill',
  'damages',
  'voucher',
] as const
export type Remedy = (typeof remedies)[number]

/** What a person may decide; the fourth is the law's own. */
export const decisions = ['accepted', 'partly', 'refused'] as const
export type Decision = (typeof decisions)[number] | 'deemed_accepted'

export const legalBases = [
  'non_conformity',
  'rekojmia',
  'guarantee',
  'service',
  'financial_service',
  'payment_service',
  'contract',
] as const
export type LegalBasis = (typeof legalBases)[number]

export type Provision = 'none' | 'asked' | 'posted' | 'todo'
/** Where a customer may go who does not agree. */
export const furtherPaths = ['mediation', 'ombudsman', 'regulator', 'court'] as const
export type FurtherPath = (typeof furtherPaths)[number]

export const evidenceKinds = ['document', 'order', 'expert'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export type LetterKind = 'decision' | 'extension'
export type Effect = 'effective' | 'not_effective'
