// The grid of a month: what stands in it, and what a sent grid changes. All of it is written
// or nothing is, and each cell that cannot be is named.
import { type FieldCodes, refuse } from '#app/http/form.server.ts'
import { lockPayroll } from '#tenants/payroll/commands/change-run.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import { monthInputCodes } from '#tenants/payroll/kinds.ts'
import { listMonthInputs } from '#tenants/payroll/queries/absences.server.ts'
import { listEmployees } from '#tenants/payroll/queries/employees.server.ts'
import { listTermsOn } from '#tenants/payroll/queries/terms.server.ts'
import { monthInputInput } from '#tenants/payroll/schema.ts'
import { firstDayOf, lastDayOf, type Period } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { cellName, cellProblem, cellText, isTimeCode, seenName, wasName } from './month-cell.ts'

const PAGE_SIZE = 25

export type GridRow = {
  employmentId: string
  name: string
  position: string | null
  /** Hours worked make no pay of those who are paid by the month. */
  takesHours: boolean
}

export async function loadGrid(
  ctx: ScopeContext,
  ask: { period: Period; search?: string; cursor: string | null },
) {
  const { period, search, cursor } = ask
  const [people, entries] = await Promise.all([
    listEmployees(ctx, { search, cursor, limit: PAGE_SIZE }),
    listMonthInputs(ctx, period),
  ])
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  const contracts = people.items.flatMap((person) =>
    person.contracts
      .filter(({ startsOn, endsOn }) => startsOn <= last && (endsOn === null || endsOn >= first))
      .map((contract) => ({ ...contract, name: `${person.lastName} ${person.firstName}` })),
  )
  const terms = await listTermsOn(ctx, {
    date: last,
    runsFrom: first,
    runsTo: last,
    employmentIds: contracts.map(({ id }) => id),
  })
  const monthly = new Set(
    terms.filter(({ payKind }) => payKind === 'monthly').map(({ employmentId }) => employmentId),
  )
  const rows: GridRow[] = contracts.map(({ id, name, position, kind }) => ({
    employmentId: id,
    name,
    position,
    takesHours: kind !== 'uop' || !monthly.has(id),
  }))
  const shown = new Set(rows.map(({ employmentId }) => employmentId))
  const values = Object.fromEntries(
    entries
      .filter(({ employmentId }) => shown.has(employmentId))
      .map((entry) => [cellName(entry.employmentId, entry.code), cellText(entry)]),
  )
  const versions = Object.fromEntries(
    entries
      .filter(({ employmentId }) => shown.has(employmentId))
      .map(({ employmentId, code, version }) => [seenName(employmentId, code), String(version)]),
  )
  return { rows, values, versions, nextCursor: people.nextCursor }
}

/**
 * Writes the cells that differ from what is recorded; returns how many. A cell that somebody
 * else changed meanwhile is refused and with it all of them: who saves looks at it first.
 */
export async function saveGrid(
  ctx: ScopeContext,
  { form, period }: { form: FormData; period: Period },
): Promise<number> {
  // Two who save at once would both find nothing changed.
  await lockPayroll(ctx)
  const entries = await listMonthInputs(ctx, period)
  const known = new Map(entries.map((entry) => [cellName(entry.employmentId, entry.code), entry]))
  const errors: FieldCodes = {}
  let written = 0
  for (const [name, sent] of form.entries()) {
    const cell = /^cell_([0-9a-f-]{36})_([a-z_0-9]+)$/.exec(name)
    const code = monthInputCodes.find((one) => one === cell?.[2])
    if (!cell || !code || typeof sent !== 'string') continue
    const now = known.get(name)
    if (sent.trim() === (now ? cellText(now) : '')) continue
    const was = form.get(wasName(cell[1]!, code)) ?? ''
    // A cell that this person left alone gives way to whoever changed it.
    if (sent.trim() === was) continue
    const seen = form.get(seenName(cell[1]!, code)) ?? '0'
    // An entry that was taken away and made again begins with version one, too.
    if (seen !== String(now?.version ?? 0) || was !== (now ? cellText(now) : '')) {
      errors[name] = 'cell_changed'
      continue
    }
    const typed = isTimeCode(code) ? { hours: sent } : { amountMinor: sent }
    const parsed = monthInputInput.safeParse({ employmentId: cell[1], period, code, ...typed })
    if (!parsed.success) {
      errors[name] = cellProblem(code, sent)
      continue
    }
    const recorded = await recordMonthInput(ctx, parsed.data)
    if (!recorded.ok) errors[name] = recorded.code
    else written += 1
  }
  if (Object.keys(errors).length > 0) refuse(errors)
  return written
}
