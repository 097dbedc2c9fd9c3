// How long papers of a kind of work are kept in Poland, and from when. The class is chosen in
// the service catalogue; the years are law, and none of them is a default.

export type RetentionClass = {
  /** Whole years kept. */
  years: number
  /** The years are counted from the end of the calendar year of this event. */
  from: 'year_closed' | 'employment_ended' | 'settled' | 'tax_due'
  name: { pl: string; en: string }
  source: string
}

export const retentionClasses = {
  accounting_records: {
    years: 5,
    from: 'year_closed',
    name: {
      pl: 'Księgi i dowody księgowe (5 lat)',
      en: 'Books and vouchers (5 years)',
    },
    source: 'ustawa o rachunkowości, art. 74 ust. 2 pkt 1 i 8',
  },
  tax_records: {
    years: 5,
    from: 'tax_due',
    name: {
      pl: 'Dokumenty podatkowe (5 lat od końca roku terminu podatku)',
      en: 'Tax papers (5 years from the end of the year the tax was due)',
    },
    source: 'Ordynacja podatkowa, art. 70 § 1 i art. 86 § 1',
  },
  employee_file: {
    years: 10,
    from: 'employment_ended',
    name: {
      pl: 'Akta pracownicze (10 lat od końca roku ustania zatrudnienia)',
      en: 'Employee file (10 years from the end of the year employment ended)',
    },
    source: 'Kodeks pracy, art. 94 pkt 9b, dla zatrudnionych od 1.01.2019',
  },
  complaint_records: {
    years: 1,
    from: 'settled',
    name: {
      pl: 'Dokumenty reklamacji (rok po rozliczeniu)',
      en: 'Complaint papers (1 year after settlement)',
    },
    source: 'ustawa o rachunkowości, art. 74 ust. 2 pkt 6',
  },
  contract_records: {
    years: 6,
    from: 'settled',
    name: {
      pl: 'Umowy i sprawy prawne (6 lat, do przedawnienia roszczeń)',
      en: 'Contracts and legal matters (6 years, until claims lapse)',
    },
    source: 'Kodeks cywilny, art. 118',
  },
  business_records: {
    years: 3,
    from: 'settled',
    name: {
      pl: 'Korespondencja i zlecenia (3 lata, do przedawnienia roszczeń)',
      en: 'Correspondence and orders (3 years, until claims lapse)',
    },
    source: 'Kodeks cywilny, art. 118',
  },
} as const satisfies Record<string, RetentionClass>

export type RetentionKey = keyof typeof retentionClasses
export const retentionKeys = Object.keys(retentionClasses) as [RetentionKey, ...RetentionKey[]]
