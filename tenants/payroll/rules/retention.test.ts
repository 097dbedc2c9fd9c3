import { expect, test } from 'vitest'
import { entryRetention, fileRetention } from './retention.ts'

const work = (hiredOn: string, endsOn: string | null) => ({ hiredOn, endsOn })

test.each([
  [
    'hired in 2019, ten years from the end of the year',
    [work('2019-01-01', '2026-03-14')],
    '2036-12-31',
    'ten_years',
  ],
  [
    'ended on the last day of a year',
    [work('2020-05-01', '2026-12-31')],
    '2036-12-31',
    'ten_years',
  ],
  [
    'hired on the last day of 2018, fifty years from the end',
    [work('2018-12-31', '2026-03-14')],
    '2076-03-14',
    'fifty_years',
  ],
  ['hired before 1999', [work('1998-12-31', '2026-03-14')], '2076-03-14', 'fifty_years'],
  ['ended on 29 February', [work('2010-01-01', '2024-02-29')], '2074-02-28', 'fifty_years'],
  [
    'hired again: from the end of the last one',
    [work('2019-02-01', '2021-01-31'), work('2024-01-01', '2026-06-30')],
    '2036-12-31',
    'ten_years',
  ],
  [
    'once before 2019 and once after: the longest',
    [work('2015-01-01', '2017-12-31'), work('2024-01-01', '2026-06-30')],
    '2067-12-31',
    'fifty_years',
  ],
] as const)('%s', (_name, contracts, until, basis) => {
  expect(fileRetention(contracts)).toEqual({ until, basis })
})

test('has no end while somebody works, or before anybody did', () => {
  expect(fileRetention([])).toBeNull()
  expect(fileRetention([work('2019-01-01', '2020-01-01'), work('2026-01-01', null)])).toBeNull()
})

test('a sobriety control is kept for a year, whatever becomes of the file', () => {
  const file = { until: '2036-12-31', basis: 'ten_years' } as const
  expect(entryRetention({ part: 'E', datedOn: '2026-02-28' }, null)).toEqual({
    until: '2027-02-28',
    basis: 'one_year',
  })
  expect(entryRetention({ part: 'B', datedOn: '2026-02-28' }, file)).toBe(file)
  expect(entryRetention({ part: 'D', datedOn: '2026-02-28' }, null)).toBeNull()
})
