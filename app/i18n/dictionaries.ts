// All words on the screen. To add an area:
//
//   1. write `app/i18n/<area>.ts`:
//        const pl = { title: 'Kolejka', items: (n: number) => counted('pl', n, {...}) }
//        const en: typeof pl = { title: 'Queue', items: (n) => counted('en', n, {...}) }
//        export const desk = { pl, en }
//   2. import it below and add its key to `areas` (one line each, alphabetical).
//
// In a component: `const t = useT()`, then `t.desk.title`, `t.desk.items(5)`.
// On the server: `dictionary(locale).desk.title`. `en: typeof pl` makes the type
// checker refuse a missing or misspelt message.
import { accounting } from './accounting.ts'
import { auth } from './auth.ts'
import { billing } from './billing.ts'
import { clocks } from './clocks.ts'
import { common } from './common.ts'
import { complain } from './complain.ts'
import { complaints } from './complaints.ts'
import { contract } from './contract.ts'
import { desk } from './desk.ts'
import { eInvoice } from './e-invoice.ts'
import { events } from './events.ts'
import { frame } from './frame.ts'
import { type Locale, useLocale } from './locale.tsx'
import { office } from './office.ts'
import { payDeclarations } from './payroll-declarations.ts'
import { payFile } from './payroll-file.ts'
import { payForms } from './payroll-forms.ts'
import { payImports } from './payroll-imports.ts'
import { payLeave } from './payroll-leave.ts'
import { payLines } from './payroll-lines.ts'
import { payOwn } from './payroll-own.ts'
import { payPapers } from './payroll-papers.ts'
import { payMoney } from './payroll-payments.ts'
import { payPeople } from './payroll-people.ts'
import { payRuns } from './payroll-runs.ts'
import { payTime } from './payroll-time.ts'
import { payYear } from './payroll-year.ts'
import { people } from './people.ts'
import { portal } from './portal.ts'
import { schedules } from './schedules.ts'
import { scorecard } from './scorecard.ts'
import { work } from './work.ts'

const areas = {
  accounting,
  office,
  payFile,
  payImports,
  payLeave,
  payDeclarations,
  payForms,
  payLines,
  payMoney,
  payOwn,
  payPapers,
  payPeople,
  payRuns,
  payTime,
  payYear,
  people,
  auth,
  billing,
  clocks,
  common,
  complain,
  complaints,
  contract,
  events,
  eInvoice,
  desk,
  portal,
  schedules,
  scorecard,
  frame,
  work,
}

type Areas = typeof areas
export type Dictionary = { [Area in keyof Areas]: Areas[Area]['pl'] }

function inLocale(locale: Locale): Dictionary {
  const entries = Object.entries(areas).map(([area, words]) => [area, words[locale]])
  return Object.fromEntries(entries) as Dictionary
}

const byLocale: Record<Locale, Dictionary> = { pl: inLocale('pl'), en: inLocale('en') }

export function dictionary(locale: Locale): Dictionary {
  return byLocale[locale]
}

export function useT(): Dictionary {
  return byLocale[useLocale().locale]
}
