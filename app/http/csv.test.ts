import { expect, test } from 'vitest'
import { csvOf } from './csv.server.ts'

test('a file opens in a Polish spreadsheet: BOM, semicolons, decimal comma, CRLF', () => {
  expect(
    csvOf(
      ['Konto', 'Saldo'],
      [
        ['010', -123_456n],
        ['402', 5n],
      ],
    ),
  ).toBe('\ufeffKonto;Saldo\r\n010;-1234,56\r\n402;0,05\r\n')
})

test('text that a spreadsheet would run is plain text, an amount below zero is a number', () => {
  const [, ...rows] = csvOf(
    ['x'],
    [['=1+1'], ['+48 600'], ['-2'], ['@sum'], ['\tx'], [-2n], [null], [7]],
  ).split('\r\n')
  expect(rows).toEqual(["'=1+1", "'+48 600", "'-2", "'@sum", "'\tx", '-0,02', '', '7', ''])
})

test('separators, quotes and lines inside a text stay inside it', () => {
  expect(csvOf(['x'], [['a;b'], ['say "a"'], ['one\ntwo']])).toBe(
    '\ufeffx\r\n"a;b"\r\n"say ""a"""\r\n"one\ntwo"\r\n',
  )
})
