// The words of printed payslips and certificates. The names of a payslip's lines are those
// of the screen and are handed in: one amount has one name everywhere.
import { monthNamesEn, type Period } from '../../shared/dates.ts'
import type { PrintLocale } from '../../shared/pdf/print-format.ts'

const WORDS = {
  payslip: ['Pasek wynagrodzenia', 'Payslip'],
  person: ['Osoba', 'Person'],
  contract: ['Umowa', 'Contract'],
  position: ['Stanowisko', 'Position'],
  department: ['Dział', 'Department'],
  payOn: ['Data wypłaty', 'Pay date'],
  paidTo: ['Wypłata na', 'Paid to'],
  account: ['rachunek', 'account'],
  cash: ['gotówka', 'cash'],
  nip: ['NIP', 'Tax ID (NIP)'],
  uop: ['umowa o pracę', 'contract of employment'],
  zlecenie: ['umowa zlecenia', 'contract of mandate'],
  dzielo: ['umowa o dzieło', 'contract for specific work'],
  trial: ['na okres próbny', 'for a trial period'],
  fixed: ['na czas określony', 'for a fixed term'],
  indefinite: ['na czas nieokreślony', 'for an indefinite term'],
  earnings: ['Wynagrodzenie i świadczenia', 'Pay and benefits'],
  deducted: ['Składki i podatek pracownika', 'Employee’s contributions and tax'],
  settled: ['Potrącenia i zwroty', 'Deductions and refunds'],
  employer: ['Po stronie pracodawcy', 'Paid by the employer'],
  employerCost: ['Koszt pracodawcy z wynagrodzeniem', 'Employer’s cost with the pay'],
  year: ['Od początku roku', 'Year to date'],
  amount: ['Kwota', 'Amount'],
  base: ['Podstawa', 'Base'],
  rate: ['Stawka', 'Rate'],
  total: ['Razem', 'Total'],
  net: ['Netto przed potrąceniami', 'Net before deductions'],
  toPay: ['Do wypłaty', 'Net to pay'],
  inWords: ['słownie', 'in words'],
  costs: ['koszty uzyskania', 'deductible costs'],
  yearGross: ['Wynagrodzenie i świadczenia', 'Pay and benefits'],
  yearSocial: ['Składki społeczne', 'Social contributions'],
  yearHealth: ['Składka zdrowotna', 'Health contribution'],
  yearTax: ['Zaliczki na podatek', 'Tax advances'],
  yearPpk: ['PPK pracownika', 'Employee’s PPK'],
  yearNet: ['Wypłacono', 'Paid out'],
  yearPaid: ['wypłaty roku do dnia', 'payments of the year up to'],
  inKind: ['Świadczenie w naturze, już wydane', 'Benefit in kind, given already'],
  for: ['za', 'for'],
  paidWith: ['w wypłacie za', 'paid with'],
  due: ['należne', 'due'],
  paid: ['wypłacone', 'paid'],
  draftMark: ['PROJEKT', 'DRAFT'],
  draftNote: [
    'Lista płac nie jest zamknięta: kwoty mogą się zmienić.',
    'The payroll is not closed: the amounts may change.',
  ],
  reversedMark: ['WYCOFANY', 'TAKEN BACK'],
  reversedNote: [
    'Ten pasek wycofano razem z całą listą płac i nie liczy się do sum roku.',
    'This payslip was taken back with its whole payroll and does not count in the year.',
  ],
  printedOn: ['Wydrukowano', 'Printed on'],
  page: ['Strona', 'Page'],
  pageOf: ['z', 'of'],

  earningsTitle: ['Zaświadczenie o zarobkach', 'Certificate of earnings'],
  employmentTitle: ['Zaświadczenie o zatrudnieniu', 'Certificate of employment'],
  earningsSentence: [
    'Zaświadcza się, że osoba wymieniona niżej pracuje na podanych warunkach i otrzymała podane wynagrodzenie.',
    'This is to certify that the person named below works on these terms and was paid as stated.',
  ],
  employmentSentence: [
    'Zaświadcza się, że osoba wymieniona niżej pracuje na podanych warunkach.',
    'This is to certify that the person named below works on these terms.',
  ],
  earningsPastSentence: [
    'Zaświadcza się, że osoba wymieniona niżej pracowała na podanych warunkach i otrzymała podane wynagrodzenie.',
    'This is to certify that the person named below worked on these terms and was paid as stated.',
  ],
  employmentPastSentence: [
    'Zaświadcza się, że osoba wymieniona niżej pracowała na podanych warunkach.',
    'This is to certify that the person named below worked on these terms.',
  ],
  number: ['Nr', 'No.'],
  issuedOn: ['Data wystawienia', 'Issued on'],
  bornOn: ['Data urodzenia', 'Date of birth'],
  employedSince: ['Umowa od', 'Contract from'],
  employedTo: ['do', 'to'],
  hiredOn: ['U tego pracodawcy od', 'With this employer since'],
  fraction: ['Wymiar czasu pracy', 'Working time'],
  fullTime: ['pełny etat', 'full time'],
  partTime: ['etatu', 'of full time'],
  purpose: ['Na wniosek pracownika, w celu', 'At the employee’s request, for'],
  purposeNone: ['Na wniosek pracownika', 'At the employee’s request'],
  month: ['Miesiąc', 'Month'],
  gross: ['Brutto', 'Gross'],
  benefits: ['Zasiłki', 'Benefits'],
  netPay: ['Netto', 'Net'],
  deductions: ['Potrącenia', 'Deductions'],
  paidOut: ['Wypłacono', 'Paid out'],
  average: ['Średnio miesięcznie', 'Monthly average'],
  netMeaning: [
    'Netto to kwota po składkach i podatku, przed potrąceniami. Kwoty w złotych, z zamkniętych list płac.',
    'Net is the amount after contributions and tax, before deductions. Amounts in PLN, from closed payrolls.',
  ],
  issuedBy: ['Wystawia', 'Issued by'],
  signature: ['podpis i pieczęć', 'signature and stamp'],
} as const satisfies Record<string, readonly [pl: string, en: string]>

export type PaperWord = keyof typeof WORDS
export type Say = (word: PaperWord) => string

export function sayIn(locale: PrintLocale): Say {
  return (word) => WORDS[word][locale === 'pl' ? 0 : 1]
}

const MONTHS_PL = [
  ...(['styczeń', 'luty', 'marzec', 'kwiecień', 'maj', 'czerwiec', 'lipiec'] as const),
  ...(['sierpień', 'wrzesień', 'październik', 'listopad', 'grudzień'] as const),
]

/** listopad 2026, or November 2026. */
export function printMonth(period: Period, locale: PrintLocale): string {
  const names = locale === 'pl' ? MONTHS_PL : monthNamesEn
  return `${names[Number(period.slice(5, 7)) - 1]}\u00a0${period.slice(0, 4)}`
}

/** 9,76 % of 976 hundredths of a percent. */
export function printRate(rateBp: bigint, locale: PrintLocale): string {
  const whole = rateBp / 100n
  const part = String(rateBp % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '')
  const comma = locale === 'pl' ? ',' : '.'
  return `${whole}${part ? `${comma}${part}` : ''}${locale === 'pl' ? '\u00a0%' : '%'}`
}
