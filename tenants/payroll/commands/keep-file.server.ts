// The employee file: each paper gets the next number of its part and stays. A newer paper
// takes the place of one that runs out; nothing is taken out.
import { and, eq, sql } from 'drizzle-orm'
import { employees, employments } from '#db/schema/people.ts'
import { employeeFileEntries } from '#db/schema/time.ts'
import { recordDocument } from '../../archive/commands.server.ts'
import type { StagedFile } from '../../archive/types.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { type OpenRefusal, openItem } from '../../work/commands/open-item.server.ts'
import type { FileEntryInput, HrDocumentInput } from '../file-schema.ts'
import { loadRetention } from '../queries/file-retention.server.ts'
import { entryRetention } from '../rules/retention.ts'
import { finishExpiryOf } from './end-expiries.server.ts'

export type FiledPaper = { id: string; number: number; documentId: string | null }
export type FilingRefusal = 'days_order' | 'date_future' | 'born_later' | 'already_renewed'

/** Puts a paper into a part of the file, with what was scanned of it or without. */
export async function addFileEntry(
  ctx: ScopeContext,
  staged: StagedFile | null,
  input: FileEntryInput,
): Promise<Result<FiledPaper, FilingRefusal>> {
  requirePermission(ctx, 'people:manage')
  // The person is locked: the numbers of a part have no gap and no twin.
  const person = await lockPerson(ctx, input.employeeId)
  const { employeeId, employmentId, part, kind, title, datedOn, validUntil, renewsId } = input
  if (datedOn > localDateOf(ctx.now, 'Europe/Warsaw')) return err('date_future', 'datedOn')
  if (datedOn < person.bornOn) return err('born_later', 'datedOn')
  if (validUntil !== null && validUntil <= datedOn) return err('days_order', 'validUntil')
  if (employmentId !== null) await requireContract(ctx, employeeId, employmentId)
  if (renewsId !== null && !(await mayRenew(ctx, employeeId, renewsId))) {
    return err('already_renewed', 'renewsId')
  }
  const [number, file] = await Promise.all([
    nextOfPart(ctx, employeeId, part),
    loadRetention(ctx, employeeId),
  ])
  const document = staged
    ? await recordDocument(ctx, staged, {
        service: 'payroll',
        filedAs: `${person.number}/${part}/${number}`,
        action: 'payroll.document_received',
      })
    : null
  const id = newId()
  await ctx.tx.insert(employeeFileEntries).values({
    tenantId: ctx.tenantId,
    id,
    employeeId,
    employmentId,
    part,
    number,
    kind,
    title,
    documentId: document?.id ?? null,
    datedOn,
    validUntil,
    retainUntil: entryRetention({ part, datedOn }, file)?.until ?? null,
    recordedAt: ctx.now,
    recordedByName: ctx.actor.name,
  })
  if (renewsId !== null) {
    await markRenewed(ctx, renewsId, id)
    // What the company's own people put in, the worker ends.
    if (ctx.actor.side === 'provider') await finishExpiryOf(ctx, renewsId)
  }
  await recordAudit(ctx, {
    action: 'payroll.file_entry_added',
    subjectType: 'employee',
    subjectId: employeeId,
    data: { person: person.number, part, number, kind, datedOn, validUntil, renewsId },
  })
  return ok({ id, number, documentId: document?.id ?? null })
}

/** Asks the provider, or HR, for a paper of the person: a work item of the payroll. */
export async function requestHrDocument(
  ctx: ScopeContext,
  { employeeId, what, neededOn }: HrDocumentInput,
): Promise<Result<{ itemId: string; number: number }, OpenRefusal>> {
  requirePermission(ctx, 'people:manage')
  const person = await lockPerson(ctx, employeeId)
  const name = `${person.firstName} ${person.lastName}`
  const opened = await openItem(ctx, {
    requestType: 'hr_document',
    title: `${name}: ${what}`.slice(0, 120),
    form: {
      person: name.slice(0, 120),
      details: what,
      ...(neededOn ? { needed_on: neededOn } : {}),
    },
    source: ctx.actor.side === 'client' ? 'request' : 'agent',
  })
  return opened.ok ? ok({ itemId: opened.value.itemId, number: opened.value.number }) : opened
}

async function lockPerson(ctx: ScopeContext, employeeId: string) {
  const [person] = await ctx.tx
    .select({
      number: employees.number,
      bornOn: employees.bornOn,
      firstName: employees.firstName,
      lastName: employees.lastName,
    })
    .from(employees)
    .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, employeeId)))
    .for('update')
    .limit(1)
  if (!person) throw new AppError('not_found')
  return person
}

async function requireContract(ctx: ScopeContext, employeeId: string, employmentId: string) {
  const [contract] = await ctx.tx
    .select({ id: employments.id })
    .from(employments)
    .where(
      and(
        eq(employments.tenantId, ctx.tenantId),
        eq(employments.id, employmentId),
        eq(employments.employeeId, employeeId),
      ),
    )
    .limit(1)
  if (!contract) throw new AppError('not_found')
}

async function mayRenew(ctx: ScopeContext, employeeId: string, entryId: string): Promise<boolean> {
  const [entry] = await ctx.tx
    .select({ renewedById: employeeFileEntries.renewedById })
    .from(employeeFileEntries)
    .where(
      and(
        eq(employeeFileEntries.tenantId, ctx.tenantId),
        eq(employeeFileEntries.id, entryId),
        eq(employeeFileEntries.employeeId, employeeId),
      ),
    )
    .for('update')
    .limit(1)
  if (!entry) throw new AppError('not_found')
  return entry.renewedById === null
}

async function markRenewed(ctx: ScopeContext, entryId: string, byId: string): Promise<void> {
  await ctx.tx
    .update(employeeFileEntries)
    .set({ renewedById: byId })
    .where(and(eq(employeeFileEntries.tenantId, ctx.tenantId), eq(employeeFileEntries.id, entryId)))
}

async function nextOfPart(ctx: ScopeContext, employeeId: string, part: string): Promise<number> {
  const [row] = await ctx.tx
    .select({ last: sql<number>`coalesce(max(${employeeFileEntries.number}), 0)::int` })
    .from(employeeFileEntries)
    .where(
      and(
        eq(employeeFileEntries.tenantId, ctx.tenantId),
        eq(employeeFileEntries.employeeId, employeeId),
        eq(employeeFileEntries.part, part),
      ),
    )
    .limit(1)
  return row!.last + 1
}
