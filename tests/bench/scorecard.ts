// The scorecard of a company with 100,000 items in the month, beside the plainest SQL that
// counts as much as a superuser; and the sweep that has to find what is due among the open.
import type postgres from 'postgres'
import { getScorecard } from '#tenants/reporting/queries/scorecard.server.ts'
import { type Principal, type TenantId, withCompany } from '#tenants/shared/scope.server.ts'
import { escalateClocks } from '#tenants/work/commands/escalate-clocks.server.ts'
import { sweepBreaches } from '#tenants/work/jobs.server.ts'
import { callWay, interleave, report } from './measure.ts'

const ITEMS = 100_000
const TENANT = '00000000-0000-7000-8000-00000005c03e' as TenantId
const CONTRACT = '00000000-0000-7000-8000-00000005c117'
const PERIOD = '2026-10'

type Sql = postgres.Sql<{ bigint: bigint }>

export async function benchScorecard(house: { owner: Sql }, rounds: number): Promise<boolean> {
  const { owner } = house
  await aMonth(owner)
  const reader: Principal = {
    accountId: '00000000-0000-7000-8000-0000000000aa',
    name: 'Owner',
    role: 'owner',
    now: new Date('2026-11-15T12:00:00Z'),
    requestId: 'bench',
  }
  const now = new Date()
  const samples = await interleave(
    [
      callWay('plain SQL, superuser', 2, () => plain(owner)),
      callWay('scorecard, in the scope of the client', 2, () =>
        withCompany(reader, TENANT, { readOnly: true }, (ctx) =>
          getScorecard(ctx, { period: PERIOD, zone: 'Europe/Warsaw' }),
        ),
      ),
    ],
    rounds,
  )
  const isHeld = report(`Scorecard, ${ITEMS} items`, samples, [
    {
      what: 'scorecard / plain SQL',
      figure: 'p50Ms',
      base: 'plain SQL, superuser',
      ours: 'scorecard, in the scope of the client',
      most: 3,
    },
  ])
  // What is due is told first: the sweeps that follow have only to find that nothing is.
  await sweepBreaches(now)
  await escalateClocks(now)
  const sweeps = await interleave(
    [
      callWay('a statement that reads nothing', 20, () => owner`select 1 from sla_clocks limit 0`),
      callWay('sweep of breaches, nothing due', 20, () => sweepBreaches(now)),
      callWay('sweep of escalations, nothing due', 20, () => escalateClocks(now)),
    ],
    rounds,
  )
  return report('Sweeps over all open clocks', sweeps, []) && isHeld
}

async function plain(owner: Sql): Promise<void> {
  const from = new Date('2026-09-30T22:00:00Z')
  const to = new Date('2026-10-31T23:00:00Z')
  await owner`
    select w.request_type, w.service, w.closed_by_name, k.kind, count(*),
      count(*) filter (where k.breached_at is null), sum(p.provider_minutes),
      sum(p.client_minutes), sum(p.authority_minutes), sum(p.closed_minutes)
    from work_items w
      join sla_clocks k on k.tenant_id = w.tenant_id and k.item_id = w.id
      join sla_partitions p on p.tenant_id = w.tenant_id and p.item_id = w.id
    where w.tenant_id = ${TENANT} and w.closed_at >= ${from} and w.closed_at < ${to}
      and w.status = 'done'
    group by 1, 2, 3, 4`
}

async function aMonth(owner: Sql): Promise<void> {
  const [known] = await owner`select 1 from companies where tenant_id = ${TENANT}`
  if (known) return
  await owner.begin(async (tx) => {
    await tx`insert into companies (tenant_id, kind, slug, legal_name, short_name, nip,
      address_line1, postal_code, city, colour) values (${TENANT}, 'client', 'bench-scorecard',
      'Bench', 'Bench', '9990000999', 'x', '00-001', 'x', '#335577')`
    await tx`insert into contract_versions (tenant_id, id, version, effective_from, services,
      calendar, sla_terms, price_plan) values (${TENANT}, ${CONTRACT}, 1, '2026-01-01',
      '{accounting,it}', '{"zone":"Europe/Warsaw","hours":{},"holidays":[]}', '[]',
      '{"components":[]}')`
    await tx`insert into work_items (tenant_id, id, number, request_type, service, title, status,
      contract_version_id, form, source, opened_at, opened_by_name, closed_at, closed_by_name,
      next_due_at, is_breached, updated_at)
      select ${TENANT}, gen_random_uuid(), n,
        (array['purchase_invoice', 'vat_question', 'it_access'])[1 + n % 3],
        (array['accounting', 'accounting', 'it'])[1 + n % 3], 'Item ' || n, 'done', ${CONTRACT},
        '{}', 'agent', at - interval '1 day', 'A', at, 'Agent ' || n % 25, '9999-12-31', n % 20 = 0,
        at
      from (select n, timestamptz '2026-10-01 06:00Z' + n % 43000 * interval '1 minute' as at
        from generate_series(1, ${ITEMS}) n) made`
    await tx`insert into sla_clocks (tenant_id, item_id, kind, target_minutes, started_at,
      stopped_at, due_at, breached_at, elapsed_minutes)
      select tenant_id, id, kind, 480, opened_at, closed_at, opened_at + interval '1 hour',
        case when is_breached then opened_at + interval '1 hour' end, 400 + number % 200
      from work_items, unnest(array['first_response', 'resolution']) kind
      where tenant_id = ${TENANT}`
    await tx`insert into sla_partitions select tenant_id, id, closed_at, '[]', number % 600,
      number % 90, number % 40, 900 from work_items where tenant_id = ${TENANT}`
  })
  await owner`analyze work_items, sla_clocks, sla_partitions`
}
