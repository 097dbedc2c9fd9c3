// One payslip. Pure: the same input gives the same grosze, whatever the order of persons.
import { sum } from '#tenants/shared/money.ts'
import { type PayrollLaw, payrollLawOn } from '../pl/parameters.ts'
import { employeeContributions, employerContributions } from './contributions.ts'
import { amountInput, type Explain, lawOf } from './explanation.ts'
import { startExplanation } from './formula.ts'
import { healthContribution } from './health.ts'
import { taxAdvance } from './income-tax.ts'
import {
  NEW_YEAR,
  type PayElement,
  type Payslip,
  type PayslipAmounts,
  type PayslipInput,
  type PayslipTerms,
} from './payslip-types.ts'

/** Throws RangeError for a year without figures and for pay that is negative in sum. */
export function calculatePayslip(input: PayslipInput): Payslip {
  const { terms, yearToDate, brought = NEW_YEAR } = input
  const law = payrollLawOn(input.paidOn)
  const { explain, lines } = startExplanation()
  const pay = payOf(explain, input.elements)
  const ee = employeeContributions(explain, law, terms, pay.gross, yearToDate, brought)
  const revenue = revenueOf(explain, law, terms, pay, ee.ppkEr)
  const taxed = { revenue, social: ee.socialEe, benefits: pay.benefits }
  const { scaleBase, ...tax } = taxAdvance(explain, law, terms, taxed, yearToDate, brought)
  const insured = { ...pay, social: ee.socialEe, revenue }
  const health = healthContribution(explain, law, terms, insured, yearToDate)
  const paid = netOf(explain, input, { ...pay, ...ee, ...tax, ...health })
  const er = employerContributions(explain, law, terms, pay.gross, ee.cappedBase)
  const employerTotal = employerTotalOf(explain, pay, [...Object.values(er), ee.ppkEr])
  const { ppkBase: _, ...contributions } = ee
  return {
    amounts: { ...pay, ...contributions, ...tax, ...health, ...paid, ...er, employerTotal },
    yearToDate: {
      pensionBase: yearToDate.pensionBase + ee.cappedBase,
      taxBase: yearToDate.taxBase + scaleBase,
      authorCosts: yearToDate.authorCosts + tax.authorKup,
      exemptRevenue: yearToDate.exemptRevenue + tax.exempt,
    },
    explanation: lines,
  }
}

type Pay = { gross: bigint; sickPay: bigint; benefits: bigint; inKind: bigint }

function payOf(explain: Explain, elements: readonly PayElement[]): Pay {
  const total = (
    code: 'gross' | 'sick_pay' | 'benefits' | 'in_kind',
    ...kinds: readonly PayElement['kind'][]
  ) => {
    const inputs = elements
      .filter(({ kind }) => kinds.includes(kind))
      .map((element) => amountInput('pay_element', element.amount, element.code))
    // What was not paid needs no line, pay for work always does.
    if (inputs.length === 0 && code !== 'gross') return 0n
    const amount = explain(code, 'total', inputs, null)
    if (amount < 0n) throw new RangeError(`${code} is negative in sum`)
    return amount
  }
  return {
    gross: total('gross', 'work', 'in_kind'),
    sickPay: total('sick_pay', 'sick_pay'),
    benefits: total('benefits', 'benefit'),
    inKind: total('in_kind', 'in_kind'),
  }
}

function revenueOf(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  pay: Pay,
  ppkEr: bigint,
): bigint {
  const ppkTaxed = terms.ppk.taxedEmployerPart ?? ppkEr
  return explain(
    'revenue',
    'total',
    [
      amountInput('gross', pay.gross),
      amountInput('sick_pay', pay.sickPay),
      amountInput('ppk_taxed', ppkTaxed),
    ],
    ppkTaxed === 0n ? null : lawOf('pit', 'art. 12(1)', law.ppk),
  )
}

type Withheld = Pay & Pick<PayslipAmounts, 'socialEe' | 'ppkEe' | 'tax' | 'health'>

function netOf(explain: Explain, { deductions }: PayslipInput, one: Withheld) {
  const net = explain(
    'net',
    'total',
    [
      amountInput('gross', one.gross),
      amountInput('sick_pay', one.sickPay),
      amountInput('benefits', one.benefits),
      amountInput('in_kind', -one.inKind),
      amountInput('social_ee', -one.socialEe),
      amountInput('health', -one.health),
      amountInput('tax', -one.tax),
      amountInput('ppk_ee', -one.ppkEe),
    ],
    null,
  )
  const deducted = sum(deductions.map(({ amount }) => amount))
  if (deductions.length === 0) return { net, deductions: 0n, payout: net }
  explain(
    'deductions',
    'total',
    deductions.map(({ code, amount }) => amountInput('deductions', amount, code)),
    lawOf('labour_code', 'art. 87'),
  )
  const payout = explain(
    'payout',
    'total',
    [amountInput('net', net), amountInput('deductions', -deducted)],
    null,
  )
  return { net, deductions: deducted, payout }
}

/** Benefits are paid for ZUS, which takes them off the contributions. */
function employerTotalOf(explain: Explain, pay: Pay, contributions: readonly bigint[]): bigint {
  return explain(
    'employer_total',
    'total',
    [
      amountInput('gross', pay.gross),
      amountInput('sick_pay', pay.sickPay),
      amountInput('employer_contributions', sum(contributions)),
    ],
    null,
  )
}
