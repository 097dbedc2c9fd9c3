// Names in the navigation of the desk and the office.

const pl = {
  queue: 'Kolejka',
  questions: 'Pytania',
  books: 'Księgi',
  trialBalance: 'Obroty i salda',
  journal: 'Dziennik',
  vatRegister: 'Rejestr VAT',
  documents: 'Dokumenty',
  account: 'Moje konto',
  overview: 'Przegląd',
  work: 'Sprawy',
  companies: 'Firmy',
  catalogue: 'Katalog usług',
  billing: 'Fakturowanie',
  staff: 'Zespół',
  control: 'Kontrola',
  team: 'Praca zespołu',
  outbox: 'Skrzynka nadawcza',
  audit: 'Dziennik zdarzeń',
}

const en: typeof pl = {
  queue: 'Queue',
  questions: 'Questions',
  books: 'Books',
  trialBalance: 'Trial balance',
  journal: 'Journal',
  vatRegister: 'VAT register',
  documents: 'Documents',
  account: 'My account',
  overview: 'Overview',
  work: 'Work',
  companies: 'Companies',
  catalogue: 'Service catalogue',
  billing: 'Billing',
  staff: 'Staff',
  control: 'Control',
  team: 'Team work',
  outbox: 'Outbox',
  audit: 'Audit log',
}

export const frameWords = { pl, en }
