import type { Words } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { Formatters } from '#app/ui/use-format.ts'
import { meterNames, nameOf } from '#tenants/billing/rules/names.ts'
import type { ContractChange } from '#tenants/contracts/rules/versions.ts'
import type { TypeName } from './contract-view.tsx'

type Look = {
  t: Words<'common' | 'contract'>
  f: Formatters
  locale: Locale
  types: readonly TypeName[]
}

/** A change of terms as sentences. */
export function changeWords(change: ContractChange, { t, f, locale, types }: Look): string[] {
  const words = t.contract.change
  switch (change.kind) {
    case 'services': {
      const list = (services: typeof change.added) =>
        services.map((service) => t.common.service[service]).join(', ')
      return [
        ...(change.added.length > 0 ? [words.servicesAdded(list(change.added))] : []),
        ...(change.removed.length > 0 ? [words.servicesRemoved(list(change.removed))] : []),
      ]
    }
    case 'calendar':
      return [words.calendar]
    case 'sla': {
      const type = types.find(({ code }) => code === change.requestType)
      const name = type ? (locale === 'pl' ? type.namePl : type.nameEn) : change.requestType
      if (!change.from) return [words.slaAdded(name)]
      return [change.to ? words.sla(name) : words.slaRemoved(name)]
    }
    case 'price': {
      const names = nameOf(change.to ?? change.from ?? { code: change.code }, meterNames)
      const name = locale === 'pl' ? names.namePl : names.nameEn
      if (!change.from) return [words.priceAdded(name)]
      return [change.to ? words.price(name) : words.priceRemoved(name)]
    }
    case 'minimum':
      return [words.minimum(f.money(BigInt(change.from)), f.money(BigInt(change.to)))]
    case 'client_answer': {
      const time = (minutes: number | null) =>
        minutes === null ? words.without : f.minutes(minutes)
      return [words.clientAnswer(time(change.from), time(change.to))]
    }
    case 'credits':
      return [change.to ? words.credits : words.creditsRemoved]
    case 'payment_days':
      return [words.paymentDays(change.from, change.to)]
  }
}
