import { expect, test } from 'vitest'
import { recordSickness } from '#tenants/payroll/commands/absences.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import { costGroups, costParts } from '#tenants/payroll/cost-groups.ts'
import { getCostReport } from '#tenants/payroll/queries/payroll-costs.server.ts'
import { monthInputInput, recordSicknessInput } from '#tenants/payroll/schema.ts'
import { sum } from '#tenants/shared/money.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aHire, anEmployee } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aClosedRun, aPayroll } from './run-fixture.ts'

test('the parts of the cost are its total, and the total is what the books have', async () => {
  const company = await aPayroll(new Date('2026-09-01T08:00:00Z'))
  const { hr, tenantId, agent } = company
  const contracts: string[] = []
  for (const [n, costCentre] of ['SKLEP', 'BIURO', ''].entries()) {
    const { id } = await anEmployee(hr, tenantId, { lastName: `Osoba ${n}` })
    const { employmentId } = await aHire(hr, tenantId, id, {
      payMinor: `${6_000 + n * 700}`,
      costCentre,
      ppkEmployeeBp: '2',
      ppkEmployerBp: '1,5',
    })
    contracts.push(employmentId)
  }
  await done(hr, tenantId, (ctx) =>
    recordSickness(
      ctx,
      recordSicknessInput.parse({
        employmentId: contracts[0],
        fromOn: '2026-09-07',
        toOn: '2026-09-13',
        ezlaSeries: 'ZY',
        ezlaNumber: '1234567',
      }),
    ),
  )
  await done(hr, tenantId, (ctx) =>
    recordMonthInput(
      ctx,
      monthInputInput.parse({
        employmentId: contracts[1],
        period: '2026-09',
        code: 'in_kind',
        amountMinor: '300',
      }),
    ),
  )
  const runId = await aClosedRun(company, { period: '2026-09' })
  const [posted] = await ownerSql()<{ cost: string }[]>`
    select sum(l.amount_minor)::text as cost from journal_lines l
    join payroll_runs r on r.tenant_id = l.tenant_id and r.entry_id = l.entry_id
    where r.id = ${runId} and l.account_number in ('404','405')`
  for (const by of costGroups) {
    const { totals, items } = await withCompany(agent, tenantId, { readOnly: true }, (ctx) =>
      getCostReport(ctx, { by, from: '2026-09', to: '2026-09' }),
    )
    for (const part of costParts) expect(totals[part], part).toBeGreaterThan(0n)
    expect(totals.total).toBe(BigInt(posted!.cost))
    for (const row of [totals, ...items]) {
      expect(sum(costParts.map((part) => row[part]))).toBe(row.total)
    }
  }
})
