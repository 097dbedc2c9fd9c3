// A company whose payroll can run: books open, settings made, and runs led through their
// steps as the people do it.
import { openChart } from '#tenants/ledger/commands.server.ts'
import { approveRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { closeRun, markPaid, reverseRun } from '#tenants/payroll/commands/close-run.server.ts'
import { preparePayments, releasePayments } from '#tenants/payroll/commands/payments.server.ts'
import {
  askCalculation,
  checkRun,
  createRun,
} from '#tenants/payroll/commands/prepare-run.server.ts'
import { setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import { advancePayrollRuns } from '#tenants/payroll/jobs.server.ts'
import { getRun } from '#tenants/payroll/queries/runs.server.ts'
import { createRunInput } from '#tenants/payroll/schema.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import { type Principal, withCompany, withProvider } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { payrollOf } from '#tests/factories/payroll.ts'

export type Company = Awaited<ReturnType<typeof aPayroll>>

export async function aPayroll(now: Date, settings: Record<string, unknown> = {}) {
  const company = await payrollOf(now)
  const { tenantId, admin, agent } = company
  await withProvider(admin, {}, (ctx) => openChart(ctx, tenantId))
  await withCompany(agent, tenantId, {}, (ctx) =>
    setPayrollSettings(
      ctx,
      payrollSettingsInput.parse({
        validFrom: '2025-01-01',
        accidentBp: '1,67',
        payDay: '28',
        reason: 'Start',
        ...settings,
      }),
    ),
  )
  return company
}

export const at = (who: Principal, now: string): Principal => ({ ...who, now: new Date(now) })

export async function versionOf({ tenantId, agent }: Company, runId: string) {
  const run = await withCompany(agent, tenantId, { readOnly: true }, (ctx) => getRun(ctx, runId))
  return { runId, version: run!.version }
}

export async function aCalculatedRun(
  company: Company,
  wish: Record<string, unknown> & { period: string },
  now: string,
) {
  const { tenantId } = company
  const agent = at(company.agent, now)
  const { runId } = await done(agent, tenantId, (ctx) =>
    createRun(ctx, createRunInput.parse({ kind: 'regular', ...wish })),
  )
  await done(agent, tenantId, async (ctx) => askCalculation(ctx, { runId, version: 1 }))
  await advancePayrollRuns(new Date(now))
  return runId
}

export async function closed(company: Company, runId: string, now: string) {
  const { tenantId } = company
  const [agent, owner] = [at(company.agent, now), at(company.owner, now)]
  const run = await versionOf(company, runId)
  const checked = await done(agent, tenantId, (ctx) => checkRun(ctx, run))
  const approved = await done(owner, tenantId, (ctx) =>
    approveRun(ctx, { runId, version: checked.version }),
  )
  return done(agent, tenantId, (ctx) => closeRun(ctx, { runId, version: approved.version }))
}

export async function aClosedRun(
  company: Company,
  wish: Record<string, unknown> & { period: string },
  now = `${wish.period}-25T10:00:00Z`,
) {
  const runId = await aCalculatedRun(company, wish, now)
  await closed(company, runId, now)
  return runId
}

export async function reversed(company: Company, runId: string, now: string) {
  const step = await versionOf(company, runId)
  return done(at(company.agent, now), company.tenantId, (ctx) =>
    reverseRun(ctx, { ...step, reason: 'Pomyłka' }),
  )
}

/** Orders of a closed run, which nobody has released. */
export async function prepared(company: Company, runId: string) {
  const step = await versionOf(company, runId)
  return done(company.agent, company.tenantId, (ctx) => preparePayments(ctx, step))
}

/** Orders of a closed run, released by HR and by the owner. */
export async function released(company: Company, runId: string, { twice = true } = {}) {
  const { tenantId } = company
  const { batchId } = await prepared(company, runId)
  await done(company.hr, tenantId, (ctx) => releasePayments(ctx, { batchId, version: 1 }))
  if (!twice) return { batchId, version: 2 }
  await done(company.owner, tenantId, (ctx) => releasePayments(ctx, { batchId, version: 2 }))
  return { batchId, version: 3 }
}

export async function paid(company: Company, runId: string) {
  await released(company, runId)
  const step = await versionOf(company, runId)
  return done(company.agent, company.tenantId, (ctx) => markPaid(ctx, step))
}
