// What a bad month gives back, as fields of the contract's form, and back.
import type { Locale } from '#app/i18n/locale.tsx'
import type { ServiceCredits } from '#tenants/contracts/rules/credits.ts'
import type { Codes, Values } from './plan-form.ts'

export const CREDIT_ROWS = 3

/** `95`, `97,5` or `97.5 %` as basis points; null when it is no share. */
function readShare(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

function writeShare(bp: number, locale: Locale): string {
  const [whole, rest] = [Math.floor(bp / 100), bp % 100]
  if (rest === 0) return String(whole)
  const fraction = String(rest).padStart(2, '0').replace(/0$/, '')
  return `${whole}${locale === 'pl' ? ',' : '.'}${fraction}`
}

export function creditValues(
  credits: ServiceCredits | null,
  locale: Locale,
): Record<string, string> {
  return Object.fromEntries(
    (credits?.steps ?? []).flatMap(({ belowBp, percentBp }, index) => [
      [`credits.${index}.below`, writeShare(belowBp, locale)],
      [`credits.${index}.percent`, writeShare(percentBp, locale)],
    ]),
  )
}

export function readCredits(values: Values, errors: Codes): ServiceCredits | null {
  const steps = Array.from({ length: CREDIT_ROWS }, (_, index) => {
    const [below, percent] = (['below', 'percent'] as const).map((part) => {
      const name = `credits.${index}.${part}`
      const text = (values[name] ?? '').trim()
      const other = values[`credits.${index}.${part === 'below' ? 'percent' : 'below'}`]?.trim()
      if (!text) {
        if (other) errors[name] = 'required'
        return null
      }
      const share = readShare(text)
      if (share === null || share < 1 || share > 10_000) errors[name] = 'percent'
      return share
    })
    return below !== null && percent !== null && below !== undefined && percent !== undefined
      ? [{ belowBp: below, percentBp: percent }]
      : []
  }).flat()
  return steps.length === 0 ? null : { steps }
}
