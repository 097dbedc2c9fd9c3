// What a run has to pay by one contract: what is due for the month less what was paid for
// it already, and the differences that later knowledge makes in closed months.
import type { Period } from '../../shared/dates.ts'
import type { PayElement } from '../rules/payslip-types.ts'
import { type PayInput, type RunWarning, warning } from './codes.ts'
import type { MonthElement } from './element.ts'
import { type MonthPay, monthPayOf } from './elements.ts'
import type { EmploymentFacts, PaidSlip, RunFrame } from './facts.ts'
import type { SickPerson } from './sickness.ts'

export type DueElement = MonthElement & {
  /** The month that it belongs to. */
  period: Period
  /** The closed month that it corrects, and its payslip, if there was one. */
  corrects: { payslipId: string | null } | null
}

export type Due = {
  elements: DueElement[]
  warnings: RunWarning[]
  month: MonthPay
  /** Whether a payslip is made even when nothing is due. */
  isExpected: boolean
}

export function dueOf(run: RunFrame, employment: EmploymentFacts, person: SickPerson): Due {
  const month = monthPayOf(employment, person, run.period, run.settings)
  const isPaidMonth = employment.paid.some(
    ({ period, runKind }) => period === run.period && runKind === 'regular',
  )
  const wanted = (one: MonthElement) =>
    run.kind === 'regular' || (run.kind === 'bonus' && one.isExtra)
  const own =
    run.kind === 'correction' && !isPaidMonth
      ? []
      : differences(
          isPaidMonth && run.kind === 'correction' ? month.elements : month.elements.filter(wanted),
          employment.paid,
          run.period,
          run.kind === 'bonus' ? (code) => isExtraCode(month, code) : () => true,
        ).map((one) => (isPaidMonth ? one : { ...one, corrects: null }))
  const earlier =
    run.kind === 'bonus'
      ? []
      : employment.correctable
          .filter((period) => period < run.period)
          .flatMap((period) =>
            differences(
              monthPayOf(employment, person, period, run.settings).elements,
              employment.paid,
              period,
              () => true,
            ),
          )
  const { elements, warnings } = carriedOver([...own, ...earlier])
  return {
    elements,
    warnings: [...(run.kind === 'regular' ? month.warnings : []), ...warnings],
    month,
    isExpected: run.kind === 'regular' && month.isEmployed && !isPaidMonth && !isLump(month),
  }
}

const isLump = ({ terms }: MonthPay) => terms?.payKind === 'lump'
const isExtraCode = ({ elements }: MonthPay, code: string) =>
  elements.some((one) => one.code === code && one.isExtra)

/** By code: what is due now less all that payslips have paid for that month. */
function differences(
  due: readonly MonthElement[],
  paid: readonly PaidSlip[],
  period: Period,
  counts: (code: string) => boolean,
): DueElement[] {
  const before = paid.flatMap(({ elements }) =>
    elements.filter((one) => one.period === period && counts(one.code)),
  )
  const payslipId =
    paid.find((slip) => slip.period === period && slip.runKind === 'regular')?.payslipId ?? null
  const corrects = { payslipId }
  if (before.length === 0) return due.map((one) => ({ ...one, period, corrects }))
  const codes = [...new Set([...due, ...before].map(({ code }) => code))]
  return codes.flatMap((code): DueElement[] => {
    const now = due.filter((one) => one.code === code)
    const was = before.filter((one) => one.code === code)
    const [dueNow, paidBefore] = [total(now), total(was)]
    if (was.length === 0) return now.map((one) => ({ ...one, period, corrects }))
    if (dueNow === paidBefore) return []
    const inputs: PayInput[] = [
      { name: 'due_now', unit: 'amount', value: dueNow },
      { name: 'paid_before', unit: 'amount', value: paidBefore },
    ]
    return [
      {
        code,
        label: now[0]?.label ?? was[0]!.label,
        kind: now[0]?.kind ?? was[0]!.kind,
        amount: dueNow - paidBefore,
        formula: 'difference',
        inputs,
        act: null,
        isSickBase: now[0]?.isSickBase ?? was[0]!.kind === 'work',
        isExtra: now[0]?.isExtra ?? false,
        period,
        corrects,
      },
    ]
  })
}

const total = (list: readonly { amount: bigint }[]) =>
  list.reduce((all, { amount }) => all + amount, 0n)

const GROUPS: readonly (readonly (PayElement['kind'] | 'settlement')[])[] = [
  ['work', 'in_kind'],
  ['sick_pay'],
  ['benefit'],
]

/**
 * A payslip pays; it does not take back more than it gives. What does not fit stays due,
 * and the next run finds it again as a difference.
 */
function carriedOver(all: readonly DueElement[]): {
  elements: DueElement[]
  warnings: RunWarning[]
} {
  let left = 0n
  const elements = GROUPS.flatMap((kinds) => {
    const group = all.filter(({ kind }) => kinds.includes(kind))
    let over = total(group) < 0n ? -total(group) : 0n
    left += over
    return group.map((one) => {
      if (one.amount >= 0n || over === 0n) return one
      const less = over < -one.amount ? over : -one.amount
      over -= less
      return { ...one, amount: one.amount + less }
    })
  })
  return {
    elements: [
      ...elements.filter(({ amount }) => amount !== 0n),
      // A settlement below zero was taken or given before, and the month no longer has it.
      ...all.filter(({ kind }) => kind === 'settlement'),
    ],
    warnings: left > 0n ? [warning('carried_over', `${left}`)] : [],
  }
}
