// What holds of every run, whoever is in it and however often a step is tried.
import { expect, test } from 'vitest'
import { recordSickness } from '#tenants/payroll/commands/absences.server.ts'
import { approveRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { closeRun } from '#tenants/payroll/commands/close-run.server.ts'
import { addGarnishment } from '#tenants/payroll/commands/garnishments.server.ts'
import { checkRun } from '#tenants/payroll/commands/prepare-run.server.ts'
import { addGarnishmentInput } from '#tenants/payroll/garnishment-schema.ts'
import { listPaperSlips, recordSlipsTaken } from '#tenants/payroll/queries/paper-slips.server.ts'
import { recordSicknessInput } from '#tenants/payroll/schema.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aHire, anEmployee, aSignIn } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aCalculatedRun, aClosedRun, aPayroll, type Company, versionOf } from './run-fixture.ts'

const NOW = new Date('2026-08-01T08:00:00Z')

const mails = ({ tenantId }: Company) => ownerSql()<{ recipient: string; link: string }[]>`
  select recipient, payload ->> 'link' as link from outbox_messages
  where tenant_id = ${tenantId} and template = 'payslip_published' order by recipient`

test('a closed run writes to each person once, however often closing is tried', async () => {
  const company = await aPayroll(NOW)
  const { tenantId, hr, owner, agent } = company
  const signedIn: string[] = []
  for (let n = 0; n < 3; n += 1) {
    const { id } = await anEmployee(hr, tenantId, { lastName: `Osoba ${n}` })
    await aHire(hr, tenantId, id)
    // Two contracts are two payslips and one person.
    if (n === 0)
      await aHire(hr, tenantId, id, { kind: 'zlecenie', kup: 'percent20', pit2Minor: '' })
    if (n < 2) signedIn.push((await aSignIn(tenantId, id, NOW)).email)
  }
  await ownerSql()`update members set is_active = false where tenant_id = ${tenantId}
    and email = ${signedIn[1]!}`
  const runId = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-25T10:00:00Z')
  const calculated = await versionOf(company, runId)
  const checked = await done(agent, tenantId, (ctx) => checkRun(ctx, calculated))
  const approved = await done(owner, tenantId, (ctx) =>
    approveRun(ctx, { runId, version: checked.version }),
  )
  const step = { runId, version: approved.version }
  // The books refuse: what was begun is taken back, the mails with it.
  await ownerSql()`insert into ledger_periods (tenant_id, period, closed_at, closed_by_name)
    values (${tenantId}, '2026-09', now(), 'A')`
  expect(await command(agent, tenantId, (ctx) => closeRun(ctx, step))).toMatchObject({
    code: 'period_closed',
  })
  expect(await mails(company)).toEqual([])
  await ownerSql()`delete from ledger_periods where tenant_id = ${tenantId}`
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => done(agent, tenantId, (ctx) => closeRun(ctx, step))),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(command(agent, tenantId, (ctx) => closeRun(ctx, step))).rejects.toMatchObject({
    code: 'stale_version',
  })
  const sent = await mails(company)
  expect(sent.map(({ recipient }) => recipient)).toEqual([signedIn[0]])
  expect(sent[0]!.link).toMatch(/\/payslips\/[0-9a-f-]{36}$/)
})

test('who takes payslips as a file is on record, and whose they are', async () => {
  const company = await aPayroll(NOW)
  const { tenantId, hr, agent } = company
  for (const lastName of ['Adamska', 'Borek']) {
    const { id } = await anEmployee(hr, tenantId, { lastName })
    await aHire(hr, tenantId, id)
  }
  const runId = await aClosedRun(company, { period: '2026-09' })
  const take = (count: number) =>
    withCompany(agent, tenantId, {}, async (ctx) => {
      const slips = await listPaperSlips(ctx, { runId, part: 1 })
      await recordSlipsTaken(ctx, { slips: slips.slice(0, count) })
      return slips.map(({ id }) => id)
    })
  const ids = await take(2)
  await take(1)
  const rows = await ownerSql()`select actor_id, actor_name, subject_type, subject_id, data
    from audit_events where tenant_id = ${tenantId} and action = 'payroll.payslips_exported'
    order by id`
  const who = { actor_id: agent.accountId, actor_name: agent.name }
  expect(rows).toMatchObject([
    { ...who, subject_type: 'payroll_run', subject_id: runId },
    { ...who, subject_type: 'payslip', subject_id: ids[0] },
  ])
  expect(rows.map(({ data }) => data)).toEqual([
    { period: '2026-09', payslips: 2 },
    { period: '2026-09', payslips: 1, person: 'Adamska Jan' },
  ])
  await expect(
    withCompany(agent, tenantId, {}, (ctx) => recordSlipsTaken(ctx, { slips: [] })),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('the order of persons changes nothing', async () => {
  const people = [
    { lastName: 'Adamska', payMinor: '4806' },
    { lastName: 'Borek', payMinor: '9000', claim: true },
    { lastName: 'Cichy', payMinor: '31250', author: '50' },
    { lastName: 'Dudek', payMinor: '7300', sick: true },
    { lastName: 'Ernst', payMinor: '5200', second: true },
  ]
  const paid = async (list: typeof people) => {
    const company = await aPayroll(NOW)
    const { hr, tenantId } = company
    for (const { lastName, payMinor, claim, sick, second, author } of list) {
      const { id: employeeId } = await anEmployee(hr, tenantId, { lastName })
      const { employmentId } = await aHire(hr, tenantId, employeeId, {
        payMinor,
        ...(author ? { authorBp: author } : {}),
      })
      if (second) {
        await aHire(hr, tenantId, employeeId, {
          kind: 'zlecenie',
          kup: 'percent20',
          pit2Minor: '',
          payMinor: '1500',
        })
      }
      if (claim) {
        await done(hr, tenantId, (ctx) =>
          addGarnishment(
            ctx,
            addGarnishmentInput.parse({
              employeeId,
              kind: 'enforcement',
              creditor: 'Komornik',
              caseNumber: 'KM 1/26',
              receivedOn: '2026-07-20',
              validFrom: '2026-07-20',
            }),
          ),
        )
      }
      if (sick) {
        await done(hr, tenantId, (ctx) =>
          recordSickness(
            ctx,
            recordSicknessInput.parse({
              employmentId,
              fromOn: '2026-09-07',
              toOn: '2026-09-11',
              ezlaSeries: 'ZY',
              ezlaNumber: '1234567',
            }),
          ),
        )
      }
    }
    const august = await aClosedRun(company, { period: '2026-08' })
    const september = await aClosedRun(company, { period: '2026-09' })
    const slips = await ownerSql()`select period, kind, person_name, gross_minor::text,
        sick_pay_minor::text, deductions_minor::text, net_minor::text, tax_minor::text,
        employer_total_minor::text, ytd_before, ytd_after
      from payslips where run_id in (${august}, ${september}) order by period, person_name, kind`
    const entry = await ownerSql()`select account_number, sum(amount_minor)::text as amount
      from journal_lines where tenant_id = ${tenantId} group by 1 order by 1`
    return { slips: [...slips], entry: [...entry] }
  }
  const forwards = await paid(people)
  expect(forwards.slips).toHaveLength(12)
  expect(forwards.slips.some((slip) => slip.deductions_minor !== '0')).toBe(true)
  expect(await paid(people.toReversed())).toEqual(forwards)
})
