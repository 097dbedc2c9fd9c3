// Legal matters and IT incidents of the demo, told one by one: reviewed by a second person,
// sent back once, given to the client for acceptance, and one that is past its promise.
import { addDays, type LocalDate } from '#tenants/shared/dates.ts'
import { definitionOf } from '#tenants/work/catalogue.ts'
import { markStep } from '#tenants/work/commands/mark-step.server.ts'
import { namePerson } from '#tenants/work/commands/name-people.server.ts'
import type { StepDoer } from '#tenants/work/type-definition.ts'
import type { ActAt, Cast } from './cast.server.ts'
import { act, lifeFrom, type Step, takeItem } from './lives.server.ts'
import { momentOn, today, workingDays } from './moments.ts'
import {
  askerOf,
  catalogueType,
  finish,
  openRequest,
  passStep,
  type RequestPlan,
  type RequestWords,
  say,
} from './requests.server.ts'

type Matter = RequestWords & {
  slug: string
  /** Working days before the demo's last one. */
  daysAgo: number
  minuteOfDay: number
  form: (day: LocalDate) => Record<string, unknown>
  /** Office minutes until each step is done, one for every step that is behind. */
  pace: readonly number[]
  /** What the reviewer sent it back with before letting it through. */
  sentBack?: string
  isFinished?: true
}

const matters: readonly Matter[] = [
  {
    slug: 'budowa-plus',
    requestType: 'legal_opinion',
    service: 'legal',
    title: 'Czy możemy odstąpić od umowy z podwykonawcą?',
    ...{ daysAgo: 16, minuteOfDay: 9 * 60 + 20, pace: [400, 500, 120, 300], isFinished: true },
    form: (day) => ({
      field: 'civil',
      details: 'Umowa z lutego, roboty spóźnione trzeci tydzień, dwa wezwania bez odpowiedzi.',
      extent: 'short',
      needed_on: addDays(day, 14),
    }),
    sentBack: 'Proszę dodać, co z karą umowną po odstąpieniu.',
    file: 'Umowa o roboty',
  },
  {
    slug: 'budowa-plus',
    requestType: 'debt_letter',
    service: 'legal',
    title: 'Wezwanie do zapłaty: Ekipa Fundament Demo',
    ...{ daysAgo: 4, minuteOfDay: 10 * 60 + 5, pace: [240, 360] },
    form: (day) => ({
      debtor: 'Ekipa Fundament Demo sp. z o.o.',
      debtor_kind: 'business',
      address: 'ul. Wymyślona 5, 00-001 Warszawa',
      amount: '18 450,00',
      due_on: addDays(day, -45),
      invoices: 'FV 118/2026, FV 121/2026',
      days_to_pay: '7',
      compensation: 'yes',
    }),
    file: 'Faktury i protokół odbioru',
  },
  {
    slug: 'budowa-plus',
    requestType: 'gdpr_request',
    service: 'legal',
    title: 'Żądanie kopii danych od byłego pracownika',
    ...{ daysAgo: 3, minuteOfDay: 13 * 60, pace: [180] },
    form: (day) => ({
      received_on: day,
      person: 'Janina Wymyślona',
      right: 'access',
      channel: 'email',
      contact: 'janina@example.com',
    }),
  },
  {
    slug: 'piekarnia-rogalik',
    requestType: 'it_incident',
    service: 'it',
    priority: 1,
    title: 'Kasa w sklepie przy rynku nie drukuje paragonów',
    ...{ daysAgo: 11, minuteOfDay: 8 * 60 + 15, pace: [25, 60, 45, 90], isFinished: true },
    form: () => ({
      system: 'Drukarka fiskalna',
      impact: 'team',
      urgency: 'stopped',
      details: 'Od rana świeci na czerwono, sprzedaż stoi.',
    }),
  },
  {
    slug: 'piekarnia-rogalik',
    requestType: 'it_incident',
    service: 'it',
    priority: 1,
    title: 'Dysk wspólny otwiera się po kilka minut',
    ...{ daysAgo: 2, minuteOfDay: 11 * 60 + 40, pace: [70] },
    form: () => ({
      system: 'Dysk wspólny',
      impact: 'company',
      urgency: 'slowed',
      details: 'Wszyscy czekają na otwarcie plików, czasem nie da się zapisać.',
    }),
  },
  {
    slug: 'cyfrowy-sad',
    requestType: 'it_change',
    service: 'it',
    title: 'Przeniesienie poczty na nowy serwer',
    ...{ daysAgo: 5, minuteOfDay: 12 * 60, pace: [300] },
    form: (day) => ({
      system: 'Poczta',
      risk: 'medium',
      details: 'Nowy serwer jest gotowy, skrzynki trzeba przenieść w weekend.',
      needed_on: addDays(day, 12),
    }),
  },
  {
    slug: 'stal-tech',
    requestType: 'hr_confidential',
    service: 'payroll',
    title: 'Skarga na przełożonego w hali B',
    ...{ daysAgo: 3, minuteOfDay: 9 * 60 + 45, pace: [420] },
    form: () => ({
      kind: 'grievance',
      details: 'Dwie osoby złożyły pisemną skargę. Prosimy o rozmowę i propozycję działania.',
    }),
  },
]

/** The matters of one company, in the order of their steps' instants. */
export function matterSteps({
  slug,
  cast,
  now,
}: Pick<RequestPlan, 'slug' | 'cast' | 'now'>): Step[] {
  const days = workingDays(addDays(today(now), -40), addDays(today(now), -1))
  return matters
    .filter((one) => one.slug === slug)
    .flatMap((matter) => lifeOf(matter, cast, days.at(-matter.daysAgo)!))
}

function lifeOf(matter: Matter, cast: Cast, day: LocalDate): Step[] {
  const way = definitionOf(catalogueType(matter.requestType))
  const agent = cast.agents[0]!
  const client = askerOf(cast, matter)
  const actors: Record<StepDoer, ActAt> = { agent, lead: cast.lead, client }
  let itemId = ''
  const [steps, then] = lifeFrom(momentOn(day, matter.minuteOfDay), async (at) => {
    itemId = await openRequest(cast, client(at), matter, matter.form(day))
  })
  if (way.confidential) {
    // Leads see it from the start; whoever is to do it is named by them.
    then(10, (at) =>
      act(cast.lead(at), cast.tenantId, (ctx) =>
        namePerson(ctx, { itemId, accountId: agent(at).accountId! }),
      ),
    )
  }
  then(15, (at) => takeItem(cast, agent, itemId, at))
  then(10, (at) => say(cast, agent, at, itemId, 'Zajmujemy się tym.'))
  const pass = (n: number) => (at: Date) =>
    passStep(way, n, cast.tenantId, { itemId, principal: actors[way.steps[n]!.by](at) })
  for (const [n, minutes] of matter.pace.entries()) {
    const { kind, key } = way.steps[n]!
    if (kind === 'review' && matter.sentBack) {
      const note = matter.sentBack
      then(minutes, (at) =>
        act(cast.lead(at), cast.tenantId, (ctx) =>
          markStep(ctx, { itemId, key, outcome: 'returned', note }),
        ),
      )
      then(90, pass(n - 1))
    }
    then(minutes, pass(n))
  }
  if (matter.isFinished) then(20, (at) => finish(cast, agent, at, itemId))
  return steps
}
