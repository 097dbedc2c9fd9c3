// Three months of a back office, up to the given instant: the companies side by side, the
// provider's own month ends in between.
import type postgres from 'postgres'
import { sealAudit } from '#tenants/audit/jobs.server.ts'
import { issueInvoices } from '#tenants/billing/commands/issue-invoices.server.ts'
import { runBilling } from '#tenants/billing/jobs.server.ts'
import {
  addMonths,
  firstDayOf,
  type LocalDate,
  type Period,
  periodOf,
} from '#tenants/shared/dates.ts'
import type { TenantId } from '#tenants/shared/scope.server.ts'
import { escalateClocks } from '#tenants/work/commands/escalate-clocks.server.ts'
import { runSchedules, sweepBreaches } from '#tenants/work/jobs.server.ts'
import { randomOf, seedOf } from '../random.ts'
import { agentOf, type Cast, castOf, demoAdmin } from './cast.server.ts'
import { demoCompanies } from './companies.ts'
import { complaintSteps } from './complaints.server.ts'
import { demoContracts } from './contracts.ts'
import { excuseSome } from './excuses.server.ts'
import { demoStart } from './ground.server.ts'
import { demoNip } from './ids.ts'
import { type Step, takeItem } from './lives.server.ts'
import { matterSteps } from './matters.server.ts'
import { afterWork, momentOn, today } from './moments.ts'
import { payrollSteps } from './payroll.server.ts'
import { purchaseSteps } from './purchases.server.ts'
import { finish, inviteSome, planAhead, requestSteps, setUpRoutine } from './requests.server.ts'

const SIDE_BY_SIDE = 4
const REVERSAL_IN = 'stal-tech'

export type StoryReport = { steps: number; refused: string[] }
type Actor = { slug: string; cast: Cast; steps: Step[] }

export async function tellStory(sql: postgres.Sql, now: Date, seed: number): Promise<StoryReport> {
  const report: StoryReport = { steps: 0, refused: [] }
  const from = demoStart(now)
  const actors = demoCompanies.map((company, i) => actorOf(company, i, { from, now, seed, sql }))
  for (const { cast } of actors) await setUpRoutine(cast, from)
  for (let period = periodOf(from); period < periodOf(today(now)); period = addMonths(period, 1)) {
    const next = firstDayOf(addMonths(period, 1))
    const billingAt = momentOn(dayIn(next, 3), 9 * 60)
    // In the first days of a month the bills of the last one are still to come.
    if (billingAt >= now) break
    await play(actors, billingAt, report)
    await billMonth(sql, period, billingAt, report)
    const routineAt = momentOn(dayIn(next, 5), 6 * 60)
    if (routineAt >= now) continue
    await play(actors, routineAt, report)
    await runSchedules(routineAt)
    await planRoutine(sql, actors, seed, routineAt)
  }
  await play(actors, now, report)
  for (const { cast, slug } of actors.slice(0, 3)) await inviteSome(cast, slug, now)
  for (const { cast } of actors.slice(0, 4)) await planAhead(cast, now)
  await sweepBreaches(now)
  await escalateClocks(now)
  for (const { cast } of actors.slice(0, 5)) await excuseSome(sql, cast, now)
  await sealAudit(now)
  return report
}

function actorOf(
  company: (typeof demoCompanies)[number],
  index: number,
  options: { from: LocalDate; now: Date; seed: number; sql: postgres.Sql },
): Actor {
  const random = randomOf(seedOf(options.seed, `company ${company.slug}`))
  const cast = castOf(company)
  const buyerAt = (at: number) => {
    const { legalName, addressLine1, city } = demoCompanies[at]!
    return { nip: demoNip(at + 2), name: legalName, addressLine1, town: city }
  }
  const { services } = demoContracts.find((one) => one.company === company.slug)!
  const purchases = purchaseSteps({
    ...options,
    company,
    cast,
    buyer: buyerAt(index),
    stranger: buyerAt((index + 5) % demoCompanies.length),
    count: random.whole(34, 56),
    hasReversal: company.slug === REVERSAL_IN,
  })
  const requests = requestSteps({
    ...options,
    slug: company.slug,
    services,
    cast,
    count: random.whole(7, 11),
  })
  const payroll = payrollSteps({ ...options, slug: company.slug, cast })
  const complaints = complaintSteps({ ...options, slug: company.slug, cast })
  const matters = matterSteps({ ...options, slug: company.slug, cast })
  const steps = [...purchases, ...requests, ...matters, ...payroll, ...complaints].filter(
    ({ at }) => at < options.now,
  )
  return { slug: company.slug, cast, steps: inOrder(steps) }
}

/** Plays every company up to the instant, some of them side by side. */
async function play(actors: readonly Actor[], until: Date, report: StoryReport): Promise<void> {
  const waiting = [...actors]
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let actor = waiting.shift(); actor; actor = waiting.shift()) {
        while (actor.steps[0] && actor.steps[0].at < until) {
          await playStep(actor, actor.steps.shift()!, report)
        }
      }
    }),
  )
}

// A refused step is left out, as a person would let it be; the tests count them.
async function playStep(actor: Actor, step: Step, report: StoryReport): Promise<void> {
  report.steps += 1
  try {
    await step.do()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    report.refused.push(`${actor.slug} ${step.at.toISOString()}: ${reason}`)
  }
}

async function billMonth(
  sql: postgres.Sql,
  period: Period,
  at: Date,
  report: StoryReport,
): Promise<void> {
  const { failure } = await runBilling(demoAdmin(at), { period })
  if (failure) report.refused.push(`billing ${period}: ${failure}`)
  const drafts = await sql<{ tenantId: TenantId; invoiceId: string; version: number }[]>`
    select i.tenant_id as "tenantId", i.id as "invoiceId", i.version
    from invoices i join companies c using (tenant_id)
    where i.status = 'draft' and i.period = ${period} and i.gross_minor > 0 order by c.slug`
  const rows = await issueInvoices(demoAdmin(at), { drafts: [...drafts] })
  for (const row of rows) if (!row.ok) report.refused.push(`invoice ${period}: ${row.code}`)
}

/** The month closes that the calendar opened are done within the week, most of them. */
async function planRoutine(
  sql: postgres.Sql,
  actors: readonly Actor[],
  seed: number,
  openedAt: Date,
): Promise<void> {
  const items = await sql<{ tenantId: string; id: string }[]>`
    select tenant_id as "tenantId", id from work_items
    where source = 'schedule' and opened_at = ${openedAt}`
  for (const { tenantId, id } of items) {
    const actor = actors.find(({ cast }) => cast.tenantId === tenantId)!
    const random = randomOf(seedOf(seed, `routine ${actor.slug} ${openedAt.toISOString()}`))
    const agent = agentOf(actor.cast, random)
    const takeAt = afterWork(openedAt, random.whole(60, 900))
    const doneAt = afterWork(takeAt, random.whole(300, 1_800))
    actor.steps = inOrder([
      ...actor.steps,
      { at: takeAt, do: () => takeItem(actor.cast, agent, id, takeAt) },
      { at: doneAt, do: async () => void (await finish(actor.cast, agent, doneAt, id)) },
    ])
  }
}

const inOrder = (steps: Step[]) => steps.sort((a, b) => a.at.getTime() - b.at.getTime())
const dayIn = (firstDay: LocalDate, day: number) =>
  `${firstDay.slice(0, 8)}${String(day).padStart(2, '0')}`
