import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KnownAccount, planPayments, type RunToPay, sumsByKind } from './payments.ts'

const known: KnownAccount = { sealed: Buffer.from('x'), last: '2874', isPolish: true }
const foreign: KnownAccount = { ...known, isPolish: false }
const accounts = fc.constantFrom(known, foreign, null)
const owed = fc.bigInt({ min: -100_000n, max: 10n ** 9n })

const runs: fc.Arbitrary<RunToPay> = fc.record({
  period: fc.constant('2026-11'),
  payOn: fc.constant('2026-12-10'),
  nip: fc.constant('5252344078'),
  slips: fc.array(
    fc.record({
      payslipId: fc.uuid(),
      employmentId: fc.uuid(),
      contractNumber: fc.string(),
      personName: fc.string(),
      netMinor: owed,
      paidBy: fc.constantFrom('transfer' as const, 'cash' as const),
      account: accounts,
      taken: fc.array(
        fc.record({
          isOwn: fc.boolean(),
          creditor: fc.string(),
          caseNumber: fc.string(),
          amountMinor: fc.bigInt({ min: 0n, max: 10n ** 6n }),
          account: accounts,
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 8 },
  ),
  owed: fc.record({ zus: owed, tax: owed, lumpSumTax: owed, ppk: owed }),
  accounts: fc.record({ zus: accounts, tax: accounts, ppk: accounts }),
  ppkInstitution: fc.option(fc.string()),
})

const sum = (list: readonly { amountMinor: bigint }[]) =>
  list.reduce((total, one) => total + one.amountMinor, 0n)

describe('the orders of a run', () => {
  test('and what is left out are together all that is owed, kind by kind', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { payments, leftOut, blocked } = planPayments(run)
        const of = (kind: string) =>
          sum([...payments, ...leftOut, ...blocked].filter((one) => one.kind === kind))
        expect(of('net')).toBe(run.slips.reduce((total, one) => total + one.netMinor, 0n))
        expect(of('garnishment')).toBe(sum(run.slips.flatMap(({ taken }) => taken)))
        expect(of('zus')).toBe(run.owed.zus)
        expect(of('tax')).toBe(run.owed.tax + run.owed.lumpSumTax)
        expect(of('ppk')).toBe(run.owed.ppk)
        for (const one of payments) {
          expect(one.amountMinor > 0n && one.account.isPolish).toBe(true)
        }
        const sums = sumsByKind({ payments, leftOut })
        expect(sums.reduce((total, one) => total + one.orderedMinor, 0n)).toBe(sum(payments))
      }),
    )
  })

  const claim = (caseNumber: string) => ({ isOwn: false, creditor: 'Komornik', caseNumber })
  const run: RunToPay = {
    period: '2026-11',
    payOn: '2026-12-10',
    nip: '5252344078',
    slips: [
      {
        payslipId: 's1',
        employmentId: 'e1',
        contractNumber: '7/2024',
        personName: 'Jan Kowalski',
        netMinor: 400_000n,
        paidBy: 'transfer',
        account: known,
        taken: [
          { ...claim('KM 1/26'), amountMinor: 50_000n, account: known },
          { ...claim('KM 2/26'), amountMinor: 10_000n, account: null },
          { ...claim('KARA/1'), isOwn: true, amountMinor: 700n, account: null },
        ],
      },
      {
        payslipId: 's2',
        employmentId: 'e2',
        contractNumber: 'Z/1',
        personName: 'Jan Kowalski',
        netMinor: 100_000n,
        paidBy: 'transfer',
        account: known,
        taken: [],
      },
      {
        payslipId: 's3',
        employmentId: 'e3',
        contractNumber: '8/2024',
        personName: 'Ewa Gotówka',
        netMinor: 300_000n,
        paidBy: 'cash',
        account: null,
        taken: [],
      },
    ],
    owed: { zus: 200_000n, tax: 30_000n, lumpSumTax: 2_400n, ppk: 9_000n },
    accounts: { zus: known, tax: known, ppk: null },
    ppkInstitution: 'PPK Demo',
  }

  test('keep contracts of one account apart, and name the case of a garnishment', () => {
    const { payments, leftOut, blocked } = planPayments(run)
    expect(payments.map(({ kind, title, amountMinor }) => [kind, title, amountMinor])).toEqual([
      ['net', 'Wynagrodzenie 11/2026, umowa 7/2024', 400_000n],
      ['garnishment', 'Sygn. KM 1/26, Jan Kowalski, 11/2026', 50_000n],
      ['net', 'Wynagrodzenie 11/2026, umowa Z/1', 100_000n],
      ['zus', 'Składki ZUS 12/2026, NIP 5252344078', 200_000n],
      ['tax', '/TI/N5252344078/OKR/26M12/SFP/PIT4R/TXT/', 30_000n],
      ['tax', '/TI/N5252344078/OKR/26M12/SFP/PIT8AR/TXT/', 2_400n],
    ])
    expect(leftOut.map(({ kind, reason, amountMinor }) => [kind, reason, amountMinor])).toEqual([
      ['garnishment', 'no_account', 10_000n],
      ['garnishment', 'kept', 700n],
      ['net', 'cash', 300_000n],
      ['ppk', 'no_account', 9_000n],
    ])
    expect(blocked).toEqual([])
  })

  test('wait for the account of somebody who is paid by transfer, and for nothing else', () => {
    const [first] = run.slips
    const without = { ...run, slips: [{ ...first!, account: null }] }
    expect(planPayments(without).blocked).toHaveLength(1)
    const nothing = { ...run, slips: [{ ...first!, account: null, netMinor: 0n, taken: [] }] }
    expect(planPayments(nothing).blocked).toEqual([])
  })
})
