// Certificates for employees: asked for on the own page or by HR, issued with their figures
// kept, or refused. Numbers have no gaps.
import { and, eq, sql } from 'drizzle-orm'
import { certificates } from '#db/schema/hr.ts'
import { employees } from '#db/schema/people.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { nextNumber } from '../../shared/counter.server.ts'
import { isId, newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type {
  IssueCertificateInput,
  RefuseCertificateInput,
  RequestCertificateInput,
} from '../certificate-schema.ts'
import type { CertificateKind } from '../kinds.ts'
import { computeCertificate } from '../queries/certificates.server.ts'
import { requireOwnEmployment } from '../queries/own-pay.server.ts'
import { loadEmployment } from '../queries/terms.server.ts'
import type { Employment } from '../types.ts'
import {
  finishCertificateItem,
  openCertificateItem,
  refuseCertificateItem,
} from './certificate-items.server.ts'
import { mailCertificate } from './mail-employees.server.ts'

type Requested = Result<{ id: string }, 'certificate_waits'>

/** An employee asks for a certificate of an own contract; the worker makes an item of it. */
export async function requestCertificate(
  ctx: ScopeContext,
  input: RequestCertificateInput,
): Promise<Requested> {
  const employment = await requireOwnEmployment(ctx, input.employmentId)
  return insertRequest(ctx, employment, input, null)
}

/** HR or an agent asks in the name of an employee. */
export async function requestCertificateFor(
  ctx: ScopeContext,
  input: RequestCertificateInput,
): Promise<Requested> {
  requirePermission(ctx, 'people:manage')
  const employment = await loadEmployment(ctx, input.employmentId)
  const personName = await personOf(ctx, employment.employeeId)
  return insertRequest(ctx, employment, input, personName)
}

// A name is known where the item may be opened at once.
async function insertRequest(
  ctx: ScopeContext,
  employment: Employment,
  { kind, locale, purpose }: RequestCertificateInput,
  personName: string | null,
): Promise<Requested> {
  const { id: employmentId, employeeId } = employment
  // Two clicks are one request: the second waits for the first and then sees it.
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`certificate ${employmentId}`}, 0))`,
  )
  const [waiting] = await ctx.tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(
      and(
        eq(certificates.tenantId, ctx.tenantId),
        eq(certificates.employeeId, employeeId),
        eq(certificates.employmentId, employmentId),
        eq(certificates.kind, kind),
        eq(certificates.locale, locale),
        eq(certificates.status, 'requested'),
      ),
    )
    .limit(1)
  if (waiting) return err('certificate_waits', 'kind')
  const id = newId()
  const itemId =
    personName === null
      ? null
      : await openCertificateItem(ctx, { certificateId: id, kind, personName })
  await ctx.tx.insert(certificates).values({
    tenantId: ctx.tenantId,
    id,
    employeeId,
    employmentId,
    kind,
    status: 'requested',
    locale,
    purpose,
    itemId,
    requestedAt: ctx.now,
    requestedById: ctx.actor.id,
    requestedByName: ctx.actor.name,
  })
  await record(ctx, 'payroll.certificate_requested', id, { kind, locale })
  return ok({ id })
}

/** Takes back an own request that nobody has decided; the worker ends its item. */
export async function withdrawCertificate(
  ctx: ScopeContext,
  { certificateId }: { certificateId: string },
): Promise<void> {
  requirePermission(ctx, 'own_pay:read')
  if (!isId(certificateId)) throw new AppError('not_found')
  const rows = await ctx.tx
    .update(certificates)
    .set({ status: 'withdrawn', version: sql`${certificates.version} + 1` })
    .where(
      and(
        eq(certificates.tenantId, ctx.tenantId),
        eq(certificates.id, certificateId),
        eq(certificates.status, 'requested'),
      ),
    )
    .returning({ kind: certificates.kind })
  if (!rows[0]) throw new AppError('not_found')
  await record(ctx, 'payroll.certificate_withdrawn', certificateId, rows[0])
}

export type IssueRefusal = 'already_decided' | 'no_payslips' | 'no_terms'

/** Issues with the figures of this moment, which the certificate keeps for good. */
export async function issueCertificate(
  ctx: ScopeContext,
  input: IssueCertificateInput,
): Promise<Result<{ number: number }, IssueRefusal>> {
  requirePermission(ctx, 'people:manage')
  const asked = await takeRequest(ctx, input)
  if (asked.status !== 'requested') return err('already_decided')
  const { data, fault } = await computeCertificate(ctx, asked)
  if (fault) return err(fault)
  const itemId = await ownItem(ctx, asked)
  const number = await nextNumber(ctx.tx, ctx.tenantId, 'certificates')
  await Promise.all([
    decide(ctx, asked, { status: 'issued', number, data, itemId: itemId ?? asked.itemId }),
    mailCertificate(ctx, asked.employeeId, 'certificate_issued'),
    record(ctx, 'payroll.certificate_issued', asked.id, { kind: asked.kind, number }),
  ])
  if (itemId) await finishCertificateItem(ctx, { itemId, certificateId: asked.id })
  return ok({ number })
}

/** Refuses with a reason that the employee reads. */
export async function refuseCertificate(
  ctx: ScopeContext,
  input: RefuseCertificateInput,
): Promise<Result<void, 'already_decided'>> {
  requirePermission(ctx, 'people:manage')
  const asked = await takeRequest(ctx, input)
  if (asked.status !== 'requested') return err('already_decided')
  const { reason } = input
  const itemId = await ownItem(ctx, asked)
  await Promise.all([
    decide(ctx, asked, {
      status: 'refused',
      refusalReason: reason,
      itemId: itemId ?? asked.itemId,
    }),
    mailCertificate(ctx, asked.employeeId, 'certificate_refused'),
    record(ctx, 'payroll.certificate_refused', asked.id, { kind: asked.kind, reason }),
  ])
  if (itemId) await refuseCertificateItem(ctx, { itemId, reason })
  return ok(undefined)
}

type Request = {
  id: string
  status: string
  kind: CertificateKind
  employeeId: string
  employmentId: string
  purpose: string
  itemId: string | null
  version: number
}

async function takeRequest(ctx: ScopeContext, input: IssueCertificateInput): Promise<Request> {
  if (!isId(input.certificateId)) throw new AppError('not_found')
  const [row] = await ctx.tx
    .select({
      id: certificates.id,
      status: certificates.status,
      kind: certificates.kind,
      employeeId: certificates.employeeId,
      employmentId: certificates.employmentId,
      purpose: certificates.purpose,
      itemId: certificates.itemId,
      version: certificates.version,
    })
    .from(certificates)
    .where(and(eq(certificates.tenantId, ctx.tenantId), eq(certificates.id, input.certificateId)))
    .for('update')
    .limit(1)
  if (!row) throw new AppError('not_found')
  // A second click on the same page is told what became of the first.
  if (row.status === 'requested' && row.version !== input.version) {
    throw new AppError('stale_version')
  }
  return row as Request
}

/** The item that the deed finishes: only when the provider's own people do the work. */
async function ownItem(ctx: ScopeContext, asked: Request): Promise<string | null> {
  if (ctx.actor.side !== 'provider') return null
  if (asked.itemId) return asked.itemId
  const personName = await personOf(ctx, asked.employeeId)
  return openCertificateItem(ctx, { certificateId: asked.id, kind: asked.kind, personName })
}

async function decide(
  ctx: ScopeContext,
  { id, version }: Request,
  set: Partial<typeof certificates.$inferInsert>,
): Promise<void> {
  await ctx.tx
    .update(certificates)
    .set({ ...set, decidedAt: ctx.now, decidedByName: ctx.actor.name, version: version + 1 })
    .where(and(eq(certificates.tenantId, ctx.tenantId), eq(certificates.id, id)))
}

async function personOf(ctx: ScopeContext, employeeId: string): Promise<string> {
  const [person] = await ctx.tx
    .select({ firstName: employees.firstName, lastName: employees.lastName })
    .from(employees)
    .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, employeeId)))
    .limit(1)
  if (!person) throw new AppError('not_found')
  return `${person.firstName} ${person.lastName}`
}

function record(
  ctx: ScopeContext,
  action: string,
  subjectId: string,
  data: Record<string, unknown>,
): Promise<void> {
  return recordAudit(ctx, { action, subjectType: 'certificate', subjectId, data })
}
