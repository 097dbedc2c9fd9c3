// Sums brought from elsewhere, and the accounts and cost centres of a company's payroll.
const pl = {
  title: 'Sumy przeniesione z innych źródeł',
  intro:
    'To, co w roku wypłacił ktoś inny albo poprzedni program. Liczy się do limitów roku od następnej listy.',
  none: 'Nic nie przeniesiono.',
  sources: { other_payer: 'Inny płatnik', earlier_system: 'Poprzedni program, ten sam płatnik' },
  fields: {
    year: 'Rok',
    source: 'Źródło',
    pensionBaseMinor: 'Podstawa emerytalnej i rentowej',
    taxBaseMinor: 'Dochód (podstawa zaliczek)',
    exemptMinor: 'Przychód zwolniony z podatku',
    authorKupMinor: 'Koszty autorskie',
    sickDays: 'Dni choroby opłacone przez pracodawcę',
    reason: 'Na jakiej podstawie',
  },
  taxBaseHint: 'Tylko u tego samego płatnika: próg zaliczki liczy każdy płatnik osobno.',
  signHint: 'Pomyłkę cofa wpis z minusem.',
  reasonHint: 'Na przykład oświadczenie z datą albo raport z poprzedniego programu.',
  by: (name: string, when: string) => `${name}, ${when}`,
  add: 'Dopisz sumy',
  done: 'Dopisano sumy przeniesione.',
}

const en: typeof pl = {
  title: 'Sums brought from elsewhere',
  intro:
    'What somebody else, or the earlier program, paid in the year. It counts against the limits of the year from the next run on.',
  none: 'Nothing was brought.',
  sources: { other_payer: 'Another payer', earlier_system: 'Earlier program, same payer' },
  fields: {
    year: 'Year',
    source: 'Source',
    pensionBaseMinor: 'Base of pension and disability',
    taxBaseMinor: 'Income (base of tax advances)',
    exemptMinor: 'Tax-exempt revenue',
    authorKupMinor: 'Author’s costs',
    sickDays: 'Sick days paid by an employer',
    reason: 'On what grounds',
  },
  taxBaseHint: 'Of the same payer only: each payer counts the threshold of advances alone.',
  signHint: 'A mistake is taken back by an entry with a minus.',
  reasonHint: 'For example a dated statement, or a report of the earlier program.',
  by: (name, when) => `${name}, ${when}`,
  add: 'Add the sums',
  done: 'The sums were added.',
}

export const payYear = { pl, en }
