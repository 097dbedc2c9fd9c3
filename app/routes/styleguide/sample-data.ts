import type { Priority, WorkStatus } from '#app/i18n/common.ts'
import type { ClockState } from '#app/ui/clock-badge.tsx'

export const sampleCompanies = [
  { id: 'c1', name: 'Piekarnia Żytnia sp. z o.o.', nip: '5260001246', color: '#b4532a' },
  { id: 'c2', name: 'Łódzkie Zakłady Optyczne S.A.', nip: '7250006382', color: '#2f5fb3' },
  { id: 'c3', name: 'Ćwikła i Wspólnicy sp.k.', nip: '6762476213', color: '#2e7d4f' },
  { id: 'c4', name: 'Nordbud', nip: '5842751979', color: '#e8c547' },
].map((company) => ({ ...company, to: '/styleguide' }))

export type SampleItem = {
  id: string
  number: string
  title: string
  company: number
  status: WorkStatus
  priority: Priority
  state: ClockState
  left: number
  amount: bigint
  received: string
  who: string
}

const titles = [
  'Faktura zakupu: Hurtownia Mąki „Ziarno”',
  'Pytanie o rozliczenie zaliczki za targi w Poznaniu',
  'Korekta FV 2026/02/118, rabat potransakcyjny',
  'Paragon z NIP, paliwo',
  'Faktura za energię, dwa punkty poboru, odczyt rzeczywisty oraz prognoza',
  'Umowa najmu: aneks nr 3',
]
const states: [WorkStatus, ClockState, number][] = [
  ['in_progress', 'running', -135],
  ['new', 'running', 42],
  ['waiting_client', 'paused', 310],
  ['new', 'running', 465],
  ['waiting_authority', 'paused', 1290],
  ['done', 'met', 0],
]
const people = ['Joanna Śliwińska', 'Michał Żak', 'Ewa Lis']
const priorities: Priority[] = ['urgent', 'high', 'normal', 'normal', 'low', 'normal']

export const sampleItems: SampleItem[] = Array.from({ length: 12 }, (_, n) => {
  const [status, state, left] = states[n % states.length]!
  return {
    id: `w${n}`,
    number: `ZP-${1042 + n * 7}`,
    title: titles[(n * 5) % titles.length]!,
    company: n % sampleCompanies.length,
    status,
    priority: priorities[n % priorities.length]!,
    state,
    left: left + n,
    amount: BigInt((n * 7919 * 131) % 2_500_000) * (n % 5 === 2 ? -1n : 1n),
    received: new Date(Date.UTC(2026, 2, 5, 8, 0) - n * 5_400_000).toISOString(),
    who: people[n % people.length]!,
  }
})
