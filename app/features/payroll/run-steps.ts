// Which steps of a run a person may take now; the module asks the same again.
import type { RunPage } from '#tenants/payroll/run-types.ts'
import type { Permission } from '#tenants/shared/permissions.ts'

export const runSteps = [
  'check',
  'approve',
  'close',
  'paid',
  'reopen',
  'reverse',
  'discard',
] as const
export type RunStep = (typeof runSteps)[number]
/** Steps forward while nothing is paid: each is what the page is for then. */
export const mainSteps: readonly RunStep[] = ['check', 'approve', 'close']
/** Steps that say why. */
export const stepsWithReason: readonly RunStep[] = ['reverse', 'reopen', 'discard']

type Run = Pick<
  RunPage,
  | 'status'
  | 'calculationState'
  | 'blockingCount'
  | 'payslipCount'
  | 'isOvertaken'
  | 'changedPeople'
  | 'areSettingsChanged'
>
type May = (permission: Permission) => boolean

export function stepsOf(run: Run, side: 'client' | 'provider', may: May): RunStep[] {
  const isCurrent = !run.isOvertaken && !run.areSettingsChanged && run.changedPeople === 0
  const isReady =
    run.calculationState === 'done' && run.blockingCount === 0 && run.payslipCount > 0 && isCurrent
  const does = may('payroll:do')
  const approves = side === 'client' && may('payroll:approve')
  const open: Record<RunStep, boolean> = {
    check: does && run.status === 'draft' && isReady,
    approve: approves && run.status === 'checked' && isCurrent,
    close: does && run.status === 'approved',
    paid: does && run.status === 'closed',
    reopen: (does || approves) && ['checked', 'approved'].includes(run.status),
    reverse: does && ['closed', 'paid'].includes(run.status),
    discard: does && run.status === 'draft',
  }
  return runSteps.filter((step) => open[step])
}
