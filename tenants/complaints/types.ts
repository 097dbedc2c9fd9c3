import type { LocalDate } from '../shared/dates.ts'
import type {
  Channel,
  ComplaintStatus,
  Decision,
  Demand,
  Effect,
  EvidenceKind,
  FurtherPath,
  LegalBasis,
  LetterKind,
  Provision,
  Regime,
  Remedy,
  ReplyChannel,
} from './kinds.ts'
import type { ComplaintDeed } from './rules/complaint-state.ts'

export type Contact = {
  name: string
  email: string | null
  phone: string | null
  address: string | null
}

export type ExtensionReasons = { cause: string; circumstances: string; expectedOn: LocalDate }

export type ComplaintRow = {
  id: string
  number: number
  year: number
  status: ComplaintStatus
  regime: Regime
  product: string
  orderNumber: string | null
  receivedOn: LocalDate
  dueOn: LocalDate
  decision: Decision | null
  repliedOn: LocalDate | null
  handler: string | null
  /** Null for whoever may not see money. */
  demandMinor: bigint | null
  /** Days until the term is over; below zero it is. */
  daysLeft: number
}

export type ComplaintLetter = {
  id: string
  kind: LetterKind
  locale: 'pl' | 'en'
  issuedAt: Date
  issuedByName: string
}

export type ComplaintPage = Omit<ComplaintRow, 'handler'> & {
  version: number
  itemId: string
  itemNumber: number
  handler: string | null
  channel: Channel
  legalBasis: LegalBasis
  /** Null for whoever may not read it. */
  contact: Contact | null
  locale: 'pl' | 'en'
  demand: Demand
  invoiceNumber: string | null
  purchasedOn: LocalDate | null
  faultNoticedOn: LocalDate | null
  description: string
  contractDays: number | null
  extendedOn: LocalDate | null
  extension: ExtensionReasons | null
  decidedAt: Date | null
  decidedByName: string | null
  grounds: string | null
  remedy: Remedy | null
  remedyMinor: bigint | null
  replyChannel: ReplyChannel | null
  replyProof: string | null
  closedAt: Date | null
  reopenedCount: number
  causeId: string | null
  causeNamePl: string | null
  causeNameEn: string | null
  provision: Provision
  provisionEntryId: string | null
  provisionReason: string | null
  satisfaction: number | null
  furtherPath: FurtherPath | null
  furtherOn: LocalDate | null
  furtherNote: string | null
  submissionId: string | null
  reference: string | null
  letters: ComplaintLetter[]
  messages: ComplaintMessage[]
  documents: { id: string; name: string; mime: string; addedAt: Date }[]
  evidence: ComplaintEvidence[]
  events: {
    id: string
    at: Date
    actorName: string
    action: string
    data: Record<string, unknown>
  }[]
  deeds: ComplaintDeed[]
  /** The company's own day. */
  today: LocalDate
}

export type ComplaintMessage = {
  id: string
  side: 'customer' | 'provider'
  body: string
  authorName: string
  createdAt: Date
}

export type ComplaintEvidence = {
  id: string
  kind: EvidenceKind
  note: string
  isInLetter: boolean
  addedAt: Date
  addedByName: string
  withdrawnAt: Date | null
  /** Names are null for whoever may not see the paper or the order itself. */
  documentId: string | null
  documentName: string | null
  orderItemId: string | null
  orderNumber: number | null
  orderTitle: string | null
}

export type EvidenceChoices = {
  documents: { id: string; name: string }[]
  orders: { id: string; number: number; title: string }[]
}

export type Cause = {
  id: string
  parentId: string | null
  code: string | null
  namePl: string
  nameEn: string
  isActive: boolean
}

export type CorrectiveAction = {
  id: string
  causeId: string
  causePl: string
  causeEn: string
  complaintId: string | null
  complaintNumber: string | null
  description: string
  ownerName: string
  dueOn: LocalDate
  doneOn: LocalDate | null
  checkOn: LocalDate | null
  effect: Effect | null
  effectNote: string | null
}

export type ComplaintSettings = {
  isFormOpen: boolean
  regimes: Regime[]
  contractDays: number
}
