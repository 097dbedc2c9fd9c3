// What the demo's clients ask for beside their invoices, and the routine that comes by
// the calendar.
import { inviteMember } from '#tenants/companies/commands/invite-member.server.ts'
import { addDays, type LocalDate } from '#tenants/shared/dates.ts'
import { Sheet } from '#tenants/shared/pdf/sheet.server.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import { definitionOf, catalogue as shipped } from '#tenants/work/catalogue.ts'
import { waitForAuthority } from '#tenants/work/commands/await-authority.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { markCheck, markStep } from '#tenants/work/commands/mark-step.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { createSchedule, pauseSchedule } from '#tenants/work/commands/schedule-work.server.ts'
import { sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { ruleOf, type ScheduleKind } from '#tenants/work/rules/schedule.ts'
import type { ItemPriority } from '#tenants/work/rules/statuses.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import { type Random, randomOf, seedOf } from '../random.ts'
import { type ActAt, agentOf, type Cast } from './cast.server.ts'
import { act, handIn, lifeFrom, type Step, takeItem } from './lives.server.ts'
import { momentOn, officeMinute, today, workingDays } from './moments.ts'
import type { PaperFile } from './paper.ts'

export type RequestWords = {
  requestType: string
  service: Service
  title: string
  file?: string
  priority?: ItemPriority
}
type Asked = RequestWords & {
  form: (random: Random, day: LocalDate) => Record<string, unknown>
}

const people = ['Anna Nowacka', 'Piotr Zieliński', 'Ewa Kamińska', 'Marek Wójcik', 'Alicja Sowa']

const catalogue: readonly Asked[] = [
  {
    requestType: 'vat_question',
    service: 'accounting',
    title: 'Czy odliczymy VAT od noclegu?',
    form: () => ({ details: 'Faktura za nocleg w delegacji. Czy VAT z niej podlega odliczeniu?' }),
  },
  {
    requestType: 'payroll_change',
    service: 'payroll',
    title: 'Nowe wynagrodzenie od przyszłego miesiąca',
    form: (random, day) => ({
      person: random.pick(people),
      kind: 'pay',
      effective_on: addDays(day, 20),
      gross: '6 200,00',
      details: 'Aneks podpisany, wyślemy oryginał pocztą.',
    }),
  },
  {
    requestType: 'document_request',
    service: 'payroll',
    title: 'Zaświadczenie o zarobkach do banku',
    form: (random, day) => ({
      person: random.pick(people),
      kind: 'earnings',
      needed_on: addDays(day, 5),
      details: 'Za ostatnie trzy miesiące.',
    }),
  },
  {
    requestType: 'order_completion',
    service: 'orders',
    title: 'Zamówienie do wysyłki',
    form: (random, day) => ({
      order_number: `ZAM/${random.whole(1_000, 9_999)}`,
      needed_on: addDays(day, 3),
      details: 'Dwie palety, odbiór własny.',
    }),
  },
  {
    requestType: 'data_keying',
    service: 'keying',
    title: 'Karty do wprowadzenia',
    form: (random) => ({
      record_count: String(random.whole(60, 420)),
      is_verified: 'yes',
      details: 'Prosimy o wprowadzenie do arkusza w układzie jak poprzednio.',
    }),
    file: 'Karty ankietowe',
  },
  {
    requestType: 'contract_review',
    service: 'contracts',
    title: 'Umowa z podwykonawcą',
    form: (random, day) => ({
      counterparty: 'Ekipa Fundament Demo',
      value: '48 000,00',
      needed_on: addDays(day, random.whole(4, 9)),
      details: 'Prosimy zwrócić uwagę na kary umowne.',
    }),
    file: 'Umowa o podwykonawstwo',
  },
  {
    requestType: 'it_access',
    service: 'it',
    title: 'Dostęp dla nowej osoby',
    form: (random, day) => ({
      person: random.pick(people),
      system: 'Poczta i dysk wspólny',
      kind: 'grant',
      needed_on: addDays(day, 2),
      details: 'Uprawnienia jak w dziale sprzedaży.',
    }),
  },
  {
    requestType: 'archive_retrieval',
    service: 'archive',
    title: 'Umowa najmu z archiwum',
    form: () => ({ details: 'Umowa najmu lokalu wraz z aneksami.', delivery: 'scan' }),
  },
]

export type RequestPlan = {
  slug: string
  services: readonly Service[]
  cast: Cast
  count: number
  from: LocalDate
  now: Date
  seed: number
}

export function requestSteps(plan: RequestPlan): Step[] {
  const random = randomOf(seedOf(plan.seed, `requests ${plan.slug}`))
  const possible = catalogue.filter(({ service }) => plan.services.includes(service))
  const days = workingDays(plan.from, today(plan.now))
  const steps: Step[] = []
  for (let n = 0; n < plan.count; n++) {
    const day = days[Math.floor(((n + random.next()) / plan.count) * days.length)]!
    steps.push(...lifeOf(plan, random, random.pick(possible), day))
  }
  return steps
}

const RECENT_DAYS = 10

export function catalogueType(code: string) {
  const type = shipped.find((one) => one.code === code)
  if (!type) throw new Error(`no request type ${code}`)
  return type
}

/** Matters of pay are asked for by the personnel, all else by the owner. */
export function askerOf(cast: Cast, { service }: Pick<RequestWords, 'service'>): ActAt {
  return service === 'payroll' ? cast.personnel : cast.owner
}

function lifeOf({ cast, now }: RequestPlan, random: Random, asked: Asked, day: LocalDate): Step[] {
  const isRecent = day >= addDays(today(now), -RECENT_DAYS)
  const client = askerOf(cast, asked)
  const agent = agentOf(cast, random)
  const form = asked.form(random, day)
  let itemId = ''
  const [steps, then] = lifeFrom(momentOn(day, officeMinute(random)), async (at) => {
    itemId = await openRequest(cast, client(at), asked, form)
  })
  const way = definitionOf(catalogueType(asked.requestType))
  const pass = (who: ActAt, at: Date, n: number) =>
    passStep(way, n, cast.tenantId, { itemId, principal: who(at) })
  const done = (at: Date) =>
    way.steps.length > 0 ? pass(agent, at, 0) : finish(cast, agent, at, itemId)
  then(random.whole(3, 22), (at) => takeItem(cast, agent, itemId, at))
  if (random.percent(90)) {
    then(random.whole(3, 20), (at) => say(cast, agent, at, itemId, 'Zajmujemy się tym.'))
  }
  if (random.percent(isRecent ? 35 : 12)) {
    const reason = 'Czekamy na odpowiedź urzędu'
    then(random.whole(20, 200), (at) =>
      act(agent(at), cast.tenantId, (ctx) => waitForAuthority(ctx, { itemId, reason })),
    )
    // An office takes its days, and sometimes more of them than there were.
    if (!isRecent) then(random.whole(960, 3_400), done)
  } else {
    const minutes = random.percent(8) ? random.whole(1_500, 3_500) : random.whole(30, 300)
    then(minutes, done)
  }
  if (way.steps.length > 0) then(60, (at) => pass(cast.lead, at, 1))
  // What was reviewed in the last days lies with the client, who has not looked at it yet.
  if (way.steps.length > 0 && !isRecent) {
    then(180, (at) => pass(client, at, 2))
    then(20, (at) => finish(cast, agent, at, itemId))
  }
  return steps
}

/** A step with all of its checklist; what belongs to no step is checked with the last one. */
export async function passStep(
  way: TypeDefinition,
  n: number,
  tenantId: Cast['tenantId'],
  by: Doer,
) {
  const { itemId, principal } = by
  const { key } = way.steps[n]!
  const last = way.steps.findLast(({ kind }) => kind !== 'accept')?.key
  const due = way.checklist.filter((check) => check.required && (check.step ?? last) === key)
  for (const check of due) {
    await act(principal, tenantId, (ctx) =>
      markCheck(ctx, { itemId, key: check.key, isChecked: true }),
    )
  }
  await act(principal, tenantId, (ctx) => markStep(ctx, { itemId, key, outcome: 'done' }))
}

type Doer = { itemId: string; principal: ReturnType<ActAt> }

export async function openRequest(
  cast: Cast,
  principal: ReturnType<ActAt>,
  asked: RequestWords,
  form: Record<string, unknown>,
): Promise<string> {
  const files = asked.file
    ? [
        await handIn(
          principal,
          cast.tenantId,
          await scanOf(asked.file, principal.now),
          asked.service,
        ),
      ]
    : undefined
  const opened = await act(principal, cast.tenantId, (ctx) =>
    openItem(ctx, {
      requestType: asked.requestType,
      title: asked.title,
      form: files ? { ...form, files } : form,
      source: 'request',
      ...(asked.priority ? { priority: asked.priority } : {}),
    }),
  )
  return opened.itemId
}

export const say = (cast: Cast, agent: ActAt, at: Date, itemId: string, body: string) =>
  act(agent(at), cast.tenantId, (ctx) => sendMessage(ctx, { itemId, body }))

export const finish = (cast: Cast, agent: ActAt, at: Date, itemId: string) =>
  act(agent(at), cast.tenantId, (ctx) => finishItem(ctx, { itemId }))

async function scanOf(title: string, at: Date): Promise<PaperFile> {
  const sheet = new Sheet({ title, author: 'Demo', language: 'pl-PL', createdAt: at })
  sheet.text(title, 42, 60, { font: 'bold', size: 18 })
  sheet.text('Dokument pokazowy, wymyślony na potrzeby prezentacji.', 42, 96, { size: 10 })
  return { name: `${title}.pdf`, bytes: await sheet.finish(), isXml: false }
}

/** The routine of a company, set up on the first day. */
export async function setUpRoutine(cast: Cast, from: LocalDate): Promise<void> {
  await act(cast.lead(momentOn(from, 8 * 60)), cast.tenantId, (ctx) =>
    createSchedule(ctx, {
      requestType: 'monthly_close',
      title: 'Zamknięcie miesiąca {previous}',
      form: { period: '{previous}' },
      ...ruleOf('monthly', 5, from),
      notBefore: from,
    }),
  )
}

/** What is planned for the time after the demo's last day; one of it waits. */
export async function planAhead(cast: Cast, now: Date): Promise<void> {
  const at = new Date(now.getTime() - 50 * 3_600_000)
  const from = addDays(today(now), 3)
  const plan = (title: string, details: string, kind: ScheduleKind, day: number) =>
    act(cast.lead(at), cast.tenantId, (ctx) =>
      createSchedule(ctx, {
        requestType: 'vat_question',
        title,
        form: { details },
        ...ruleOf(kind, day, from),
        notBefore: from,
      }),
    )
  await plan(
    'Brakujące faktury, tydzień od {date}',
    'Sprawdzić, za które przelewy z ostatniego tygodnia nie ma jeszcze faktur.',
    'weekly',
    1,
  )
  await plan(
    'Limity na nowy rok, stan na {date}',
    'Sprawdzić limit małego podatnika i zwolnienia z VAT oraz poinformować firmę.',
    'yearly',
    15,
  )
  const quarterly = await plan(
    'Spotkanie po kwartale, {previous}',
    'Przygotować zestawienie kosztów i należności do rozmowy z właścicielem.',
    'quarterly',
    10,
  )
  await act(cast.lead(at), cast.tenantId, (ctx) => pauseSchedule(ctx, quarterly.scheduleId))
}

/** People who were asked in and have not come yet. */
export async function inviteSome(cast: Cast, slug: string, now: Date): Promise<void> {
  const at = new Date(now.getTime() - 26 * 3_600_000)
  await act(cast.owner(at), cast.tenantId, (ctx) =>
    inviteMember(ctx, {
      email: `nowa.osoba@${slug}.example`,
      name: 'Nowa Osoba',
      role: 'viewer',
    }),
  )
}
