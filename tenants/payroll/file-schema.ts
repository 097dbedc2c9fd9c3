// Papers of the employee file, as they are typed.
import { z } from 'zod'
import { fileKinds, fileParts } from './file-kinds.ts'
import { choice, day, idInput, line, optionalDay } from './schema-fields.ts'

const optionalId = z
  .string()
  .default('')
  .transform((typed) => typed || null)
  .pipe(idInput.nullable())

export const fileEntryInput = z.object({
  employeeId: idInput,
  employmentId: optionalId,
  part: choice(fileParts),
  kind: choice(fileKinds),
  title: line(200),
  datedOn: day,
  validUntil: optionalDay,
  /** The paper whose place this one takes. */
  renewsId: optionalId,
})
export type FileEntryInput = z.output<typeof fileEntryInput>

export const hrDocumentInput = z.object({
  employeeId: idInput,
  what: line(500),
  neededOn: optionalDay,
})
export type HrDocumentInput = z.output<typeof hrDocumentInput>
