// The admin's hands on the service catalogue: drafts that change, versions that do not. The
// head row in `request_types` repeats the version that new items take.
import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { requestTypes, requestTypeVersions } from '#db/schema/companies.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import type { Service } from '../../shared/permissions.ts'
import { violates } from '../../shared/pg-error.ts'
import { type Err, err, type Ok, ok, type Result } from '../../shared/result.ts'
import { type ProviderContext, requirePermission } from '../../shared/scope.server.ts'
import { diffDefinitions } from '../rules/definition-diff.ts'
import { blankDefinition, codeFor, copyOf } from '../rules/new-type.ts'
import { checkTies, tieOf } from '../rules/product-types.ts'
import { type ReadDefinition, readDefinition, type TypeDefinition } from '../type-definition.ts'

export type NewType = {
  name: { pl: string; en: string }
  service: Service
  /** A type to begin from; without one the form is empty. */
  copyOf?: string | undefined
}

export type DraftRefusal = 'not_a_draft' | 'draft_changed' | 'invalid_definition'
/** Names the draft as its editor last saw it. */
export type DraftBasis = { code: string; version: number; basis: string }

/** A new type with its first draft; nobody can ask for it before it is published. */
export async function createType(
  ctx: ProviderContext,
  input: NewType,
): Promise<Result<{ code: string }, 'unknown_request_type'>> {
  requirePermission(ctx, 'catalogue:edit')
  const [heads, source] = await Promise.all([
    ctx.tx.select({ code: requestTypes.code }).from(requestTypes),
    input.copyOf ? loadLatest(ctx, input.copyOf) : null,
  ])
  if (input.copyOf && !source) return err('unknown_request_type', 'copyOf')
  const definition = source
    ? { ...copyOf(source, input.name), service: input.service }
    : blankDefinition(input.service, input.name)
  const code = codeFor(input.name.en, new Set(heads.map((head) => head.code)))
  await ctx.tx
    .insert(requestTypes)
    .values({ code, ...headOf(definition), isOffered: false, position: LAST, currentVersion: null })
    .catch((error: unknown) => {
      // Two admins at once: the second finds the code taken when it writes.
      if (violates(error, 'request_types_pkey')) throw new AppError('conflict')
      throw error
    })
  await insertDraft(ctx, code, 1, definition)
  await record(ctx, 'catalogue.type_created', { code, version: 1 })
  return ok({ code })
}

/** Keeps what was composed. A wrong definition names its wrong places in `detail`. */
export async function saveDraft(
  ctx: ProviderContext,
  input: DraftBasis & { definition: unknown },
): Promise<Result<{ basis: string }, DraftRefusal>> {
  requirePermission(ctx, 'catalogue:edit')
  const draft = await lockDraft(ctx, input)
  if (!draft.ok) return draft
  const read = readForCode(input.code, input.definition)
  if (!read.ok) return err('invalid_definition', Object.keys(read.errors)[0], read.errors)
  // Later than before even within one millisecond: the instant tells two saves apart.
  const updatedAt = new Date(Math.max(ctx.now.getTime(), draft.value.updatedAt.getTime() + 1))
  await ctx.tx
    .update(requestTypeVersions)
    .set({ definition: read.definition, updatedAt, origin: 'office' })
    .where(versionIs(input))
  if (draft.value.currentVersion === null) await writeHead(ctx, input.code, read.definition, null)
  await record(ctx, 'catalogue.draft_saved', { code: input.code, version: input.version })
  return ok({ basis: updatedAt.toISOString() })
}

/** From now on new items take this version; it never changes again. */
export async function publishType(
  ctx: ProviderContext,
  input: DraftBasis,
): Promise<Result<{ version: number }, DraftRefusal | 'nothing_changed'>> {
  requirePermission(ctx, 'catalogue:edit')
  const draft = await lockDraft(ctx, input)
  if (!draft.ok) return draft
  const { definition: stored, currentVersion } = draft.value
  const read = readForCode(input.code, stored)
  if (!read.ok) return err('invalid_definition', Object.keys(read.errors)[0], read.errors)
  const current =
    currentVersion === null ? null : await loadVersion(ctx, input.code, currentVersion)
  const changes = current ? diffDefinitions(current, read.definition) : null
  if (changes?.length === 0) return err('nothing_changed')
  const { code, version } = input
  await ctx.tx
    .update(requestTypeVersions)
    .set({
      definition: read.definition,
      state: 'published',
      origin: 'office',
      updatedAt: ctx.now,
      publishedById: ctx.actor.id,
      publishedByName: ctx.actor.name,
      publishedAt: ctx.now,
    })
    .where(versionIs(input))
  await writeHead(ctx, code, read.definition, version)
  await record(ctx, 'catalogue.type_published', { code, version, changes: changes?.length ?? 0 })
  return ok({ version })
}

/** A draft that begins from any version, the current or an old one. */
export async function startDraft(
  ctx: ProviderContext,
  { code, from }: { code: string; from: number },
): Promise<Result<{ version: number }, 'draft_exists'>> {
  requirePermission(ctx, 'catalogue:edit')
  await lockHead(ctx, code)
  const versions = await ctx.tx
    .select({
      version: requestTypeVersions.version,
      state: requestTypeVersions.state,
      definition: requestTypeVersions.definition,
    })
    .from(requestTypeVersions)
    .where(eq(requestTypeVersions.code, code))
  const source = versions.find((one) => one.version === from)
  if (!source) throw new AppError('not_found')
  if (versions.some(({ state }) => state === 'draft')) return err('draft_exists')
  const version = Math.max(...versions.map((one) => one.version)) + 1
  await insertDraft(ctx, code, version, source.definition as TypeDefinition)
  await record(ctx, 'catalogue.draft_started', { code, version, from })
  return ok({ version })
}

/** Throws the draft away. A type that was never published goes out of the list with it. */
export async function discardDraft(ctx: ProviderContext, code: string): Promise<void> {
  requirePermission(ctx, 'catalogue:edit')
  await lockHead(ctx, code)
  const [gone] = await ctx.tx
    .delete(requestTypeVersions)
    .where(and(eq(requestTypeVersions.code, code), eq(requestTypeVersions.state, 'draft')))
    .returning({ version: requestTypeVersions.version })
  if (!gone) throw new AppError('not_found')
  await record(ctx, 'catalogue.draft_discarded', { code, version: gone.version })
}

export type RetireRefusal = 'product_opens' | 'not_published' | 'has_schedules'

/** Not offered any more. What is open goes on under the version it began with. */
export async function retireType(
  ctx: ProviderContext,
  code: string,
): Promise<Result<undefined, RetireRefusal>> {
  requirePermission(ctx, 'catalogue:edit')
  const { currentVersion } = await lockHead(ctx, code)
  if (currentVersion === null) return err('not_published')
  if (tieOf(code)) return err('product_opens')
  const [schedules] = await ctx.tx.execute<{ count: number }>(sql`
    select count(*)::int as count from schedules where request_type = ${code} and ended_at is null`)
  if (schedules!.count > 0) return err('has_schedules', undefined, { count: schedules!.count })
  await ctx.tx
    .update(requestTypeVersions)
    .set({ state: 'retired', retiredAt: ctx.now, updatedAt: ctx.now })
    .where(versionIs({ code, version: currentVersion }))
  await ctx.tx
    .update(requestTypes)
    .set({ isOffered: false, opensFromUpload: false, currentVersion: null })
    .where(eq(requestTypes.code, code))
  await record(ctx, 'catalogue.type_retired', { code, version: currentVersion })
  return ok()
}

/** Behind the types that the product ships. */
const LAST = 10_000

/** A definition checked for itself and for the code that it goes by. */
export function readForCode(code: string, sent: unknown): ReadDefinition {
  const read = readDefinition(sent)
  if (!read.ok) return read
  const found = checkTies(code, read.definition)
  if (found.length === 0) return read
  return {
    ok: false,
    errors: Object.fromEntries(found.map((one) => [one.path.join('.'), one.code])),
  }
}

/** What the head row repeats of a definition. */
export function headOf(definition: TypeDefinition) {
  return {
    service: definition.service,
    namePl: definition.name.pl,
    nameEn: definition.name.en,
    hintPl: definition.hint.pl,
    hintEn: definition.hint.en,
    form: definition.form,
    meter: definition.meter,
    opensFromUpload: definition.opensFromUpload,
    isOffered: definition.isOffered,
  }
}

async function writeHead(
  ctx: ProviderContext,
  code: string,
  definition: TypeDefinition,
  version: number | null,
): Promise<void> {
  const head = headOf(definition)
  const shown = version === null ? { ...head, isOffered: false, opensFromUpload: false } : head
  await ctx.tx
    .update(requestTypes)
    .set({ ...shown, currentVersion: version })
    .where(eq(requestTypes.code, code))
}

async function insertDraft(
  ctx: ProviderContext,
  code: string,
  version: number,
  definition: TypeDefinition,
): Promise<void> {
  await ctx.tx.insert(requestTypeVersions).values({
    code,
    version,
    state: 'draft',
    origin: 'office',
    definition,
    createdById: ctx.actor.id,
    createdByName: ctx.actor.name,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
}

function versionIs({ code, version }: { code: string; version: number }) {
  return and(eq(requestTypeVersions.code, code), eq(requestTypeVersions.version, version))
}

// The head row is the one lock of a type: whoever changes any version takes it first.
async function lockHead(ctx: ProviderContext, code: string) {
  const [head] = await ctx.tx
    .select({ currentVersion: requestTypes.currentVersion })
    .from(requestTypes)
    .where(eq(requestTypes.code, code))
    .for('update')
  if (!head) throw new AppError('not_found')
  return head
}

type Draft = { definition: unknown; updatedAt: Date; currentVersion: number | null }

async function lockDraft(
  ctx: ProviderContext,
  { code, version, basis }: DraftBasis,
): Promise<Ok<Draft> | Err<'not_a_draft' | 'draft_changed'>> {
  const { currentVersion } = await lockHead(ctx, code)
  const [row] = await ctx.tx
    .select({
      state: requestTypeVersions.state,
      definition: requestTypeVersions.definition,
      updatedAt: requestTypeVersions.updatedAt,
    })
    .from(requestTypeVersions)
    .where(versionIs({ code, version }))
  if (!row) throw new AppError('not_found')
  if (row.state !== 'draft') return err('not_a_draft')
  if (row.updatedAt.toISOString() === basis) return ok({ ...row, currentVersion })
  const [last] = await ctx.tx.execute<{ name: string }>(sql`
    select actor_name as name from audit_events
    where tenant_id = ${ctx.tenantId} and subject_type = 'request_type'
      and subject_id = ${subjectOf(code)} and action = 'catalogue.draft_saved'
      and at >= ${row.updatedAt}::timestamptz - interval '1 minute'
    order by at desc limit 1`)
  return err('draft_changed', undefined, {
    by: last?.name ?? '',
    at: row.updatedAt.toISOString(),
  })
}

async function loadVersion(
  ctx: ProviderContext,
  code: string,
  version: number,
): Promise<TypeDefinition | null> {
  const [row] = await ctx.tx
    .select({ definition: requestTypeVersions.definition })
    .from(requestTypeVersions)
    .where(versionIs({ code, version }))
  return (row?.definition as TypeDefinition | undefined) ?? null
}

/** What new items take; of a type that has no such version, the newest one. */
async function loadLatest(ctx: ProviderContext, code: string): Promise<TypeDefinition | null> {
  const [row] = await ctx.tx.execute<{ definition: TypeDefinition }>(sql`
    select v.definition from request_type_versions v join request_types t using (code)
    where v.code = ${code}
    order by v.version = t.current_version desc nulls last, v.version desc limit 1`)
  return row?.definition ?? null
}

function record(ctx: ProviderContext, action: string, data: Record<string, unknown>) {
  return recordAudit(ctx, {
    action,
    subjectType: 'request_type',
    subjectId: subjectOf(String(data.code)),
    data,
  })
}

/** Audit rows name their subject by a uuid; a type has a code. */
function subjectOf(code: string): string {
  const hex = createHash('sha256').update(`request_type:${code}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
