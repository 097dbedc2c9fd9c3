// What a closed run owes, as its frozen payslips say it, and where each part goes to.
import { sql } from 'drizzle-orm'
import { requireCompany } from '../../companies/queries.server.ts'
import { type LocalDate, localDateOf, type Period } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { groupsBy } from '../runs/element.ts'
import type { KnownAccount, RunToPay, SlipToPay, TakenFor } from '../runs/payments.ts'
import { LUMP_SUM_LAW } from '../runs/slip-rows.ts'
import { loadSealer, type Sealer } from '../sealing.server.ts'
import { getPayrollSettings } from './absences.server.ts'

type Sums = RunToPay['owed']
type SlipRow = Omit<SlipToPay, 'account' | 'taken'> & Sealed
type Sealed = { sealed: Buffer | null }
type TakenRow = Omit<TakenFor, 'account'> & { payslipId: string } & Sealed
type Run = { id: string; period: Period; payOn: LocalDate }

/** Everything that planPayments needs; accounts are opened to see their country only. */
export async function loadRunToPay(ctx: ScopeContext, run: Run): Promise<RunToPay> {
  requirePermission(ctx, 'payroll:read')
  // Accounts that were entered yesterday hold for a payment of last week, too.
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const [company, settings, sealer, slips, taken, [owed]] = await Promise.all([
    requireCompany(ctx),
    getPayrollSettings(ctx, today > run.payOn ? today : run.payOn),
    loadSealer(ctx),
    loadSlips(ctx, run.id),
    loadTaken(ctx, run.id),
    ctx.tx.execute<Sums>(sql`
      select coalesce(sum(pension_ee_minor + disability_ee_minor + sickness_ee_minor
          + health_minor + pension_er_minor + disability_er_minor + accident_er_minor + fp_minor
          + fs_minor + fgsp_minor - benefit_minor), 0)::int8 as zus,
        coalesce(sum(tax_minor) filter (where not is_lump), 0)::int8 as tax,
        coalesce(sum(tax_minor) filter (where is_lump), 0)::int8 as "lumpSumTax",
        coalesce(sum(ppk_ee_minor + ppk_er_minor), 0)::int8 as ppk
      from (select p.*, exists (select 1 from payslip_lines l where l.tenant_id = p.tenant_id
          and l.payslip_id = p.id and l.code = 'scale_tax' and l.law = ${LUMP_SUM_LAW}) as is_lump
        from payslips p where p.tenant_id = ${ctx.tenantId} and p.run_id = ${run.id}) s`),
  ])
  const takenOf = new Map(
    groupsBy(taken, ({ payslipId }) => payslipId).map((group) => [group[0]!.payslipId, group]),
  )
  const office = (iban: string | null | undefined) =>
    iban ? knownAccount(sealer, sealer.seal('account', iban)) : null
  return {
    period: run.period,
    payOn: run.payOn,
    nip: company.nip,
    slips: slips.map((slip) => ({
      payslipId: slip.payslipId,
      employmentId: slip.employmentId,
      contractNumber: slip.contractNumber,
      personName: slip.personName,
      netMinor: slip.netMinor,
      paidBy: slip.paidBy,
      account: knownAccount(sealer, slip),
      taken: (takenOf.get(slip.payslipId) ?? []).map((one) => ({
        isOwn: one.isOwn,
        creditor: one.creditor,
        caseNumber: one.caseNumber,
        amountMinor: one.amountMinor,
        account: knownAccount(sealer, one),
      })),
    })),
    owed: owed!,
    accounts: {
      zus: office(settings?.zusAccount),
      tax: office(settings?.taxAccount),
      ppk: office(settings?.ppkAccount),
    },
    ppkInstitution: settings?.ppkInstitution ?? null,
  }
}

function knownAccount(sealer: Sealer, { sealed }: Sealed): KnownAccount | null {
  if (!sealed) return null
  const bytes = Buffer.from(sealed)
  const iban = sealer.open('account', bytes)
  return { sealed: bytes, last: iban.slice(-4), isPolish: iban.startsWith('PL') }
}

async function loadSlips(ctx: ScopeContext, runId: string): Promise<SlipRow[]> {
  const rows = await ctx.tx.execute<SlipRow>(sql`
    select p.id as "payslipId", p.employment_id as "employmentId", c.number as "contractNumber",
      e.first_name || ' ' || e.last_name as "personName", p.net_minor as "netMinor",
      e.paid_by as "paidBy", e.account_sealed as sealed
    from payslips p
    join employees e on e.tenant_id = p.tenant_id and e.id = p.employee_id
    join employments c on c.tenant_id = p.tenant_id and c.id = p.employment_id
    where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId}
    order by e.last_name, e.first_name, c.number, p.id`)
  return [...rows]
}

async function loadTaken(ctx: ScopeContext, runId: string): Promise<TakenRow[]> {
  const rows = await ctx.tx.execute<TakenRow>(sql`
    select p.id as "payslipId", g.kind in ('advance', 'penalty') as "isOwn", g.creditor, g.case_number as "caseNumber",
      (t ->> 'amount')::int8 as "amountMinor", g.account_sealed as sealed
    from payslips p cross join jsonb_array_elements(p.inputs -> 'taken') t
    join garnishments g on g.tenant_id = p.tenant_id and g.id = (t ->> 'id')::uuid
    where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId}
      and t ->> 'code' = 'garnishment'
    order by p.id, g.position, g.id`)
  return [...rows]
}
