// A payslip as its paper is made of, for tests to bend.
import type { PaperSlip } from '#tenants/payroll/paper-types.ts'
import { amountNames, type PayslipLine, type RunTotals } from '#tenants/payroll/run-types.ts'

const plain: PayslipLine = {
  lineNo: 1,
  section: 'pay',
  code: 'base_pay',
  label: null,
  amountMinor: 0n,
  formula: null,
  inputs: [],
  law: null,
  correctedPeriod: null,
  correctedPayslipId: null,
}
export const paperLine = (line: Partial<PayslipLine>): PayslipLine => ({ ...plain, ...line })

const byRate = (section: PayslipLine['section'], code: string, base: bigint, rate: bigint) =>
  paperLine({
    section,
    code,
    formula: 'rate',
    amountMinor: (base * rate + 5_000n) / 10_000n,
    inputs: [
      { name: 'base', unit: 'amount', value: `${base}` },
      { name: 'rate', unit: 'rate', value: `${rate}` },
    ],
  })

/** 6,000.00 of pay and 300.00 for September; 500.00 taken by a bailiff. */
export function paperSlip(overrides: Partial<PaperSlip> = {}): PaperSlip {
  const none = Object.fromEntries(amountNames.map((name) => [name, 0n])) as RunTotals
  return {
    id: 'slip',
    runId: 'run',
    kind: 'uop',
    contractNumber: '7/2025',
    personName: 'Łucja Żądło',
    position: 'Piekarz',
    department: 'Piekarnia',
    period: '2026-10',
    payOn: '2026-10-28',
    paidBy: 'transfer',
    accountLast: '2874',
    calculatedAt: new Date('2026-10-25T10:00:00Z'),
    publishedAt: new Date('2026-10-26T10:00:00Z'),
    reversedAt: null,
    amounts: {
      ...none,
      grossMinor: 630_000n,
      pensionEeMinor: 61_488n,
      disabilityEeMinor: 9_450n,
      sicknessEeMinor: 15_435n,
      healthMinor: 48_926n,
      kupMinor: 25_000n,
      taxBaseMinor: 518_600n,
      taxMinor: 32_200n,
      deductionsMinor: 50_000n,
      netMinor: 412_501n,
      employerTotalMinor: 757_260n,
    },
    year: {
      gross: 6_030_000n,
      social: 826_713n,
      health: 468_296n,
      tax: 308_000n,
      ppk: 0n,
      net: 4_376_991n,
    },
    lines: [
      paperLine({ code: 'base_pay', amountMinor: 600_000n, formula: 'monthly_part' }),
      paperLine({
        section: 'correction',
        code: 'base_pay',
        amountMinor: 30_000n,
        formula: 'difference',
        correctedPeriod: '2026-09',
        inputs: [
          { name: 'due_now', unit: 'amount', value: '600000' },
          { name: 'paid_before', unit: 'amount', value: '570000' },
        ],
      }),
      paperLine({ code: 'gross', formula: 'total', amountMinor: 630_000n }),
      byRate('social', 'pension_ee', 630_000n, 976n),
      byRate('social', 'disability_ee', 630_000n, 150n),
      byRate('social', 'sickness_ee', 630_000n, 245n),
      byRate('health', 'health_full', 543_627n, 900n),
      paperLine({
        section: 'deduction',
        code: 'garnishment',
        amountMinor: 50_000n,
        formula: 'taken',
        label: 'Komornik Jan Srogi',
      }),
      paperLine({
        section: 'deduction',
        code: 'deductions',
        amountMinor: 50_000n,
        formula: 'total',
      }),
      byRate('employer', 'pension_er', 630_000n, 976n),
      paperLine({
        section: 'employer',
        code: 'employer_total',
        formula: 'total',
        amountMinor: 757_260n,
      }),
    ],
    ...overrides,
  }
}

export const paperCompany = {
  legalName: 'Piekarnia Rogalik sp. z o.o.',
  nip: '1060000062',
  addressLine1: 'ul. Młyńska 7',
  postalCode: '61-729',
  city: 'Poznań',
}
