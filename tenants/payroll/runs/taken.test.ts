import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claim, employment, input, person, september, terms } from '#tests/factories/run-facts.ts'
import { sum } from '../../shared/money.ts'
import { calculatePerson, type SlipDraft } from './calculate.ts'
import type { PaidSlip, PersonFacts, RunFrame } from './facts.ts'
import { lineRows } from './slip-rows.ts'

/** What the next run of the month knows of a payslip that was published. */
const asPaid = ({ elements }: SlipDraft): PaidSlip => ({
  payslipId: 's',
  period: '2026-09',
  runKind: 'bonus',
  elements: elements.map(({ code, kind, label, amount, period }) => ({
    code,
    kind,
    label,
    amount,
    period,
  })),
})
const after = ({ payslip, granted, taken }: SlipDraft): Partial<PersonFacts> => ({
  yearToDate: payslip.yearToDate,
  granted,
  paidInMonth: {
    net: payslip.amounts.net,
    taken: taken.map((one) => ({ ...one, isEmployment: true })),
  },
})

const codes = ({ warnings }: Pick<SlipDraft, 'warnings'>) => warnings.map(({ code }) => code)

describe('a claim on pay', () => {
  test('takes by the order and limits of the law, a title once across contracts', () => {
    const garnishment = claim({})
    const [slip] = calculatePerson(september, person({ garnishments: [garnishment] }))
    // The net minimum wage of 2026, 3,605.85, stays untouched.
    expect(slip!.taken).toMatchObject([{ id: 'g1', amount: 442_043n - 360_585n }])
    expect(slip!.payout).toBe(360_585n)
    expect(codes(slip!)).toEqual([])
    const monthly = { ...garnishment, monthlyMinor: 10_000n }
    const second = employment({ id: 'e2', startsOn: '2026-01-01' })
    const two = calculatePerson(
      september,
      person({ garnishments: [monthly], employments: [employment(), second] }),
    )
    expect(two.map(({ taken }) => taken.length)).toEqual([1, 0])
  })

  test('of a month’s second payout protects no second time, nor by less', () => {
    const enforced = claim({})
    const alimony = claim({ id: 'g2', kind: 'alimony', monthlyMinor: 90_000n, totalMinor: null })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000 }),
        fc.integer({ min: 1, max: 9_000 }),
        fc.constantFrom([enforced], [alimony], [alimony, enforced]),
        fc.boolean(),
        (bonusPay, basePay, garnishments, isHalf) => {
          const agreed = terms({
            payMinor: BigInt(basePay) * 100n,
            fteNumerator: isHalf ? 1 : 2,
            fteDenominator: 2,
          })
          const pay = (run: RunFrame, more: Partial<PersonFacts>, paid: PaidSlip[] = []) => {
            const inputs = [input('bonus', { amountMinor: BigInt(bonusPay) * 100n })]
            const contract = employment({ terms: [agreed], inputs, paid })
            return calculatePerson(run, person({ employments: [contract], ...more, garnishments }))
          }
          const [bonus] = pay({ ...september, kind: 'bonus' }, {})
          const [rest] = pay(september, bonus ? after(bonus) : {}, bonus ? [asPaid(bonus)] : [])
          const [whole] = pay(september, {})
          const gone = (...slips: (SlipDraft | undefined)[]) =>
            sum(slips.flatMap((slip) => slip?.taken.map(({ amount }) => amount) ?? []))
          const net = (...slips: (SlipDraft | undefined)[]) =>
            sum(slips.map((slip) => slip?.payslip.amounts.net ?? 0n))
          // Contributions and taxes are rounded on each payslip; the limits are not.
          const apart = net(bonus, rest) - net(whole)
          const difference = gone(bonus, rest) - gone(whole)
          const most = apart < 0n ? -apart : apart
          expect(difference <= most + 1n && -difference <= most + 1n).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('takes a monthly sum once a month, and warns when pay did not reach for it', () => {
    const monthly = claim({ kind: 'alimony', totalMinor: null, monthlyMinor: 90_000n })
    const taken = {
      id: monthly.id,
      code: 'garnishment',
      kind: 'alimony',
      isEmployment: true,
    } as const
    const first = { net: 100_000n, taken: [{ ...taken, amount: 60_000n }] }
    const [rest] = calculatePerson(
      september,
      person({ garnishments: [monthly], paidInMonth: first }),
    )
    expect(rest!.taken).toMatchObject([{ amount: 30_000n, limits: { elsewhere: 60_000n } }])
    const line = lineRows(september, rest!, 't', 's').find(({ code }) => code === 'garnishment')
    expect(line).toMatchObject({
      law: 'labour_code art. 87, 87(1)',
      values: {
        inputs: [
          { name: 'owed', value: '30000' },
          { name: 'month_net', value: '542043' },
          { name: 'deduction_limit', value: '325226' },
          { name: 'taken_by_payouts', value: '60000' },
        ],
      },
    })
    const done = { net: 500_000n, taken: [{ ...taken, amount: 90_000n }] }
    const [met] = calculatePerson(september, person({ garnishments: [monthly], paidInMonth: done }))
    expect([met!.taken, codes(met!)]).toEqual([[], []])
    const large = { ...monthly, monthlyMinor: 300_000n }
    const [short] = calculatePerson(september, person({ garnishments: [large] }))
    expect(short!.payslip.amounts.deductions).toBe(265_226n)
    expect(codes(short!)).toEqual(['garnishment_not_met'])
  })

  test('of two half-time contracts leaves the whole net minimum wage', () => {
    const half = terms({ payMinor: 240_300n, fteDenominator: 2 })
    const both = calculatePerson(
      september,
      person({
        garnishments: [claim({})],
        employments: [
          employment({ terms: [half] }),
          employment({ id: 'e2', startsOn: '2026-01-01', terms: [half] }),
        ],
      }),
    )
    const net = sum(both.map(({ payslip }) => payslip.amounts.net))
    expect(net - sum(both.map(({ payslip }) => payslip.amounts.deductions))).toBe(
      net < 360_585n ? net : 360_585n,
    )
  })
})
