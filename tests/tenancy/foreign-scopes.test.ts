// Every exported query and command of the product, called by those who must not: with the
// ids of another company, without the permission, by an agent whom nobody assigned. The
// answer is that of a thing which does not exist, and nothing is written.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  clientRoles,
  employeeRole,
  type MemberRole,
  permissionsOf,
  staffRoles,
} from '#tenants/shared/permissions.ts'
import {
  type AssignedContext,
  type Principal,
  type ProviderContext,
  type ScopeContext,
  type TenantId,
  withAssigned,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { accountingCases } from './cases/accounting.ts'
import { archiveCases } from './cases/archive.ts'
import { billingCases } from './cases/billing.ts'
import { type Case, type Cases, type Ending, endingOf, type HouseCase } from './cases/case.ts'
import { catalogueCases } from './cases/catalogue.ts'
import { companiesCases } from './cases/companies.ts'
import { complaintsCases } from './cases/complaints.ts'
import { scopedExports } from './cases/exports.ts'
import { ledgerCases } from './cases/ledger.ts'
import { payrollCases } from './cases/payroll.ts'
import { payrollFormCases } from './cases/payroll-forms.ts'
import { payrollHrCases } from './cases/payroll-hr.ts'
import { payrollPaperCases } from './cases/payroll-papers.ts'
import { payrollPaymentCases } from './cases/payroll-payments.ts'
import { payrollYearCases } from './cases/payroll-year.ts'
import { payrollZusCases } from './cases/payroll-zus.ts'
import { slaCases } from './cases/sla.ts'
import { workCases } from './cases/work.ts'
import {
  changedTables,
  fingerprint,
  secretsOf,
  type Target,
  twoCompanies,
  type World,
} from './cases/world.ts'

// Before anything reads the configuration, which it does once.
vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const cases: Cases = {
  ...accountingCases,
  ...archiveCases,
  ...billingCases,
  ...companiesCases,
  ...complaintsCases,
  ...ledgerCases,
  ...payrollCases,
  ...payrollHrCases,
  ...payrollPaperCases,
  ...payrollFormCases,
  ...payrollPaymentCases,
  ...payrollYearCases,
  ...payrollZusCases,
  ...catalogueCases,
  ...slaCases,
  ...workCases,
}
const tried = Object.entries(cases).filter((of): of is [string, Case] => typeof of[1] !== 'string')
const roles: readonly MemberRole[] = [...clientRoles, employeeRole, ...staffRoles]

let world: World
let before: Map<string, string>

beforeAll(async () => {
  world = await twoCompanies({
    before: new Date('2026-11-20T09:00:00Z'),
    now: new Date('2026-12-01T09:00:00Z'),
  })
  before = await fingerprint()
})

class Undo extends Error {}

const inCompany = (who: Principal, tenantId: TenantId, of: Case, at: Target, readOnly = false) =>
  endingOf(() => withCompany(who, tenantId, { readOnly }, async (ctx) => callIn(of, ctx, at)), at)

/** A case in a company's scope; those of the house and the desk get what they never would. */
function callIn(of: Case, ctx: ScopeContext, at: Target): Promise<unknown> {
  if (of.scope === 'company') return of.run(ctx, at)
  if (of.scope === 'house') return of.run(ctx as unknown as ProviderContext, at)
  if (of.scope === 'assigned') return of.run(ctx as unknown as AssignedContext, at)
  throw new Error('opens its own scopes')
}

const inHouse = (who: Principal, of: HouseCase, at: Target, readOnly = false) =>
  endingOf(() => withProvider(who, { readOnly }, (ctx) => of.run(ctx, at)), at)

/** What the rightful person gets for a thing of their own, without leaving a trace. */
function control(of: Case, at: Target): Promise<Ending> {
  const { a, admin } = world
  return endingOf(() => {
    if (of.scope === 'house') {
      return withUndo<ProviderContext>(
        (work) => withProvider(admin, {}, work),
        (ctx) => of.run(ctx, at),
      )
    }
    if (of.scope === 'assigned') {
      const open = (work: (ctx: AssignedContext) => Promise<never>) =>
        withAssigned(a.people.agent, work, { readOnly: false })
      return withUndo(open, (ctx) => of.run(ctx, at))
    }
    if (of.scope === 'own') return of.run(admin, at)
    const tenantId = of.names === false ? at.tenantId : a.tenantId
    return withUndo<ScopeContext>(
      (work) => withCompany(a.people[of.as], tenantId, {}, work),
      (ctx) => of.run(ctx, at),
    )
  }, at)
}

/** Runs a call and takes back what it wrote: a control must not change the ground. */
async function withUndo<Ctx>(
  open: (work: (ctx: Ctx) => Promise<never>) => Promise<never>,
  call: (ctx: Ctx) => Promise<unknown>,
): Promise<unknown> {
  let value: unknown
  try {
    await open(async (ctx) => {
      value = await call(ctx)
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  return value
}

/** Says nothing that is not said of a thing which never was. */
function expectAbsent(of: Case, stolen: Ending, missing: Ending): void {
  expect(stolen).toEqual(missing)
  const allowed = of.absent ? [of.absent] : ['not_found', 'null', 'empty']
  expect(allowed).toContain(stolen.code)
}

function expectSilent(ending: Ending): void {
  for (const secret of secretsOf(world.b)) expect(ending.text).not.toContain(secret)
}

async function expectNothingWritten(): Promise<void> {
  const after = await fingerprint()
  const changed = changedTables(before, after)
  before = after
  expect(changed).toEqual([])
}

const isRefused = (of: Case, role: MemberRole) =>
  typeof of.needs !== 'string' && !of.needs.some((one) => permissionsOf(role).has(one))

test('every exported query and command has a case or a reason, and every case an export', () => {
  const found = scopedExports().map(({ key }) => key)
  expect(found.length).toBeGreaterThan(100)
  expect(found.filter((key) => !(key in cases))).toEqual([])
  expect(Object.keys(cases).filter((key) => !found.includes(key))).toEqual([])
})

describe('with ids of another company', () => {
  const naming = tried.filter(([, of]) => of.names !== false)

  test.each(naming)('%s finds nothing', async (_key, of) => {
    const { a, b, nowhere, admin } = world
    if (of.scope === 'company') {
      const at = (target: Target) => inCompany(a.people[of.as], a.tenantId, of, target)
      expectAbsent(of, await at(b.target), await at(nowhere))
      expect(await control(of, a.target)).not.toEqual(await control(of, nowhere))
    } else if (of.scope === 'house' && of.crossed !== false) {
      // Both companies are the admin's: what is crossed is whose thing it is said to be.
      const at = (target: Target) => inHouse(admin, of, { ...target, tenantId: a.tenantId })
      expectAbsent(of, await at(b.target), await at(nowhere))
      expect(await control(of, a.target)).not.toEqual(await control(of, nowhere))
    } else if (of.scope === 'assigned') {
      const at = (target: Target) =>
        endingOf(
          () => withAssigned(a.people.agent, (ctx) => of.run(ctx, target), { readOnly: false }),
          target,
        )
      const stolen = await at(b.target)
      expectAbsent(of, stolen, await at(nowhere))
      expectSilent(stolen)
      expect(await control(of, a.target)).not.toEqual(await control(of, nowhere))
    }
    await expectNothingWritten()
  })

  const houses = tried.filter(([, of]) => of.scope === 'house' && of.names !== false)
  test.each(houses)('%s reaches no further than its scope', async (_key, of) => {
    const { a, b, nowhere, admin } = world
    const stolen = await inCompany(admin, a.tenantId, of, b.target)
    expect(stolen).toEqual(await inCompany(admin, a.tenantId, of, nowhere))
    expectSilent(stolen)
    await expectNothingWritten()
  })
})

describe('without the permission', () => {
  const guarded = tried.filter(([, of]) => typeof of.needs !== 'string')

  test.each(guarded)('%s is forbidden', async (_key, of) => {
    const { a } = world
    const refused = roles.filter((role) => isRefused(of, role))
    const endings = await Promise.all(
      refused.map(async (role) => {
        const who = a.people[role]
        const isReading = role === 'auditor'
        if (of.scope === 'own') return endingOf(() => of.run(who, a.target), a.target)
        return inCompany(who, a.tenantId, of, a.target, isReading)
      }),
    )
    expect(Object.fromEntries(refused.map((role, n) => [role, endings[n]!.code]))).toEqual(
      Object.fromEntries(refused.map((role) => [role, 'forbidden'])),
    )
    await expectNothingWritten()
  })

  const houses = tried.filter((of): of is [string, HouseCase] => of[1].scope === 'house')
  test.each(houses)('%s is for the house only', async (_key, of) => {
    const { people, target } = world.a
    for (const role of roles) {
      if (role === 'admin') continue
      const isAuditor = role === 'auditor'
      if (isAuditor && !isRefused(of, role)) continue
      const ending = await inHouse(people[role], of, target, isAuditor)
      expect([role, ending.code]).toEqual([role, 'forbidden'])
    }
    await expectNothingWritten()
  })
})

describe('an agent whom nobody assigned', () => {
  const inOne = tried.filter(([, of]) => of.scope === 'company')

  test.each(inOne)('%s answers as a company that does not exist', async (_key, of) => {
    const { a, b, nowhere } = world
    for (const role of ['agent', 'lead'] as const) {
      const who = a.people[role]
      const stolen = await inCompany(who, b.tenantId, of, b.target)
      const missing = await inCompany(who, nowhere.tenantId, of, nowhere)
      expect(stolen).toEqual(missing)
      expectSilent(stolen)
    }
    // The same call by whom it is for tells a company that is there from one that is not.
    if (of.names === false) {
      expect(await control(of, a.target)).not.toEqual(await control(of, nowhere))
    }
    await expectNothingWritten()
  })

  test('cannot take a company by naming it in a list', async () => {
    const { a, b } = world
    const of = cases['work/queries/queue#listQueue'] as Extract<Case, { scope: 'assigned' }>
    const mine = await endingOf(
      () => withAssigned(a.people.agent, (ctx) => of.run(ctx, a.target)),
      a.target,
    )
    expect(mine.code).toBe('list')
    const theirs = await endingOf(
      () => withAssigned(a.people.agent, (ctx) => of.run(ctx, b.target)),
      b.target,
    )
    expect(theirs.code).toBe('empty')
  })
})

describe('what opens its own scopes', () => {
  test('issueInvoices refuses a draft under another company’s name, row by row', async () => {
    const { a, b, admin, nowhere } = world
    const of = cases['billing/commands/issue-invoices#issueInvoices'] as Extract<
      Case,
      { scope: 'own' }
    >
    const crossed = { ...b.target, tenantId: a.tenantId }
    const [row] = (await of.run(admin, crossed)) as { ok: boolean; code?: string }[]
    expect(row).toMatchObject({ ok: false, code: 'not_found' })
    const missing = (await of.run(admin, nowhere)) as (typeof row)[]
    expect(missing[0]).toMatchObject({ ok: false, code: 'not_found' })
    await expectNothingWritten()
    const [own] = (await of.run(admin, a.target)) as { ok: boolean; code?: string }[]
    expect(own).toMatchObject({ ok: true })
  })
})
