// People of the demo: the provider's staff and the clients' own. Some belong to several
// companies.
import type { MemberRole } from '#tenants/shared/permissions.ts'

/** One password for every sign-in of the demo. */
export const DEMO_PASSWORD = 'demo-zaplecze-2026'

export type DemoPerson = {
  email: string
  name: string
  locale: 'pl' | 'en'
  /** Company's slug and role there. */
  roles: readonly (readonly [company: string, role: MemberRole])[]
}

/** Signs in to their own pay alone; who it is, the payroll of the company says. */
export const DEMO_EMPLOYEE = {
  email: 'employee@rogalik.example',
  slug: 'piekarnia-rogalik',
} as const

const staff = (email: string, name: string, role: MemberRole, locale: 'pl' | 'en' = 'pl') => ({
  email: `${email}@zaplecze.example`,
  name,
  locale,
  roles: [['zaplecze', role]] as const,
})

export const demoStaff: readonly DemoPerson[] = [
  staff('admin', 'Helena Adamczak', 'admin'),
  staff('auditor', 'Wiktor Rewida', 'auditor'),
  staff('lead', 'Marta Wiodąca', 'lead'),
  staff('lead2', 'Paweł Szefczyk', 'lead'),
  staff('agent', 'Anna Księgowska', 'agent'),
  staff('agent2', 'Tomasz Rachuba', 'agent'),
  staff('agent3', 'Eve Clarke', 'agent', 'en'),
]

const person = (
  email: string,
  name: string,
  roles: DemoPerson['roles'],
  locale: 'pl' | 'en' = 'pl',
): DemoPerson => ({ email, name, locale, roles })

export const demoClients: readonly DemoPerson[] = [
  person('owner@rogalik.example', 'Barbara Rogalska', [['piekarnia-rogalik', 'owner']]),
  person('finance@rogalik.example', 'Krystyna Grosz', [['piekarnia-rogalik', 'finance']]),
  person('hr@rogalik.example', 'Ewelina Kadrowa', [['piekarnia-rogalik', 'hr']]),
  person('viewer@rogalik.example', 'Jan Podgląd', [['piekarnia-rogalik', 'viewer']]),
  person('owner@staltech.example', 'Zbigniew Stalowy', [['stal-tech', 'owner']]),
  person('finance@staltech.example', 'Dorota Faktura', [['stal-tech', 'finance']]),
  person('hr@staltech.example', 'Wanda Etatowa', [['stal-tech', 'hr']]),
  person('owner@nordwind.example', 'Oliver Nordin', [['nordwind-logistics', 'owner']], 'en'),
  person('finance@nordwind.example', 'Grace Mills', [['nordwind-logistics', 'finance']], 'en'),
  person('owner@lipowa.example', 'Agata Lipska', [['klinika-lipowa', 'owner']]),
  person('hr@lipowa.example', 'Sylwia Etat', [['klinika-lipowa', 'hr']]),
  person('owner@cyfrowysad.example', 'Igor Jabłoński', [['cyfrowy-sad', 'owner']], 'en'),
  person('owner@budowaplus.example', 'Roman Cegielski', [['budowa-plus', 'owner']]),
  person('finance@budowaplus.example', 'Iwona Kosztorys', [['budowa-plus', 'finance']]),
  person('owner@nadjeziorem.example', 'Maria Żagiel', [['hotel-nad-jeziorem', 'owner']]),
  person('owner@modawisla.example', 'Klaudia Nić', [['moda-wisla', 'owner']]),
  person('finance@modawisla.example', 'Adam Mankiet', [['moda-wisla', 'finance']]),
  person('owner@agromazur.example', 'Stefan Kłos', [['agro-mazur', 'owner']]),
  person('owner@drukkolor.example', 'Jan Papiernik', [['druk-kolor', 'owner']]),
  person('hr@drukkolor.example', 'Celina Rola', [['druk-kolor', 'hr']]),
  // One person, several companies: the switcher has something to switch.
  person('owner@holding.example', 'Teresa Wielka', [
    ['energia-z-dachu', 'owner'],
    ['budowa-plus', 'viewer'],
    ['hotel-nad-jeziorem', 'finance'],
  ]),
  person('finance@holding.example', 'Bogdan Saldo', [
    ['energia-z-dachu', 'finance'],
    ['apteka-pod-lwem', 'finance'],
    ['druk-kolor', 'finance'],
  ]),
  person('owner@podlwem.example', 'Leon Aptekarz', [['apteka-pod-lwem', 'owner']]),
]

/** Agent's e-mail name, company, services. Leads help where the load is. */
export const demoAssignments: readonly (readonly [string, readonly string[]])[] = [
  [
    'agent',
    ['piekarnia-rogalik', 'stal-tech', 'nordwind-logistics', 'klinika-lipowa', 'cyfrowy-sad'],
  ],
  ['agent2', ['budowa-plus', 'hotel-nad-jeziorem', 'moda-wisla', 'agro-mazur', 'stal-tech']],
  ['agent3', ['energia-z-dachu', 'druk-kolor', 'apteka-pod-lwem', 'nordwind-logistics']],
  [
    'lead',
    [
      'piekarnia-rogalik',
      'stal-tech',
      'nordwind-logistics',
      'klinika-lipowa',
      'cyfrowy-sad',
      'budowa-plus',
      'hotel-nad-jeziorem',
    ],
  ],
  [
    'lead2',
    ['moda-wisla', 'agro-mazur', 'energia-z-dachu', 'druk-kolor', 'apteka-pod-lwem', 'budowa-plus'],
  ],
]
