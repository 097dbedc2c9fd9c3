// Certificates that were asked for, and what each says: computed until it is issued, kept
// from then on.
import { sql } from 'drizzle-orm'
import { requireCompany } from '../../companies/queries.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { CertificateKind, CertificateStatus } from '../kinds.ts'
import type {
  CertificateData,
  CertificatePage,
  CertificateRow,
  OwnCertificate,
} from '../paper-types.ts'
import { CERTIFIED_MONTHS, certifiedEarnings, type PaidMonth } from '../rules/certificate.ts'
import type { Page } from '../types.ts'
import { requireOwnEmployeeId } from './own-pay.server.ts'

const MAX_PAGE = 200
const MAX_OWN = 200

const ownColumns = sql`c.id, c.kind, c.status, c.locale, c.purpose,
  c.requested_at as "requestedAt", c.number, c.decided_at as "decidedAt",
  c.refusal_reason as "refusalReason", c.version`
const columns = sql`${ownColumns}, c.employee_id as "employeeId",
  c.employment_id as "employmentId", o.first_name || ' ' || o.last_name as "personName",
  e.number as "contractNumber", e.kind as "contractKind",
  c.requested_by_name as "requestedByName", c.decided_by_name as "decidedByName",
  c.item_id as "itemId", w.number as "itemNumber"`
const joins = sql`join employees o on o.tenant_id = c.tenant_id and o.id = c.employee_id
  join employments e on e.tenant_id = c.tenant_id and e.id = c.employment_id
  left join work_items w on w.tenant_id = c.tenant_id and w.id = c.item_id`

/** Certificates of the company: those that wait first of all, then the latest. */
export async function listCertificates(
  ctx: ScopeContext,
  ask: { status?: CertificateStatus; cursor?: string | null; limit?: number } = {},
): Promise<Page<CertificateRow>> {
  requirePermission(ctx, 'payroll:read')
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), MAX_PAGE)
  const after = ask.cursor && isId(ask.cursor) ? ask.cursor : null
  const rows = await ctx.tx.execute<CertificateRow>(sql`
    select ${columns} from certificates c ${joins}
    where c.tenant_id = ${ctx.tenantId}
      ${ask.status ? sql`and c.status = ${ask.status}` : sql``}
      ${
        after
          ? sql`and (c.requested_at, c.id) < (select a.requested_at, a.id from certificates a
              where a.tenant_id = ${ctx.tenantId} and a.id = ${after})`
          : sql``
      }
    order by c.requested_at desc, c.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** One certificate with what it says; null when the company has no such one. */
export async function getCertificate(
  ctx: ScopeContext,
  certificateId: string,
): Promise<CertificatePage | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(certificateId)) return null
  const [row] = await ctx.tx.execute<CertificateRow & { data: CertificateData | null }>(sql`
    select ${columns}, c.data from certificates c ${joins}
    where c.tenant_id = ${ctx.tenantId} and c.id = ${certificateId}`)
  if (!row) return null
  if (row.status !== 'requested') return { ...row, preview: null, fault: null }
  const { data, fault } = await computeCertificate(ctx, row)
  return { ...row, data: null, preview: data, fault }
}

type Asked = { employmentId: string; kind: CertificateKind; purpose: string }
type Computed =
  | { data: CertificateData; fault: null }
  | { data: null; fault: NonNullable<CertificatePage['fault']> }
type Contract = CertificateData['contract'] & { name: string; bornOn: LocalDate }

/** What the certificate says today. */
export async function computeCertificate(
  ctx: ScopeContext,
  { employmentId, kind, purpose }: Asked,
): Promise<Computed> {
  requirePermission(ctx, 'payroll:read')
  const company = await requireCompany(ctx)
  const today = localDateOf(ctx.now, company.zone)
  const [[contract], months] = await Promise.all([
    ctx.tx.execute<Contract>(sql`
      select e.kind, e.number, e.term, e.starts_on as "startsOn", e.ends_on as "endsOn",
        e.hired_on as "hiredOn", t.position, t.fte_numerator as "fteNumerator",
        t.fte_denominator as "fteDenominator", o.born_on as "bornOn",
        concat_ws(' ', o.first_name, o.second_name, o.last_name) as name
      from employments e
        join employees o on o.tenant_id = e.tenant_id and o.id = e.employee_id
        join employment_terms t on t.tenant_id = e.tenant_id and t.employment_id = e.id
      where e.tenant_id = ${ctx.tenantId} and e.id = ${employmentId}
        and t.valid_from <= greatest(e.starts_on, ${today}::date)
      order by t.valid_from desc, t.recorded_at desc, t.id desc limit 1`),
    kind === 'earnings' ? listPaidMonths(ctx, employmentId) : [],
  ])
  if (!contract) return { data: null, fault: 'no_terms' }
  const earnings = kind === 'earnings' ? certifiedEarnings(months) : null
  if (kind === 'earnings' && !earnings) return { data: null, fault: 'no_payslips' }
  const { name, bornOn, ...terms } = contract
  const { legalName, nip, regon, addressLine1, postalCode, city } = company
  const data: CertificateData = {
    company: { name: legalName, nip, regon, address: `${addressLine1}, ${postalCode} ${city}` },
    person: { name, bornOn },
    contract: terms,
    earnings,
    purpose,
    issuedOn: today,
    issuedBy: ctx.actor.name,
  }
  return { data, fault: null }
}

async function listPaidMonths(ctx: ScopeContext, employmentId: string): Promise<PaidMonth[]> {
  const rows = await ctx.tx.execute<PaidMonth>(sql`
    select period, sum(gross_minor + sick_pay_minor)::int8 as gross,
      sum(benefit_minor)::int8 as benefits, sum(net_minor + deductions_minor)::int8 as net,
      sum(deductions_minor)::int8 as deductions, sum(net_minor)::int8 as payout
    from payslips
    where tenant_id = ${ctx.tenantId} and employment_id = ${employmentId}
      and published_at is not null and reversed_at is null
    group by period order by period desc limit ${CERTIFIED_MONTHS}`)
  return [...rows]
}

/** Own certificates, the latest first. */
export async function listOwnCertificates(ctx: ScopeContext): Promise<OwnCertificate[]> {
  const employeeId = await requireOwnEmployeeId(ctx)
  const rows = await ctx.tx.execute<OwnCertificate>(sql`
    select ${ownColumns} from certificates c
    where c.tenant_id = ${ctx.tenantId} and c.employee_id = ${employeeId}
    order by c.requested_at desc, c.id desc limit ${MAX_OWN}`)
  return [...rows]
}

export type IssuedCertificate = Pick<CertificateRow, 'id' | 'kind' | 'locale'> & {
  number: number
  data: CertificateData
  decidedAt: Date
}

/** An own certificate that was issued, with what it says. */
export async function getOwnIssued(
  ctx: ScopeContext,
  { certificateId }: { certificateId: string },
): Promise<IssuedCertificate> {
  const employeeId = await requireOwnEmployeeId(ctx)
  if (!isId(certificateId)) throw new AppError('not_found')
  const [row] = await ctx.tx.execute<IssuedCertificate>(sql`
    select id, kind, locale, number, data, decided_at as "decidedAt" from certificates
    where tenant_id = ${ctx.tenantId} and id = ${certificateId}
      and employee_id = ${employeeId} and status = 'issued'`)
  if (!row) throw new AppError('not_found')
  return row
}
