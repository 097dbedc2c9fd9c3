import { z } from 'zod'
import { isPeriod } from '#tenants/shared/dates.ts'
import {
  COMPLAINT_REGIMES,
  complaintDueOn,
  dutyDueOn,
  MONTHLY_DUTIES,
} from '#tenants/shared/pl/deadlines.ts'
import { localDateInput } from '#tenants/sla/rules/calendar-schema.ts'
import { type Calc, defineCalc, refuse } from './case.ts'

const complaintCalc = defineCalc(
  z.object({ regime: z.enum(COMPLAINT_REGIMES), received_on: localDateInput }),
  ({ regime, received_on }) => ({ due_on: complaintDueOn(regime, received_on) }),
)

const dutyCalc = defineCalc(
  z.object({
    duty: z.enum(MONTHLY_DUTIES),
    month: z.string().refine(isPeriod, 'must be a month written as YYYY-MM'),
  }),
  ({ duty, month }) => ({ due_on: dutyDueOn(duty, month) }),
)

/** A complaint by its regime, or a monthly duty; a case is one of them. */
export const deadlineCalc: Calc = (input) => {
  const isObject = typeof input === 'object' && input !== null
  const hasDuty = isObject && 'duty' in input
  if (hasDuty && 'regime' in input) {
    return refuse({ field: 'duty', message: 'must not stand in one case with regime' })
  }
  return hasDuty ? dutyCalc(input) : complaintCalc(input)
}
