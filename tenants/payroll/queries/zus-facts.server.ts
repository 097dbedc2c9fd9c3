// What a monthly set for ZUS is reckoned from, as the database has it.
import { sql } from 'drizzle-orm'
import { firstDayOf, lastDayOf, localDateOf, type Period } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { groupsBy } from '../runs/element.ts'
import type { EmploymentKind } from '../schema.ts'
import type { ZusContract, ZusFacts, ZusPersonFacts, ZusSlip } from '../zus/facts.ts'
import { getPayrollSettings } from './absences.server.ts'
import { loadZusSickness } from './zus-sickness.server.ts'

export type ZusGround = {
  facts: Omit<ZusFacts, 'payer'>
  payer: { nip: string; regon: string | null; shortName: string }
  /** Runs paid in the month that are not closed yet. */
  openRuns: string[]
  /** Persons whom ZUS would not know: neither PESEL nor a document. */
  unknown: string[]
}

type PersonRow = {
  id: string
  lastName: string
  firstName: string
  pesel: Buffer | null
  peselLast: string | null
  documentKind: 'passport' | 'id_card' | null
  document: Buffer | null
  documentLast: string | null
}

/** Null when the company has decided nothing of its payroll by the month's end. */
export async function loadZusGround(ctx: ScopeContext, period: Period): Promise<ZusGround | null> {
  requirePermission(ctx, 'payroll:do')
  const { tx, tenantId } = ctx
  const [settings, companies, runs, slips, contracts] = await Promise.all([
    getPayrollSettings(ctx, lastDayOf(period)),
    tx.execute<ZusGround['payer'] & { zone: string }>(sql`
      select nip, regon, short_name as "shortName", zone from companies
      where tenant_id = ${tenantId}`),
    tx.execute<{ id: string; title: string; payOn: string; status: string }>(sql`
      select id, title, pay_on as "payOn", status from payroll_runs
      where tenant_id = ${tenantId} and ${paidIn(period)} and status <> 'reversed'
      order by pay_on, period, number`),
    loadSlips(ctx, period),
    loadContracts(ctx, period),
  ])
  const company = companies[0]
  if (!settings || !company) return null
  const ids = [...new Set([...slips, ...contracts].map(({ employeeId }) => employeeId))].sort()
  const [people, sick] = await Promise.all([
    tx.execute<PersonRow>(sql`
      select id, last_name as "lastName", first_name as "firstName", pesel_sealed as pesel,
        pesel_last as "peselLast", document_kind as "documentKind",
        document_sealed as document, document_last as "documentLast"
      from employees where tenant_id = ${tenantId} and id = any(${sql.param(ids)}::uuid[])`),
    loadZusSickness(ctx, { period, settings, slips, contracts }),
  ])
  const slipsOf = new Map(
    groupsBy(slips, (one) => one.employeeId).map((g) => [g[0]!.employeeId, g]),
  )
  const contractsOf = new Map(
    groupsBy(contracts, (one) => one.employeeId).map((g) => [g[0]!.employeeId, g]),
  )
  const persons = people.map(
    (row): ZusPersonFacts => ({
      employeeId: row.id,
      lastName: row.lastName,
      firstName: row.firstName,
      ...identityOf(row),
      slips: slipsOf.get(row.id) ?? [],
      contracts: (contractsOf.get(row.id) ?? []).map((contract) => ({
        ...contract,
        sick: sick.get(contract.employmentId) ?? new Map(),
      })),
    }),
  )
  const { zone, ...payer } = company
  return {
    payer,
    openRuns: runs
      .filter(({ status }) => status !== 'closed' && status !== 'paid')
      .map(({ title }) => title),
    unknown: persons
      .filter(({ idSealed }) => idSealed === '')
      .map(({ lastName, firstName }) => `${lastName} ${firstName}`)
      .sort(),
    facts: {
      period,
      today: localDateOf(ctx.now, zone),
      payerKind: settings.payerKind,
      accidentBp: settings.accidentBp,
      paysBenefits: settings.paysBenefits,
      persons,
      runs: runs.map(({ id, title, payOn }) => ({ id, title, payOn })),
    },
  }
}

const paidIn = (period: Period) =>
  sql`pay_on between ${firstDayOf(period)} and ${lastDayOf(period)}`

function identityOf(row: PersonRow): Pick<ZusPersonFacts, 'idKind' | 'idSealed' | 'idLast'> {
  if (row.pesel) {
    return { idKind: 'P', idSealed: row.pesel.toString('base64'), idLast: row.peselLast ?? '' }
  }
  const idKind = row.documentKind === 'id_card' ? '1' : '2'
  return {
    idKind,
    idSealed: row.document?.toString('base64') ?? '',
    idLast: row.documentLast ?? '',
  }
}

type SlipRow = Omit<ZusSlip, 'amounts' | 'fraction' | 'paid' | 'correctedPeriods'> & {
  kind: EmploymentKind
  numerator: number
  denominator: number
  hasSocial: boolean
  hasSick: boolean
  hasAccident: boolean
  gross: bigint
  sicknessCap: bigint | null
  paid: { code: string; amount: string; period: Period; isDifference: boolean }[]
  correctedPeriods: Period[] | null
} & Omit<ZusSlip['amounts'], 'sicknessBase' | 'accidentBase'>

async function loadSlips(ctx: ScopeContext, period: Period): Promise<ZusSlip[]> {
  const rows = await ctx.tx.execute<SlipRow>(sql`
    select p.employment_id as "employmentId", p.employee_id as "employeeId", p.period, p.kind,
      t.insurance_code as title, t.fte_numerator as numerator, t.fte_denominator as denominator,
      t.has_social as "hasSocial", t.has_sick as "hasSick", t.has_accident as "hasAccident",
      t.has_social and p.gross_minor > p.social_base_minor as "isCapped",
      p.gross_minor as gross, p.social_base_minor as "pensionBase",
      p.health_base_minor as "healthBase", p.pension_ee_minor as "pensionEe",
      p.disability_ee_minor as "disabilityEe", p.sickness_ee_minor as "sicknessEe",
      p.pension_er_minor as "pensionEr", p.disability_er_minor as "disabilityEr",
      p.accident_er_minor as "accidentEr", p.health_minor as health,
      p.fp_minor as fp, p.fs_minor as fs, p.fgsp_minor as fgsp, p.benefit_minor as benefit,
      l."sicknessCap", l."correctedPeriods",
      (select coalesce(jsonb_agg(jsonb_build_object(
          'code', e ->> 'code', 'amount', e ->> 'amount', 'period', e ->> 'period',
          'isDifference', exists (select 1 from payslip_lines d
            where d.tenant_id = p.tenant_id and d.payslip_id = p.id
              and d.formula = 'difference' and d.code = e ->> 'code'
              and d.corrected_period = e ->> 'period')) order by n), '[]')
        from jsonb_array_elements(p.inputs -> 'elements') with ordinality x(e, n)
        where e ->> 'kind' in ('sick_pay','benefit')) as paid
    from payslips p
    join employment_terms t on t.tenant_id = p.tenant_id and t.id = coalesce(
      (p.inputs ->> 'termsId')::uuid,
      (select o.id from employment_terms o
        where o.tenant_id = p.tenant_id and o.employment_id = p.employment_id
        order by o.valid_from desc, o.recorded_at desc, o.id desc limit 1))
    cross join lateral (select
        (min(x.amount_minor) filter (where x.code = 'sickness_base'))::int8 as "sicknessCap",
        array_agg(distinct x.corrected_period::text)
          filter (where x.corrected_period is not null) as "correctedPeriods"
      from payslip_lines x where x.tenant_id = p.tenant_id and x.payslip_id = p.id) l
    where p.tenant_id = ${ctx.tenantId} and ${paidIn(period)}
      and p.published_at is not null and p.reversed_at is null
    order by p.employee_id, p.employment_id, p.id`)
  return rows.map((row) => {
    const insured = row.hasSocial ? row.gross : 0n
    return {
      employmentId: row.employmentId,
      employeeId: row.employeeId,
      period: row.period,
      title: row.title,
      fraction: fractionOf(row),
      isCapped: row.isCapped,
      amounts: {
        pensionBase: row.pensionBase,
        sicknessBase: row.hasSick ? (row.sicknessCap ?? insured) : 0n,
        accidentBase: row.hasAccident ? insured : 0n,
        healthBase: row.healthBase,
        pensionEe: row.pensionEe,
        disabilityEe: row.disabilityEe,
        sicknessEe: row.sicknessEe,
        pensionEr: row.pensionEr,
        disabilityEr: row.disabilityEr,
        accidentEr: row.accidentEr,
        health: row.health,
        fp: row.fp,
        fs: row.fs,
        fgsp: row.fgsp,
      },
      benefit: row.benefit,
      paid: row.paid.map((one) => ({ ...one, amount: BigInt(one.amount) })),
      correctedPeriods: row.correctedPeriods ?? [],
    }
  })
}

/** Only a contract of employment has a part of full time. */
const fractionOf = (row: { kind: EmploymentKind; numerator: number; denominator: number }) =>
  row.kind === 'uop' ? { numerator: row.numerator, denominator: row.denominator } : null

type ContractRow = Omit<ZusContract, 'fraction' | 'sick' | 'absences'> & {
  numerator: number
  denominator: number
  absences: ZusContract['absences'] | null
}

/** Contracts that run in the month, or that are paid in it though they have ended. */
async function loadContracts(
  ctx: ScopeContext,
  period: Period,
): Promise<Omit<ZusContract, 'sick'>[]> {
  const [from, to] = [firstDayOf(period), lastDayOf(period)]
  const rows = await ctx.tx.execute<ContractRow>(sql`
    select e.id as "employmentId", e.employee_id as "employeeId", e.kind,
      e.starts_on as "startsOn", e.ends_on as "endsOn", t.insurance_code as title,
      t.fte_numerator as numerator, t.fte_denominator as denominator,
      t.week_minutes as "weekMinutes",
      (t.has_social or t.has_health) and e.starts_on <= ${to}
        and (e.ends_on is null or e.ends_on >= ${from}) as "isInsured",
      (select jsonb_agg(jsonb_build_object('kind', a.kind, 'fromOn', a.from_on, 'toOn', a.to_on,
          'minutes', a.minutes) order by a.from_on, a.id)
        from absences a where a.tenant_id = e.tenant_id and a.employment_id = e.id
          and a.status = 'approved' and a.from_on <= ${to} and a.to_on >= ${from}) as absences
    from employments e
    join lateral (select * from employment_terms t
      where t.tenant_id = e.tenant_id and t.employment_id = e.id
        and t.valid_from <= greatest(least(coalesce(e.ends_on, ${to}::date), ${to}::date), e.starts_on)
      order by t.valid_from desc, t.recorded_at desc, t.id desc limit 1) t on true
    where e.tenant_id = ${ctx.tenantId} and (
      (e.starts_on <= ${to} and (e.ends_on is null or e.ends_on >= ${from}))
      or exists (select 1 from payslips p where p.tenant_id = e.tenant_id
        and p.employment_id = e.id and p.${paidIn(period)}
        and p.published_at is not null and p.reversed_at is null))
    order by e.employee_id, e.starts_on, e.id`)
  return rows.map(({ numerator, denominator, absences, ...row }) => ({
    ...row,
    fraction: fractionOf({ kind: row.kind, numerator, denominator }),
    absences: absences ?? [],
  }))
}
