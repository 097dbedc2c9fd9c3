// Checks in SQL over all companies at once, as the owner.
import type postgres from 'postgres'
import type { Verdict } from './verify.ts'

const MOST = 1_000

type Problem = { problem: string }

export async function checkBooks(sql: postgres.Sql): Promise<Verdict[]> {
  const [counts] = await sql<{ entries: string; lines: string }[]>`
    select (select count(*) from journal_entries) as entries,
      (select count(*) from journal_lines) as lines`
  const seen = `${counts!.entries} entries, ${counts!.lines} lines`
  const unbalanced = await sql<Problem[]>`
    select 'entry ' || entry_id || ' is off by ' || sum(amount_minor) as problem
    from journal_lines group by tenant_id, entry_id, currency
    having sum(amount_minor) <> 0 limit ${MOST}`
  const balances = await sql<Problem[]>`
    with real as (
      select tenant_id, period, account_number, count(*) as lines,
        coalesce(sum(amount_minor) filter (where amount_minor > 0), 0) as debit,
        coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0) as credit
      from journal_lines group by 1, 2, 3
    )
    select c.slug || ' ' || coalesce(r.period, b.period) || ' '
      || coalesce(r.account_number, b.account_number) as problem
    from real r full join ledger_balances b
      on b.tenant_id = r.tenant_id and b.period = r.period and b.account_number = r.account_number
    join companies c on c.tenant_id = coalesce(r.tenant_id, b.tenant_id)
    where (r.debit, r.credit, r.lines) is distinct from (b.debit_minor, b.credit_minor, b.line_count)
    limit ${MOST}`
  const gaps = await sql<Problem[]>`
    select c.slug || ' ' || e.year || ': ' || count(*) || ' entries, last number ' || max(e.number)
      as problem
    from journal_entries e join companies c using (tenant_id)
    group by c.slug, e.tenant_id, e.year having count(*) <> max(e.number) or min(e.number) <> 1
    limit ${MOST}`
  return [
    verdict('every entry balances', seen, unbalanced),
    verdict('kept balances are the sums of their lines', seen, balances),
    verdict('journal numbers have no gap', seen, gaps),
  ]
}

/** From the opening to the end, each minute once: no gap, no overlap, sums as stored. */
export async function checkPartitions(sql: postgres.Sql): Promise<Verdict> {
  const [counts] = await sql<{ count: string }[]>`select count(*) as count from sla_partitions`
  const problems = await sql<Problem[]>`
    with pieces as (
      select p.tenant_id, p.item_id, n,
        (piece ->> 0)::timestamptz as from_at, (piece ->> 1)::timestamptz as to_at,
        piece ->> 2 as party, (piece ->> 3)::int as minutes
      from sla_partitions p, jsonb_array_elements(p.intervals) with ordinality as x(piece, n)
    ), joined as (
      select *, lag(to_at) over (partition by tenant_id, item_id order by n) as before
      from pieces
    ), items as (
      select tenant_id, item_id, min(from_at) as from_at, max(to_at) as to_at,
        bool_and(minutes * interval '1 minute' = to_at - from_at and minutes > 0
          and (before is null or before = from_at)) as is_whole,
        coalesce(sum(minutes) filter (where party = 'provider'), 0) as provider,
        coalesce(sum(minutes) filter (where party = 'client'), 0) as client,
        coalesce(sum(minutes) filter (where party = 'authority'), 0) as authority,
        coalesce(sum(minutes) filter (where party = 'closed'), 0) as closed
      from joined group by tenant_id, item_id
    )
    select c.slug || ' #' || w.number as problem
    from sla_partitions p
    join work_items w on w.tenant_id = p.tenant_id and w.id = p.item_id
    join companies c on c.tenant_id = p.tenant_id
    left join items i on i.tenant_id = p.tenant_id and i.item_id = p.item_id
    where case when i.item_id is null
      then date_trunc('minute', w.opened_at) <> date_trunc('minute', p.until_at)
      else not i.is_whole or i.from_at <> date_trunc('minute', w.opened_at)
        or i.to_at <> date_trunc('minute', p.until_at)
        or (i.provider, i.client, i.authority, i.closed)
          is distinct from (p.provider_minutes::bigint, p.client_minutes::bigint,
            p.authority_minutes::bigint, p.closed_minutes::bigint) end
    limit ${MOST}`
  return verdict(
    'every minute of an item belongs to exactly one party',
    `${counts!.count} partitions`,
    problems,
  )
}

function verdict(promise: string, seen: string, rows: readonly Problem[]): Verdict {
  return { promise, seen, problems: rows.map(({ problem }) => problem) }
}
