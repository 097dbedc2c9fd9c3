// Companies with a payroll, and people in them: taken in by the product's own commands.
import { ensureCompanyKey } from '#tenants/archive/keys.server.ts'
import { hire } from '#tenants/payroll/commands/employ.server.ts'
import { addEmployee } from '#tenants/payroll/commands/keep-employees.server.ts'
import { addEmployeeInput, hireInput } from '#tenants/payroll/schema.ts'
import { employeeRole } from '#tenants/shared/permissions.ts'
import { type Principal, type TenantId, withProvider } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aCompany, aMember, anAccount, aStaffMember, assign } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

let sequence = 0

/** A valid personal number of somebody born on the day; each call gives another. */
export function aPesel(bornOn = '1990-05-17'): string {
  sequence += 1
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number]
  const shift = year >= 2000 ? 20 : 0
  const two = (n: number) => String(n).padStart(2, '0')
  const ten = `${two(year % 100)}${two(month + shift)}${two(day)}${String(sequence % 10_000).padStart(4, '0')}`
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(ten[i]), 0)
  return `${ten}${(10 - (sum % 10)) % 10}`
}

export async function payrollOf(now: Date) {
  const tenantId = await aCompany()
  const [admin, agent, bookkeeper, owner, hr, finance, viewer] = await Promise.all([
    aStaffMember('admin', now),
    aStaffMember('agent', now),
    aStaffMember('agent', now),
    aMember(tenantId, 'owner', now),
    aMember(tenantId, 'hr', now),
    aMember(tenantId, 'finance', now),
    aMember(tenantId, 'viewer', now),
  ])
  await assign(tenantId, agent.id, ['payroll'])
  await assign(tenantId, bookkeeper.id, ['accounting'])
  await withProvider(admin.principal, {}, (ctx) => ensureCompanyKey(ctx, tenantId))
  return {
    tenantId,
    admin: admin.principal,
    agent: agent.principal,
    /** Serves the company, not its payroll. */
    bookkeeper: bookkeeper.principal,
    owner: owner.principal,
    hr: hr.principal,
    finance: finance.principal,
    viewer: viewer.principal,
  }
}

export const personTyped = (overrides: Record<string, string> = {}) => ({
  firstName: 'Jan',
  lastName: 'Kowalski',
  pesel: aPesel(),
  account: '61 1090 1014 0000 0712 1981 2874',
  street: 'Prosta',
  houseNo: '1',
  postalCode: '00-001',
  city: 'Warszawa',
  taxOfficeCode: '1435',
  nfzBranch: '07',
  ...overrides,
})

export const termsTyped = (overrides: Record<string, unknown> = {}) => ({
  position: 'Magazynier',
  department: 'Magazyn',
  payKind: 'monthly',
  payMinor: '6000',
  kup: 'standard',
  pit2Minor: '300',
  insuranceCode: '01 10 0 0',
  hasSocial: 'on',
  hasSick: 'on',
  hasHealth: 'on',
  hasAccident: 'on',
  paysLabourFund: 'on',
  paysGuaranteeFund: 'on',
  leaveDays: '26',
  ...overrides,
})

export function anEmployee(
  who: Principal,
  tenantId: TenantId,
  overrides: Record<string, string> = {},
): Promise<{ id: string; number: number }> {
  return done(who, tenantId, (ctx) =>
    addEmployee(ctx, addEmployeeInput.parse(personTyped(overrides))),
  )
}

let contract = 0

export const hireTyped = (employeeId: string, overrides: Record<string, unknown> = {}) => {
  contract += 1
  return {
    ...termsTyped(),
    employeeId,
    kind: 'uop',
    number: `UoP/${contract}`,
    term: 'indefinite',
    startsOn: '2026-01-01',
    ...overrides,
  }
}

export function aHire(
  who: Principal,
  tenantId: TenantId,
  employeeId: string,
  overrides: Record<string, unknown> = {},
): Promise<{ employmentId: string; termsId: string }> {
  return done(who, tenantId, (ctx) => hire(ctx, hireInput.parse(hireTyped(employeeId, overrides))))
}

/** The sign-in of a person of the payroll. */
export async function aSignIn(
  tenantId: TenantId,
  employeeId: string,
  now: Date,
  overrides: { name?: string; email?: string } = {},
) {
  const person = await anAccount(overrides)
  await ownerSql()`
    insert into members (tenant_id, account_id, role, employee_id, name, email)
    values (${tenantId}, ${person.id}, ${employeeRole}, ${employeeId}, ${person.name},
      ${person.email})`
  const principal: Principal = {
    accountId: person.id,
    name: person.name,
    role: employeeRole,
    now,
    requestId: 'test',
  }
  return { ...person, principal }
}

/** A run with one slip, put down by the superuser and led to the status by its steps. */
export async function aRun(
  tenantId: TenantId,
  slip: { employmentId: string; employeeId: string },
  wish: {
    period: string
    status: 'draft' | 'checked' | 'approved' | 'closed' | 'paid'
    kind?: 'regular' | 'bonus'
  },
) {
  const sql = ownerSql()
  const [run] = await sql<{ id: string }[]>`
    insert into payroll_runs (tenant_id, id, period, kind, number, title, pay_on, status,
      created_at, created_by_name)
    values (${tenantId}, gen_random_uuid(), ${wish.period}, ${wish.kind ?? 'regular'}, 1, 'Lista płac',
      ${`${wish.period}-28`}, 'draft', now(), 'A') returning id`
  const [made] = await sql<{ id: string }[]>`
    insert into payslips (tenant_id, id, run_id, employment_id, employee_id, period, pay_on, kind,
      person_name, inputs, gross_minor, net_minor, calculated_at)
    values (${tenantId}, gen_random_uuid(), ${run!.id}, ${slip.employmentId}, ${slip.employeeId},
      ${wish.period}, ${`${wish.period}-28`}, 'uop', 'Jan Kowalski', '{}', 600000, 442111, now())
    returning id`
  const steps = ['checked', 'approved', 'closed', 'paid'] as const
  for (const step of steps.slice(0, steps.indexOf(wish.status as (typeof steps)[number]) + 1)) {
    if (step === 'closed') {
      await sql`update payslips set published_at = now() where id = ${made!.id}`
    }
    await sql`update payroll_runs set status = ${step} where id = ${run!.id}`
  }
  return { runId: run!.id, payslipId: made!.id }
}
