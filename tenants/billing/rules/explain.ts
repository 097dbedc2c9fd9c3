// The steps of a line in words, for paper and for mails; screens draw them as a table.
import { toDecimal } from '#tenants/shared/money.ts'
import type { ExplanationStep } from '../types.ts'

type Language = 'pl' | 'en'

export function describeSteps(steps: readonly ExplanationStep[], language: Language): string[] {
  return steps.map((step) => (language === 'pl' ? inPolish(step) : inEnglish(step)))
}

function inPolish(step: ExplanationStep): string {
  const zl = (minor: string) =>
    toDecimal(BigInt(minor))
      .replace('.', ',')
      .replace(/\B(?=(\d{3})+(?!\d),)/g, '\u00a0')
  switch (step.kind) {
    case 'fee':
      return step.days === step.ofDays
        ? `opłata za cały okres ${zl(step.amount)}`
        : `${zl(step.amount)} × ${step.days}/${step.ofDays} dni = ${zl(step.result)}`
    case 'included':
      return `${step.quantity} w ramach limitu ${step.allowance}`
    case 'units': {
      const tier = step.tier === null ? '' : `próg ${step.tier}: `
      const flat = step.flat === '0' ? '' : ` + ${zl(step.flat)}`
      return `${tier}${step.quantity} × ${zl(step.unit)}${flat} = ${zl(step.result)}`
    }
    case 'packages':
      return `${step.quantity} szt. to pakiety po ${step.size}: ${step.packages} × ${zl(step.unit)} = ${zl(step.result)}`
    case 'minimum':
      return step.result.startsWith('-')
        ? `z wyrównania ${zl(step.minimum)} zalicza się ${zl(step.result.slice(1))}`
        : `opłata minimalna ${zl(step.minimum)}, pozycje razem ${zl(step.reached)}`
    case 'in_fee':
      return `${step.quantity} szt. w ramach opłaty`
    case 'not_priced':
      return `${step.quantity} szt. bez opłaty`
    case 'charged_before':
      return `rozliczono już ${step.quantity} szt.: ${zl(step.result)}`
  }
}

function inEnglish(step: ExplanationStep): string {
  const pln = (minor: string) => toDecimal(BigInt(minor)).replace(/\B(?=(\d{3})+(?!\d)\.)/g, ',')
  switch (step.kind) {
    case 'fee':
      return step.days === step.ofDays
        ? `fee for the whole period ${pln(step.amount)}`
        : `${pln(step.amount)} × ${step.days}/${step.ofDays} days = ${pln(step.result)}`
    case 'included':
      return `${step.quantity} within the allowance of ${step.allowance}`
    case 'units': {
      const tier = step.tier === null ? '' : `tier ${step.tier}: `
      const flat = step.flat === '0' ? '' : ` + ${pln(step.flat)}`
      return `${tier}${step.quantity} × ${pln(step.unit)}${flat} = ${pln(step.result)}`
    }
    case 'packages':
      return `${step.quantity} units in packages of ${step.size}: ${step.packages} × ${pln(step.unit)} = ${pln(step.result)}`
    case 'minimum':
      return step.result.startsWith('-')
        ? `${pln(step.result.slice(1))} set off against the top-up of ${pln(step.minimum)}`
        : `minimum ${pln(step.minimum)}, lines add up to ${pln(step.reached)}`
    case 'in_fee':
      return `${step.quantity} units covered by the fee`
    case 'not_priced':
      return `${step.quantity} units free of charge`
    case 'charged_before':
      return `${step.quantity} units charged before: ${pln(step.result)}`
  }
}
