// Leave brought in from before this payroll, as it is typed.
import { z } from 'zod'
import { hours, idInput, reasonInput, whole } from './schema-fields.ts'

/** Three years of 26 days: older leave lapses. */
const MAX_CARRIED_MINUTES = 3 * 26 * 480

const typedHours = hours
  .transform((minutes) => minutes ?? 0)
  .refine((minutes) => minutes <= MAX_CARRIED_MINUTES, 'too_large')

export const leaveOpeningInput = z.object({
  employmentId: idInput,
  year: whole(2022, 2100),
  carriedMinutes: typedHours,
  takenMinutes: typedHours,
  reason: reasonInput,
})
export type LeaveOpeningInput = z.output<typeof leaveOpeningInput>
