// The acts that the explanation of a payslip refers to.

export type ActCode =
  | 'social_insurance'
  | 'pit'
  | 'health'
  | 'labour_market'
  | 'guaranteed_benefits'
  | 'bridge_pensions'
  | 'ppk'
  | 'benefits'
  | 'labour_code'
  | 'minimum_wage'
  | 'civil_procedure'
  | 'tax_ordinance'
  | 'leave_regulation'

export type Act = { pl: string; en: string; published: string }

export const ACTS: Readonly<Record<ActCode, Act>> = {
  social_insurance: {
    pl: 'ustawa o systemie ubezpieczeń społecznych',
    en: 'Act on the social insurance system',
    published: 'Dz.U. 1998 nr 137 poz. 887',
  },
  pit: {
    pl: 'ustawa o podatku dochodowym od osób fizycznych',
    en: 'Personal Income Tax Act',
    published: 'Dz.U. 1991 nr 80 poz. 350',
  },
  health: {
    pl: 'ustawa o świadczeniach opieki zdrowotnej finansowanych ze środków publicznych',
    en: 'Act on publicly funded health care',
    published: 'Dz.U. 2004 nr 210 poz. 2135',
  },
  labour_market: {
    pl: 'ustawa o rynku pracy i służbach zatrudnienia',
    en: 'Act on the labour market and employment services',
    published: 'Dz.U. 2025 poz. 620',
  },
  guaranteed_benefits: {
    pl: 'ustawa o ochronie roszczeń pracowniczych w razie niewypłacalności pracodawcy',
    en: "Act on protecting employees' claims when the employer is insolvent",
    published: 'Dz.U. 2006 nr 158 poz. 1121',
  },
  bridge_pensions: {
    pl: 'ustawa o emeryturach pomostowych',
    en: 'Bridge Pensions Act',
    published: 'Dz.U. 2008 nr 237 poz. 1656',
  },
  ppk: {
    pl: 'ustawa o pracowniczych planach kapitałowych',
    en: 'Employee Capital Plans Act',
    published: 'Dz.U. 2018 poz. 2215',
  },
  benefits: {
    pl: 'ustawa o świadczeniach pieniężnych w razie choroby i macierzyństwa',
    en: 'Act on cash benefits in sickness and maternity',
    published: 'Dz.U. 1999 nr 60 poz. 636',
  },
  labour_code: {
    pl: 'Kodeks pracy',
    en: 'Labour Code',
    published: 'Dz.U. 1974 nr 24 poz. 141',
  },
  minimum_wage: {
    pl: 'ustawa o minimalnym wynagrodzeniu za pracę',
    en: 'Minimum Wage Act',
    published: 'Dz.U. 2002 nr 200 poz. 1679',
  },
  civil_procedure: {
    pl: 'Kodeks postępowania cywilnego',
    en: 'Code of Civil Procedure',
    published: 'Dz.U. 1964 nr 43 poz. 296',
  },
  tax_ordinance: {
    pl: 'Ordynacja podatkowa',
    en: 'Tax Ordinance',
    published: 'Dz.U. 1997 nr 137 poz. 926',
  },
  leave_regulation: {
    pl: 'rozporządzenie w sprawie szczegółowych zasad udzielania urlopu wypoczynkowego',
    en: 'Regulation on annual leave and its cash equivalent',
    published: 'Dz.U. 1997 nr 2 poz. 14',
  },
}
