// Complaints of the customers of some demo companies: decided ones over the months, some with
// their term near, one that silence has accepted, and one that came by the public form.
import { answerCustomer } from '#tenants/complaints/commands/answer-customer.server.ts'
import {
  expireComplaint,
  postProvision,
} from '#tenants/complaints/commands/expire-complaint.server.ts'
import {
  closeComplaint,
  decideComplaint,
  issueLetter,
  recordReply,
  triageComplaint,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import { addCause } from '#tenants/complaints/commands/keep-causes.server.ts'
import { saveSettings } from '#tenants/complaints/commands/keep-settings.server.ts'
import { registerComplaint } from '#tenants/complaints/commands/register-complaint.server.ts'
import { takeSubmission } from '#tenants/complaints/commands/take-submission.server.ts'
import {
  findIntakePlace,
  newRequestKey,
  readSubmission,
  submitComplaint,
  writeToOffice,
} from '#tenants/complaints/intake.server.ts'
import { regimeRules } from '#tenants/complaints/pl/regimes.ts'
import { listComplaints } from '#tenants/complaints/queries/register.server.ts'
import {
  decideInput,
  publicComplaintInput,
  registerComplaintInput,
  replyInput,
} from '#tenants/complaints/schema.ts'
import { addDays, type LocalDate } from '#tenants/shared/dates.ts'
import { isWorkingDay } from '#tenants/shared/pl/holidays.ts'
import { systemPrincipal, withCompany } from '#tenants/shared/scope.server.ts'
import { type Random, randomOf, seedOf } from '../random.ts'
import { type ActAt, agentOf, type Cast } from './cast.server.ts'
import { type DemoComplaint, demoCauses, demoComplaints } from './complaint-words.ts'
import { act, type Step } from './lives.server.ts'
import { afterWork, momentOn, today } from './moments.ts'

type Options = { slug: string; cast: Cast; from: LocalDate; now: Date; seed: number }
/** Days before today on which the last ones came: their terms lie around the demo's day. */
const RECENT = [12, 9, 6, 2, 1]
const SILENT = 19

const dayAt = (day: LocalDate, minute: number): Date => {
  let on = day
  while (!isWorkingDay(on)) on = addDays(on, 1)
  return momentOn(on, minute)
}

/** Steps of one company; none for those whose customers do not complain here. */
export function complaintSteps(options: Options): Step[] {
  const matters = demoComplaints[options.slug]
  if (!matters) return []
  const random = randomOf(seedOf(options.seed, `complaints ${options.slug}`))
  const last = today(options.now)
  const causes: string[] = []
  const steps: Step[] = [openForm(options, causes)]
  const settled = matters.length - RECENT.length
  for (const [i, matter] of matters.entries()) {
    const agent = agentOf(options.cast, random)
    const life = new ComplaintLife(options, agent, matter, causes, random)
    if (i < settled) {
      const since = Math.round(((i + 1) * 60) / (settled + 1))
      steps.push(...life.settled(addDays(last, -80 + since)))
    } else steps.push(...life.begun(addDays(last, -RECENT[i - settled]!)))
  }
  if (options.slug === 'moda-wisla') {
    const agent = agentOf(options.cast, random)
    const life = new ComplaintLife(options, agent, matters[0]!, causes, random)
    steps.push(...life.silent(addDays(last, -SILENT)), ...fromOutside(options, agent, last))
  }
  return steps
}

function openForm({ cast, from }: Options, causes: string[]): Step {
  const at = dayAt(from, 8 * 60 + 10)
  return {
    at,
    do: async () => {
      const lead = cast.lead(at)
      await act(lead, cast.tenantId, (ctx) =>
        saveSettings(ctx, { isFormOpen: true, regimes: ['consumer', 'b2b'], contractDays: 30 }),
      )
      let parentId: string | null = null
      for (const { isChild, namePl, nameEn } of demoCauses) {
        const under: string | null = isChild ? parentId : null
        const added: { id: string } = await act(lead, cast.tenantId, (ctx) =>
          addCause(ctx, { parentId: under, namePl, nameEn }),
        )
        if (isChild) causes.push(added.id)
        else parentId = added.id
      }
    },
  }
}

class ComplaintLife {
  private id = ''
  private version = 1
  constructor(
    private readonly options: Options,
    private readonly agent: ActAt,
    private readonly matter: DemoComplaint,
    private readonly causes: readonly string[],
    private readonly random: Random,
  ) {}

  /** Came, was looked at, decided, answered in time and closed. */
  settled(day: LocalDate): Step[] {
    const came = dayAt(day, 8 * 60 + this.random.whole(5, 400))
    const looked = afterWork(came, this.random.whole(60, 600))
    const decided = afterWork(looked, this.random.whole(600, 1_900))
    const closed = afterWork(decided, this.random.whole(900, 2_400))
    return [
      { at: came, do: () => this.register(came) },
      { at: looked, do: () => this.triage(looked) },
      { at: decided, do: () => this.answer(decided) },
      { at: closed, do: () => this.close(closed) },
    ]
  }

  begun(day: LocalDate): Step[] {
    const came = dayAt(day, 8 * 60 + this.random.whole(5, 300))
    const looked = afterWork(came, this.random.whole(90, 500))
    return [
      { at: came, do: () => this.register(came) },
      { at: looked, do: () => this.triage(looked) },
    ]
  }

  /** Nobody answered, and on the day after its last the law did. */
  silent(day: LocalDate): Step[] {
    const came = dayAt(day, 10 * 60)
    const expired = momentOn(addDays(today(came), SILENT - 1), 6 * 60)
    return [
      { at: came, do: () => this.register(came) },
      { at: expired, do: () => this.expire(expired) },
    ]
  }

  private do<T>(at: Date, command: Parameters<typeof act<T>>[2]): Promise<T> {
    return act(this.agent(at), this.options.cast.tenantId, command)
  }

  private async register(at: Date): Promise<void> {
    const { regime, ...matter } = this.matter
    const input = registerComplaintInput.parse({
      ...matter,
      regime,
      legalBasis: regimeRules[regime].bases[0],
      channel: this.random.pick(['email', 'phone', 'letter']),
      receivedOn: today(at),
    })
    this.id = (await this.do(at, (ctx) => registerComplaint(ctx, input))).id
  }

  private async triage(at: Date): Promise<void> {
    const { regime } = this.matter
    const legalBasis = regimeRules[regime].bases[0]
    // Some causes are named more often than others.
    const place = Math.min(this.random.whole(0, 4), this.random.whole(0, 4))
    const causeId = this.causes[place] ?? null
    const target = { complaintId: this.id, version: this.version, regime, legalBasis, causeId }
    this.version = (await this.do(at, (ctx) => triageComplaint(ctx, target))).version
  }

  private async answer(at: Date): Promise<void> {
    const isRefused = this.random.percent(25)
    const { demand, demandMinor } = this.matter
    const input = decideInput.parse({
      complaintId: this.id,
      version: this.version,
      decision: isRefused ? 'refused' : 'accepted',
      grounds: isRefused
        ? 'Uszkodzenie powstało mechanicznie po zakupie, co potwierdza opinia serwisu.'
        : 'Wada została potwierdzona w oględzinach i istniała w chwili wydania towaru.',
      remedy: isRefused ? 'none' : demand === 'replacement' ? 'replacement' : 'refund',
      remedyMinor: isRefused ? '' : demandMinor,
    })
    const { version } = await this.do(at, (ctx) => decideComplaint(ctx, input))
    const target = { complaintId: this.id, version }
    await this.do(at, (ctx) => issueLetter(ctx, { ...target, locale: 'pl' }))
    const reply = replyInput.parse({
      complaintId: this.id,
      version: version + 1,
      repliedOn: today(at),
      channel: 'letter',
      proof: `Poczta Polska, R ${this.random.whole(10_000_000, 99_999_999)}`,
    })
    this.version = (await this.do(at, (ctx) => recordReply(ctx, reply))).version
  }

  private async close(at: Date): Promise<void> {
    await this.do(at, (ctx) => closeComplaint(ctx, { complaintId: this.id, version: this.version }))
  }

  private async expire(at: Date): Promise<void> {
    const { tenantId } = this.options.cast
    const target = { complaintId: this.id }
    const system = systemPrincipal(at, 'demo')
    await withCompany(system, tenantId, {}, (ctx) => expireComplaint(ctx, target))
    await withCompany(system, tenantId, {}, async (ctx) => {
      const posted = await postProvision(ctx, target)
      if (!posted.ok) throw new Error(posted.code)
    })
  }
}

/** One that a customer sent from a phone, with a question on its status page. */
function fromOutside({ slug, cast }: Options, agent: ActAt, last: LocalDate): Step[] {
  const sent = dayAt(addDays(last, -4), 19 * 60 + 12)
  const written = afterWork(sent, 90)
  let complaintId = ''
  return [
    {
      at: sent,
      do: async () => {
        const request = { now: sent, requestId: 'demo', ip: '127.0.0.1' }
        const place = (await findIntakePlace(request, slug))!
        const input = publicComplaintInput.parse({
          regime: 'consumer',
          customerName: 'Natalia Dąbek',
          email: 'natalia.dabek@example.com',
          product: 'Płaszcz wełniany, rozmiar 38',
          orderNumber: 'MW/58213',
          description:
            'Po pierwszym założeniu rozeszła się podszewka pod pachą. Zdjęcia mogę dosłać.',
          demand: 'replacement',
          demandMinor: '649',
        })
        const sentAs = { input, locale: 'pl', files: [], requestKey: newRequestKey() } as const
        const { secret } = await submitComplaint(request, place, sentAs)
        const view = (await readSubmission(request, place, secret))!
        const system = systemPrincipal(sent, 'demo')
        await withCompany(system, cast.tenantId, {}, (ctx) =>
          takeSubmission(ctx, { submissionId: view.id }),
        )
        await writeToOffice(
          request,
          place,
          secret,
          'Czy płaszcz mam odesłać, czy ktoś go odbierze?',
        )
        const rows = await withCompany(system, cast.tenantId, { readOnly: true }, (ctx) =>
          listComplaints(ctx, { text: 'MW/58213' }),
        )
        complaintId = rows.items[0]!.id
      },
    },
    {
      at: written,
      do: () =>
        act(agent(written), cast.tenantId, (ctx) =>
          answerCustomer(ctx, {
            complaintId,
            body: 'Dzień dobry, wyślemy kuriera w tym tygodniu. Proszę zapakować płaszcz bez metek.',
          }),
        ).then(() => {}),
    },
  ]
}
