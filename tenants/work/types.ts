// What the commands and queries of work give back, as plain data.
import type { SlaTerm } from '../contracts/types.ts'
import type { Service } from '../shared/permissions.ts'
import type { CalendarInput } from '../sla/rules/calendar.ts'
import type { Interval, Party, WaitParty } from '../sla/rules/clock.ts'
import type { DayOff } from '../sla/rules/days-off.ts'
import type { ExplainedInterval, SlaCase, Why } from '../sla/rules/explain.ts'
import type { ClockState, WaitState } from './rules/clocks.ts'
import type { Consequence } from './rules/consequence.ts'
import type { Deed } from './rules/item-state.ts'
import type { QuestionKind, QuestionShape, QuestionValue } from './rules/question-kinds.ts'
import type { Mark, Progress, StepRefusal } from './rules/steps.ts'
import type {
  ClockKind,
  FormAnswers,
  FormField,
  ItemPriority,
  ItemSource,
  ItemStatus,
  OpenStatus,
} from './schema.ts'
import type { CheckDefinition, StepDefinition } from './type-definition.ts'

/** An item locked for a change, with all that its clocks depend on. */
export type LoadedItem = {
  id: string
  number: number
  title: string
  requestType: string
  service: Service
  status: ItemStatus
  priority: ItemPriority
  version: number
  assigneeId: string | null
  assigneeName: string | null
  contractVersionId: string
  form: FormAnswers
  openedAt: Date
  firstRespondedAt: Date | null
  closedAt: Date | null
  /** Meter that finishing counts on, or null. */
  meter: string | null
  isConfidential: boolean
  /** Whether the type lets the client be asked; null where it says nothing. */
  asking: 'allowed' | 'none' | null
  openedById: string | null
  /** Of the version of its type that the item was opened under. */
  steps: StepDefinition[]
  checklist: CheckDefinition[]
  /** What was marked, in order. */
  marks: Mark[]
  /** Zone of the company: its business dates are days of this zone. */
  zone: string
  calendar: CalendarInput
  daysOff: DayOff[]
  /** What the pinned contract promises for this type of work; null when nothing. */
  slaTerm: SlaTerm | null
  clientAnswerMinutes: number | null
  clocks: ClockState[]
  waits: WaitState[]
}

export type RequestType = {
  code: string
  service: Service
  namePl: string
  nameEn: string
  hintPl: string
  hintEn: string
  form: FormField[]
  meter: string | null
  opensFromUpload: boolean
  /** Clients may ask for it themselves. */
  isOffered: boolean
}

export type CatalogueType = RequestType & {
  /** Business minutes that a contract may take over; null for a type that is not in use. */
  proposedTerms: { firstResponseMinutes?: number; resolutionMinutes?: number } | null
}

export type Page<Row> = { items: Row[]; nextCursor: string | null }

export type QueueRow = {
  tenantId: string
  id: string
  number: number
  title: string
  requestType: string
  service: Service
  status: OpenStatus
  priority: ItemPriority
  assigneeId: string | null
  assigneeName: string | null
  openedAt: Date
  /** Null while no clock runs. */
  nextDueAt: Date | null
  isBreached: boolean
}

/** A row of the office's list over all companies. */
export type HouseItem = Omit<QueueRow, 'tenantId' | 'requestType' | 'assigneeId' | 'title'> & {
  /** Null where the title is not the office's to read. */
  title: string | null
  typeName: { pl: string; en: string }
  slug: string
  company: string
  colour: string
  /** The highest share of a running clock of which the team has been told; 0 without. */
  escalatedPercent: number
}

export type QueueCounts = Record<OpenStatus, number> & {
  all: number
  overdue: number
  mine: number
  unassigned: number
}

export type ItemClock = {
  kind: ClockKind
  seq: number
  targetMinutes: number
  startedAt: Date
  stoppedAt: Date | null
  dueAt: Date | null
  breachedAt: Date | null
  elapsedMinutes: number
  /** Share of the target of which the team has been told. */
  escalatedPercent?: number
  /** The date of a clock that the law sets. */
  dueOn?: string | null
  /** The wait for the client that a clock of the client measures. */
  waitId?: string | null
}

export type ItemPerson = {
  accountId: string
  name: string
  side: 'client' | 'provider'
  addedByName: string
  addedAt: Date
}

export type ItemWait = {
  id: string
  party: WaitParty
  reason: string
  fromAt: Date
  toAt: Date | null
}

export type ItemMessage = {
  id: string
  side: 'client' | 'provider'
  body: string
  authorName: string
  createdAt: Date
}

export type ItemNote = { id: string; body: string; authorName: string; createdAt: Date }

/** A person who was mailed a link: when it last left, and what became of it. */
export type QuestionRecipient = {
  name: string
  sentAt: Date
  links: number
  openedAt: Date | null
  usedAt: Date | null
}

export type ItemQuestion = {
  id: string
  body: string
  kind: QuestionKind
  shape: QuestionShape
  fieldKey: string | null
  value: QuestionValue | null
  answeredVia: 'portal' | 'link' | null
  remindersSent: number
  lastRemindedAt: Date | null
  nextReminderAt: Date | null
  recipients: QuestionRecipient[]
  /** What waits for the answer; null once it is there. */
  consequence: Consequence | null
  askedByName: string
  askedAt: Date
  answer: string | null
  answeredByName: string | null
  answeredAt: Date | null
  withdrawnAt: Date | null
}

export type ItemDocument = {
  id: string
  originalName: string
  mime: string
  sizeBytes: bigint
  uploadedByName: string
  uploadedAt: Date
  filedAt: Date | null
  isDuplicate: boolean
}

export type ItemEvent = {
  id: string
  at: Date
  actorName: string
  actorSide: 'client' | 'provider' | 'system'
  action: string
  data: Record<string, unknown>
  isInternal: boolean
}

export type ItemPartition = {
  untilAt: Date
  intervals: Interval[]
  minutes: Record<Party, number>
}

export type ItemPage = {
  id: string
  number: number
  title: string
  requestType: string
  namePl: string
  nameEn: string
  fields: FormField[]
  form: FormAnswers
  service: Service
  status: ItemStatus
  priority: ItemPriority
  assigneeId: string | null
  assigneeName: string | null
  source: ItemSource
  openedAt: Date
  openedByName: string
  firstRespondedAt: Date | null
  closedAt: Date | null
  closedByName: string | null
  nextDueAt: Date | null
  isBreached: boolean
  version: number
  contractVersion: number
  meter: string | null
  typeVersion: number
  isConfidential: boolean
  /** The steps and the checklist as they stand; empty for work in one step. */
  progress: Progress
  /** Why this reader may not work on the current step; null when they may. */
  stepRefusal: StepRefusal | null
  /** Who sees a confidential item. */
  people: ItemPerson[]
  allowed: Deed[]
  clocks: ItemClock[]
  /** The epoch minute as of which the clocks were read, and the open stretches after it. */
  readMinute: number
  openAhead: number[]
  waits: ItemWait[]
  partition: ItemPartition
  messages: ItemMessage[]
  questions: ItemQuestion[]
  /** Empty for the client: the database does not give them out. */
  notes: ItemNote[]
  documents: ItemDocument[]
  events: ItemEvent[]
}

/** Why a clock stood still while somebody else held the item. */
export type PauseReason =
  | { kind: 'question'; questionId: string; question: string }
  | { kind: 'authority'; reason: string }
  | { kind: 'client'; reason: string }
  /** A day off said outside the contract. */
  | { kind: 'company_day_off'; date: string; name: string }
  /** Between the closing and the reopening. */
  | { kind: 'lay_closed' }

export type BreachExcuse = {
  reason: string
  decision: 'approved' | 'refused' | null
  proposedById: string
  proposedBy: string
  decidedBy: string | null
}

/** One clock with the reason of each of its minutes. */
export type ExplainedClock = {
  itemId: string
  number: number
  title: string
  contractVersion: number
  effectiveFrom: string
  calendar: CalendarInput
  clock: ItemClock
  isHeld: boolean
  intervals: (Omit<ExplainedInterval, 'why'> & {
    why: Exclude<Why, { kind: 'wait' }> | PauseReason
  })[]
  /** What was last said to excuse its breach. */
  excuse: BreachExcuse | null
  /** What `calc sla` takes to come to the same figures. */
  slaCase: SlaCase
}

/** A row of the client's lists. */
export type ClientItemRow = {
  id: string
  number: number
  title: string
  requestType: string
  service: Service
  status: ItemStatus
  /** Who holds it: the client's home says so. */
  assigneeName: string | null
  openedAt: Date
  closedAt: Date | null
  closedByName: string | null
  nextDueAt: Date | null
  /** Promised business minutes and those that the provider needed; null without a promise. */
  targetMinutes: number | null
  elapsedMinutes: number | null
  /** Null while open or without a promise. */
  isMet: boolean | null
}

export type ClientQuestionRow = {
  id: string
  itemId: string
  itemNumber: number
  itemTitle: string
  body: string
  kind: QuestionKind
  shape: QuestionShape
  askedByName: string
  askedAt: Date
  remindersSent: number
  consequence: Consequence
}

export type ClientHome = {
  questions: ClientQuestionRow[]
  open: ClientItemRow[]
  done: ClientItemRow[]
  counts: { questions: number; open: number; doneThisMonth: number; metThisMonth: number }
}
