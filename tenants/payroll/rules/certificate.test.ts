import { expect, test } from 'vitest'
import { certifiedEarnings, type PaidMonth } from './certificate.ts'

const month = (period: string, gross: bigint, net: bigint): PaidMonth => ({
  period,
  gross,
  benefits: 0n,
  net,
  deductions: 100n,
  payout: net - 100n,
})

test('the last three paid months count, in their order, whatever order they come in', () => {
  const told = certifiedEarnings([
    month('2026-08', 600_001n, 400_000n),
    month('2025-12', 1n, 1n),
    month('2026-10', 600_000n, 400_001n),
    month('2026-09', 600_000n, 400_001n),
  ])!
  expect(told.months.map(({ period }) => period)).toEqual(['2026-08', '2026-09', '2026-10'])
  // 1 800 001 / 3 is 600 000.33, 1 200 002 / 3 is 400 000.67.
  expect(told.averageGross).toBe('600000')
  expect(told.averageNet).toBe('400001')
  expect(told.months[2]).toEqual({
    period: '2026-10',
    gross: '600000',
    benefits: '0',
    net: '400001',
    deductions: '100',
    payout: '399901',
  })
})

test('somebody new has the average of the months that were paid; nobody paid has none', () => {
  expect(certifiedEarnings([month('2026-10', 500_000n, 370_000n)])).toMatchObject({
    averageGross: '500000',
    averageNet: '370000',
  })
  expect(certifiedEarnings([])).toBeNull()
})
