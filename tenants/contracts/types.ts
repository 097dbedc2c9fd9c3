// What a contract version promises, as plain data.

import type { Service } from '../shared/permissions.ts'
import type { CalendarInput } from '../sla/rules/calendar.ts'
import type { PricePlan } from './rules/price.ts'

/** Business minutes promised for one request type. */
export type SlaTerm = {
  requestType: string
  firstResponseMinutes: number
  resolutionMinutes: number
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
  paymentDays: number
  note: string | null
  createdByName: string | null
  createdAt: Date
}
