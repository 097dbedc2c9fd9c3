// The payroll of some of the demo's companies: people hired, months paid, and the running
// month as a draft that somebody has to look at.
import type postgres from 'postgres'
import { recordAbsence, recordSickness } from '#tenants/payroll/commands/absences.server.ts'
import { advanceRun } from '#tenants/payroll/commands/advance-run.server.ts'
import { approveRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { closeRun } from '#tenants/payroll/commands/close-run.server.ts'
import { changeTerms, hire } from '#tenants/payroll/commands/employ.server.ts'
import { addEmployee } from '#tenants/payroll/commands/keep-employees.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import {
  askCalculation,
  checkRun,
  createRun,
} from '#tenants/payroll/commands/prepare-run.server.ts'
import { setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import {
  addEmployeeInput,
  changeTermsInput,
  createRunInput,
  hireInput,
  monthInputInput,
  recordAbsenceInput,
  recordSicknessInput,
} from '#tenants/payroll/schema.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import {
  addDays,
  addMonths,
  firstDayOf,
  type LocalDate,
  type Period,
  periodOf,
} from '#tenants/shared/dates.ts'
import { isWorkingDay, nextWorkingDay } from '#tenants/shared/pl/holidays.ts'
import { ok } from '#tenants/shared/result.ts'
import { systemPrincipal, withCompany } from '#tenants/shared/scope.server.ts'
import { type Random, randomOf, seedOf } from '../random.ts'
import type { Cast } from './cast.server.ts'
import { demoCertificates } from './certificates.server.ts'
import { accountIdOf } from './ground.server.ts'
import { demoPapers } from './hr-papers.server.ts'
import { act, type Step } from './lives.server.ts'
import { lately, momentOn, today } from './moments.ts'
import { demoOfficeAccounts, garnish, payOnce, payOut } from './payments.server.ts'
import { type DemoStaff, demoContract, demoPayrolls, demoPerson } from './payroll-people.ts'
import { DEMO_EMPLOYEE } from './people.ts'
import { makeDemoForms } from './tax-forms.server.ts'
import { correctZus, sendToZus } from './zus-sets.server.ts'

type Options = {
  slug: string
  cast: Cast
  from: LocalDate
  now: Date
  seed: number
  sql: postgres.Sql
}
type RunWish = { period: Period; kind: 'regular' | 'bonus'; payOn?: LocalDate; title?: string }
type Hired = { employeeId: string; employmentId: string; contract: ReturnType<typeof demoContract> }

/** Steps of one company; none for those whose payroll the demo does not tell. */
export function payrollSteps(options: Options): Step[] {
  const at = demoPayrolls.findIndex(({ slug }) => slug === options.slug)
  const staff = demoPayrolls[at]
  if (!staff) return []
  return new PayrollStory(options, staff, at * 100).steps()
}

class PayrollStory {
  private readonly random: Random
  private readonly hired: Hired[] = []
  /** By month, somebody whom nothing kept away. */
  private readonly present = new Map<Period, Hired>()

  constructor(
    private readonly options: Options,
    private readonly staff: DemoStaff,
    private readonly firstNumber: number,
  ) {
    this.random = randomOf(seedOf(options.seed, `payroll ${staff.slug}`))
  }

  steps(): Step[] {
    const { from, now } = this.options
    const draftAt = lately(this.random, now)
    const running = periodOf(today(draftAt))
    const steps: Step[] = [this.step(momentOn(from, 9 * 60), this.takeOn)]
    for (let period = periodOf(from); period < running; period = addMonths(period, 1)) {
      const closeOn = workingDayUpTo(`${period}-26`)
      steps.push(
        this.step(momentOn(workingDayUpTo(`${period}-23`), 10 * 60), (when) =>
          this.month(period, when),
        ),
        this.step(momentOn(closeOn, 11 * 60), (when) => this.payMonth(period, when)),
      )
      const tellAt = momentOn(workingDayUpTo(`${addMonths(period, 1)}-09`), 12 * 60)
      if (tellAt < draftAt) {
        steps.push(this.step(tellAt, (when) => sendToZus(this.options.cast, when, period)))
      }
    }
    const before = new Date(draftAt.getTime() - 45 * 60_000)
    steps.push(
      this.step(new Date(before.getTime() - 100 * 60_000), (when) =>
        demoCertificates(this.options, this.hired, when),
      ),
      this.step(new Date(before.getTime() - 80 * 60_000), (when) =>
        demoPapers(this.options.cast, this.hired, when),
      ),
      this.step(before, (when) => this.runningMonth(running, when)),
      // After what the month brought: a bonus run closes the bonuses of its people.
      this.step(new Date(draftAt.getTime() - 20 * 60_000), (when) => this.rewards(running, when)),
      this.step(
        draftAt,
        async (when) => void (await this.draft({ period: running, kind: 'regular' }, when)),
      ),
      this.step(new Date(draftAt.getTime() + 60_000), (when) =>
        makeDemoForms(this.options.cast, from, when),
      ),
    )
    return steps
  }

  private step(at: Date, work: (when: Date) => Promise<void>): Step {
    return { at, do: () => work(at) }
  }

  private takeOn = async (when: Date): Promise<void> => {
    const { cast, slug, sql } = this.options
    await act(cast.agents[0]!(when), cast.tenantId, async (ctx) =>
      ok(
        await setPayrollSettings(
          ctx,
          payrollSettingsInput.parse({
            validFrom: '2025-01-01',
            accidentBp: '1,67',
            payDay: '28',
            ppkInstitution: 'PPK Demo TFI',
            paysBenefits: this.staff.paysBenefits,
            ...demoOfficeAccounts(this.firstNumber),
            reason: 'Przejęcie obsługi płac',
          }),
        ),
      ),
    )
    for (let place = 0; place < this.staff.people; place += 1) {
      const contract = demoContract(this.staff, this.random, place)
      const born = place === 1 ? { from: 1966, to: 1969 } : { from: 1972, to: 1999 }
      this.hired.push(await this.employ(when, place, born, contract))
    }
    const [alimony, enforced] = [this.hired[1]!.employeeId, this.hired[5]!.employeeId]
    await garnish(cast, when, { alimony, enforced, from: firstDayOf(periodOf(today(when))) })
    if (slug === DEMO_EMPLOYEE.slug) await signIn(sql, cast, this.hired[0]!.employeeId, when)
  }

  private async employ(
    when: Date,
    place: number,
    born: { from: number; to: number },
    contract: Hired['contract'],
    person: Record<string, string> = {},
  ): Promise<Hired> {
    const { cast } = this.options
    const who = cast.personnel(when)
    const typed = { ...demoPerson(this.random, this.firstNumber + place, born), ...person }
    const { id: employeeId } = await act(who, cast.tenantId, (ctx) =>
      addEmployee(ctx, addEmployeeInput.parse(typed)),
    )
    const { employmentId } = await act(who, cast.tenantId, (ctx) =>
      hire(ctx, hireInput.parse({ ...contract, employeeId })),
    )
    return { employeeId, employmentId, contract }
  }

  /** What a month brings: hours, overtime, a bonus, illness and leave. */
  private async month(period: Period, when: Date): Promise<void> {
    const { cast } = this.options
    const who = cast.personnel(when)
    const input = (person: Hired, code: string, value: { hours?: string; amountMinor?: string }) =>
      act(who, cast.tenantId, (ctx) =>
        recordMonthInput(
          ctx,
          monthInputInput.parse({ employmentId: person.employmentId, period, code, ...value }),
        ),
      )
    for (const person of this.hired) {
      if (person.contract.kind === 'zlecenie') {
        await input(person, 'hours', { hours: String(this.random.whole(60, 120)) })
      } else if (this.random.percent(20)) {
        await input(person, 'overtime_50', { hours: String(this.random.whole(2, 10)) })
      } else if (this.random.percent(15)) {
        await input(person, 'bonus', { amountMinor: String(this.random.whole(3, 12) * 100) })
      }
    }
    const employed = this.hired.filter(({ contract }) => contract.kind === 'uop')
    const [sick, away] = [this.random.pick(employed), this.random.pick(employed)]
    const present = employed.find((person, n) => n > 2 && person !== sick && person !== away)
    if (present) this.present.set(period, present)
    const sickFrom = `${period}-${String(this.random.whole(3, 8)).padStart(2, '0')}`
    await act(who, cast.tenantId, (ctx) =>
      recordSickness(
        ctx,
        recordSicknessInput.parse({
          employmentId: sick.employmentId,
          fromOn: sickFrom,
          toOn: addDays(sickFrom, this.random.whole(2, 9)),
          ezlaSeries: 'ZY',
          ezlaNumber: String(1_000_000 + this.random.whole(0, 8_999_999)),
        }),
      ),
    )
    const leaveFrom = workingDayUpTo(`${period}-20`)
    await act(who, cast.tenantId, (ctx) =>
      recordAbsence(
        ctx,
        recordAbsenceInput.parse({
          employmentId: away.employmentId,
          kind: away === sick ? 'unpaid' : 'vacation',
          fromOn: leaveFrom,
          toOn: leaveFrom,
        }),
      ),
    )
  }

  /** A raise that came late, and somebody new whose papers are not complete. */
  private async runningMonth(period: Period, when: Date): Promise<void> {
    const { cast } = this.options
    const early = addMonths(period, -2)
    const present = this.present.get(early)
    if (present) {
      const day = workingDayUpTo(`${early}-15`)
      await correctZus(cast, when, { ...present, period: early, day })
    }
    await this.month(period, when)
    const [first] = this.hired
    const { contract, employmentId } = first!
    await act(cast.personnel(when), cast.tenantId, (ctx) =>
      changeTerms(
        ctx,
        changeTermsInput.parse({
          ...contract,
          employmentId,
          payMinor: String(Number(contract.payMinor) + 300),
          validFrom: firstDayOf(addMonths(period, -1)),
          reason: 'Aneks podpisany po terminie',
        }),
      ),
    )
    const place = this.staff.people
    const fresh = {
      ...demoContract(this.staff, this.random, place),
      startsOn: firstDayOf(period),
      number: `${place + 1}/${period.slice(0, 4)}`,
      pit2Minor: '',
    }
    await this.employ(when, place, { from: 1985, to: 1995 }, fresh, { account: '' })
  }

  /** Rewards of the month, on their own run: one release is given, the other is waited for. */
  private async rewards(period: Period, when: Date): Promise<void> {
    const { cast } = this.options
    const who = cast.personnel(when)
    for (const [n, place] of [1, 5, 6].entries()) {
      const person = this.hired[place]
      if (!person) continue
      const typed = {
        employmentId: person.employmentId,
        period,
        code: 'reward',
        amountMinor: String(800 + n * 150),
      }
      await act(who, cast.tenantId, (ctx) => recordMonthInput(ctx, monthInputInput.parse(typed)))
    }
    const payOn = nextWorkingDay(today(when))
    const title = 'Nagrody kwartalne'
    await payOnce(await this.closed({ period, kind: 'bonus', payOn, title }, when))
  }

  private async payMonth(period: Period, when: Date): Promise<void> {
    await payOut(await this.closed({ period, kind: 'regular' }, when))
  }

  private async draft(wish: RunWish, when: Date): Promise<{ runId: string; version: number }> {
    const { cast } = this.options
    const agent = cast.agents[0]!(when)
    const { runId } = await act(agent, cast.tenantId, (ctx) =>
      createRun(ctx, createRunInput.parse(wish)),
    )
    const { version } = await act(agent, cast.tenantId, (ctx) =>
      askCalculation(ctx, { runId, version: 1 }),
    )
    const worker = systemPrincipal(when, 'demo')
    const step = () => withCompany(worker, cast.tenantId, {}, (ctx) => advanceRun(ctx, { runId }))
    while ((await step()) === 'more');
    return { runId, version: version + 1 }
  }

  private async closed(wish: RunWish, when: Date) {
    const { cast } = this.options
    const { tenantId } = cast
    const agent = cast.agents[0]!(when)
    const run = await this.draft(wish, when)
    const { runId } = run
    const checked = await act(agent, tenantId, (ctx) => checkRun(ctx, run))
    const approved = await act(cast.personnel(when), tenantId, (ctx) =>
      approveRun(ctx, { runId, version: checked.version }),
    )
    const closed = await act(agent, tenantId, (ctx) =>
      closeRun(ctx, { runId, version: approved.version }),
    )
    return { cast, runId, version: closed.version, when }
  }
}

function workingDayUpTo(date: LocalDate): LocalDate {
  return isWorkingDay(date) ? date : workingDayUpTo(addDays(date, -1))
}

// The invitation's mail goes nowhere in the demo: the sign-in has the password of all others.
async function signIn(
  sql: postgres.Sql,
  { tenantId }: Cast,
  employeeId: string,
  when: Date,
): Promise<void> {
  const id = accountIdOf(DEMO_EMPLOYEE.email)
  await sql`
    with person as (select first_name || ' ' || last_name as name from employees
      where tenant_id = ${tenantId} and id = ${employeeId}),
    account as (insert into accounts (id, email, name, password_hash, locale, created_at)
      select ${id}, ${DEMO_EMPLOYEE.email}, person.name, a.password_hash, 'pl', ${when}
      from person, accounts a where a.email = 'owner@rogalik.example')
    insert into members (tenant_id, account_id, role, employee_id, name, email, locale, created_at)
    select ${tenantId}, ${id}, 'employee', ${employeeId}, person.name, ${DEMO_EMPLOYEE.email},
      'pl', ${when} from person`
}
