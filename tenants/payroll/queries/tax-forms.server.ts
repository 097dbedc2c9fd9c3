// Yearly forms as lists and as one page: by the office that makes them, and by the person
// whom a PIT-11 is about.
import { sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { DeclarationStatus } from '../declaration-kinds.ts'
import { LUMP_ROWS } from '../pl/tax-forms/boxes.ts'
import {
  type FormFinding,
  isBlocking,
  readBoxes,
  type StoredForm,
  type TaxFormContent,
} from '../pl/tax-forms/form-types.ts'
import type { TaxFormKind } from '../pl/tax-forms/variants.ts'
import { loadSealer } from '../sealing.server.ts'
import type { Page } from '../types.ts'
import { requireOwnEmployeeId } from './own-pay.server.ts'

const MAX_PAGE = 200

export type TaxFormRow = {
  id: string
  kind: TaxFormKind
  employeeId: string | null
  personName: string | null
  number: number
  status: DeclarationStatus
  findings: FormFinding[]
  advanceMinor: bigint
  /** The person has no contract that goes on: the form may go before the year is over. */
  hasLeft: boolean
  madeAt: Date
  sentAt: Date | null
}

export type TaxFormYear = Page<TaxFormRow> & {
  /** PIT-4R, and PIT-8AR of a year that has one. */
  company: TaxFormRow | null
  lumpSum: TaxFormRow | null
  /** `sendable` are ready, complete, and of a year or a contract that is over. */
  counts: { ready: number; sent: number; blocked: number; sendable: number }
}

const rowColumns = sql`d.id, d.kind, d.employee_id as "employeeId", d.number, d.status,
  (d.data #>> '{person,lastName}') || ' ' || (d.data #>> '{person,firstName}') as "personName",
  d.data -> 'findings' as findings, d.made_at as "madeAt", d.sent_at as "sentAt",
  coalesce((select sum(b.value::int8) from jsonb_each_text(d.data -> 'boxes') b
    where b.key = any (case d.kind when 'pit11' then '{P_33,P_40,P_47,P_57,P_61,P_65,P_69,P_72,P_83,P_86,P_89,P_94}'::text[]
      when 'pit8ar' then ${sql.param([...LUMP_ROWS.tax])}::text[]
      else '{P_70,P_71,P_72,P_73,P_74,P_75,P_76,P_77,P_78,P_79,P_80,P_81}'::text[] end)), 0)::int8
    as "advanceMinor"`

/** The newest form of each person, by surname, with PIT-4R and the counts of the year. */
export async function listTaxForms(
  ctx: ScopeContext,
  { year, cursor, limit = 100 }: { year: number; cursor?: string | null; limit?: number },
): Promise<TaxFormYear> {
  requirePermission(ctx, 'payroll:read')
  const size = Math.min(Math.max(limit, 1), MAX_PAGE)
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const latest = sql`select distinct on (d.kind, d.employee_id) d.*,
      (d.data #>> '{person,lastName}') || ' ' || (d.data #>> '{person,firstName}') as name
    from declarations d
    where d.tenant_id = ${ctx.tenantId} and d.kind in ('pit11','pit4r','pit8ar')
      and d.period = ${`${year}`}
    order by d.kind, d.employee_id, d.number desc`
  const from =
    cursor && isId(cursor)
      ? sql`and (d.name, d.id) > (select x.name, x.id from d x where x.id = ${cursor})`
      : sql``
  const [people, company, counts] = await Promise.all([
    ctx.tx.execute<TaxFormRow>(sql`
      with d as (${latest}) select ${rowColumns}, ${hasLeft(today)} as "hasLeft" from d
      where d.kind = 'pit11' and not (d.status = 'replaced' and d.sent_at is null) ${from}
      order by d.name, d.id limit ${size + 1}`),
    ctx.tx.execute<TaxFormRow>(
      sql`with d as (${latest})
        select ${rowColumns}, false as "hasLeft" from d where d.kind in ('pit4r','pit8ar')
          and not (d.status = 'replaced' and d.sent_at is null)`,
    ),
    ctx.tx.execute<TaxFormYear['counts']>(sql`
      with d as (${latest}),
      f as (
        select d.status, d.data -> 'findings' ?| '{pesel_missing,tax_office_missing}' as is_blocked,
          ${isOver(today, year)} or (d.kind = 'pit11' and ${hasLeft(today)}) as is_over,
          ${isOutdated} as is_outdated
        from d)
      select count(*) filter (where status = 'ready')::int as ready,
        count(*) filter (where status = 'sent')::int as sent,
        count(*) filter (where status = 'ready' and is_blocked)::int as blocked,
        count(*) filter (where status = 'ready' and not is_blocked and is_over
          and not is_outdated)::int as sendable
      from f`),
  ])
  const items = people.slice(0, size)
  return {
    items,
    nextCursor: people.length > size ? (items.at(-1)?.id ?? null) : null,
    company: company.find(({ kind }) => kind === 'pit4r') ?? null,
    lumpSum: company.find(({ kind }) => kind === 'pit8ar') ?? null,
    counts: counts[0]!,
  }
}

const isOver = (today: LocalDate, year: number) => sql`${today > `${year}-12-31`}::boolean`
/** The person of the form `d` has no contract that goes on. */
const hasLeft = (today: LocalDate) => sql`not exists (select 1 from employments m
  where m.tenant_id = d.tenant_id and m.employee_id = d.employee_id
    and (m.ends_on is null or m.ends_on > ${today}))`

/** A run of the year was closed or taken back after the form `d` was made. */
export const isOutdated = sql`exists (select 1 from payroll_runs r
  where r.tenant_id = d.tenant_id and greatest(r.closed_at, r.reversed_at) > d.made_at
    and r.pay_on between (d.period || '-01-01')::date and (d.period || '-12-31')::date)`

export type TaxFormPage = TaxFormContent & {
  id: string
  employeeId: string | null
  number: number
  status: DeclarationStatus
  madeAt: Date
  madeByName: string
  sentAt: Date | null
  sentByName: string | null
  /** Why it may not be handed in today; null: it may. */
  holdsBack: 'year_running' | 'outdated' | 'finding' | null
}

type FormRecord = Omit<TaxFormPage, keyof TaxFormContent | 'holdsBack'> & {
  kind: TaxFormKind
  period: string
  data: StoredForm
  hasLeft: boolean
  isOutdated: boolean
}

const pageColumns = sql`d.id, d.kind, d.period, d.employee_id as "employeeId", d.number, d.status,
  d.data, d.made_at as "madeAt", d.made_by_name as "madeByName", d.sent_at as "sentAt",
  d.sent_by_name as "sentByName"`

function pageOf(
  ctx: ScopeContext,
  { period, data, kind, hasLeft, isOutdated, ...row }: FormRecord,
): TaxFormPage {
  const { boxes, payer, person, taxOfficeCode, findings, variant } = data
  const year = Number(period)
  const isRunning = localDateOf(ctx.now, 'Europe/Warsaw') <= `${year}-12-31`
  const holdsBack =
    isRunning && !(kind === 'pit11' && hasLeft)
      ? 'year_running'
      : isOutdated
        ? 'outdated'
        : findings.some(isBlocking)
          ? 'finding'
          : null
  const content = { kind, year, variant, payer, person, taxOfficeCode, findings }
  return { ...row, ...content, boxes: readBoxes(boxes), holdsBack }
}

/** One form with all its boxes; null when the company has no such form. */
export async function getTaxForm(ctx: ScopeContext, formId: string): Promise<TaxFormPage | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(formId)) return null
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const [row] = await ctx.tx.execute<FormRecord>(sql`
    select ${pageColumns}, ${hasLeft(today)} as "hasLeft",
      ${isOutdated} as "isOutdated"
    from declarations d
    where d.tenant_id = ${ctx.tenantId} and d.id = ${formId} and d.kind in ('pit11','pit4r','pit8ar')`)
  return row ? pageOf(ctx, row) : null
}

/** The whole personal number for a form that leaves the house; null without one. */
export async function openPeselOf(ctx: ScopeContext, employeeId: string): Promise<string | null> {
  requirePermission(ctx, 'people:unmask')
  if (!isId(employeeId)) return null
  const [rows, sealer] = await Promise.all([
    ctx.tx.execute<{ sealed: Buffer | null }>(sql`
      select pesel_sealed as sealed from employees
      where tenant_id = ${ctx.tenantId} and id = ${employeeId}`),
    loadSealer(ctx),
  ])
  const sealed = rows[0]?.sealed
  return sealed ? sealer.open('pesel', sealed) : null
}

export type OwnTaxForm = Pick<TaxFormPage, 'id' | 'year' | 'number' | 'status'> & { sentAt: Date }

/** The person's own PIT-11, the latest year first; only what was handed in. */
export async function listOwnTaxForms(ctx: ScopeContext): Promise<OwnTaxForm[]> {
  const employeeId = await requireOwnEmployeeId(ctx)
  const rows = await ctx.tx.execute<OwnTaxForm>(sql`
    select id, period::int as year, number, status, sent_at as "sentAt" from declarations
    where tenant_id = ${ctx.tenantId} and kind = 'pit11' and employee_id = ${employeeId}
      and sent_at is not null
    order by period desc, number desc limit 100`)
  return [...rows]
}

export async function getOwnTaxForm(
  ctx: ScopeContext,
  { formId }: { formId: string },
): Promise<TaxFormPage> {
  const employeeId = await requireOwnEmployeeId(ctx)
  if (!isId(formId)) throw new AppError('not_found')
  const [row] = await ctx.tx.execute<FormRecord>(sql`
    select ${pageColumns}, true as "hasLeft", false as "isOutdated" from declarations d
    where d.tenant_id = ${ctx.tenantId} and d.id = ${formId} and d.kind = 'pit11'
      and d.employee_id = ${employeeId} and d.sent_at is not null`)
  if (!row) throw new AppError('not_found')
  return pageOf(ctx, row)
}
