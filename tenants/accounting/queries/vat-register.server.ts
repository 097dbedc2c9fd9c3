// The VAT evidence of a month, with its sums by JPK field.
import { sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import type { Period } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { readAmounts } from '../rules/draft-json.ts'
import type { VatRegister, VatRegisterRow } from '../types.ts'

export type VatRegisterFilter = {
  register: 'purchase' | 'sale'
  period: Period
  cursor?: string | null
  limit?: number
}

type Stored = Omit<VatRegisterRow, 'amounts'> & { amounts: Record<string, string> }
type Sums = {
  amounts: Record<string, string> | null
  net: bigint
  vat: bigint
  count: number
}

export async function listVatRegister(
  ctx: ScopeContext,
  filter: VatRegisterFilter,
): Promise<VatRegister> {
  requirePermission(ctx, 'books:read')
  const { register, period, cursor } = filter
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200)
  if (cursor && !isId(cursor)) throw new AppError('invalid_input', { field: 'cursor' })
  const [rows, sums] = await Promise.all([
    ctx.tx.execute<Stored>(sql`
      select v.id, v.entry_id as "entryId", e.number as "entryNumber",
        v.source_type as "sourceType", v.source_id as "sourceId",
        v.counterparty_nip as "counterpartyNip", v.counterparty_name as "counterpartyName",
        v.document_number as "documentNumber", v.issued_on as "issuedOn",
        v.received_on as "receivedOn", v.marker, v.ksef_number as "ksefNumber", v.amounts,
        v.net_minor as "netMinor", v.vat_minor as "vatMinor"
      from vat_register_rows v
        join journal_entries e on e.tenant_id = ${ctx.tenantId} and e.id = v.entry_id
      where v.tenant_id = ${ctx.tenantId} and v.register = ${register} and v.period = ${period}
        ${cursor ? sql`and v.id > ${cursor}::uuid` : sql``}
      order by v.id limit ${limit + 1}`),
    ctx.tx.execute<Sums>(sql`
      with rows as (
        select amounts, net_minor, vat_minor from vat_register_rows
        where tenant_id = ${ctx.tenantId} and register = ${register} and period = ${period}
      )
      select coalesce(sum(net_minor), 0)::bigint as net, coalesce(sum(vat_minor), 0)::bigint as vat,
        count(*)::int as count,
        (select jsonb_object_agg(field, total::text) from (
          select key as field, sum(value::bigint) as total from rows, jsonb_each_text(amounts)
          group by key) by_field) as amounts
      from rows`),
  ])
  const items = rows
    .slice(0, limit)
    .map((row): VatRegisterRow => ({ ...row, amounts: readAmounts(row.amounts) }))
  const all = sums[0]!
  return {
    items,
    nextCursor: rows.length > limit ? items.at(-1)!.id : null,
    totals: {
      amounts: readAmounts(all.amounts ?? {}),
      netMinor: all.net,
      vatMinor: all.vat,
      rowCount: all.count,
    },
  }
}
