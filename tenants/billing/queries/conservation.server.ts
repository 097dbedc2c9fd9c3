// The law of conservation: every unit of work is on exactly one line or carries its
// reason; lines add up to their invoice, and the invoice to its entry and register row.
import { type SQL, sql } from 'drizzle-orm'
import {
  type ProviderContext,
  providerTenantId,
  requirePermission,
} from '#tenants/shared/scope.server.ts'
import type { Conservation, ConservationProblem } from '../types.ts'

type Found = Omit<ConservationProblem, 'kind'>

/** Names every break. The first columns of each check are tenantId, subjectId, label, detail. */
export async function checkConservation(ctx: ProviderContext): Promise<Conservation> {
  requirePermission(ctx, 'billing:read')
  const [counts, ...found] = await Promise.all([
    ctx.tx.execute<{ billed: number; open: number; excluded: number }>(sql`
      select (count(*) filter (where invoice_line_id is not null))::int as billed,
        (count(*) filter (where invoice_line_id is null and unbilled_reason is null))::int as open,
        (count(*) filter (where unbilled_reason is not null))::int as excluded
      from meter_events`),
    ...checks.map(async ([kind, query]) => {
      const rows = await ctx.tx.execute<Found>(query)
      return rows.map((row): ConservationProblem => ({ kind, ...row }))
    }),
  ])
  const { billed, open, excluded } = counts[0]!
  return {
    problems: found.flat(),
    billedEvents: billed,
    openEvents: open,
    excludedEvents: excluded,
  }
}

const checks: readonly (readonly [ConservationProblem['kind'], SQL])[] = [
  [
    'line_quantity',
    sql`
      select l.tenant_id as "tenantId", l.id as "subjectId",
        coalesce(i.number, i.period) || ' / ' || l.position as label,
        jsonb_build_object('line', l.quantity::text, 'events', coalesce(e.quantity, 0)::text)
          as detail
      from invoice_lines l
      join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
      left join (
        select tenant_id, invoice_line_id, sum(quantity) as quantity from meter_events
        where invoice_line_id is not null group by tenant_id, invoice_line_id
      ) e on e.tenant_id = l.tenant_id and e.invoice_line_id = l.id
      where case when l.meter is null then e.quantity is not null
        else e.quantity is distinct from l.quantity end
      order by l.tenant_id, l.id limit 200`,
  ],
  [
    'invoice_total',
    sql`
      select i.tenant_id as "tenantId", i.id as "subjectId",
        coalesce(i.number, i.period) as label,
        jsonb_build_object('invoice', i.net_minor::text, 'lines', coalesce(l.net, 0)::text,
          'vat', i.vat_minor::text, 'lines_vat', coalesce(l.vat, 0)::text,
          'gross', i.gross_minor::text) as detail
      from invoices i
      left join (
        select tenant_id, invoice_id, sum(net_minor) as net, sum(vat_minor) as vat
        from invoice_lines group by tenant_id, invoice_id
      ) l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
      where (i.net_minor, i.vat_minor) is distinct from (l.net, l.vat)
        or i.gross_minor <> i.net_minor + i.vat_minor
      order by i.tenant_id, i.id limit 200`,
  ],
  [
    'not_in_books',
    sql`
      select i.tenant_id as "tenantId", i.id as "subjectId", i.number as label,
        jsonb_build_object('gross', i.gross_minor::text, 'receivable',
          coalesce(b.receivable, 0)::text) as detail
      from invoices i
      left join (
        select j.source_id, j.id as entry_id,
          sum(x.amount_minor) filter (where x.account_number = '200') as receivable,
          -sum(x.amount_minor) filter (where x.account_number = '700') as net,
          coalesce(-sum(x.amount_minor) filter (where x.account_number = '222'), 0) as vat
        from journal_entries j
        join journal_lines x on x.tenant_id = j.tenant_id and x.entry_id = j.id
        where j.tenant_id = ${providerTenantId} and j.source_type = 'invoice'
        group by j.source_id, j.id
      ) b on b.source_id = i.id and b.entry_id = i.provider_entry_id
      where i.status = 'issued'
        and (i.gross_minor, i.net_minor, i.vat_minor)
          is distinct from (b.receivable, b.net, b.vat)
      order by i.tenant_id, i.id limit 200`,
  ],
  [
    'not_in_vat_register',
    sql`
      select i.tenant_id as "tenantId", i.id as "subjectId", i.number as label,
        jsonb_build_object('vat', i.vat_minor::text, 'register', coalesce(r.vat, 0)::text)
          as detail
      from invoices i
      left join (
        select source_id, sum(net_minor) as net, sum(vat_minor) as vat from vat_register_rows
        where tenant_id = ${providerTenantId} and register = 'sale' and source_type = 'invoice'
        group by source_id
      ) r on r.source_id = i.id
      where i.status = 'issued' and (i.net_minor, i.vat_minor) is distinct from (r.net, r.vat)
      order by i.tenant_id, i.id limit 200`,
  ],
  [
    'number_gap',
    sql`
      select tenant_id as "tenantId", tenant_id as "subjectId", series as label,
        jsonb_build_object('numbers', count(*)::text, 'last', max(n)::text) as detail
      from invoice_numbers where tenant_id = ${providerTenantId}
      group by tenant_id, series having count(*) <> max(n) or min(n) <> 1
      order by series limit 200`,
  ],
  [
    'number_missing',
    sql`
      select i.tenant_id as "tenantId", i.id as "subjectId", i.number as label,
        '{}'::jsonb as detail
      from invoices i
      where i.status = 'issued' and not exists (
        select 1 from invoice_numbers n
        where n.tenant_id = ${providerTenantId} and n.billed_tenant_id = i.tenant_id
          and n.invoice_id = i.id and i.number = n.series || '/' || lpad(n.n::text, 4, '0'))
      order by i.tenant_id, i.id limit 200`,
  ],
  [
    'work_not_metered',
    sql`
      select w.tenant_id as "tenantId", w.id as "subjectId", '#' || w.number as label,
        jsonb_build_object('meter', t.definition->>'meter') as detail
      from work_items w
      join request_type_versions t on t.code = w.request_type
        and t.version = w.request_type_version and t.definition->>'meter' is not null
      where w.status = 'done' and not exists (
        select 1 from meter_events e where e.tenant_id = w.tenant_id and e.item_id = w.id)
      order by w.tenant_id, w.id limit 200`,
  ],
]
