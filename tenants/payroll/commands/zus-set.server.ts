// The monthly set for ZUS: made from closed runs, made again while nobody has sent it, and
// corrected by a next one once it was.
import { and, eq } from 'drizzle-orm'
import { declarations } from '#db/schema/payroll.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isPeriod, localDateOf, type Period, periodOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { parseRegon } from '../../shared/pl/identifiers.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { findZusSet } from '../queries/declarations.server.ts'
import { loadZusGround } from '../queries/zus-facts.server.ts'
import { loadSealer } from '../sealing.server.ts'
import { correctionOf, MAX_NUMBER, storedSet } from '../zus/correct.ts'
import { BoxTooSmall, isCut, writeKedu } from '../zus/kedu-xml.ts'
import { reckonSet } from '../zus/reckon.ts'
import type { StoredZusSet, ZusSet } from '../zus/types.ts'
import { lockPayroll } from './change-run.server.ts'

const ZONE = 'Europe/Warsaw'

export type ZusRefusal =
  | 'month_invalid'
  | 'month_ahead'
  | 'settings_missing'
  | 'regon_missing'
  | 'short_name_missing'
  | 'runs_open'
  | 'person_unknown'
  | 'nothing_to_tell'
  | 'nothing_changed'
  | 'too_many_corrections'
  | 'amount_too_large'

/** Makes the month's set; after one was sent, its correction. */
export async function makeZusSet(
  ctx: ScopeContext,
  { period }: { period: Period },
): Promise<Result<{ declarationId: string; number: number; warnings: number }, ZusRefusal>> {
  requirePermission(ctx, 'payroll:do')
  if (!isPeriod(period)) return err('month_invalid', 'period')
  if (period > periodOf(localDateOf(ctx.now, ZONE))) return err('month_ahead', 'period')
  await lockPayroll(ctx)
  const [reckoned, last] = await Promise.all([reckon(ctx, period), findZusSet(ctx, period)])
  if (!reckoned.ok) return reckoned
  const isDraft = last !== null && last.status !== 'sent'
  const sent = isDraft
    ? last.number > 1
      ? await findZusSet(ctx, period, last.number - 1)
      : null
    : last
  const set = sent ? correctionOf(reckoned.value, sent.data) : reckoned.value
  if (!set) return err('nothing_changed', 'period')
  if (!sent && set.persons.length === 0) return err('nothing_to_tell', 'period')
  if (set.number > MAX_NUMBER) return err('too_many_corrections', 'period')
  const data = storedSet(set)
  const box = boxTooSmall(data)
  if (box) return err('amount_too_large', 'period', { box })
  const declarationId = isDraft ? last.id : newId()
  const made = { data, madeAt: ctx.now, madeByName: ctx.actor.name }
  await Promise.all([
    isDraft
      ? ctx.tx
          .update(declarations)
          .set(made)
          .where(and(eq(declarations.tenantId, ctx.tenantId), eq(declarations.id, declarationId)))
      : ctx.tx.insert(declarations).values({
          ...made,
          tenantId: ctx.tenantId,
          id: declarationId,
          kind: 'kedu',
          period,
          number: set.number,
          status: 'draft',
        }),
    recordAudit(ctx, {
      action: 'payroll.zus_set_made',
      subjectType: 'declaration',
      subjectId: declarationId,
      data: { period, number: set.number, people: set.people, again: isDraft },
    }),
  ])
  return ok({ declarationId, number: set.number, warnings: set.warningCount })
}

async function reckon(ctx: ScopeContext, period: Period): Promise<Result<ZusSet, ZusRefusal>> {
  const ground = await loadZusGround(ctx, period)
  if (!ground) return err('settings_missing', 'period')
  const { payer, openRuns, unknown, facts } = ground
  if (!payer.regon || !parseRegon(payer.regon).valid) return err('regon_missing', 'period')
  if (payer.shortName.trim() === '') return err('short_name_missing', 'period')
  if (openRuns[0]) {
    return err('runs_open', 'period', { run: openRuns[0], count: openRuns.length })
  }
  const set = reckonSet({ ...facts, payer: { ...payer, regon: payer.regon } })
  const told = new Set(set.persons.map(({ lastName, firstName }) => `${lastName} ${firstName}`))
  const nobody = unknown.filter((name) => told.has(name))
  if (nobody[0]) {
    return err('person_unknown', 'period', { name: nobody[0], count: nobody.length })
  }
  const cut = set.persons.filter(isCut)
  const warnings = [
    ...set.warnings,
    ...cut.map(({ lastName, firstName }) => ({
      code: 'name_shortened' as const,
      name: `${lastName} ${firstName}`,
      detail: null,
    })),
  ]
  return ok({ ...set, warnings, warningCount: warnings.length })
}

/** The box that an amount does not fit into, found by writing the file without numbers. */
function boxTooSmall(set: StoredZusSet): string | null {
  try {
    writeKedu(set, () => '0')
    return null
  } catch (error) {
    if (error instanceof BoxTooSmall) return error.box
    throw error
  }
}

export type SendRefusal = 'sent_already' | 'outdated'

/** Somebody has handed the file to ZUS; from here on only a correction changes the month. */
export async function markZusSent(
  ctx: ScopeContext,
  { declarationId }: { declarationId: string },
): Promise<Result<undefined, SendRefusal>> {
  requirePermission(ctx, 'payroll:do')
  await lockPayroll(ctx)
  const { id, status, data } = await takeSet(ctx, declarationId)
  if (status === 'sent') return err('sent_already')
  const now = await reckon(ctx, data.period)
  // What was sent must be what the payslips say: a draft of yesterday may not be any more.
  if (!now.ok || correctionOf(now.value, data) !== null) return err('outdated')
  await Promise.all([
    ctx.tx
      .update(declarations)
      .set({ status: 'sent', sentAt: ctx.now, sentByName: ctx.actor.name })
      .where(and(eq(declarations.tenantId, ctx.tenantId), eq(declarations.id, id))),
    recordAudit(ctx, {
      action: 'payroll.zus_set_sent',
      subjectType: 'declaration',
      subjectId: id,
      data: { period: data.period, number: data.number },
    }),
  ])
  return ok()
}

/** The file with the numbers of its persons opened: whoever takes it is recorded. */
export async function exportZusSet(
  ctx: ScopeContext,
  { declarationId }: { declarationId: string },
): Promise<{ xml: string; fileName: string }> {
  requirePermission(ctx, 'people:unmask')
  const [{ id, data }, sealer] = await Promise.all([takeSet(ctx, declarationId), loadSealer(ctx)])
  const xml = writeKedu(data, ({ idKind, idSealed }) =>
    sealer.open(idKind === 'P' ? 'pesel' : 'document', Buffer.from(idSealed, 'base64')),
  )
  await recordAudit(ctx, {
    action: 'payroll.zus_set_exported',
    subjectType: 'declaration',
    subjectId: id,
    data: { period: data.period, number: data.number, people: data.people },
  })
  const number = `${data.number}`.padStart(2, '0')
  return { xml, fileName: `KEDU_${data.payer.nip}_${data.period}_${number}.xml` }
}

async function takeSet(
  ctx: ScopeContext,
  declarationId: string,
): Promise<{ id: string; status: string; data: StoredZusSet }> {
  if (!isId(declarationId)) throw new AppError('not_found')
  const [row] = await ctx.tx
    .select({ id: declarations.id, status: declarations.status, data: declarations.data })
    .from(declarations)
    .where(
      and(
        eq(declarations.tenantId, ctx.tenantId),
        eq(declarations.id, declarationId),
        eq(declarations.kind, 'kedu'),
      ),
    )
    .limit(1)
  if (!row) throw new AppError('not_found')
  return { ...row, data: row.data as StoredZusSet }
}
