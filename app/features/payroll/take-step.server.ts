import { parseForm } from '#app/http/form.server.ts'
import { approveRun, reopenRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { closeRun, markPaid, reverseRun } from '#tenants/payroll/commands/close-run.server.ts'
import { checkRun, discardRun } from '#tenants/payroll/commands/prepare-run.server.ts'
import { checkRunInput, runReasonInput, runStepInput } from '#tenants/payroll/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { Result } from '#tenants/shared/result.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import type { RunStep } from './run-steps.ts'

type Sent = { step: RunStep; form: FormData; runId: string }

/** Takes a step of the run that the address names. */
export async function takeStep(
  ctx: ScopeContext,
  { step, form, runId }: Sent,
): Promise<Result<unknown, string>> {
  const named = <T extends { runId: string }>(input: T): T => {
    if (input.runId !== runId) throw new AppError('not_found')
    return input
  }
  switch (step) {
    case 'check':
      return checkRun(ctx, named(parseForm(form, checkRunInput)))
    case 'approve':
      return approveRun(ctx, named(parseForm(form, runStepInput)))
    case 'close':
      return closeRun(ctx, named(parseForm(form, runStepInput)))
    case 'paid':
      return markPaid(ctx, named(parseForm(form, runStepInput)))
    case 'reopen':
      return reopenRun(ctx, named(parseForm(form, runReasonInput)))
    case 'reverse':
      return reverseRun(ctx, named(parseForm(form, runReasonInput)))
    case 'discard':
      return discardRun(ctx, named(parseForm(form, runReasonInput)))
  }
}
