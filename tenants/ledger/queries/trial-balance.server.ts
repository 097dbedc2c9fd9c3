// The trial balance, from the kept month balances and never from summing lines: it
// costs the number of accounts, not the number of entries.
import { sql } from 'drizzle-orm'
import type { Period } from '../../shared/dates.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
} from '../../shared/scope.server.ts'
import type { TrialBalance, TrialBalanceRow } from '../types.ts'

export async function getTrialBalance(
  ctx: ScopeContext | ProviderContext,
  { from, to }: { from: Period; to: Period },
): Promise<TrialBalance> {
  requirePermission(ctx, 'books:read')
  const rows = await ctx.tx.execute<TrialBalanceRow>(sql`
    select a.number, a.name_pl as "namePl", a.name_en as "nameEn", a.kind,
      a.normal_side as "normalSide", b.opening as "openingMinor", b.debit as "debitMinor",
      b.credit as "creditMinor", b.opening + b.debit - b.credit as "closingMinor"
    from (
      select account_number,
        coalesce(sum(debit_minor - credit_minor) filter (where period < ${from}), 0)::bigint as opening,
        coalesce(sum(debit_minor) filter (where period >= ${from}), 0)::bigint as debit,
        coalesce(sum(credit_minor) filter (where period >= ${from}), 0)::bigint as credit
      from ledger_balances
      where tenant_id = ${ctx.tenantId} and period <= ${to}
      group by account_number
    ) b
    join ledger_accounts a on a.tenant_id = ${ctx.tenantId} and a.number = b.account_number
    where b.opening <> 0 or b.debit <> 0 or b.credit <> 0
    order by a.number
    limit 5000`)
  return { from, to, rows: [...rows], totals: totalsOf(rows) }
}

function totalsOf(rows: readonly TrialBalanceRow[]): TrialBalance['totals'] {
  const totals = {
    openingDebitMinor: 0n,
    openingCreditMinor: 0n,
    debitMinor: 0n,
    creditMinor: 0n,
    closingDebitMinor: 0n,
    closingCreditMinor: 0n,
  }
  for (const row of rows) {
    if (row.openingMinor > 0n) totals.openingDebitMinor += row.openingMinor
    else totals.openingCreditMinor -= row.openingMinor
    if (row.closingMinor > 0n) totals.closingDebitMinor += row.closingMinor
    else totals.closingCreditMinor -= row.closingMinor
    totals.debitMinor += row.debitMinor
    totals.creditMinor += row.creditMinor
  }
  return totals
}
