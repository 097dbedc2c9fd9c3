// The form beside a missed deadline: one person proposes, another decides.
import { z } from 'zod'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { decideExcuse, proposeExcuse } from '#tenants/work/commands/excuse-breach.server.ts'
import { bodyInput, clockKinds } from '#tenants/work/schema.ts'
import { seqOf } from './clock.server.ts'

const proposal = z.object({ reason: bodyInput.pipe(z.string().max(2_000, 'too_long')) })
const decisions = z.enum(['approved', 'refused'])

/** Gives what was done, as the key of the words that say so. */
export async function runExcuseDeed(
  ctx: ScopeContext,
  params: Record<string, string | undefined>,
  url: URL,
  form: FormData,
): Promise<'proposed' | 'approved' | 'refused'> {
  const kind = clockKinds.find((one) => one === params.kind)
  if (!kind) throw new AppError('not_found')
  const clock = { itemId: params.item ?? '', kind, seq: seqOf(url) }
  const decision = decisions.safeParse(form.get('decision'))
  if (decision.success) {
    const outcome = await decideExcuse(ctx, { ...clock, decision: decision.data })
    if (!outcome.ok) refuse({ decision: outcome.code })
    return decision.data
  }
  const outcome = await proposeExcuse(ctx, { ...clock, ...parseForm(form, proposal) })
  if (!outcome.ok) refuse({ reason: outcome.code })
  return 'proposed'
}
