// All words on the screen, for the server: a page's own code takes the words of its areas
// one by one, so that a browser loads only those. To add an area:
//
//   1. write `app/i18n/<area>.ts`:
//        const pl = { title: 'Kolejka', items: (n: number) => counted('pl', n, {...}) }
//        const en: typeof pl = { title: 'Queue', items: (n) => counted('en', n, {...}) }
//        export const deskWords = { pl, en }
//   2. import it below and add its key to `areas` (one line each, alphabetical).
//
// In a component: `const t = useWords(deskWords)`, or `useWords({ common: commonWords, … })`.
// On the server: `dictionary(locale).desk.title`. `en: typeof pl` makes the type
// checker refuse a missing or misspelt message.
import { accountingWords } from './accounting.ts'
import { authWords } from './auth.ts'
import { billingWords } from './billing.ts'
import { catalogueWords } from './catalogue.ts'
import { catalogueChangesWords } from './catalogue-changes.ts'
import { clocksWords } from './clocks.ts'
import { commonWords } from './common.ts'
import { complainWords } from './complain.ts'
import { complaintCaseWords } from './complaint-case.ts'
import { complaintMailWords } from './complaint-mail.ts'
import { complaintsWords } from './complaints.ts'
import { contractWords } from './contract.ts'
import { deskWords } from './desk.ts'
import { eInvoiceWords } from './e-invoice.ts'
import { eventsWords } from './events.ts'
import { frameWords } from './frame.ts'
import type { Locale } from './locale.tsx'
import { officeWords } from './office.ts'
import { payDeclarationsWords } from './payroll-declarations.ts'
import { payFileWords } from './payroll-file.ts'
import { payFormsWords } from './payroll-forms.ts'
import { payImportsWords } from './payroll-imports.ts'
import { payLeaveWords } from './payroll-leave.ts'
import { payLinesWords } from './payroll-lines.ts'
import { payOwnWords } from './payroll-own.ts'
import { payPapersWords } from './payroll-papers.ts'
import { payMoneyWords } from './payroll-payments.ts'
import { payPeopleWords } from './payroll-people.ts'
import { payRunsWords } from './payroll-runs.ts'
import { paySourceWords } from './payroll-source.ts'
import { payTimeWords } from './payroll-time.ts'
import { payYearWords } from './payroll-year.ts'
import { peopleWords } from './people.ts'
import { portalWords } from './portal.ts'
import { questionsWords } from './questions.ts'
import { schedulesWords } from './schedules.ts'
import { scorecardWords } from './scorecard.ts'
import { slaWords } from './sla.ts'
import { stepsWords } from './steps.ts'
import { workWords } from './work.ts'

const areas = {
  accounting: accountingWords,
  auth: authWords,
  billing: billingWords,
  catalogue: catalogueWords,
  catalogueChanges: catalogueChangesWords,
  clocks: clocksWords,
  common: commonWords,
  complain: complainWords,
  complaintCase: complaintCaseWords,
  complaintMail: complaintMailWords,
  complaints: complaintsWords,
  contract: contractWords,
  desk: deskWords,
  eInvoice: eInvoiceWords,
  events: eventsWords,
  frame: frameWords,
  office: officeWords,
  payDeclarations: payDeclarationsWords,
  payFile: payFileWords,
  payForms: payFormsWords,
  payImports: payImportsWords,
  payLeave: payLeaveWords,
  payLines: payLinesWords,
  payMoney: payMoneyWords,
  payOwn: payOwnWords,
  payPapers: payPapersWords,
  payPeople: payPeopleWords,
  payRuns: payRunsWords,
  paySource: paySourceWords,
  payTime: payTimeWords,
  payYear: payYearWords,
  people: peopleWords,
  portal: portalWords,
  questions: questionsWords,
  schedules: schedulesWords,
  scorecard: scorecardWords,
  sla: slaWords,
  steps: stepsWords,
  work: workWords,
}

type Areas = typeof areas
export type Dictionary = { [Area in keyof Areas]: Areas[Area]['pl'] }
/** The words of some areas, for a function that is given them. */
export type Words<Area extends keyof Dictionary> = Pick<Dictionary, Area>

function inLocale(locale: Locale): Dictionary {
  const entries = Object.entries(areas).map(([area, words]) => [area, words[locale]])
  return Object.fromEntries(entries) as Dictionary
}

const byLocale: Record<Locale, Dictionary> = { pl: inLocale('pl'), en: inLocale('en') }

export function dictionary(locale: Locale): Dictionary {
  return byLocale[locale]
}
