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

function verdict(promise: string, seen: string, rows: readonly Problem[]): Verdict {
  return { promise, seen, problems: rows.map(({ problem }) => problem) }
}
