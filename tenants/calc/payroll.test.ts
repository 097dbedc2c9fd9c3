// Worked examples, sums of months, and what a wrong case is told.
import { describe, expect, test } from 'vitest'
import { runCalc } from '../calc.ts'
import { linesOf } from './lines.ts'

async function payroll(...cases: object[]) {
  const answers: Record<string, never>[] = []
  async function* input() {
    yield cases.map((one) => JSON.stringify(one)).join('\n')
  }
  const exitCode = await runCalc('payroll', linesOf(input()), (line) =>
    answers.push(JSON.parse(line)),
  )
  return { answers, exitCode }
}

const COLUMNS = [
  'gross',
  'pension_ee',
  'disability_ee',
  'sickness_ee',
  'social_ee',
  'kup',
  'tax_base',
  'tax',
  'health',
  'ppk_ee',
  'net',
  'pension_er',
  'disability_er',
  'accident_er',
  'fp',
  'fs',
  'fgsp',
  'ppk_er',
  'employer_total',
]

// Minimum wage, shared PIT-2, half time, under 26, the cap, the threshold, mandates.
const worked: [number, string, object, number[]][] = [
  [
    2026,
    'uop',
    { pit2: 30_000 },
    [
      480_600, 46_907, 7209, 11_775, 65_891, 25_000, 389_700, 16_800, 37_324, 0, 360_585, 46_907,
      31_239, 8026, 4806, 6969, 481, 0, 579_028,
    ],
  ],
  [
    2024,
    'uop',
    { pit2: 30_000, month: 7 },
    [
      430_000, 41_968, 6450, 10_535, 58_953, 25_000, 346_000, 11_500, 33_394, 0, 326_153, 41_968,
      27_950, 7181, 4300, 6235, 430, 0, 518_064,
    ],
  ],
  [
    2026,
    'uop',
    { pit2: 30_000, kup: 30_000 },
    [
      800_000, 78_080, 12_000, 19_600, 109_680, 30_000, 660_300, 49_200, 62_129, 0, 578_991, 78_080,
      52_000, 13_360, 8000, 11_600, 800, 0, 963_840,
    ],
  ],
  [
    2026,
    'uop',
    { pit2: 15_000 },
    [
      1_000_000, 97_600, 15_000, 24_500, 137_100, 25_000, 837_900, 85_500, 77_661, 0, 699_739,
      97_600, 65_000, 16_700, 10_000, 14_500, 1000, 0, 1_204_800,
    ],
  ],
  [
    2026,
    'uop',
    { pit2: 30_000 },
    [
      240_300, 23_453, 3605, 5887, 32_945, 25_000, 182_400, 0, 18_662, 0, 188_693, 23_453, 15_620,
      4013, 0, 0, 240, 0, 283_626,
    ],
  ],
  [
    2026,
    'uop',
    { u26: true },
    [
      480_600, 46_907, 7209, 11_775, 65_891, 0, 0, 0, 37_324, 0, 377_385, 46_907, 31_239, 8026,
      4806, 6969, 481, 0, 579_028,
    ],
  ],
  [
    2026,
    'uop',
    { pit2: 30_000, month: 5, previous_months_same_gross: 4 },
    [
      5_000_000, 488_000, 75_000, 122_500, 685_500, 25_000, 4_289_500, 1_342_600, 388_305, 0,
      2_583_595, 488_000, 325_000, 83_500, 50_000, 72_500, 5000, 0, 6_024_000,
    ],
  ],
  [
    2026,
    'uop',
    { pit2: 30_000, month: 7, previous_months_same_gross: 6 },
    [
      5_000_000, 0, 0, 122_500, 122_500, 25_000, 4_852_500, 1_522_800, 438_975, 0, 2_915_725, 0, 0,
      83_500, 50_000, 72_500, 5000, 0, 5_211_000,
    ],
  ],
  [
    2026,
    'uop',
    { pit2: 30_000, month: 9, previous_months_same_gross: 8 },
    [
      2_000_000, 195_200, 30_000, 49_000, 274_200, 25_000, 1_700_800, 514_300, 155_322, 0,
      1_056_178, 195_200, 130_000, 33_400, 20_000, 29_000, 2000, 0, 2_409_600,
    ],
  ],
  [
    2026,
    'zlecenie',
    {},
    [
      500_000, 48_800, 7500, 12_250, 68_550, 86_290, 345_200, 41_400, 38_831, 0, 351_219, 48_800,
      32_500, 8350, 5000, 7250, 500, 0, 602_400,
    ],
  ],
  [
    2026,
    'zlecenie',
    { sick: false, pit2: 30_000 },
    [
      500_000, 48_800, 7500, 0, 56_300, 88_740, 355_000, 12_600, 39_933, 0, 391_167, 48_800, 32_500,
      8350, 5000, 7250, 500, 0, 602_400,
    ],
  ],
  [
    2026,
    'zlecenie',
    { social: false },
    [
      500_000, 0, 0, 0, 0, 100_000, 400_000, 48_000, 45_000, 0, 407_000, 0, 0, 0, 0, 0, 0, 0,
      500_000,
    ],
  ],
  [
    2026,
    'dzielo',
    {},
    [500_000, 0, 0, 0, 0, 100_000, 400_000, 48_000, 0, 0, 452_000, 0, 0, 0, 0, 0, 0, 0, 500_000],
  ],
  [
    2026,
    'dzielo',
    { kup: 'lump' },
    [20_000, 0, 0, 0, 0, 0, 20_000, 2400, 0, 0, 17_600, 0, 0, 0, 0, 0, 0, 0, 20_000],
  ],
  [
    2026,
    'uop',
    { pit2: 30_000, month: 11 },
    [
      686_250, 66_978, 10_294, 16_813, 94_085, 25_000, 567_200, 38_100, 53_295, 0, 500_770, 66_978,
      44_606, 11_460, 6863, 9951, 686, 0, 826_794,
    ],
  ],
]

test.each(worked)('worked: %i %s with %j', async (year, contract, options, figures) => {
  const { answers } = await payroll({ year, contract, gross: figures[0], options })
  expect(COLUMNS.map((column) => answers[0]![column])).toEqual(figures)
})

describe('cases of whole years', () => {
  test('the month under 26 in which the limit is crossed', async () => {
    const options = { pit2: 0, u26: true, month: 9, previous_months_same_gross: 8 }
    const { answers } = await payroll({ year: 2026, contract: 'uop', gross: 1_000_000, options })
    // 80,000 were exempt before: 4,472 are taxable, less 613.11 and 250.
    expect(answers[0]).toMatchObject({ tax_base: 360_900, tax: 43_300, kup: 25_000 })
  })

  test('months sum up what each month gives', async () => {
    const one = { year: 2026, contract: 'uop', gross: 5_000_000 }
    const { answers } = await payroll(
      { ...one, options: { months: 7, ppk_er: 150 } },
      ...[0, 1, 2, 3, 4, 5, 6].map((before) => ({
        ...one,
        options: { previous_months_same_gross: before, ppk_er: 150 },
      })),
    )
    const [sums, ...months] = answers
    for (const key of Object.keys(sums!)) {
      expect(months.reduce((total, month) => total + month[key]!, 0)).toBe(sums![key])
    }
    expect(months.map((month) => month.pension_ee).slice(4)).toEqual([488_000, 318_176, 0])
  })

  test('a small mandate pays the lump sum on its revenue', async () => {
    const { answers } = await payroll({
      year: 2026,
      contract: 'zlecenie',
      gross: 20_000,
      options: { kup: 'lump', pit2: 30_000 },
    })
    expect(answers[0]).toMatchObject({ kup: 0, tax_base: 20_000, tax: 2_400, social_ee: 2_742 })
  })

  test('voluntary sickness of a mandate ends at 250 % of the forecast wage', async () => {
    const one = { year: 2026, contract: 'zlecenie', options: {} }
    const { answers } = await payroll({ ...one, gross: 2_355_000 }, { ...one, gross: 3_000_000 })
    expect(answers.map((answer) => answer.sickness_ee)).toEqual([57_698, 57_698])
  })
})

describe('a wrong case', () => {
  const right = { year: 2026, contract: 'uop', gross: 500_000 }

  test.each<[object, string]>([
    [{ year: 2021 }, 'year'],
    [{ year: 2028 }, 'year'],
    [{ year: '2026' }, 'year'],
    [{ year: undefined }, 'year'],
    [{ contract: 'b2b' }, 'contract'],
    [{ contract: undefined }, 'contract'],
    [{ gross: -1 }, 'gross'],
    [{ gross: 1.5 }, 'gross'],
    [{ gross: '5000' }, 'gross'],
    [{ gross: 1e300 }, 'gross'],
    [{ options: [] }, 'options'],
    [{ options: null }, 'options'],
    [{ options: { pit2: 12_345 } }, 'options.pit2'],
    [{ options: { kup: 'lump' } }, 'options.kup'],
    [{ options: { kup: -1 } }, 'options.kup'],
    [{ contract: 'zlecenie', options: { kup: 25_000 } }, 'options.kup'],
    [{ options: { author: 10_001 } }, 'options.author'],
    [{ options: { ppk_ee: 401 } }, 'options.ppk_ee'],
    [{ options: { u26: 'yes' } }, 'options.u26'],
    [{ options: { month: 13 } }, 'options.month'],
    [{ options: { months: 0 } }, 'options.months'],
    [
      { options: { months: 3, previous_months_same_gross: 2 } },
      'options.previous_months_same_gross',
    ],
    [{ options: { pit_2: 30_000 } }, 'options.pit_2'],
    [{ options: { kind: 'holiday' } }, 'options.kind'],
    [{ options: { kind: 'toString' } }, 'options.kind'],
    [{ options: { kind: 'sickpay' } }, 'options.days'],
    [{ options: { kind: 'sickpay', days: 3, mode: 'twice' } }, 'options.mode'],
    [{ options: { kind: 'holiday_equivalent' } }, 'options.hours'],
    [{ options: { kind: 'holiday_equivalent', hours: 8, fte_bp: 0 } }, 'options.fte_bp'],
  ])('%j is told at %s', async (change, field) => {
    const { answers, exitCode } = await payroll({ ...right, ...change }, right)
    expect(answers[0]).toEqual({ error: { field, message: expect.stringMatching(/^(must|is) /) } })
    expect(answers[1]).toMatchObject({ gross: 500_000 })
    expect(exitCode).toBe(1)
  })
})
