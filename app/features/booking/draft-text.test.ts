import { describe, expect, test } from 'vitest'
import { dateText, emptyLine, emptyVatRow, sumsOf, taxOf, textOfValues } from './draft-text.ts'

describe('the sums of a draft', () => {
  test('1000,00 + 230,00 against 1230,01 differ by one grosz, and 400,00 is left to book', () => {
    const text = textOfValues({ gross: '1230,01' })
    const sums = sumsOf({
      ...text,
      vatRows: [{ ...emptyVatRow, base: '1 000,00', tax: '230,00' }],
      lines: [{ ...emptyLine, accountNumber: '402', net: '600,00' }],
    })
    expect(sums.differenceMinor).toBe(1n)
    expect(sums.toBook).toEqual([{ rate: '23', differenceMinor: 40_000n }])
  })

  test('pass over what is not an amount yet', () => {
    const sums = sumsOf({ ...textOfValues({}), vatRows: [{ ...emptyVatRow, base: '12,' }] })
    expect(sums).toMatchObject({ rowsMinor: 0n, toBook: [] })
  })
})

test('a refused form comes back as it was typed, whatever its rows were called', () => {
  const text = textOfValues({
    number: 'FV/1',
    'lines.4.net': '5',
    'lines.0.accountNumber': '402',
    'lines.x.net': '7',
    'lines.0.__proto__': 'x',
  })
  expect(text.fields.number).toBe('FV/1')
  expect(text.lines).toEqual([
    { ...emptyLine, accountNumber: '402' },
    { ...emptyLine, net: '5' },
  ])
})

test('a tax is offered for rates that are numbers: 23 % of 99,99 is 23,00', () => {
  expect(taxOf('23', '99,99', 'pl')).toBe('23,00')
  expect(taxOf('zw', '99,99', 'pl')).toBe('')
  expect(taxOf('8', 'abc', 'en')).toBe('')
})

test('dates are written so that the form reads them back', () => {
  expect(dateText('2026-03-05', 'pl')).toBe('05.03.2026')
  expect(dateText('2026-03-05', 'en')).toBe('2026-03-05')
  expect(dateText(null, 'pl')).toBe('')
})
