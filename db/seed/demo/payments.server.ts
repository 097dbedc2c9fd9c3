// How the demo's runs are paid: orders prepared, released by two people, taken to the bank;
// and whose pay somebody else has a claim on.
import { markPaid } from '#tenants/payroll/commands/close-run.server.ts'
import { exportPayments } from '#tenants/payroll/commands/export-payments.server.ts'
import { addGarnishment } from '#tenants/payroll/commands/garnishments.server.ts'
import { preparePayments, releasePayments } from '#tenants/payroll/commands/payments.server.ts'
import { addGarnishmentInput } from '#tenants/payroll/garnishment-schema.ts'
import type { LocalDate } from '#tenants/shared/dates.ts'
import type { Cast } from './cast.server.ts'
import { demoAccount } from './ids.ts'
import { act } from './lives.server.ts'

/** Accounts of a company at ZUS, the tax office and PPK; `n` tells the companies apart. */
export function demoOfficeAccounts(n: number) {
  return {
    zusAccount: demoAccount(8_000 + n),
    taxAccount: demoAccount(8_200 + n),
    ppkAccount: demoAccount(8_400 + n),
  }
}

type Paid = { cast: Cast; runId: string; version: number; when: Date }

/** Orders that have one release and wait for the other. */
export async function payOnce({ cast, runId, version, when }: Paid): Promise<string> {
  const { batchId } = await act(cast.agents[0]!(when), cast.tenantId, (ctx) =>
    preparePayments(ctx, { runId, version }),
  )
  await act(cast.personnel(when), cast.tenantId, (ctx) =>
    releasePayments(ctx, { batchId, version: 1 }),
  )
  return batchId
}

export async function payOut(paid: Paid): Promise<void> {
  const { cast, runId, version, when } = paid
  const agent = cast.agents[0]!(when)
  const batchId = await payOnce(paid)
  await act(cast.owner(when), cast.tenantId, (ctx) => releasePayments(ctx, { batchId, version: 2 }))
  await act(agent, cast.tenantId, (ctx) => exportPayments(ctx, { batchId, format: 'elixir' }))
  await act(agent, cast.tenantId, (ctx) => markPaid(ctx, { runId, version }))
}

/** One who pays alimony, and one whom a bailiff has found. */
export async function garnish(
  cast: Cast,
  when: Date,
  { alimony, enforced, from }: { alimony: string; enforced: string; from: LocalDate },
): Promise<void> {
  const year = from.slice(0, 4)
  const titles = [
    {
      employeeId: alimony,
      kind: 'alimony',
      creditor: 'Komornik Sądowy przy SR Warszawa-Mokotów',
      caseNumber: `KMP 12/${year}`,
      monthlyMinor: '900',
      account: demoAccount(8_601),
    },
    {
      employeeId: enforced,
      kind: 'enforcement',
      creditor: 'Komornik Sądowy przy SR Warszawa-Wola',
      caseNumber: `KM 847/${year}`,
      totalMinor: '6200',
      account: demoAccount(8_602),
    },
  ]
  for (const title of titles) {
    await act(cast.personnel(when), cast.tenantId, (ctx) =>
      addGarnishment(
        ctx,
        addGarnishmentInput.parse({ ...title, receivedOn: from, validFrom: from }),
      ),
    )
  }
}
