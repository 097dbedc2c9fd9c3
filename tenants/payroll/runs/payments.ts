// What a closed run owes, and to whom: each grosz of it is either an order to the bank or is
// listed with the reason why it is not. Nothing falls between the two.
import type { LocalDate, Period } from '../../shared/dates.ts'
import { notBelowZero } from '../rules/formula.ts'

export const paymentKinds = ['net', 'garnishment', 'zus', 'tax', 'ppk'] as const
export type PaymentKind = (typeof paymentKinds)[number]

/**
 * - cash: the person is paid out of the till
 * - no_account: nobody has entered where it goes
 * - kept: the company itself takes it, an advance that is paid back or a penalty
 * - foreign_account: the bank's file of domestic orders cannot carry it
 * - nothing_due: benefits paid for ZUS are more than what is owed to it
 */
export const leftOutReasons = [
  'cash',
  'no_account',
  'kept',
  'foreign_account',
  'nothing_due',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

export type KnownAccount = { sealed: Buffer; last: string; isPolish: boolean }

export type TakenFor = {
  /** True for what the company takes for itself. */
  isOwn: boolean
  creditor: string
  caseNumber: string
  amountMinor: bigint
  account: KnownAccount | null
}
export type SlipToPay = {
  payslipId: string
  employmentId: string
  contractNumber: string
  personName: string
  netMinor: bigint
  paidBy: 'transfer' | 'cash'
  account: KnownAccount | null
  taken: readonly TakenFor[]
}
export type RunToPay = {
  period: Period
  /** Contributions and tax belong to the month of the payment. */
  payOn: LocalDate
  nip: string
  slips: readonly SlipToPay[]
  owed: { zus: bigint; tax: bigint; lumpSumTax: bigint; ppk: bigint }
  accounts: { zus: KnownAccount | null; tax: KnownAccount | null; ppk: KnownAccount | null }
  ppkInstitution: string | null
}

type Due = {
  kind: PaymentKind
  payslipId: string | null
  employmentId: string | null
  recipientName: string
  title: string
  amountMinor: bigint
}
export type PlannedPayment = Due & { account: KnownAccount }
export type LeftOut = Due & { reason: LeftOutReason }
export type PaymentPlan = {
  payments: PlannedPayment[]
  leftOut: LeftOut[]
  /** Paid by transfer, and nobody has entered to which account: the orders have to wait. */
  blocked: Due[]
}

/** The symbol of the form in an order to the tax office. */
const TAX_FORMS = { tax: 'PIT4R', lumpSumTax: 'PIT8AR' } as const

export function planPayments(run: RunToPay): PaymentPlan {
  const plan: PaymentPlan = { payments: [], leftOut: [], blocked: [] }
  const month = monthOf(run.period)
  for (const slip of run.slips) {
    const of = { payslipId: slip.payslipId, employmentId: slip.employmentId }
    const net: Due = {
      ...of,
      kind: 'net',
      recipientName: slip.personName,
      title: `Wynagrodzenie ${month}, umowa ${slip.contractNumber}`,
      amountMinor: slip.netMinor,
    }
    const isMissing = slip.paidBy === 'transfer' && slip.account === null && slip.netMinor > 0n
    if (isMissing) plan.blocked.push(net)
    else put(plan, net, slip.account, slip.paidBy === 'cash' ? 'cash' : null)
    for (const one of slip.taken) {
      const title = `Sygn. ${one.caseNumber}, ${slip.personName}, ${month}`
      const { amountMinor, creditor: recipientName } = one
      put(
        plan,
        { ...of, kind: 'garnishment', recipientName, title, amountMinor },
        one.account,
        one.isOwn && !one.account ? 'kept' : null,
      )
    }
  }
  for (const { account, ...due } of dueToOffices(run)) put(plan, due, account)
  return plan
}

function put(
  plan: PaymentPlan,
  due: Due,
  account: KnownAccount | null,
  by: 'cash' | 'kept' | null = null,
): void {
  if (due.amountMinor === 0n) return
  if (due.amountMinor < 0n) plan.leftOut.push({ ...due, reason: 'nothing_due' })
  else if (by) plan.leftOut.push({ ...due, reason: by })
  else if (!account) plan.leftOut.push({ ...due, reason: 'no_account' })
  else if (!account.isPolish) plan.leftOut.push({ ...due, reason: 'foreign_account' })
  else plan.payments.push({ ...due, account })
}

function dueToOffices({ payOn, nip, owed, accounts, ppkInstitution }: RunToPay) {
  const nobody = { payslipId: null, employmentId: null }
  const month = monthOf(payOn)
  const taxMonth = `${payOn.slice(2, 4)}M${payOn.slice(5, 7)}`
  const taxOf = (form: keyof typeof TAX_FORMS) => ({
    ...nobody,
    kind: 'tax' as const,
    recipientName: 'Urząd Skarbowy',
    title: `/TI/N${nip}/OKR/${taxMonth}/SFP/${TAX_FORMS[form]}/TXT/`,
    amountMinor: owed[form],
    account: accounts.tax,
  })
  return [
    {
      ...nobody,
      kind: 'zus' as const,
      recipientName: 'Zakład Ubezpieczeń Społecznych',
      title: `Składki ZUS ${month}, NIP ${nip}`,
      amountMinor: owed.zus,
      account: accounts.zus,
    },
    taxOf('tax'),
    taxOf('lumpSumTax'),
    {
      ...nobody,
      kind: 'ppk' as const,
      recipientName: ppkInstitution ?? 'PPK',
      title: `Wpłaty PPK ${month}, NIP ${nip}`,
      amountMinor: owed.ppk,
      account: accounts.ppk,
    },
  ]
}

/** 11/2026, of a month or a day of it. */
const monthOf = (date: string) => `${date.slice(5, 7)}/${date.slice(0, 4)}`

type Summed = Pick<Due, 'kind' | 'amountMinor'>

/** Sums of what was ordered and of what was not, by kind; kinds that come to nothing are left out. */
export function sumsByKind(plan: { payments: readonly Summed[]; leftOut: readonly Summed[] }) {
  const sumOf = (list: readonly Summed[], kind: PaymentKind) =>
    list.reduce((total, one) => (one.kind === kind ? total + one.amountMinor : total), 0n)
  return paymentKinds
    .map((kind) => ({
      kind,
      count: plan.payments.filter((one) => one.kind === kind).length,
      orderedMinor: sumOf(plan.payments, kind),
      leftOutMinor: sumOf(plan.leftOut, kind),
    }))
    .filter(
      ({ count, orderedMinor, leftOutMinor }) =>
        count > 0 || orderedMinor + notBelowZero(leftOutMinor) > 0n,
    )
}
