// How a line's amount came about, step by step: each with its own result, to the grosz.

import { billingWords } from '#app/i18n/billing.ts'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { type Formatters, useFormat } from '#app/ui/use-format.ts'
import type { ExplanationStep, LineExplanation } from '#tenants/billing/types.ts'

export function LineSteps({
  explanation,
  isPriced = false,
}: {
  explanation: LineExplanation
  /** Quantity and price stand beside it: a single plain multiplication is said already. */
  isPriced?: boolean
}) {
  const t = useWords(billingWords)
  const f = useFormat()
  const { steps, latePeriod, contractVersion } = explanation
  return (
    <div className="steps">
      {latePeriod ? (
        <p className="steps-note">{t.invoice.late(f.month(latePeriod, 'long'))}</p>
      ) : null}
      {isPlain(steps, isPriced) ? null : (
        <ul aria-label={t.invoice.how}>
          {steps.map((step) => (
            <li key={'tier' in step ? `${step.kind}${step.tier}` : step.kind}>
              <span>{wordsOf(step, t.steps, f)}</span>
              <span className="num">{f.amount(BigInt(step.result))}</span>
            </li>
          ))}
        </ul>
      )}
      {contractVersion === null ? null : (
        <p className="steps-note">{t.steps.contract(contractVersion)}</p>
      )}
    </div>
  )
}

function isPlain(steps: readonly ExplanationStep[], isPriced: boolean): boolean {
  const [step] = steps
  if (steps.length !== 1 || !step) return false
  if (step.kind === 'fee') return step.days === step.ofDays
  return isPriced && step.kind === 'units' && step.tier === null && step.flat === '0'
}

type Words = Dictionary['billing']['steps']

function wordsOf(step: ExplanationStep, words: Words, f: Formatters): string {
  const money = (minor: string) => f.amount(BigInt(minor))
  const count = (quantity: string) => f.number(BigInt(quantity))
  switch (step.kind) {
    case 'fee': {
      if (step.days === step.ofDays) return words.fee
      const dates = `${f.date(step.from)}–${f.date(step.to)}`
      return words.feePart(money(step.amount), step.days, step.ofDays, dates)
    }
    case 'included':
      return words.included(count(step.quantity), count(step.allowance))
    case 'units': {
      const tier = step.tier === null ? '' : `${words.tier(step.tier)} `
      const flat = step.flat === '0' ? '' : ` ${words.flat(money(step.flat))}`
      return tier + words.units(count(step.quantity), money(step.unit)) + flat
    }
    case 'packages':
      return words.packages(
        count(step.quantity),
        f.number(step.size),
        count(step.packages),
        money(step.unit),
      )
    case 'minimum':
      return step.result.startsWith('-')
        ? words.offset(money(step.minimum))
        : words.minimum(money(step.minimum), money(step.reached))
    case 'in_fee':
      return words.inFee(count(step.quantity))
    case 'not_priced':
      return words.notPriced(count(step.quantity))
    case 'charged_before':
      return words.chargedBefore(count(step.quantity))
  }
}
