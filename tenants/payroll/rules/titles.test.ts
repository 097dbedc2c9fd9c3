import { describe, expect, test } from 'vitest'
import { payrollLawOn } from '../pl/parameters.ts'
import { birthdayOf, hasYouthRelief, isExemptFromLabourFund, isStudentUnder26 } from './age.ts'
import { insuranceTitleOf, isLumpSum, mayBeExempt, type TitleFacts } from './insurance-titles.ts'

const law = payrollLawOn('2026-05-29')

describe('a title', () => {
  const facts: TitleFacts = {
    contract: 'zlecenie',
    student: false,
    insuredElsewhere: false,
    ownEmployer: false,
    volunteersSickness: false,
  }
  const titles = (change: Partial<TitleFacts>) =>
    Object.entries(insuranceTitleOf({ ...facts, ...change }))
      .filter(([, due]) => due)
      .map(([name]) => name)

  test('decides which contributions are due', () => {
    expect(titles({})).toEqual(['social', 'health'])
    expect(titles({ volunteersSickness: true })).toEqual(['social', 'sickness', 'health'])
    expect(titles({ insuredElsewhere: true, volunteersSickness: true })).toEqual(['health'])
    expect(titles({ student: true })).toEqual([])
    expect(titles({ student: true, contract: 'uop' })).toEqual(['social', 'sickness', 'health'])
    expect(titles({ contract: 'dzielo' })).toEqual([])
    expect(titles({ contract: 'dzielo', ownEmployer: true })).toHaveLength(3)
    expect(titles({ insuredElsewhere: true, ownEmployer: true })).toHaveLength(3)
  })

  test('of specific work is never exempt, a small one pays the lump sum', () => {
    expect(['uop', 'zlecenie', 'dzielo'].map((kind) => mayBeExempt(kind as 'uop'))).toEqual([
      true,
      true,
      false,
    ])
    const limit = law.lumpSumTax.value.upTo
    expect(isLumpSum('zlecenie', false, 20_000n, limit)).toBe(true)
    expect(isLumpSum('zlecenie', false, 20_001n, limit)).toBe(false)
    expect(isLumpSum('zlecenie', true, 20_000n, limit)).toBe(false)
    expect(isLumpSum('uop', false, 20_000n, limit)).toBe(false)
  })
})

describe('an age', () => {
  test('is reached on the birthday, of 29 February on the 28th', () => {
    expect(birthdayOf('2000-05-29', 26)).toBe('2026-05-29')
    expect(birthdayOf('2000-02-29', 26)).toBe('2026-02-28')
    expect(birthdayOf('2000-02-29', 28)).toBe('2028-02-29')
  })

  test('of 26 ends the relief the day after and the student that very day', () => {
    expect(hasYouthRelief('2000-05-29', '2026-05-29')).toBe(true)
    expect(hasYouthRelief('2000-05-28', '2026-05-29')).toBe(false)
    expect(isStudentUnder26('2000-05-29', '2026-05-29')).toBe(false)
    expect(isStudentUnder26('2000-05-30', '2026-05-29')).toBe(true)
  })

  test('of 55 or 60 frees from the labour fund with the next month', () => {
    const exempt = (sex: 'f' | 'm', bornOn: string) =>
      isExemptFromLabourFund(law.employerFunds.value, { sex, bornOn }, '2026-05')
    expect(exempt('f', '1971-05-01')).toBe(true)
    expect(exempt('f', '1971-05-02')).toBe(false)
    expect(exempt('m', '1966-04-30')).toBe(true)
    expect(exempt('m', '1971-04-30')).toBe(false)
  })
})
