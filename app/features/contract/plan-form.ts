// The price plan as the fields of a form, and back. No schema here: the browser reads the
// same fields to show an example month while they are typed.

import type { Locale } from '#app/i18n/locale.tsx'
import type { PriceComponent, PricePlan, PriceTier } from '#tenants/contracts/rules/price.ts'
import { parseAmount, toDecimal } from '#tenants/shared/money.ts'

export type Values = Readonly<Record<string, string>>
export type Codes = Record<string, string>

export const meteredModels = ['unit', 'graduated', 'volume', 'package'] as const

/** Rows on offer: what there is and room for more, so that no script has to add any. */
export const feeRowsOf = (values: Values) => rowsOf(values, /^fees\.(\d+)\./, 2)
export const tierRowsOf = (values: Values, meter: string) =>
  rowsOf(values, new RegExp(`^meters\\.${meter}\\.tiers\\.(\\d+)\\.`), 4)

function rowsOf(values: Values, pattern: RegExp, least: number): number {
  const used = Object.keys(values)
    .filter((name) => values[name])
    .map((name) => Number(pattern.exec(name)?.[1] ?? -1))
  return Math.min(Math.max(least, ...used.map((index) => index + 2)), 40)
}

export function planValues(plan: PricePlan, locale: Locale): Record<string, string> {
  const written = (minor: number) =>
    locale === 'pl' ? toDecimal(BigInt(minor)).replace('.', ',') : toDecimal(BigInt(minor))
  const values: Record<string, string> = {}
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') values[name] = String(value)
  }
  if (plan.minimum_minor) put('minimum', written(plan.minimum_minor))
  let fees = 0
  for (const component of plan.components) {
    if (component.model === 'flat') {
      const at = `fees.${fees++}`
      put(`${at}.code`, component.code)
      put(`${at}.namePl`, component.name_pl)
      put(`${at}.nameEn`, component.name_en)
      put(`${at}.amount`, written(component.amount_minor))
      if (component.prorate) put(`${at}.prorate`, 'on')
      continue
    }
    const at = `meters.${component.code}`
    put(`${at}.model`, component.model)
    put(`${at}.namePl`, component.name_pl)
    put(`${at}.nameEn`, component.name_en)
    if (component.model === 'unit') {
      put(`${at}.unit`, written(component.unit_minor))
      put(`${at}.included`, component.included)
    } else if (component.model === 'package') {
      put(`${at}.size`, component.size)
      put(`${at}.package`, written(component.package_minor))
    } else {
      component.tiers.forEach((tier, index) => {
        put(`${at}.tiers.${index}.upTo`, tier.up_to ?? undefined)
        put(`${at}.tiers.${index}.unit`, written(tier.unit_minor))
        if (tier.flat_minor) put(`${at}.tiers.${index}.flat`, written(tier.flat_minor))
      })
    }
  }
  return values
}

/** The plan that the fields say; what could not be read stands in `errors` by field. */
export function readPlan(
  values: Values,
  meters: readonly string[],
): { plan: PricePlan; errors: Codes } {
  const errors: Codes = {}
  const read = reader(values, errors)
  const components: PriceComponent[] = []
  for (let row = 0; row < feeRowsOf(values); row += 1) {
    const at = `fees.${row}`
    const [namePl, nameEn] = [text(values, `${at}.namePl`), text(values, `${at}.nameEn`)]
    if (!namePl && !nameEn && !text(values, `${at}.amount`)) continue
    const taken = new Set(components.map((component) => component.code))
    components.push({
      model: 'flat',
      code: text(values, `${at}.code`) || freeCode(taken),
      amount_minor: read.amount(`${at}.amount`),
      ...(values[`${at}.prorate`] ? { prorate: true } : {}),
      ...named(namePl, nameEn),
    })
  }
  for (const code of meters) {
    const component = readMetered(values, code, read)
    if (component) components.push(component)
  }
  const minimum = text(values, 'minimum') ? read.amount('minimum') : 0
  return {
    plan: { components, ...(minimum > 0 ? { minimum_minor: minimum } : {}) },
    errors,
  }
}

type Reader = ReturnType<typeof reader>

function readMetered(values: Values, code: string, read: Reader): PriceComponent | null {
  const at = `meters.${code}`
  const model = meteredModels.find((one) => one === values[`${at}.model`])
  if (!model) return null
  const names = named(text(values, `${at}.namePl`), text(values, `${at}.nameEn`))
  if (model === 'unit') {
    const included = text(values, `${at}.included`) ? read.whole(`${at}.included`) : 0
    const unit_minor = read.amount(`${at}.unit`)
    return { model, code, unit_minor, ...(included > 0 ? { included } : {}), ...names }
  }
  if (model === 'package') {
    const size = read.whole(`${at}.size`)
    return { model, code, size, package_minor: read.amount(`${at}.package`), ...names }
  }
  const tiers: PriceTier[] = []
  for (let row = 0; row < tierRowsOf(values, code); row += 1) {
    const tier = `${at}.tiers.${row}`
    const hasFlat = model === 'graduated' && text(values, `${tier}.flat`)
    if (!text(values, `${tier}.upTo`) && !text(values, `${tier}.unit`) && !hasFlat) continue
    const flat = hasFlat ? read.amount(`${tier}.flat`) : 0
    tiers.push({
      up_to: text(values, `${tier}.upTo`) ? read.whole(`${tier}.upTo`) : null,
      unit_minor: read.amount(`${tier}.unit`),
      ...(flat > 0 ? { flat_minor: flat } : {}),
    })
  }
  const rises = tiers.every(
    ({ up_to }, index) =>
      (up_to === null) === (index === tiers.length - 1) &&
      (up_to === null || up_to > (tiers[index - 1]?.up_to ?? 0)),
  )
  if (tiers.length === 0 || !rises) read.refuse(`${at}.tiers`, 'tiers')
  return { model, code, tiers, ...names }
}

function reader(values: Values, errors: Codes) {
  const refuse = (name: string, code: string) => {
    errors[name] ??= code
    return 0
  }
  return {
    refuse,
    amount(name: string): number {
      const typed = text(values, name)
      if (!typed) return refuse(name, 'required')
      const minor = parseAmount(typed)
      if (minor === null || minor < 0n || minor > 1_000_000_000_000n) {
        return refuse(name, 'not_an_amount')
      }
      return Number(minor)
    },
    whole(name: string): number {
      const typed = text(values, name).replace(/[\s\u00a0]/g, '')
      return /^\d{1,12}$/.test(typed) ? Number(typed) : refuse(name, 'quantity')
    },
  }
}

function text(values: Values, name: string): string {
  return values[name]?.trim() ?? ''
}

function named(pl: string, en: string) {
  return {
    ...(pl ? { name_pl: pl.slice(0, 200) } : {}),
    ...(en ? { name_en: en.slice(0, 200) } : {}),
  }
}

function freeCode(taken: ReadonlySet<string>): string {
  if (!taken.has('monthly_fee')) return 'monthly_fee'
  for (let n = 2; ; n += 1) {
    if (!taken.has(`fee_${n}`)) return `fee_${n}`
  }
}
