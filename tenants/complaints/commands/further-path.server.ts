// Where a customer went who did not agree with the answer: kept for the report and the file.
import { sql } from 'drizzle-orm'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { ComplaintRefusal } from '../rules/complaint-state.ts'
import type { FurtherInput } from '../schema.ts'
import { saveComplaint, takeDeed } from './change-complaint.server.ts'

export async function recordFurtherPath(
  ctx: ScopeContext,
  input: FurtherInput,
): Promise<
  Ok<{ version: number }> | Err<ComplaintRefusal | 'in_future' | 'before_reply' | 'not_decided'>
> {
  const taken = await takeDeed(ctx, input, 'further')
  if (!taken.ok) return taken
  const { complaint } = taken.value
  if (input.furtherOn > complaint.today) return err('in_future', 'furtherOn')
  if (complaint.repliedOn && input.furtherOn < complaint.repliedOn) {
    return err('before_reply', 'furtherOn')
  }
  const version = await saveComplaint(
    ctx,
    complaint,
    [
      sql`further_path = ${input.furtherPath}`,
      sql`further_on = ${input.furtherOn}`,
      sql`further_note = ${input.furtherNote}`,
    ],
    { action: 'complaints.further_path', data: { path: input.furtherPath, on: input.furtherOn } },
  )
  return ok({ version })
}
