// How long an answer may take, by the law under which somebody complains, and what silence
// means. Dates of the first three come from the rule that `calc deadline` uses, too.
import { addDays, type LocalDate } from '../../shared/dates.ts'
import { type ComplaintRegime, complaintDueOn } from '../../shared/pl/deadlines.ts'
import { isWorkingDay, nextWorkingDay } from '../../shared/pl/holidays.ts'
import type { LegalBasis, Regime } from '../kinds.ts'

type Term =
  | { by: 'law'; rule: ComplaintRegime }
  | { by: 'working_days'; days: number }
  /** What the client agreed with its own customers. */
  | { by: 'contract' }

export type RegimeRule = {
  /** Complaints received from this day on. */
  validFrom: LocalDate
  act: string
  answer: Term
  /** The longer term, once it was told with its reasons; null where the law knows none. */
  extended: Term | null
  /** No answer in time is an answer: yes. */
  silenceAccepts: boolean
  /** A refusal names the ways of appeal: the ombudsman, the court. */
  namesAppeal: boolean
  bases: readonly [LegalBasis, ...LegalBasis[]]
  /** Not checked against the text of the act: whoever handles it is told so. */
  isUnsure?: true
}

export const regimeRules: Record<Regime, RegimeRule> = {
  consumer: {
    // In its present wording since 1 January 2023.
    validFrom: '2023-01-01',
    act: 'ustawa z 30 maja 2014 r. o prawach konsumenta, art. 7a',
    answer: { by: 'law', rule: 'consumer' },
    extended: null,
    silenceAccepts: true,
    namesAppeal: true,
    bases: ['non_conformity', 'service', 'rekojmia', 'guarantee'],
  },
  financial: {
    validFrom: '2015-10-11',
    act: 'ustawa z 5 sierpnia 2015 r. o rozpatrywaniu reklamacji, art. 6-8 i 10',
    answer: { by: 'law', rule: 'financial' },
    extended: { by: 'law', rule: 'financial_complex' },
    silenceAccepts: true,
    namesAppeal: true,
    bases: ['financial_service'],
  },
  payment: {
    validFrom: '2018-06-20',
    act: 'ustawa z 5 sierpnia 2015 r. o rozpatrywaniu reklamacji, art. 6a',
    answer: { by: 'working_days', days: 15 },
    extended: { by: 'working_days', days: 35 },
    // The commentaries differ; what is overdue is shown, and a person decides.
    silenceAccepts: false,
    namesAppeal: true,
    bases: ['payment_service'],
  },
  telecom: {
    validFrom: '2024-11-10',
    act: 'ustawa z 12 lipca 2024 r. Prawo komunikacji elektronicznej, reklamacje',
    answer: { by: 'law', rule: 'telecom' },
    extended: null,
    silenceAccepts: true,
    namesAppeal: true,
    bases: ['service', 'contract'],
  },
  // Of the next three the commentaries differ on silence: overdue is shown, a person decides.
  travel: {
    validFrom: '2018-07-01',
    act: 'ustawa z 24 listopada 2017 r. o imprezach turystycznych i powiązanych usługach turystycznych',
    answer: { by: 'law', rule: 'travel' },
    extended: null,
    silenceAccepts: false,
    namesAppeal: true,
    bases: ['service', 'contract'],
    isUnsure: true,
  },
  postal: {
    validFrom: '2013-01-01',
    act: 'ustawa z 23 listopada 2012 r. Prawo pocztowe, reklamacje',
    answer: { by: 'law', rule: 'postal' },
    extended: null,
    silenceAccepts: false,
    namesAppeal: true,
    bases: ['service', 'contract'],
    isUnsure: true,
  },
  energy: {
    validFrom: '2013-09-11',
    act: 'ustawa z 10 kwietnia 1997 r. Prawo energetyczne, reklamacje',
    answer: { by: 'law', rule: 'energy' },
    extended: null,
    silenceAccepts: false,
    namesAppeal: true,
    bases: ['service', 'contract'],
    isUnsure: true,
  },
  b2b: {
    validFrom: '1965-01-01',
    act: 'Kodeks cywilny, art. 556 i nast., oraz umowa stron',
    answer: { by: 'contract' },
    extended: null,
    silenceAccepts: false,
    namesAppeal: false,
    bases: ['contract', 'rekojmia', 'guarantee', 'service'],
  },
}

/** The last day on which the answer is in time; the day of receipt is not counted. */
export function answerDueOn(
  regime: Regime,
  receivedOn: LocalDate,
  options: { contractDays?: number | null; isExtended?: boolean } = {},
): LocalDate {
  const rule = regimeRules[regime]
  const term = options.isExtended ? (rule.extended ?? rule.answer) : rule.answer
  if (term.by === 'law') return complaintDueOn(term.rule, receivedOn)
  if (term.by === 'working_days') return afterWorkingDays(receivedOn, term.days)
  if (!options.contractDays) throw new RangeError('a complaint by contract needs its days')
  return nextWorkingDay(addDays(receivedOn, options.contractDays))
}

function afterWorkingDays(from: LocalDate, days: number): LocalDate {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** The answer must reach the customer: letters leave this many days earlier. */
export const DISPATCH_DAYS = 3
