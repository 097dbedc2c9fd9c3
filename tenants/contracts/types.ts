// What a contract version promises, as plain data.
import type { PricePlan } from '../billing/rules/price.ts'
import type { Service } from '../shared/permissions.ts'
import type { CalendarInput } from '../sla/rules/calendar.ts'

/** Business minutes promised for one request type. */
export type SlaTerm = {
  requestType: string
  firstResponseMinutes: number
  resolutionMinutes: number
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
