// The yearly forms of a company: made anew as often as the year changes, frozen once they
// were sent, corrected by the next number after that.
import { sql } from 'drizzle-orm'
import { auditEvents, outboxMessages } from '#db/schema/audit.ts'
import { auditRow, recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { config } from '../../shared/config.server.ts'
import { localDateOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { insertRows } from '../insert-rows.server.ts'
import { isBlocking, type StoredForm, saysTheSame, storedForm } from '../pl/tax-forms/form-types.ts'
import { formsOf, type MadeForm } from '../pl/tax-forms/make-forms.ts'
import type { TaxFormKind } from '../pl/tax-forms/variants.ts'
import { loadTaxFormFacts } from '../queries/tax-form-facts.server.ts'
import { isOutdated } from '../queries/tax-forms.server.ts'
import type { TaxFormsSentInput, TaxYearInput } from '../tax-form-schema.ts'
import { lockPayroll } from './change-run.server.ts'

type Latest = {
  id: string
  kind: TaxFormKind
  employeeId: string | null
  number: number
  status: string
  isSent: boolean
  data: StoredForm
}
export type FormsMade = { made: number; corrected: number; withdrawn: number; unchanged: number }

const keyOf = (kind: string, employeeId: string | null) => `${kind} ${employeeId ?? ''}`

/** Makes PIT-4R, PIT-8AR and every PIT-11 of the year; what was sent and still holds stays as it is. */
export async function makeTaxForms(ctx: ScopeContext, { year }: TaxYearInput): Promise<FormsMade> {
  requirePermission(ctx, 'payroll:do')
  await lockPayroll(ctx)
  const [facts, latest] = await Promise.all([loadTaxFormFacts(ctx, year), listLatest(ctx, year)])
  const known = new Map(latest.map((one) => [keyOf(one.kind, one.employeeId), one]))
  const forms = formsOf(year, facts)
  const rows: FormRow[] = []
  const counts: FormsMade = { made: 0, corrected: 0, withdrawn: 0, unchanged: 0 }
  for (const form of forms) {
    const key = keyOf(form.content.kind, form.employeeId)
    const before = known.get(key)
    known.delete(key)
    const data = storedForm(form.content)
    if (before?.isSent && saysTheSame(before.data, data)) {
      counts.unchanged += 1
      continue
    }
    const number = (before?.number ?? 0) + (before?.isSent === false ? 0 : 1)
    counts[number > 1 ? 'corrected' : 'made'] += 1
    rows.push(rowOf(ctx, year, form, { number, status: 'ready', data }))
  }
  // Nothing of the year is left of these people: a sent form is corrected to nothing.
  for (const gone of known.values()) {
    const data = emptied(gone.data)
    if (gone.status === 'replaced' || (gone.isSent && saysTheSame(gone.data, data))) continue
    const number = gone.number + (gone.isSent ? 1 : 0)
    const form = { employeeId: gone.employeeId, content: { kind: gone.kind } }
    counts.withdrawn += 1
    rows.push(rowOf(ctx, year, form, { number, status: number > 1 ? 'ready' : 'replaced', data }))
  }
  await Promise.all([
    writeForms(ctx, rows),
    recordAudit(ctx, {
      action: 'payroll.tax_forms_made',
      subjectType: 'company',
      subjectId: ctx.tenantId,
      data: { year, ...counts },
    }),
  ])
  return counts
}

function emptied(data: StoredForm): StoredForm {
  const kept = ['P_11', 'P_121'].filter((box) => box in data.boxes)
  const boxes = Object.fromEntries(kept.map((box) => [box, data.boxes[box]!]))
  return { ...data, boxes, findings: [], warningCount: 0 }
}

async function listLatest(ctx: ScopeContext, year: number): Promise<Latest[]> {
  const rows = await ctx.tx.execute<Latest>(sql`
    select distinct on (kind, employee_id) id, kind, employee_id as "employeeId", number,
      status, sent_at is not null as "isSent", data
    from declarations
    where tenant_id = ${ctx.tenantId} and kind in ('pit11','pit4r','pit8ar') and period = ${`${year}`}
    order by kind, employee_id, number desc`)
  return [...rows]
}

type FormRow = {
  tenant_id: string
  id: string
  kind: TaxFormKind
  period: string
  number: number
  status: 'ready' | 'replaced'
  employee_id: string | null
  data: StoredForm
}

function rowOf(
  ctx: ScopeContext,
  year: number,
  { employeeId, content }: Pick<MadeForm, 'employeeId'> & { content: { kind: TaxFormKind } },
  row: Pick<FormRow, 'number' | 'status' | 'data'>,
): FormRow {
  const named = { kind: content.kind, period: `${year}`, employee_id: employeeId }
  return { tenant_id: ctx.tenantId, id: newId(), ...named, ...row }
}

/** One statement for all of them; a form that was sent meanwhile is not touched. */
async function writeForms(ctx: ScopeContext, rows: readonly FormRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.tx.execute(sql`
    insert into declarations (tenant_id, id, kind, period, number, status, employee_id, data,
      made_at, made_by_name)
    select tenant_id, id, kind, period, number, status, employee_id, data, ${ctx.now}::timestamptz,
      ${ctx.actor.name}
    from jsonb_populate_recordset(null::declarations, ${JSON.stringify(rows)}::text::jsonb)
    on conflict on constraint declarations_number_key do update
      set status = excluded.status, data = excluded.data, made_at = excluded.made_at,
        made_by_name = excluded.made_by_name
      where declarations.sent_at is null`)
}

export type NotSentReason = 'year_running' | 'outdated' | 'finding' | 'not_ready'
export type FormsSent = { sent: number; notSent: Record<NotSentReason, number> }

type Ready = {
  id: string
  kind: TaxFormKind
  employeeId: string | null
  number: number
  status: string
  data: StoredForm
  /** The person has no contract that goes on. */
  hasLeft: boolean
  isOutdated: boolean
}

/**
 * Notes that forms of a year were handed in. Those that cannot be are left and counted; the
 * people who have a page of their own are told that theirs is there.
 */
export async function markTaxFormsSent(
  ctx: ScopeContext,
  { year, ids }: TaxFormsSentInput,
): Promise<FormsSent> {
  requirePermission(ctx, 'payroll:do')
  await lockPayroll(ctx)
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const found = await listReady(ctx, year, ids, today)
  if (ids && found.length < ids.length) throw new AppError('not_found')
  const isOver = today > `${year}-12-31`
  const notSent: FormsSent['notSent'] = { year_running: 0, outdated: 0, finding: 0, not_ready: 0 }
  const going = found.filter((form) => {
    const reason = whyNot(form, isOver)
    if (reason) notSent[reason] += 1
    return reason === null
  })
  await Promise.all([
    writeSent(ctx, year, going),
    insertRows(ctx.tx, outboxMessages, await noticesFor(ctx, year, going)),
    insertRows(
      ctx.tx,
      auditEvents,
      going.map(({ id, kind, number }) =>
        auditRow(ctx, {
          action: 'payroll.tax_form_sent',
          subjectType: 'declaration',
          subjectId: id,
          data: { kind, year, number },
        }),
      ),
    ),
  ])
  return { sent: going.length, notSent }
}

function whyNot(form: Ready, isOver: boolean): NotSentReason | null {
  const { kind, status, data, hasLeft, isOutdated } = form
  if (status !== 'ready') return 'not_ready'
  if (!isOver && !(kind === 'pit11' && hasLeft)) return 'year_running'
  if (isOutdated) return 'outdated'
  return data.findings.some(isBlocking) ? 'finding' : null
}

async function listReady(
  ctx: ScopeContext,
  year: number,
  ids: readonly string[] | null,
  today: string,
): Promise<Ready[]> {
  const chosen = ids
    ? sql`d.id = any (${sql.param(`{${ids.join(',')}}`)}::uuid[])`
    : sql`d.status = 'ready'`
  const rows = await ctx.tx.execute<Ready>(sql`
    select d.id, d.kind, d.employee_id as "employeeId", d.number, d.status, d.data,
      not exists (select 1 from employments m where m.tenant_id = d.tenant_id
        and m.employee_id = d.employee_id and (m.ends_on is null or m.ends_on > ${today}))
        as "hasLeft", ${isOutdated} as "isOutdated"
    from declarations d
    where d.tenant_id = ${ctx.tenantId} and d.kind in ('pit11','pit4r','pit8ar')
      and d.period = ${`${year}`} and ${chosen}
    order by d.id for update`)
  return [...rows]
}

/** The form that a correction takes the place of is replaced from now on. */
async function writeSent(ctx: ScopeContext, year: number, forms: readonly Ready[]): Promise<void> {
  if (forms.length === 0) return
  const ids = sql.param(`{${forms.map(({ id }) => id).join(',')}}`)
  await ctx.tx.execute(sql`
    with sent as (
      update declarations set status = 'sent', sent_at = ${ctx.now}::timestamptz,
        sent_by_name = ${ctx.actor.name}
      where tenant_id = ${ctx.tenantId} and id = any (${ids}::uuid[])
      returning kind, employee_id, number)
    update declarations d set status = 'replaced' from sent
    where d.tenant_id = ${ctx.tenantId} and d.period = ${`${year}`} and d.kind = sent.kind
      and d.employee_id is not distinct from sent.employee_id and d.number < sent.number
      and d.status = 'sent'`)
}

type Notice = typeof outboxMessages.$inferInsert

async function noticesFor(
  ctx: ScopeContext,
  year: number,
  forms: readonly Ready[],
): Promise<Notice[]> {
  const people = forms.flatMap(({ employeeId }) => (employeeId ? [employeeId] : []))
  if (people.length === 0) return []
  const readers = await ctx.tx.execute<{
    email: string
    locale: string
    name: string
    company: string
    slug: string
  }>(sql`
    select m.email, m.locale, m.name, c.legal_name as company, c.slug
    from members m join companies c on c.tenant_id = m.tenant_id
    where m.tenant_id = ${ctx.tenantId} and m.is_active and m.role = 'employee'
      and m.employee_id = any (${sql.param(`{${people.join(',')}}`)}::uuid[])`)
  return readers.map(({ email, locale, name, company, slug }) => ({
    tenantId: ctx.tenantId,
    id: newId(),
    kind: 'mail',
    recipient: email,
    locale: locale === 'en' ? 'en' : 'pl',
    template: 'tax_form_ready',
    payload: { name, company, year: `${year}`, link: `${config().publicUrl}/me/${slug}/tax-forms` },
    createdAt: ctx.now,
    sendAfter: ctx.now,
  }))
}
