// What is agreed and what the company decided, as the terms of one payslip.
import { periodOf } from '../../shared/dates.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { hasYouthRelief, isExemptFromLabourFund } from '../rules/age.ts'
import { mayBeExempt } from '../rules/insurance-titles.ts'
import type { PayslipTerms, RevenueCostsChoice } from '../rules/payslip-types.ts'
import type { EmploymentKind } from '../schema.ts'
import type { Terms } from '../types.ts'
import type { PersonFacts, RunFrame } from './facts.ts'

export type Granted = { reducing: bigint; flatCosts: bigint }

export function slipTerms(
  run: RunFrame,
  person: Pick<PersonFacts, 'bornOn' | 'sex' | 'ppkErOfLastMonth'>,
  kind: EmploymentKind,
  terms: Terms,
  /** What other payslips of the month have used of the monthly amounts. */
  granted: Granted,
  fullMonthBase: bigint | null,
): PayslipTerms {
  const { settings, payOn } = run
  const funds = payrollLawOn(payOn).employerFunds.value
  const { sex, bornOn } = person
  const isTooOld = sex !== null && isExemptFromLabourFund(funds, { sex, bornOn }, periodOf(payOn))
  const paysLabourFund = terms.paysLabourFund && settings.paysLabourFund && !isTooOld
  return {
    contract: kind,
    social: terms.hasSocial,
    sickness: terms.hasSocial && terms.hasSick,
    health: terms.hasHealth,
    healthCeiling: true,
    accidentRate: terms.hasAccident ? BigInt(settings.accidentBp) : 0n,
    bridgePension: false,
    labourFund: paysLabourFund ? 'by_minimum_wage' : 'never',
    fullMonthBase,
    guaranteedFund: terms.paysGuaranteeFund && settings.paysGuaranteeFund,
    ppk: {
      employeeRate: BigInt(terms.ppkEmployeeBp),
      employerRate: BigInt(terms.ppkEmployerBp),
      taxedEmployerPart: settings.ppkTaxMonth === 'next' ? person.ppkErOfLastMonth : null,
    },
    // 12 % of small contracts is a costs choice as well: it leaves the scale aside.
    advance: terms.taxAdvance === 'lump' ? 'scale' : terms.taxAdvance,
    reducing: rest(terms.pit2Minor ?? 0n, granted.reducing),
    costs: costsOf(run, terms, granted),
    authorShare: BigInt(terms.authorBp),
    authorLimitWithReliefs: true,
    relief: isRelieved(run, person, kind, terms),
  }
}

function isRelieved(
  { payOn }: RunFrame,
  { bornOn }: Pick<PersonFacts, 'bornOn'>,
  kind: EmploymentKind,
  { reliefs }: Terms,
): boolean {
  if (!mayBeExempt(kind)) return false
  return reliefs.some((relief) => relief !== 'u26' || hasYouthRelief(bornOn, payOn))
}

function costsOf(run: RunFrame, terms: Terms, granted: Granted): RevenueCostsChoice {
  if (terms.kup === 'lump' || terms.taxAdvance === 'lump') return { kind: 'lump_sum' }
  const costs = payrollLawOn(run.payOn).revenueCosts.value
  switch (terms.kup) {
    case 'standard':
      return { kind: 'flat', amount: rest(costs.employment.local, granted.flatCosts) }
    case 'raised':
      return { kind: 'flat', amount: rest(costs.employment.commuting, granted.flatCosts) }
    case 'percent20':
      return { kind: 'rate', rate: costs.rate }
    case 'percent50':
      return { kind: 'rate', rate: costs.authorRate }
    default:
      return { kind: 'flat', amount: 0n }
  }
}

const rest = (amount: bigint, used: bigint) => (amount > used ? amount - used : 0n)
