import { describe, expect, test } from 'vitest'
import { amountInWordsEn } from '#tenants/shared/amount-in-words-en.ts'
import { amountInWordsPl, formFor } from './amount-in-words.ts'

describe('amounts in Polish words', () => {
  test.each([
    [0n, 'zero złotych 00/100'],
    [1n, 'zero złotych 01/100'],
    [100n, 'jeden złoty 00/100'],
    [12_345n, 'sto dwadzieścia trzy złote 45/100'],
    [1_200n, 'dwanaście złotych 00/100'],
    [2_100n, 'dwadzieścia jeden złotych 00/100'],
    [2_250n, 'dwadzieścia dwa złote 50/100'],
    [11_200n, 'sto dwanaście złotych 00/100'],
    [100_000n, 'jeden tysiąc złotych 00/100'],
    [200_100n, 'dwa tysiące jeden złotych 00/100'],
    [1_234_509n, 'dwanaście tysięcy trzysta czterdzieści pięć złotych 09/100'],
    [2_200_000n, 'dwadzieścia dwa tysiące złotych 00/100'],
    [-99_999n, 'minus dziewięćset dziewięćdziesiąt dziewięć złotych 99/100'],
    [100_230_400_419n, 'jeden miliard dwa miliony trzysta cztery tysiące cztery złote 19/100'],
    [
      99_999_999_999_999n,
      'dziewięćset dziewięćdziesiąt dziewięć miliardów dziewięćset dziewięćdziesiąt dziewięć milionów dziewięćset dziewięćdziesiąt dziewięć tysięcy dziewięćset dziewięćdziesiąt dziewięć złotych 99/100',
    ],
  ])('%s grosze', (minor, words) => expect(amountInWordsPl(minor)).toBe(words))

  test('knows other currencies', () => {
    expect(amountInWordsPl(500n, 'EUR')).toBe('pięć euro 00/100')
    expect(amountInWordsPl(100n, 'USD')).toBe('jeden dolar amerykański 00/100')
    expect(amountInWordsPl(300n, 'USD')).toBe('trzy dolary amerykańskie 00/100')
    expect(amountInWordsPl(1_500n, 'USD')).toBe('piętnaście dolarów amerykańskich 00/100')
    expect(amountInWordsPl(1_510n, 'CHF')).toBe('piętnaście CHF 10/100')
  })

  test('agrees with the plural rules of the runtime', () => {
    const rules = new Intl.PluralRules('pl')
    for (let count = 0; count < 2_000; count += 1) {
      const form = formFor(BigInt(count), ['one', 'few', 'many'])
      expect([count, form]).toEqual([count, rules.select(count)])
    }
  })

  test('refuses what it has no words for', () => {
    expect(() => amountInWordsPl(100_000_000_000_000n)).toThrow(RangeError)
    expect(() => amountInWordsEn(-100_000_000_000_000n)).toThrow(RangeError)
  })
})

describe('amounts in English words', () => {
  test.each([
    [0n, 'PLN', 'zero zlotys 00/100'],
    [100n, 'PLN', 'one zloty 00/100'],
    [12_345n, 'PLN', 'one hundred and twenty-three zlotys 45/100'],
    [4_000n, 'EUR', 'forty euros 00/100'],
    [100_500n, 'EUR', 'one thousand and five euros 00/100'],
    [121_500n, 'USD', 'one thousand two hundred and fifteen US dollars 00/100'],
    [-100n, 'USD', 'minus one US dollar 00/100'],
    [10_000_000n, 'PLN', 'one hundred thousand zlotys 00/100'],
    [200_001_204_117n, 'CHF', 'two billion twelve thousand and forty-one CHF 17/100'],
  ])('%s %s', (minor, currency, words) => expect(amountInWordsEn(minor, currency)).toBe(words))
})
