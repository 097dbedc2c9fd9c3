import { describe, expect, test } from 'vitest'
import { pricePlanInput } from './price-schema.ts'

describe('the schema of a plan', () => {
  const tier = { up_to: null, unit_minor: 1 }
  test.each([
    [
      { components: [{ code: 'a', model: 'flat', amount_minor: 1.5 }] },
      'components.0.amount_minor',
    ],
    [
      { components: [{ code: 'a', model: 'flat', amount_minor: '5' }] },
      'components.0.amount_minor',
    ],
    [{ components: [{ code: 'a', model: 'flat', amount_minor: -1 }] }, 'components.0.amount_minor'],
    [{ components: [{ code: 'a', model: 'unit', unit_minor: 1e300 }] }, 'components.0.unit_minor'],
    [{ components: [{ code: 'a', model: 'unit', unit_minor: 1, includes: 5 }] }, 'components.0'],
    [{ components: [{ code: 'a b', model: 'unit', unit_minor: 1 }] }, 'components.0.code'],
    [{ components: [{ code: 'all', model: 'unit', unit_minor: 1 }] }, 'components.0.code'],
    [{ components: [{ code: 'a', model: 'free' }] }, 'components.0.model'],
    [
      { components: [{ code: 'a', model: 'package', size: 0, package_minor: 1 }] },
      'components.0.size',
    ],
    [{ components: [{ code: 'a', model: 'graduated', tiers: [] }] }, 'components.0.tiers'],
    [
      { components: [{ code: 'a', model: 'graduated', tiers: [{ up_to: 5, unit_minor: 1 }] }] },
      'components.0.tiers.0.up_to',
    ],
    [
      { components: [{ code: 'a', model: 'volume', tiers: [tier, tier] }] },
      'components.0.tiers.0.up_to',
    ],
    [
      { components: [{ code: 'a', model: 'volume', tiers: [{ ...tier, flat_minor: 3 }] }] },
      'components.0.tiers.0.flat_minor',
    ],
    [
      {
        components: [
          {
            code: 'a',
            model: 'graduated',
            tiers: [{ up_to: 5, unit_minor: 1 }, { up_to: 5, unit_minor: 1 }, tier],
          },
        ],
      },
      'components.0.tiers.1.up_to',
    ],
    [
      {
        components: [
          { code: 'a', model: 'unit', unit_minor: 1 },
          { code: 'a', model: 'unit', unit_minor: 1 },
        ],
      },
      'components.1.code',
    ],
    [{ minimum_minor: null, components: [] }, 'minimum_minor'],
    [{}, 'components'],
  ])('%j is refused at %s', (plan, path) => {
    const parsed = pricePlanInput.safeParse(plan)
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })

  test('keeps a good plan as it is', () => {
    const plan = {
      minimum_minor: 100,
      components: [
        { code: 'care', model: 'flat', amount_minor: 5, prorate: true, name_pl: 'Opieka' },
        { code: 'doc', model: 'unit', included: 100, unit_minor: 450 },
        { code: 'case', model: 'volume', tiers: [{ up_to: 20, unit_minor: 9 }, tier] },
      ],
    }
    expect(pricePlanInput.parse(plan)).toEqual(plan)
  })
})
