import { describe, expect, test } from 'vitest'
import {
  addGarnishment,
  changeGarnishment,
  revealGarnishmentAccount,
} from '#tenants/payroll/commands/garnishments.server.ts'
import { addGarnishmentInput, changeGarnishmentInput } from '#tenants/payroll/garnishment-schema.ts'
import { listGarnishments } from '#tenants/payroll/queries/garnishments.server.ts'
import { getRunPayments } from '#tenants/payroll/queries/payments.server.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aHire, anEmployee } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aClosedRun, aPayroll, type Company, prepared } from './run-fixture.ts'

const NOW = new Date('2026-09-25T09:00:00Z')
const ACCOUNT = '27114020040000300201355387'

async function aPerson() {
  const company = await aPayroll(NOW)
  const { id: employeeId } = await anEmployee(company.hr, company.tenantId)
  await aHire(company.hr, company.tenantId, employeeId, { payMinor: '9000' })
  return { company, employeeId }
}

const typed = (employeeId: string, more: Record<string, string> = {}) => ({
  employeeId,
  kind: 'enforcement',
  creditor: 'Komornik',
  caseNumber: 'KM 1/26',
  receivedOn: '2026-09-01',
  validFrom: '2026-09-01',
  account: ACCOUNT,
  ...more,
})
const add = ({ tenantId, hr }: Company, input: Record<string, string>) =>
  command(hr, tenantId, (ctx) => addGarnishment(ctx, addGarnishmentInput.parse(input)))
const listed = ({ tenantId, agent }: Company, employeeId: string) =>
  withCompany(agent, tenantId, { readOnly: true }, (ctx) => listGarnishments(ctx, { employeeId }))

describe('a claim on pay', () => {
  test('is taken by the next run: maintenance first, within the limits, and goes to its account', async () => {
    const { company, employeeId } = await aPerson()
    await add(company, typed(employeeId))
    await add(
      company,
      typed(employeeId, { kind: 'alimony', caseNumber: 'KMP 2/26', monthlyMinor: '1000' }),
    )
    const runId = await aClosedRun(company, { period: '2026-09' })
    const claims = await listed(company, employeeId)
    expect(claims.map(({ caseNumber, position }) => [caseNumber, position])).toEqual([
      ['KM 1/26', 1],
      ['KMP 2/26', 2],
    ])
    const taken = Object.fromEntries(claims.map((one) => [one.caseNumber, one.takenMinor]))
    expect(taken['KMP 2/26']).toBe(100_000n)
    // What is left down to the net minimum wage, and never more than half.
    const [slip] = await ownerSql()`select net_minor::text as net, deductions_minor::text as gone
      from payslips where run_id = ${runId}`
    const [net, gone] = [BigInt(slip!.net), BigInt(slip!.gone)]
    expect(taken['KM 1/26']! + 100_000n).toBe(gone)
    // Never more than half of the pay before deductions.
    expect(taken['KM 1/26']!).toBeGreaterThan(0n)
    expect(taken['KM 1/26']!).toBeLessThanOrEqual((net + gone) / 2n)
    await prepared(company, runId)
    const payments = await withCompany(company.agent, company.tenantId, { readOnly: true }, (ctx) =>
      getRunPayments(ctx, runId),
    )
    const garnished = payments!.sums.find(({ kind }) => kind === 'garnishment')!
    expect(garnished.orderedMinor).toBe(gone)
  })

  test('is refused in the future, twice for one case, and with a slip in the account', async () => {
    const { company, employeeId } = await aPerson()
    expect(await add(company, typed(employeeId, { receivedOn: '2026-09-26' }))).toMatchObject({
      code: 'date_future',
      field: 'receivedOn',
    })
    expect(await add(company, typed(employeeId))).toMatchObject({ ok: true })
    expect(await add(company, typed(employeeId))).toMatchObject({ code: 'case_taken' })
    const wrong = addGarnishmentInput.safeParse(
      typed(employeeId, {
        account: ACCOUNT.replace('7', '8'),
        validTo: '2026-08-01',
        totalMinor: 'x',
      }),
    )
    const fields = wrong.error!.issues.map(({ path, message }) => `${String(path[0])} ${message}`)
    expect(fields).toEqual(
      expect.arrayContaining(['account iban_check_digit', 'totalMinor bad_amount']),
    )
  })

  test('is changed with a reason, and its account is opened on record only', async () => {
    const { company, employeeId } = await aPerson()
    await add(company, typed(employeeId))
    const [claim] = await listed(company, employeeId)
    expect(JSON.stringify(claim, (_key, value) => `${value}`)).not.toContain(ACCOUNT.slice(6, 20))
    const change = (more: Record<string, unknown>) =>
      command(company.agent, company.tenantId, (ctx) =>
        changeGarnishment(
          ctx,
          changeGarnishmentInput.parse({
            garnishmentId: claim!.id,
            version: 1,
            position: 1,
            reason: 'Pismo komornika',
            ...more,
          }),
        ),
      )
    expect(await change({})).toMatchObject({ code: 'nothing_changed' })
    expect(await change({ validTo: '2026-08-31' })).toMatchObject({ code: 'days_order' })
    expect(await change({ monthlyMinor: '250', validTo: '2026-12-31' })).toMatchObject({ ok: true })
    await expect(change({ monthlyMinor: '300' })).rejects.toMatchObject({ code: 'stale_version' })
    const shown = await withCompany(company.hr, company.tenantId, {}, (ctx) =>
      revealGarnishmentAccount(ctx, { garnishmentId: claim!.id }),
    )
    expect(shown.value).toBe(`PL${ACCOUNT}`)
    const deeds = await ownerSql()`select action, data::text as data from audit_events
      where tenant_id = ${company.tenantId} and (action like 'payroll.garnishment_%'
        or action = 'payroll.number_revealed') order by at, id`
    expect(deeds.map(({ action }) => action).sort()).toEqual([
      'payroll.garnishment_added',
      'payroll.garnishment_changed',
      'payroll.number_revealed',
    ])
    for (const { data } of deeds) expect(data).not.toContain(ACCOUNT)
    await expect(
      done(company.finance, company.tenantId, async (ctx) => ({
        ok: true as const,
        value: await listGarnishments(ctx, { employeeId }),
      })),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
