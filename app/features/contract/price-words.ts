// A price in the words that a client reads: no models, no minor units.
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import type { Formatters } from '#app/ui/use-format.ts'
import type { PriceComponent } from '#tenants/contracts/rules/price.ts'

type Words = Dictionary['contract']['prices']

/** One line for each thing that the component says. */
export function priceWords(component: PriceComponent, t: Words, f: Formatters): string[] {
  const money = (minor: number) => f.money(BigInt(minor))
  switch (component.model) {
    case 'flat': {
      const monthly = t.monthly(money(component.amount_minor))
      return component.prorate ? [monthly, t.prorated] : [monthly]
    }
    case 'unit':
      return component.included
        ? [t.included(f.number(component.included), money(component.unit_minor))]
        : [t.each(money(component.unit_minor))]
    case 'package':
      return [t.package(f.number(component.size), money(component.package_minor))]
    case 'volume':
      return component.tiers.map(({ up_to, unit_minor }, index) =>
        up_to === null
          ? t.volumeAbove(f.number(startOf(component.tiers, index)), money(unit_minor))
          : t.volumeUpTo(f.number(up_to), money(unit_minor)),
      )
    case 'graduated':
      return component.tiers.map(({ up_to, unit_minor, flat_minor }, index) => {
        const from = f.number(startOf(component.tiers, index))
        const price =
          up_to === null
            ? t.tierAbove(from, money(unit_minor))
            : t.tierUpTo(from, f.number(up_to), money(unit_minor))
        return flat_minor ? `${price}, ${t.entry(money(flat_minor))}` : price
      })
  }
}

function startOf(tiers: readonly { up_to: number | null }[], index: number): number {
  return (tiers[index - 1]?.up_to ?? 0) + 1
}
