// Everything that a run reads of a batch of persons, in a handful of statements.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { employees, employments, employmentTerms, payComponents } from '#db/schema/people.ts'
import { absences, monthInputs } from '#db/schema/time.ts'
import { addMonths, firstDayOf, lastDayOf } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { leaveKinds } from '../kinds.ts'
import { NEW_YEAR, type YearToDate } from '../rules/payslip-types.ts'
import { groupsBy } from '../runs/element.ts'
import type { EmploymentFacts, PersonFacts, RunFrame } from '../runs/facts.ts'
import type { Absence, Employment, MonthInput, PayComponent, Terms } from '../types.ts'
import { absenceColumns } from './absences.server.ts'
import { loadCorrectable, loadHistory, loadPaid, MONTHS_BACK } from './run-months.server.ts'
import {
  loadBrought,
  loadGarnishments,
  loadLastNets,
  loadLeft,
  loadPaidInMonth,
  loadSums,
  NOTHING_PAID,
} from './run-sums.server.ts'
import { employmentColumns } from './terms.server.ts'

/** Facts of the named persons, in the order of their ids. */
export async function loadPersonFacts(
  ctx: ScopeContext,
  run: RunFrame,
  employeeIds: readonly string[],
): Promise<PersonFacts[]> {
  requirePermission(ctx, 'payroll:do')
  const ids = sql`${sql.param([...employeeIds])}::uuid[]`
  const { tx, tenantId } = ctx
  const oldest = firstDayOf(`${Number(run.period.slice(0, 4)) - 3}-01`)
  const [
    people,
    contracts,
    terms,
    components,
    away,
    inputs,
    garnished,
    sums,
    brought,
    left,
    nets,
    inMonth,
    correctable,
  ] = await Promise.all([
    tx.execute<PersonRow>(sql`
        select id, last_name || ' ' || first_name as name, sex, born_on as "bornOn",
          paid_by = 'cash' or account_sealed is not null as "hasWay"
        from employees where tenant_id = ${tenantId} and id = any(${ids}) order by id`),
    tx
      .select(employmentColumns)
      .from(employments)
      .where(of(employments, ctx, sql`${employments.employeeId} = any(${ids})`)),
    tx
      .select()
      .from(employmentTerms)
      .where(of(employmentTerms, ctx, sql`${employmentTerms.employeeId} = any(${ids})`)),
    tx
      .select()
      .from(payComponents)
      .where(of(payComponents, ctx, sql`${payComponents.employeeId} = any(${ids})`)),
    tx
      .select(absenceColumns)
      .from(absences)
      .where(
        of(
          absences,
          ctx,
          sql`${absences.employeeId} = any(${ids}) and ${absences.status} = 'approved'
              and ${absences.toOn} >= ${oldest} and ${absences.fromOn} <= ${lastDayOf(run.period)}`,
        ),
      ),
    tx
      .select()
      .from(monthInputs)
      .where(
        of(
          monthInputs,
          ctx,
          sql`${monthInputs.employeeId} = any(${ids}) and ${monthInputs.period} <= ${run.period}
              and ${monthInputs.period} >= ${addMonths(run.period, -MONTHS_BACK)}`,
        ),
      ),
    loadGarnishments(ctx, run, ids),
    loadSums(ctx, run, ids),
    loadBrought(ctx, run, ids),
    loadLeft(ctx, run, ids),
    loadLastNets(ctx, run, ids),
    loadPaidInMonth(ctx, run, ids),
    loadCorrectable(ctx, run, ids),
  ])
  const sick = contractsWithBenefits(away as Absence[])
  const [paid, history] = await Promise.all([
    loadPaid(ctx, run, ids, correctable),
    sick.length === 0 ? [] : loadHistory(ctx, run, sick),
  ])
  const byContract = <Row extends { employmentId: string }>(rows: readonly Row[]) => {
    const groups = groupsBy(rows, ({ employmentId }) => employmentId)
    return new Map(groups.map((group) => [group[0]!.employmentId, group]))
  }
  const grouped = {
    terms: byContract(terms as unknown as Terms[]),
    components: byContract(components as unknown as PayComponent[]),
    absences: byContract(away as Absence[]),
    inputs: byContract(inputs as MonthInput[]),
    paid: byContract(paid),
    history: byContract(history),
    correctable: byContract(correctable),
    left: byContract(left),
    nets: new Map(nets.map(({ employmentId, net }) => [employmentId, net])),
  }
  const factsOf = ({ id, kind, hiredOn, startsOn, endsOn }: Employment): EmploymentFacts => ({
    id,
    kind,
    hiredOn,
    startsOn,
    endsOn,
    terms: grouped.terms.get(id) ?? [],
    components: grouped.components.get(id) ?? [],
    absences: grouped.absences.get(id) ?? [],
    inputs: grouped.inputs.get(id) ?? [],
    paid: grouped.paid.get(id) ?? [],
    history: grouped.history.get(id) ?? [],
    correctable: (grouped.correctable.get(id) ?? []).map(({ period }) => period).sort(),
    lastNet: grouped.nets.get(id) ?? null,
    left: grouped.left.get(id) ?? [],
  })
  const contractsOf = new Map(
    groupsBy(contracts as Employment[], ({ employeeId }) => employeeId).map((group) => [
      group[0]!.employeeId,
      group.map(factsOf),
    ]),
  )
  const sumsOf = new Map(sums.map((row) => [row.employeeId, row]))
  return people.map(({ id, name, sex, bornOn, hasWay }) => {
    const year = sumsOf.get(id)
    const openings = brought.filter(({ employeeId }) => employeeId === id)
    const opened = openings.find((one) => one.year === Number(run.payOn.slice(0, 4)))
    return {
      employeeId: id,
      personName: name,
      sex,
      bornOn,
      hasWayToBePaid: hasWay,
      employments: contractsOf.get(id) ?? [],
      garnishments: garnished.filter(({ employeeId }) => employeeId === id),
      yearToDate: added(year, opened),
      brought: added(opened),
      sickDaysBrought: Object.fromEntries(openings.map((one) => [one.year, one.sickDays])),
      paidInMonth: inMonth.get(id) ?? NOTHING_PAID,
      granted: { reducing: year?.reducing ?? 0n, flatCosts: year?.flatCosts ?? 0n },
      ppkErOfLastMonth: year?.ppkEr ?? 0n,
    }
  })
}

const added = (...years: readonly (YearToDate | undefined)[]): YearToDate =>
  years.reduce<YearToDate>(
    (total, year) =>
      year
        ? {
            pensionBase: total.pensionBase + year.pensionBase,
            taxBase: total.taxBase + year.taxBase,
            authorCosts: total.authorCosts + year.authorCosts,
            exemptRevenue: total.exemptRevenue + year.exemptRevenue,
          }
        : total,
    NEW_YEAR,
  )

type PersonRow = {
  id: string
  name: string
  sex: 'f' | 'm' | null
  bornOn: string
  hasWay: boolean
}

type Owned =
  | typeof employments
  | typeof employmentTerms
  | typeof payComponents
  | typeof absences
  | typeof monthInputs
const of = (table: Owned, ctx: ScopeContext, rows: SQL) =>
  and(eq(table.tenantId, ctx.tenantId), rows)

const WITHOUT_BENEFIT = new Set<Absence['kind']>([
  ...leaveKinds,
  'excused',
  'unexcused',
  'upbringing',
])

function contractsWithBenefits(away: readonly Absence[]): string[] {
  const sick = away.filter(({ kind }) => !WITHOUT_BENEFIT.has(kind))
  return [...new Set(sick.map(({ employmentId }) => employmentId))]
}

/** So many persons of the company after the first ones, by their ids. */
export async function listPersonIds(
  ctx: ScopeContext,
  { offset, limit }: { offset: number; limit: number },
): Promise<string[]> {
  requirePermission(ctx, 'payroll:do')
  const rows = await ctx.tx
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.tenantId, ctx.tenantId))
    .orderBy(employees.id)
    .offset(offset)
    .limit(limit)
  return rows.map(({ id }) => id)
}
