import { describe, expect, test } from 'vitest'
import {
  crc8,
  isSortCode,
  parseIban,
  parseKsefNumber,
  parseNip,
  parsePesel,
  parseRegon,
} from './identifiers.ts'

/** Every other digit in every place; a check digit has to notice most of them. */
function singleErrors(number: string): string[] {
  return [...number].flatMap((digit, index) =>
    [...'0123456789']
      .filter((other) => /\d/.test(digit) && other !== digit)
      .map((other) => number.slice(0, index) + other + number.slice(index + 1)),
  )
}

describe('NIP', () => {
  test.each(['5260001246', '1234563218', '5265877635'])('%s is valid', (nip) => {
    expect(parseNip(nip)).toEqual({ valid: true, normal: nip })
    expect(singleErrors(nip).filter((wrong) => parseNip(wrong).valid)).toEqual([])
  })

  test.each(['526-000-12-46', 'PL 526 000 12 46', 'pl5260001246', ' 526\u00a0000–12–46 '])(
    'reads %s',
    (text) => expect(parseNip(text)).toEqual({ valid: true, normal: '5260001246' }),
  )

  test.each([
    ['', 'length'],
    ['526000124', 'length'],
    ['52600012467', 'length'],
    ['526000124X', 'form'],
    ['DE5260001246', 'form'],
    ['0000000000', 'form'],
    ['5260001247', 'check_digit'],
    ['5'.repeat(1_000_000), 'length'],
  ])('refuses %.20s', (text, fault) => {
    expect(parseNip(text)).toEqual({ valid: false, normal: null, fault })
  })

  test('refuses a number whose remainder is 10, whatever its last digit', () => {
    const stems = Array.from({ length: 200 }, (_, i) => String(526_000_000 + i))
    const unending = stems.filter(
      (stem) => ![...'0123456789'].some((digit) => parseNip(stem + digit).valid),
    )
    expect(unending.length).toBeGreaterThan(10)
  })
})

describe('REGON', () => {
  test('knows 9 and 14 digits', () => {
    expect(parseRegon('123456785')).toEqual({ valid: true, normal: '123456785' })
    expect(parseRegon('123 456 785-12347').normal).toBe('12345678512347')
    expect(parseRegon('12345678612347').valid).toBe(false)
    expect(parseRegon('12345678512348').valid).toBe(false)
    expect(parseRegon('1234567850').valid).toBe(false)
    expect(parseRegon('000000000').valid).toBe(false)
    expect(singleErrors('123456785').filter((wrong) => parseRegon(wrong).valid)).toEqual([])
  })
})

describe('PESEL', () => {
  test.each([
    ['44051401359', '1944-05-14', 'm'],
    ['02070803628', '1902-07-08', 'f'],
    ['02270812350', '2002-07-08', 'm'],
  ])('%s is %s', (pesel, bornOn, sex) => {
    expect(parsePesel(pesel)).toEqual({ valid: true, normal: pesel, bornOn, sex })
    expect(singleErrors(pesel).filter((wrong) => parsePesel(wrong).valid)).toEqual([])
  })

  test('gives the five centuries by the month', () => {
    const born = (stem: string) =>
      [...'0123456789'].map((digit) => parsePesel(stem + digit)).find(({ valid }) => valid)
    expect(born('0481010001')).toMatchObject({ bornOn: '1804-01-01', sex: 'm' })
    expect(born('0452290002')).toMatchObject({ bornOn: '2104-12-29', sex: 'f' })
    expect(born('0472310000')).toMatchObject({ bornOn: '2204-12-31' })
    expect(born('0022290001')).toMatchObject({ bornOn: '2000-02-29' })
  })

  test('refuses a right check digit over a day that never was', () => {
    const stems = ['0102290000', '0513010000', '9902300000', '0500010000', '0501000000']
    for (const stem of stems) {
      const faults = [...'0123456789'].map((digit) => parsePesel(stem + digit))
      expect(faults.filter(({ valid }) => valid)).toEqual([])
      expect(faults.filter((parsed) => !parsed.valid && parsed.fault === 'date')).toHaveLength(1)
    }
  })
})

describe('IBAN', () => {
  test.each(['PL61109010140000071219812874', 'PL27114020040000300201355387'])(
    '%s is valid',
    (iban) => {
      const nrb = iban.slice(2)
      const expected = { valid: true, normal: iban, country: 'PL', nrb }
      expect(parseIban(iban)).toEqual(expected)
      expect(parseIban(nrb)).toEqual(expected)
      expect(parseIban(nrb.replace(/(\d{2})(?=(\d{4})+$)/, '$1 '))).toEqual(expected)
      expect(parseIban(iban.toLowerCase().replace(/(.{4})/g, '$1 '))).toEqual(expected)
      expect(singleErrors(iban).filter((wrong) => parseIban(wrong).valid)).toEqual([])
    },
  )

  test('knows other countries', () => {
    expect(parseIban('DE89 3704 0044 0532 0130 00')).toMatchObject({ valid: true, country: 'DE' })
    expect(parseIban('GB82WEST12345698765432')).toMatchObject({ valid: true, nrb: null })
    expect(parseIban('GB82WEST1234569876543')).toMatchObject({ fault: 'length' })
    expect(parseIban('GB82WEST12345698765433')).toMatchObject({ fault: 'check_digit' })
    expect(parseIban('PL61')).toMatchObject({ fault: 'length' })
    expect(parseIban('6110901014000007121981287')).toMatchObject({ fault: 'length' })
    expect(parseIban('zażółć')).toMatchObject({ fault: 'form' })
  })

  test('knows sort codes', () => {
    for (const code of ['10901014', '11402004', '10201026', '10101010']) {
      expect(isSortCode(code)).toBe(true)
    }
    expect(isSortCode('10901015')).toBe(false)
    // Modulo 97 is right here, the sort code 10901015 is not.
    expect(parseIban('PL36109010150000071219812874')).toMatchObject({ fault: 'check_digit' })
  })
})

describe('KSeF number', () => {
  test('has a CRC-8 at its end', () => {
    // The published check value of this CRC over the digits 1 to 9.
    expect(crc8('123456789')).toBe(0xf4)
    const number = '5265877635-20250826-0100001AF629-AF'
    expect(parseKsefNumber(number)).toEqual({
      valid: true,
      normal: number,
      sellerNip: '5265877635',
      acceptedOn: '2025-08-26',
    })
    expect(parseKsefNumber(` ${number.toLowerCase()}\n`).normal).toBe(number)
    expect(singleErrors(number).filter((wrong) => parseKsefNumber(wrong).valid)).toEqual([])
  })

  test.each([
    ['5265877635-20250826-0100001AF629-AE', 'check_digit'],
    ['5265877635-20251326-0100001AF629-AF', 'date'],
    ['5265877635-20250826-0100001AF629', 'length'],
    ['5265877635-20250826-010000-1AF629-AF', 'length'],
    ['5265877635-20250826-0100001AG629-AF', 'form'],
  ])('refuses %s', (text, fault) => expect(parseKsefNumber(text)).toMatchObject({ fault }))
})
