// What a contract version promises, as plain data.

import type { Service } from '../shared/permissions.ts'
import type { CalendarInput } from '../sla/rules/calendar.ts'
import type { ServiceCredits } from './rules/credits.ts'
import type { PricePlan } from './rules/price.ts'

/** Business minutes of one promise; without `nextResponseMinutes` later replies are not timed. */
export type PromisedMinutes = {
  firstResponseMinutes: number
  resolutionMinutes: number
  nextResponseMinutes?: number | undefined
}

/** Business minutes promised for one request type. */
export type SlaTerm = PromisedMinutes & {
  requestType: string
  /** Other minutes for work of high or low priority; what is not named is the term's. */
  byPriority?:
    | { high?: Partial<PromisedMinutes> | undefined; low?: Partial<PromisedMinutes> | undefined }
    | undefined
  /** The client gets a mail when the promised time is used up. */
  tellsClient?: boolean | undefined
}

export type ContractVersion = {
  id: string
  version: number
  effectiveFrom: string
  services: Service[]
  calendar: CalendarInput
  slaTerms: SlaTerm[]
  pricePlan: PricePlan
  currency: string
  /** Business minutes in which the client answers what holds its work; null without. */
  clientAnswerMinutes: number | null
  /** What a bad month gives back; null for nothing. */
  serviceCredits: ServiceCredits | null
  paymentDays: number
  note: string | null
  createdByName: string | null
  createdAt: Date
}
