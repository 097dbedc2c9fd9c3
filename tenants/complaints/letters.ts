// What a letter says: facts that were kept at its issue, put into the words of its version.
// A new wording is a new version beside the old one, so that a letter printed again reads as
// it did on its day.
import type { LocalDate } from '../shared/dates.ts'
import { type PrintLocale, printAmount, printDate } from '../shared/pdf/print-format.ts'
import type { Decision, Demand, LegalBasis, LetterKind, Regime, Remedy } from './kinds.ts'
import { type LetterWords, letterWords } from './pl/letter-words.ts'
import type { ExtensionReasons } from './types.ts'

export const LETTER_VERSION = 2

export type LetterData = {
  company: { name: string; address: string; nip: string; email: string | null; colour: string }
  customer: { name: string; address: string | null }
  number: string
  receivedOn: LocalDate
  regime: Regime
  legalBasis: LegalBasis
  product: string
  orderNumber: string | null
  invoiceNumber: string | null
  demand: Demand
  /** Amounts as text: the data is kept as JSON. */
  demandMinor: string | null
  decision: Decision | null
  decidedOn: LocalDate | null
  grounds: string | null
  remedy: Remedy | null
  remedyMinor: string | null
  dueOn: LocalDate
  extension: ExtensionReasons | null
  /** What the agent chose to name of the evidence; letters before version 2 have none. */
  evidence?: string[]
  issuedOn: LocalDate
  issuedBy: string
}

export type LetterText = {
  title: string
  facts: { label: string; value: string }[]
  paragraphs: string[]
  closing: string
  labels: LetterWords['labels']
}

/** The text of a letter, the same for its print and its mail. */
export function letterText(
  data: LetterData,
  { kind, locale, version }: { kind: LetterKind; locale: PrintLocale; version: number },
): LetterText {
  const words = letterWords[version]?.[locale]
  if (!words) throw new RangeError(`there is no letter of version ${version}`)
  const day = (date: LocalDate) => printDate(date, locale)
  const sum = (minor: string) => `${printAmount(BigInt(minor), locale)} PLN`
  const demand = words.demands[data.demand]
  const facts = [
    { label: words.labels.number, value: data.number },
    { label: words.labels.receivedOn, value: day(data.receivedOn) },
    { label: words.labels.product, value: data.product },
    { label: words.labels.order, value: data.orderNumber },
    { label: words.labels.invoice, value: data.invoiceNumber },
    {
      label: words.labels.demand,
      value: data.demandMinor ? `${demand}, ${sum(data.demandMinor)}` : demand,
    },
  ].filter((fact): fact is { label: string; value: string } => Boolean(fact.value))
  const paragraphs =
    kind === 'extension' ? extensionText(data, words, day) : decisionText(data, words, { day, sum })
  const title = kind === 'extension' ? words.titles.extension : words.titles[data.decision!]
  return { title, facts, paragraphs, closing: words.closing, labels: words.labels }
}

function extensionText(
  { extension, receivedOn, regime }: LetterData,
  words: LetterWords,
  day: (date: LocalDate) => string,
): string[] {
  if (!extension) throw new RangeError('a notice of a longer term needs its reasons')
  return [
    words.extension.opening(day(receivedOn)),
    words.extension.cause(extension.cause),
    words.extension.circumstances(extension.circumstances),
    words.extension.expected(day(extension.expectedOn)),
    words.acts[regime],
  ]
}

function decisionText(
  data: LetterData,
  words: LetterWords,
  { day, sum }: { day: (date: LocalDate) => string; sum: (minor: string) => string },
): string[] {
  const { decision, remedy, grounds, regime } = data
  if (!decision) throw new RangeError('a letter of a decision needs one')
  const paragraphs = [
    words.opening(day(data.receivedOn)),
    words.decisions[decision](day(data.dueOn)),
  ]
  if (grounds) paragraphs.push(`${words.labels.grounds}: ${grounds}`)
  if (data.evidence && data.evidence.length > 0) {
    paragraphs.push(words.evidence(data.evidence.join('; ')))
  }
  if (remedy && remedy !== 'none') {
    const what = words.remedies[remedy]
    paragraphs.push(words.remedy(data.remedyMinor ? `${what}, ${sum(data.remedyMinor)}` : what))
  }
  paragraphs.push(words.acts[regime])
  const appeal = words.appeals[regime]
  if (decision === 'refused' || decision === 'partly') {
    for (const way of [appeal, words.adr[regime]]) if (way) paragraphs.push(way)
  }
  return paragraphs
}
