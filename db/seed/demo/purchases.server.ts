// The invoices that a company hands in during the demo, and what becomes of each.
import { addDays, type LocalDate } from '#tenants/shared/dates.ts'
import { addNote, sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { type Random, randomOf, seedOf } from '../random.ts'
import { agentOf, type Cast } from './cast.server.ts'
import type { DemoCompany } from './companies.ts'
import { lifeFrom, PurchaseLife, type Step, type Then } from './lives.server.ts'
import { lately, momentOn, officeMinute, today, workingDays } from './moments.ts'
import { faXmlFile, makePaper, type PaperBuyer, pdfFile } from './paper.ts'
import { commonSuppliers, type DemoSupplier, tradeSuppliers } from './suppliers.ts'
import { messages, notes, questions, rejections } from './words.ts'

const RECENT_DAYS = 8

export type PurchasePlan = {
  company: DemoCompany
  buyer: PaperBuyer
  /** Somebody else, for invoices that came to the wrong firm. */
  stranger: PaperBuyer
  cast: Cast
  count: number
  from: LocalDate
  now: Date
  seed: number
  /** The company in which one posted invoice is taken back and booked anew. */
  hasReversal: boolean
}

/** A fresh one lies untouched; a stuck one is in work and goes no further. */
type Outcome = 'posted' | 'rejected' | 'stuck' | 'fresh'

/** Papers that came in last, so that the queue is never empty. */
const FRESH = 5

export function purchaseSteps(plan: PurchasePlan): Step[] {
  const random = randomOf(seedOf(plan.seed, `purchases ${plan.company.slug}`))
  const suppliers = [...commonSuppliers, ...(tradeSuppliers[plan.company.trade] ?? [])]
  const days = workingDays(plan.from, today(plan.now))
  const steps: Step[] = []
  let reversalsLeft = plan.hasReversal ? 1 : 0
  for (let n = 0; n < plan.count; n++) {
    const day = days[Math.floor(((n + random.next()) / plan.count) * days.length)]!
    const reverses = reversalsLeft > 0 && n > plan.count / 3
    if (reverses) reversalsLeft -= 1
    const outcome = reverses ? 'posted' : outcomeOf(plan, random, day)
    steps.push(...lifeOf(plan, random, suppliers, { day, n, outcome, reverses }))
  }
  for (let n = plan.count; n < plan.count + FRESH; n++) {
    const day = days.at(-random.whole(1, Math.min(2, days.length)))!
    const outcome = random.percent(55) ? 'fresh' : random.percent(70) ? 'stuck' : 'posted'
    steps.push(...lifeOf(plan, random, suppliers, { day, n, outcome, reverses: false }))
  }
  return steps
}

function lifeOf(
  plan: PurchasePlan,
  random: Random,
  suppliers: readonly DemoSupplier[],
  { day, n, outcome, reverses }: { day: LocalDate; n: number; outcome: Outcome; reverses: boolean },
): Step[] {
  const supplier = random.pick(suppliers)
  // Most of those who draw invoices by hand send files by now, too.
  const isFile = supplier.isElectronic || random.percent(75)
  const isMisaddressed = outcome === 'rejected' && isFile
  const paper = makePaper(
    random,
    supplier,
    allSuppliers.indexOf(supplier),
    isMisaddressed ? plan.stranger : plan.buyer,
    addDays(day, -random.whole(0, 4)),
    // Numbers of one seller differ from company to company and from paper to paper.
    (seedOf(0, plan.company.slug) % 80) * 100 + n + 1,
  )
  const life = new PurchaseLife(plan.cast, agentOf(plan.cast, random), paper, () =>
    isFile ? Promise.resolve(faXmlFile(paper, random)) : pdfFile(paper),
  )
  const isFresh = outcome === 'fresh' && random.percent(80)
  const uploadAt = isFresh ? lately(random, plan.now) : momentOn(day, officeMinute(random))
  const takenAfter = random.whole(3, 45)
  const [steps, then] = lifeFrom(uploadAt, life.upload)
  if (outcome === 'fresh') return steps
  then(takenAfter, life.take)
  addTalk(random, outcome, life, then)
  if (outcome === 'posted') {
    // A few are late: the promise is two working days, somewhat more or less.
    then(random.percent(5) ? random.whole(1_000, 2_200) : random.whole(10, 100), life.post)
  } else if (outcome === 'rejected') {
    const reason = isMisaddressed ? rejections[0] : random.pick(rejections.slice(1))
    then(random.whole(15, 200), (at) => life.reject(at, reason))
  }
  if (reverses) {
    then(700, (at) => life.reverse(at, 'Błędne konto kosztów'))
    then(30, life.post)
  }
  return steps
}

const allSuppliers = [...commonSuppliers, ...Object.values(tradeSuppliers).flat()]

function outcomeOf(plan: PurchasePlan, random: Random, day: LocalDate): Outcome {
  const isRecent = day >= addDays(today(plan.now), -RECENT_DAYS)
  if (isRecent && random.percent(20)) return 'stuck'
  return random.percent(3) ? 'rejected' : 'posted'
}

function addTalk(random: Random, outcome: Outcome, life: PurchaseLife, then: Then): void {
  if (random.percent(10)) {
    const body = random.pick(messages)
    then(random.whole(5, 40), (at) =>
      life.say(at, (ctx, itemId) => sendMessage(ctx, { itemId, body })),
    )
  }
  if (random.percent(8)) {
    const body = random.pick(notes)
    then(random.whole(2, 20), (at) => life.say(at, (ctx, itemId) => addNote(ctx, { itemId, body })))
  }
  if (!random.percent(outcome === 'stuck' ? 60 : 14)) return
  const [question, answer] = random.pick(questions)
  const isYesNo = question.startsWith('Czy ')
  then(random.whole(5, 45), (at) => life.ask(at, question, isYesNo ? { kind: 'yesno' } : {}))
  // The stuck ones wait for an answer that has not come.
  if (outcome === 'stuck') return
  const given = isYesNo ? answer.startsWith('Tak') : answer
  then(random.whole(60, 700), (at) => life.answer(at, given))
}
