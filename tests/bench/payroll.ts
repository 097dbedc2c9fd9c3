// A run of the payroll for ten thousand persons, calculated, stored and posted, against the
// bare insert of the same rows; and a page of one payslip.
import type postgres from 'postgres'
import { openChart } from '#tenants/ledger/commands.server.ts'
import { approveRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { closeRun } from '#tenants/payroll/commands/close-run.server.ts'
import {
  askCalculation,
  checkRun,
  createRun,
} from '#tenants/payroll/commands/prepare-run.server.ts'
import { advancePayrollRuns } from '#tenants/payroll/jobs.server.ts'
import { getPayslip, listPayslips } from '#tenants/payroll/queries/payslips.server.ts'
import { createRunInput } from '#tenants/payroll/schema.ts'
import type { Result } from '#tenants/shared/result.ts'
import {
  type Principal,
  type ScopeContext,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import type { House } from './house.ts'
import { callWay, interleave, report, type Sample } from './measure.ts'

const PEOPLE = 10_000
const MOST_ROUNDS = 3
/** As many rows in one statement as the product takes. */
const ROWS = 5_000
const BARE = 'bare insert, the same rows'
const RUN = `a run of ${PEOPLE} people: calculate, store, post`

export async function benchPayroll(house: House, rounds: number): Promise<boolean> {
  await hireAll(house)
  await copyTables(house.owner)
  const [bare, run]: [Sample[], Sample[]] = [[], []]
  let last = ''
  for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round += 1) {
    const period = await nextPeriod(house)
    run.push(
      await timed(async () => {
        last = await payAll(house, period)
      }),
    )
    bare.push(await insertBare(house.owner, last))
  }
  const held = report(
    'Payroll run',
    new Map([
      [BARE, bare],
      [RUN, run],
    ]),
    [
      {
        what: 'time of the run / of the bare insert',
        figure: 'p50Ms',
        base: BARE,
        ours: RUN,
        most: 5,
      },
    ],
  )
  return (await benchPage(house, last, rounds)) && held
}

async function timed(work: () => Promise<void>): Promise<Sample> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work()
  const used = process.cpuUsage(cpu)
  const p50Ms = performance.now() - started
  return { cpuMs: (used.user + used.system) / 1_000, p50Ms, bytes: 0 }
}

async function done<T, Code extends string>(
  who: Principal,
  house: House,
  work: (ctx: ScopeContext) => Promise<Result<T, Code>>,
): Promise<T> {
  return withCompany(who, house.books.tenantId, {}, async (ctx) => {
    const result = await work(ctx)
    if (!result.ok) throw new Error(`the run was refused: ${result.code}`)
    return result.value
  })
}

async function payAll(house: House, period: string): Promise<string> {
  const { agent } = house
  const { runId } = await done(agent, house, (ctx) =>
    createRun(ctx, createRunInput.parse({ period, kind: 'regular' })),
  )
  const asked = await done(agent, house, (ctx) => askCalculation(ctx, { runId, version: 1 }))
  await advancePayrollRuns(agent.now)
  const checked = await done(agent, house, (ctx) =>
    checkRun(ctx, { runId, version: asked.version + 1 }),
  )
  const approved = await done(house.books.owner, house, (ctx) =>
    approveRun(ctx, { runId, version: checked.version }),
  )
  await done(agent, house, (ctx) => closeRun(ctx, { runId, version: approved.version }))
  return runId
}

/** The month after the last run of an earlier bench; a year has room for twelve. */
async function nextPeriod({ owner, books }: House): Promise<string> {
  const [row] = await owner`
    select to_char(coalesce((max(period) || '-01')::date + interval '1 month', '2023-01-01'),
      'YYYY-MM') as period
    from payroll_runs where tenant_id = ${books.tenantId}`
  return row!.period
}

async function hireAll(house: House): Promise<void> {
  const { owner, books, agent } = house
  const { tenantId } = books
  const admin: Principal = { ...agent, role: 'admin' }
  const [ground] = await owner`
    select (select count(*) from ledger_accounts where tenant_id = ${tenantId}) as accounts,
      (select count(*) from employees where tenant_id = ${tenantId}) as people`
  if (ground!.accounts === 0n) await withProvider(admin, {}, (ctx) => openChart(ctx, tenantId))
  await owner`
    insert into agent_assignments (tenant_id, account_id, service, created_at)
    values (${tenantId}, ${agent.accountId}, 'payroll', now()) on conflict do nothing`
  if (ground!.people > 0n) return
  await owner.begin(async (tx) => {
    await tx`
      insert into payroll_settings (tenant_id, id, valid_from, recorded_at, recorded_by_name,
        reason, accident_bp, pay_day)
      values (${tenantId}, gen_random_uuid(), '2022-01-01', '2022-01-01', 'Bench', 'Bench', 167, 28)`
    await tx`
      with people as (insert into employees (tenant_id, id, number, first_name, last_name,
          born_on, paid_by, created_at, updated_at)
        select ${tenantId}, gen_random_uuid(), n, 'Jan', 'Osoba ' || n,
          date '1975-01-01' + n % 7000, 'cash', '2022-01-01', '2022-01-01'
        from generate_series(1, ${PEOPLE}::int) n
        returning id, number),
      contracts as (insert into employments (tenant_id, id, employee_id, kind, number, hired_on,
          starts_on, created_at)
        select ${tenantId}, gen_random_uuid(), id, 'uop', number::text, '2022-01-01',
          '2022-01-01', '2022-01-01' from people returning id, employee_id, number)
      insert into employment_terms (tenant_id, id, employment_id, employee_id, valid_from,
        recorded_at, recorded_by_name, reason, position, cost_centre, week_minutes, pay_kind,
        pay_minor, kup, pit2_minor, insurance_code)
      select ${tenantId}, gen_random_uuid(), id, employee_id, '2022-01-01', '2022-01-01', 'Bench',
        'Bench', 'Osoba', 'C' || number::int % 20, '{480,480,480,480,480,0,0}', 'monthly',
        600000 + number::int % 900 * 1000, 'standard', 30000, '011000' from contracts`
  })
  await owner`analyze employees, employments, employment_terms`
}

const TABLES = { payslips: 'id', payslip_lines: 'payslip_id', journal_lines: 'entry_id' } as const

async function copyTables(owner: postgres.Sql<{ bigint: bigint }>): Promise<void> {
  for (const table of Object.keys(TABLES)) {
    await owner.unsafe(`drop table if exists bench_pay_${table};
      create table bench_pay_${table} (like ${table} including indexes including defaults)`)
  }
}

/** Inserts into tables of the same shape without rules, keys to others or row security. */
async function insertBare(owner: postgres.Sql<{ bigint: bigint }>, runId: string): Promise<Sample> {
  const chosen: Record<keyof typeof TABLES, string> = {
    payslips: `run_id = '${runId}'`,
    payslip_lines: `payslip_id in (select id from payslips where run_id = '${runId}')`,
    journal_lines: `entry_id = (select entry_id from payroll_runs where id = '${runId}')`,
  }
  const chunks: [table: string, json: string][] = []
  for (const [table, where] of Object.entries(chosen)) {
    const rows = await owner.unsafe(
      `select jsonb_agg(row)::text as json from (
        select to_jsonb(t) as row, (row_number() over () - 1) / ${ROWS} as chunk
        from ${table} t where ${where}) r group by chunk`,
    )
    chunks.push(...rows.map(({ json }): [string, string] => [table, json]))
  }
  return timed(async () => {
    await owner.begin(async (tx) => {
      for (const [table, json] of chunks) {
        await tx.unsafe(
          `insert into bench_pay_${table}
           select * from jsonb_populate_recordset(null::bench_pay_${table}, $1::text::jsonb)`,
          [json],
        )
      }
    })
  })
}

async function benchPage(house: House, runId: string, rounds: number): Promise<boolean> {
  const { tenantId } = house.books
  const read = <T>(work: (ctx: ScopeContext) => Promise<T>) =>
    withCompany(house.agent, tenantId, { readOnly: true }, work)
  const [slip] = (await read((ctx) => listPayslips(ctx, { runId, limit: 1 }))).items
  const [first] = await house.owner`select id from payslips where id = ${slip!.id}`
  const bare = async () => {
    await house.owner`select * from payslips where id = ${first!.id} and tenant_id = ${tenantId}`
    await house.owner`select * from payslip_lines where payslip_id = ${first!.id}
      and tenant_id = ${tenantId} order by line_no`
  }
  const samples = await interleave(
    [
      callWay('bare select of a payslip and its lines', 40, bare),
      callWay('a payslip with its reasons', 40, () => read((ctx) => getPayslip(ctx, slip!.id))),
      callWay('fifty payslips by difference, of all', 3, () =>
        read((ctx) => listPayslips(ctx, { runId, sort: 'difference' })),
      ),
    ],
    rounds,
  )
  return report('Payslip', samples, [
    {
      what: 'a payslip through its query / the bare select',
      figure: 'p50Ms',
      base: 'bare select of a payslip and its lines',
      ours: 'a payslip with its reasons',
      most: 6,
    },
  ])
}
