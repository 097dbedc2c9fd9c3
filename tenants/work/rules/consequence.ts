// What stands still until a question is answered, in the reader's words.
import { localDateOf } from '../../shared/dates.ts'
import type { Service } from '../../shared/permissions.ts'

export type Consequence = {
  service: Service
  requestType: string
  itemNumber: number
  /** Month that cannot be closed without the answer. */
  period: string | null
  /** Open items that wait for the same: this one, and all of its month. */
  items: number
  /** Since when the provider's clock stands; null when no clock was promised. */
  stoppedAt: Date | null
}

type Locale = 'pl' | 'en'
type Reader = { locale: Locale; now: Date; zone: string }

const month = (period: string) => `${period.slice(5)}/${period.slice(0, 4)}`

const words = {
  pl: {
    vat: (period: string) => `Wstrzymuje VAT ${month(period)}`,
    close: (period: string) => `Wstrzymuje zamknięcie miesiąca ${month(period)}`,
    payroll: (period: string) => `Wstrzymuje listę płac ${month(period)}`,
    period: (period: string) => `Wstrzymuje miesiąc ${month(period)}`,
    item: (number: number) => `Wstrzymuje sprawę #${number}`,
    items: (count: number) => {
      const last = count % 10
      const isTeen = count % 100 >= 12 && count % 100 <= 14
      return `${count} ${last >= 2 && last <= 4 && !isTeen ? 'sprawy' : 'spraw'}`
    },
    stopped: (moment: string) => `nasz zegar stoi od ${moment}`,
  },
  en: {
    vat: (period: string) => `Holds VAT ${month(period)}`,
    close: (period: string) => `Holds the month close ${month(period)}`,
    payroll: (period: string) => `Holds payroll ${month(period)}`,
    period: (period: string) => `Holds the month ${month(period)}`,
    item: (number: number) => `Holds item #${number}`,
    items: (count: number) => `${count} items`,
    stopped: (moment: string) => `our clock stopped ${moment}`,
  },
} as const

/** "Wstrzymuje VAT 02/2026, 3 sprawy, nasz zegar stoi od 11:42". */
export function consequenceText(consequence: Consequence, reader: Reader): string {
  const { items, stoppedAt } = consequence
  const t = words[reader.locale]
  const parts = [whatIsHeld(consequence, reader.locale)]
  if (items > 1) parts.push(t.items(items))
  if (stoppedAt) parts.push(t.stopped(momentOf(stoppedAt, reader)))
  return parts.join(', ')
}

function whatIsHeld(
  { service, requestType, period, itemNumber }: Consequence,
  locale: Locale,
): string {
  const t = words[locale]
  if (!period) return t.item(itemNumber)
  if (requestType === 'monthly_close') return t.close(period)
  if (service === 'accounting') return t.vat(period)
  return service === 'payroll' ? t.payroll(period) : t.period(period)
}

function momentOf(at: Date, { locale, now, zone }: Reader): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  const date = localDateOf(at, zone)
  if (date === localDateOf(now, zone)) return time
  const [year, monthNo, day] = date.split('-')
  const written = locale === 'pl' ? `${day}.${monthNo}.${year}` : `${day}/${monthNo}/${year}`
  return `${written}, ${time}`
}
