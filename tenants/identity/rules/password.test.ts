import { describe, expect, test } from 'vitest'
import { passwordFault } from './password.ts'

const fault = (password: string) => passwordFault(password, 'anna.nowak@piekarnia.pl')

describe('a password', () => {
  test.each([
    'kot na dachu gra',
    'Zażółć gęślą jaźń',
    'correct horse battery staple',
    'mój pies ma 3 lata!',
    'X9$kQ2!mPz7#',
  ])('%j is good', (password) => {
    expect(fault(password)).toBeNull()
  })

  test.each([
    ['krótkie', 'password_short'],
    ['żółćżółćżół', 'password_short'],
    ['x'.repeat(257), 'password_long'],
    ['123456789012', 'password_common'],
    ['qwertyuiop[]', 'password_common'],
    ['Qwertyuiop123', 'password_common'],
    ['Password1234!', 'password_common'],
    ['P4ssw0rd2026!', 'password_common'],
    ['Hasło1234567', 'password_common'],
    ['haslohaslohaslo', 'password_common'],
    ['aaaaaaaaaaaaaaa', 'password_common'],
    ['kochamcie123', 'password_common'],
    ['Piekarnia2026!', 'password_common'],
    ['anna.nowak2026', 'password_has_email'],
    ['x anna.nowak@piekarnia.pl', 'password_has_email'],
  ])('%j is refused: %s', (password, code) => {
    expect(fault(password)).toBe(code)
  })
})
