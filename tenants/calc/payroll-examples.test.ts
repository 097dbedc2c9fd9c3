// Published examples, to the grosz.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toJson } from './case.ts'
import { payrollCalc } from './payroll.ts'

type Options = Record<string, number | boolean | string>
type Figures = Record<string, number>

function answerTo(input: object): Figures {
  const outcome = payrollCalc(input)
  return JSON.parse(toJson(outcome.ok ? outcome.answer : outcome.error))
}

const published: [number, string, number, Options, Figures][] = [
  [
    2025,
    'uop',
    466_600,
    { pit2: 30_000, kup: 25_000 },
    {
      net: 351_092,
      social_ee: 63_971,
      pension_ee: 45_540,
      disability_ee: 6999,
      sickness_ee: 11_432,
      health: 36_237,
      tax_base: 377_600,
      tax: 15_300,
      employer_total: 562_160,
    },
  ],
  [
    2026,
    'uop',
    600_000,
    { pit2: 30_000, kup: 25_000 },
    {
      net: 442_043,
      social_ee: 82_260,
      pension_ee: 58_560,
      disability_ee: 9000,
      sickness_ee: 14_700,
      health: 46_597,
      tax_base: 492_700,
      tax: 29_100,
      employer_total: 722_880,
    },
  ],
  [
    2026,
    'uop',
    800_000,
    { pit2: 30_000, kup: 25_000 },
    {
      net: 578_391,
      social_ee: 109_680,
      pension_ee: 78_080,
      disability_ee: 12_000,
      sickness_ee: 19_600,
      health: 62_129,
      tax_base: 665_300,
      tax: 49_800,
      employer_total: 963_840,
    },
  ],
  [
    2026,
    'uop',
    1_000_000,
    { pit2: 30_000, kup: 25_000 },
    {
      net: 714_739,
      social_ee: 137_100,
      pension_ee: 97_600,
      disability_ee: 15_000,
      sickness_ee: 24_500,
      health: 77_661,
      tax_base: 837_900,
      tax: 70_500,
      employer_total: 1_204_800,
    },
  ],
  [
    2026,
    'uop',
    1_500_000,
    { pit2: 30_000, kup: 25_000 },
    {
      net: 1_055_558,
      social_ee: 205_650,
      pension_ee: 146_400,
      disability_ee: 22_500,
      sickness_ee: 36_750,
      health: 116_492,
      tax_base: 1_269_400,
      tax: 122_300,
      employer_total: 1_807_200,
    },
  ],
  [
    2026,
    'uop',
    2_000_000,
    { pit2: 30_000, kup: 25_000 },
    {
      net: 1_396_378,
      social_ee: 274_200,
      pension_ee: 195_200,
      disability_ee: 30_000,
      sickness_ee: 49_000,
      health: 155_322,
      tax_base: 1_700_800,
      tax: 174_100,
      employer_total: 2_409_600,
    },
  ],
  [
    2026,
    'uop',
    480_600,
    { pit2: 30_000, kup: 25_000 },
    {
      pension_ee: 46_907,
      disability_ee: 7209,
      sickness_ee: 11_775,
      social_ee: 65_891,
      health: 37_324,
      tax_base: 389_700,
      tax: 16_800,
    },
  ],
  [2025, 'uop', 466_600, { pit2: 30_000, kup: 25_000 }, { net: 351_092, employer_total: 562_160 }],
  [
    2024,
    'uop',
    215_000,
    { pit2: 30_000, kup: 25_000, month: 7 },
    {
      pension_ee: 20_984,
      disability_ee: 3225,
      sickness_ee: 5268,
      social_ee: 29_477,
      health: 16_697,
      tax_base: 160_500,
      tax: 0,
      net: 168_826,
    },
  ],
  [2024, 'uop', 430_000, { pit2: 30_000, kup: 25_000, month: 7 }, { net: 326_153 }],
  [
    2026,
    'uop',
    2_000_000,
    { pit2: 30_000, kup: 25_000 },
    { social_ee: 274_200, health: 155_322, tax_base: 1_700_800, tax: 174_100, net: 1_396_378 },
  ],
  [
    2026,
    'uop',
    2_000_000,
    { pit2: 30_000, kup: 25_000, previous_months_same_gross: 8, month: 9 },
    { tax: 514_300 },
  ],
  [
    2026,
    'uop',
    3_000_000,
    { pit2: 30_000, kup: 25_000, previous_months_same_gross: 10, month: 11 },
    { pension_ee: 0, disability_ee: 0, sickness_ee: 73_500 },
  ],
  [
    2025,
    'uop',
    500_000,
    { pit2: 30_000, kup: 25_000 },
    {
      pension_ee: 48_800,
      disability_ee: 7500,
      sickness_ee: 12_250,
      social_ee: 68_550,
      pension_er: 48_800,
      disability_er: 32_500,
      accident_er: 8350,
      fgsp: 500,
      employer_total: 602_400,
    },
  ],
  [
    2023,
    'uop',
    500_000,
    { pit2: 30_000, kup: 25_000, ppk_ee: 200, ppk_er: 150, month: 12 },
    { health: 38_831, ppk_ee: 10_000, tax: 19_700, net: 362_919 },
  ],
  [
    2023,
    'uop',
    500_000,
    { pit2: 0, kup: 25_000, ppk_er: 150, month: 12 },
    { employer_total: 609_900 },
  ],
  [
    2023,
    'uop',
    100_000,
    { pit2: 0, kup: 25_000, ppk_ee: 200, month: 12 },
    {
      health: 7766,
      sickness_ee: 2450,
      disability_ee: 1500,
      pension_ee: 9760,
      ppk_ee: 2000,
      tax_base: 61_300,
    },
  ],
  [
    2023,
    'uop',
    100_000,
    { pit2: 0, kup: 25_000, ppk_ee: 200, ppk_er: 150, months: 12 },
    { tax: 90_000 },
  ],
  [
    2023,
    'uop',
    1_500_000,
    { pit2: 30_000, kup: 25_000, ppk_ee: 200, months: 12 },
    { tax: 2_114_200 },
  ],
  [
    2023,
    'uop',
    5_000_000,
    { pit2: 0, kup: 25_000, ppk_er: 150, months: 12 },
    {
      disability_er: 1_352_325,
      pension_er: 2_030_568,
      accident_er: 1_002_000,
      ppk_er: 900_000,
      fp: 600_000,
      fgsp: 60_000,
      fs: 870_000,
    },
  ],
  [
    2023,
    'uop',
    100_000,
    { pit2: 0, kup: 25_000, author: 5000, health_cap: false, month: 12 },
    { kup: 46_573 },
  ],
  [
    2023,
    'zlecenie',
    500_000,
    { pit2: 30_000, kup: 2000, ppk_ee: 200, ppk_er: 150, month: 12 },
    { tax: 12_100, net: 370_519 },
  ],
  [
    2023,
    'zlecenie',
    500_000,
    { pit2: 30_000, kup: 2000, social: false, health: false, month: 12 },
    { health: 0, tax: 18_000, net: 482_000 },
  ],
  [
    2023,
    'zlecenie',
    500_000,
    { pit2: 30_000, kup: 2000, social: false, health: false, month: 12 },
    { employer_total: 500_000 },
  ],
  [
    2023,
    'zlecenie',
    100_000,
    { pit2: 0, kup: 2000, ppk_ee: 200, ppk_er: 150, months: 12 },
    { tax: 100_800 },
  ],
  [
    2023,
    'zlecenie',
    1_500_000,
    { pit2: 30_000, kup: 2000, ppk_ee: 200, months: 12 },
    { tax: 1_216_800 },
  ],
  [
    2024,
    'dzielo',
    100_000,
    { pit2: 0, kup: 2000 },
    { kup: 20_000, tax_base: 80_000, tax: 9600, net: 90_400 },
  ],
  [
    2024,
    'dzielo',
    20_000,
    { pit2: 0, kup: 'lump' },
    { kup: 0, tax_base: 20_000, tax: 2400, net: 17_600 },
  ],
  [
    2024,
    'sickpay',
    424_200,
    { kind: 'sickpay', days: 28, rate_bp: 8000, mode: 'once' },
    { sickpay: 273_302 },
  ],
  [2022, 'sickpay', 400_000, { kind: 'sickpay', days: 1, rate_bp: 8000 }, { sickpay: 9204 }],
  [
    2024,
    'holiday_equivalent',
    360_000,
    {
      kind: 'holiday_equivalent',
      coefficient_x100: 2092,
      fte_bp: 7500,
      daily_hours: 8,
      hours: 150,
    },
    { equivalent: 430_200 },
  ],
  [
    2026,
    'holiday_equivalent',
    480_600,
    {
      kind: 'holiday_equivalent',
      coefficient_x100: 2092,
      fte_bp: 5000,
      daily_hours: 8,
      hours: 160,
    },
    { equivalent: 918_880 },
  ],
  [
    2025,
    'zlecenie',
    500_000,
    { pit2: 0, kup: 2000, student: true },
    { social_ee: 0, tax: 0, net: 500_000 },
  ],
  [2025, 'annual_pit', 3_000_000, { kind: 'annual_tax' }, { tax: 0 }],
  [2025, 'annual_pit', 12_000_000, { kind: 'annual_tax' }, { tax: 1_080_000 }],
  [2026, 'zlecenie', 3140, { pit2: 0, kup: 2000, u26: true, health_cap: false }, { net: 2466 }],
  [
    2024,
    'uop',
    700_000,
    { pit2: 30_000, kup: 25_000 },
    {
      pension_ee: 68_320,
      disability_ee: 10_500,
      sickness_ee: 17_150,
      social_ee: 95_970,
      health: 54_363,
      pension_er: 68_320,
      disability_er: 45_500,
      accident_er: 11_690,
    },
  ],
]

test.each(published)('%i %s %i with %j', (year, contract, gross, options, expected) => {
  expect(answerTo({ year, contract, gross, options })).toMatchObject(expected)
})

// The collection that the examples come from, where it lies beside the project.
const collection = new URL('../../../shared/pl/payroll_examples.json', import.meta.url)

describe.skipIf(!existsSync(collection))('the whole collection, skipped when absent', () => {
  test('is met to the grosz', () => {
    const { records } = JSON.parse(readFileSync(collection, 'utf8'))
    const asserted = records.filter((record: { check?: string }) => record.check !== 'skip')
    for (const record of asserted) expect(answerTo(record)).toMatchObject(record.expected)
    expect(asserted.length).toBeGreaterThan(30)
  })
})
