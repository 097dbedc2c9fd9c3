// Many people at once, from a file: every faulty row is named, and either all rows are taken
// or the good ones, as the person chose.
import { eq, inArray, sql } from 'drizzle-orm'
import { auditEvents } from '#db/schema/audit.ts'
import { employees, employments, employmentTerms } from '#db/schema/people.ts'
import { auditRow, recordAudit } from '../../audit/commands.server.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { insertRows } from '../insert-rows.server.ts'
import { termsContent } from '../people/compare-terms.ts'
import type { CsvFault } from '../people/read-csv.ts'
import { type EmployeeRowRead, readEmployees } from '../people/read-employees.ts'
import { loadSealer } from '../sealing.server.ts'
import type { ImportOutcome, RowProblem } from '../types.ts'
import { employeeRow } from './keep-employees.server.ts'

const BATCH = 1_000

export type ImportInput = { text: string; take: 'all' | 'good_ones' }

/** Takes people in from a file. With faults and `all`, nothing is written. */
export async function importEmployees(
  ctx: ScopeContext,
  { text, take }: ImportInput,
): Promise<Result<ImportOutcome, CsvFault>> {
  requirePermission(ctx, 'people:manage')
  const read = readEmployees(text)
  if ('fault' in read) return err(read.fault, 'file')
  const sealer = await loadSealer(ctx)
  // One import at a time in a company: what is taken is looked up before it is written.
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`people ${ctx.tenantId}`}, 0))`,
  )
  const sealed = read.rows.map((row) => ({ ...row, values: employeeRow(row.person, sealer) }))
  const taken = await findTaken(ctx, sealed)
  const problems = [...read.problems, ...taken].sort((a, b) => a.row - b.row)
  const faulty = new Set(taken.map(({ row }) => row))
  const good = sealed.filter(({ row }) => !faulty.has(row))
  if (take === 'all' && problems.length > 0) return ok({ rows: read.count, taken: 0, problems })
  if (good.length > 0) await insertPeople(ctx, good)
  await recordAudit(ctx, {
    action: 'payroll.employees_imported',
    subjectType: 'company',
    subjectId: ctx.tenantId,
    data: { rows: read.count, taken: good.length, refused: read.count - good.length },
  })
  return ok({ rows: read.count, taken: good.length, problems })
}

type Sealed = EmployeeRowRead & { values: ReturnType<typeof employeeRow> }

/** Rows whose person or contract the company has already. */
async function findTaken(ctx: ScopeContext, rows: readonly Sealed[]): Promise<RowProblem[]> {
  const problems: RowProblem[] = []
  for (const batch of batchesOf(rows)) {
    const hashes = batch.flatMap(({ values }) => values.peselHash ?? [])
    const numbers = batch.flatMap(({ contract }) => contract?.number ?? [])
    const [people, contracts] = await Promise.all([
      hashes.length === 0
        ? []
        : ctx.tx
            .select({ hash: employees.peselHash })
            .from(employees)
            .where(
              sql`${eq(employees.tenantId, ctx.tenantId)} and ${inArray(employees.peselHash, hashes)}`,
            )
            .limit(BATCH),
      numbers.length === 0
        ? []
        : ctx.tx
            .select({ kind: employments.kind, number: employments.number })
            .from(employments)
            .where(
              sql`${eq(employments.tenantId, ctx.tenantId)}
                and ${inArray(employments.number, numbers)}`,
            )
            .limit(BATCH * 3),
    ])
    const known = new Set(people.map(({ hash }) => hash))
    const used = new Set(contracts.map(({ kind, number }) => `${kind} ${number}`))
    for (const { row, values, contract } of batch) {
      if (known.has(values.peselHash ?? '')) {
        problems.push({ row, field: 'pesel', code: 'pesel_taken' })
      }
      if (contract && used.has(`${contract.kind} ${contract.number}`)) {
        problems.push({ row, field: 'nr_umowy', code: 'number_taken' })
      }
    }
  }
  return problems
}

async function insertPeople(ctx: ScopeContext, rows: readonly Sealed[]): Promise<void> {
  const last = await takeNumbers(ctx, rows.length)
  let number = last - rows.length
  for (const batch of batchesOf(rows)) {
    const people = batch.map((row) => {
      number += 1
      return { ...row, id: newId(), employmentId: newId(), number }
    })
    const { tenantId, now } = ctx
    await insertRows(
      ctx.tx,
      employees,
      people.map(({ values, id, number: n }) => ({
        ...noNumbers,
        ...values,
        tenantId,
        id,
        number: n,
        createdAt: now,
        updatedAt: now,
      })),
    )
    const hired = people.flatMap((row) =>
      row.contract ? [{ ...row, contract: row.contract }] : [],
    )
    if (hired.length > 0) {
      await insertRows(
        ctx.tx,
        employments,
        hired.map(({ id, employmentId, contract }) => ({
          tenantId,
          id: employmentId,
          employeeId: id,
          kind: contract.kind,
          number: contract.number,
          term: contract.term,
          signedOn: contract.signedOn,
          hiredOn: contract.hiredOn ?? contract.startsOn,
          startsOn: contract.startsOn,
          endsOn: contract.endsOn,
          createdAt: now,
        })),
      )
      await insertRows(
        ctx.tx,
        employmentTerms,
        hired.map(({ id, employmentId, contract }) => ({
          ...termsContent(contract),
          tenantId,
          id: newId(),
          employmentId,
          employeeId: id,
          validFrom: contract.startsOn,
          recordedAt: now,
          recordedById: ctx.actor.id,
          recordedByName: ctx.actor.name,
          reason: `${contract.kind} ${contract.number}`,
        })),
      )
    }
    await insertRows(
      ctx.tx,
      auditEvents,
      people.map(({ id, number: n, person }) =>
        auditRow(ctx, {
          action: 'payroll.employee_added',
          subjectType: 'employee',
          subjectId: id,
          data: { number: n, name: `${person.firstName} ${person.lastName}`, source: 'file' },
        }),
      ),
    )
  }
}

/** Columns that a row without the number would leave out: a batch has one list of columns. */
const noNumbers = {
  peselSealed: null,
  peselHash: null,
  peselLast: null,
  documentKind: null,
  documentSealed: null,
  documentLast: null,
  accountSealed: null,
  accountHash: null,
  accountLast: null,
}

/** Takes n numbers of the series at once and gives the last of them. */
async function takeNumbers(ctx: ScopeContext, n: number): Promise<number> {
  const rows = await ctx.tx.execute<{ value: number }>(sql`
    insert into counters (tenant_id, name, value) values (${ctx.tenantId}, 'employee', ${n})
    on conflict (tenant_id, name) do update set value = counters.value + ${n}
    returning value`)
  return rows[0]!.value
}

function batchesOf<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / BATCH)
  return Array.from({ length: count }, (_, n) => rows.slice(n * BATCH, (n + 1) * BATCH))
}
