// Absences from a file, approved as they stand: the same checks as of one that is typed.
import { setImmediate } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import { employees, employments } from '#db/schema/people.ts'
import { absences } from '#db/schema/time.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { addMonths, periodOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { insertRows } from '../insert-rows.server.ts'
import { checkAbsence } from '../people/check-absence.ts'
import { type AbsenceRowRead, readAbsences } from '../people/read-absences.ts'
import type { CsvFault } from '../people/read-csv.ts'
import { loadSealer } from '../sealing.server.ts'
import type { Employment, ImportOutcome, RowProblem } from '../types.ts'
import { lockAbsences } from './absences.server.ts'
import type { ImportInput } from './import-employees.server.ts'

const BATCH = 1_000
const MAX_CONTRACTS = 200_000

type Contract = Pick<
  Employment,
  'id' | 'employeeId' | 'kind' | 'number' | 'startsOn' | 'endsOn'
> & {
  peselHash: string | null
}
type Span = { fromOn: string; toOn: string; minutes: number | null }
type Found = { read: AbsenceRowRead; contract: Contract }

/** Takes absences from a file. With faults and `all`, nothing is written. */
export async function importAbsences(
  ctx: ScopeContext,
  { text, take }: ImportInput,
): Promise<Result<ImportOutcome, CsvFault>> {
  requirePermission(ctx, 'people:manage')
  const read = await readAbsences(text)
  if ('fault' in read) return err(read.fault, 'file')
  await lockAbsences(ctx, 'company')
  const [contracts, taken, certificates, sealer] = await Promise.all([
    loadContracts(ctx),
    loadSpans(ctx),
    loadCertificates(ctx),
    loadSealer(ctx),
  ])
  const problems: RowProblem[] = [...read.problems]
  const good: Found[] = []
  for (const [place, row] of read.rows.entries()) {
    if (place % BATCH === BATCH - 1) await setImmediate()
    const found = findContract(row, contracts, (pesel) => sealer.hash('pesel', pesel))
    const fault =
      'code' in found ? found : faultOf(row, found.contract, { spans: taken, certificates })
    if (fault) problems.push({ row: row.row, ...fault })
    else good.push({ read: row, contract: (found as { contract: Contract }).contract })
  }
  problems.sort((a, b) => a.row - b.row)
  if (take === 'all' && problems.length > 0) return ok({ rows: read.count, taken: 0, problems })
  await insertAll(ctx, good)
  await recordAudit(ctx, {
    action: 'payroll.absences_imported',
    subjectType: 'company',
    subjectId: ctx.tenantId,
    data: { rows: read.count, taken: good.length, refused: read.count - good.length },
  })
  return ok({ rows: read.count, taken: good.length, problems })
}

/** A contract may have thousands of absences: only those of the same months are looked at. */
function monthsOf(employmentId: string, { fromOn, toOn }: Pick<Span, 'fromOn' | 'toOn'>): string[] {
  const months: string[] = []
  const last = periodOf(toOn)
  for (let month = periodOf(fromOn); month <= last; month = addMonths(month, 1)) {
    months.push(`${employmentId} ${month}`)
  }
  return months
}

function remember(spans: Map<string, Span[]>, months: readonly string[], span: Span): void {
  for (const month of months) {
    const known = spans.get(month)
    if (known) known.push(span)
    else spans.set(month, [span])
  }
}

type Known = { spans: Map<string, Span[]>; certificates: Set<string> }

/** What is against the row; a good one is remembered, so that later rows meet it. */
function faultOf(row: AbsenceRowRead, contract: Contract, known: Known) {
  const { absence } = row
  const fault = checkAbsence(contract, absence)
  if (fault) return { field: columnOf[fault.field] ?? fault.field, code: fault.code }
  const months = monthsOf(contract.id, absence)
  const overlaps = months.some((month) =>
    known.spans
      .get(month)
      ?.some(
        (span) =>
          span.fromOn <= absence.toOn &&
          span.toOn >= absence.fromOn &&
          (span.minutes === null || absence.minutes === null),
      ),
  )
  if (overlaps) return { field: 'od', code: 'absence_overlaps' }
  const certificate =
    absence.ezlaNumber && `${contract.id} ${absence.ezlaSeries} ${absence.ezlaNumber}`
  if (certificate && known.certificates.has(certificate)) {
    return { field: 'numer', code: 'ezla_taken' }
  }
  if (certificate) known.certificates.add(certificate)
  remember(known.spans, months, absence)
  return null
}

const columnOf: Record<string, string> = {
  fromOn: 'od',
  toOn: 'do',
  kind: 'rodzaj',
  minutes: 'godziny',
}

type Contracts = { byNumber: Map<string, Contract[]>; byPesel: Map<string, Contract[]> }

/** The contract of the row: by its number, or the one of the person that runs on the day. */
function findContract(
  row: AbsenceRowRead,
  { byNumber, byPesel }: Contracts,
  hashOf: (pesel: string) => string,
): { contract: Contract } | { field: string; code: string } {
  const hash = row.pesel === null ? null : hashOf(row.pesel)
  const field = row.contractNumber ? 'nr_umowy' : 'pesel'
  const candidates = row.contractNumber
    ? (byNumber.get(row.contractNumber) ?? []).filter((one) => !hash || one.peselHash === hash)
    : (byPesel.get(hash!) ?? [])
  if (candidates.length === 0) return { field, code: 'not_found' }
  const { fromOn } = row.absence
  const running = candidates.filter(
    ({ startsOn, endsOn }) => startsOn <= fromOn && (endsOn === null || endsOn >= fromOn),
  )
  // A person with two contracts on the day: the contract of employment is meant.
  const [contract] = running.sort((a, b) => Number(b.kind === 'uop') - Number(a.kind === 'uop'))
  return contract ? { contract } : { field: 'od', code: 'outside_employment' }
}

async function loadContracts(ctx: ScopeContext): Promise<Contracts> {
  const rows = (await ctx.tx
    .select({
      id: employments.id,
      employeeId: employments.employeeId,
      kind: employments.kind,
      number: employments.number,
      startsOn: employments.startsOn,
      endsOn: employments.endsOn,
      peselHash: employees.peselHash,
    })
    .from(employments)
    .innerJoin(
      employees,
      and(eq(employees.tenantId, employments.tenantId), eq(employees.id, employments.employeeId)),
    )
    .where(eq(employments.tenantId, ctx.tenantId))
    .limit(MAX_CONTRACTS)) as Contract[]
  return {
    byNumber: grouped(rows, ({ number }) => number),
    byPesel: grouped(rows, ({ peselHash }) => peselHash ?? ''),
  }
}

async function loadSpans(ctx: ScopeContext): Promise<Map<string, Span[]>> {
  const rows = await ctx.tx
    .select({
      employmentId: absences.employmentId,
      fromOn: absences.fromOn,
      toOn: absences.toOn,
      minutes: absences.minutes,
    })
    .from(absences)
    .where(
      and(eq(absences.tenantId, ctx.tenantId), sql`${absences.status} in ('requested','approved')`),
    )
    .limit(1_000_000)
  const spans = new Map<string, Span[]>()
  for (const row of rows) remember(spans, monthsOf(row.employmentId, row), row)
  return spans
}

async function loadCertificates(ctx: ScopeContext): Promise<Set<string>> {
  const rows = await ctx.tx.execute<{ key: string }>(sql`
    select employment_id || ' ' || ezla_series || ' ' || ezla_number as key from absences
    where tenant_id = ${ctx.tenantId} and ezla_number is not null and status <> 'cancelled'
    limit 1000000`)
  return new Set(rows.map(({ key }) => key))
}

async function insertAll(ctx: ScopeContext, good: readonly Found[]): Promise<void> {
  for (let at = 0; at < good.length; at += BATCH) {
    await insertRows(
      ctx.tx,
      absences,
      good.slice(at, at + BATCH).map(({ read, contract }) => ({
        ...read.absence,
        tenantId: ctx.tenantId,
        id: newId(),
        employmentId: contract.id,
        employeeId: contract.employeeId,
        status: 'approved',
        source: 'file',
        requestedAt: ctx.now,
        requestedById: ctx.actor.id,
        requestedByName: ctx.actor.name,
      })),
    )
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
