// Polish numbers with check digits, read the way people write them: with spaces,
// dashes, or the country in front. The normal form is what is stored and compared.
import { addDays, isLocalDate, type LocalDate } from '#tenants/shared/dates.ts'

/** Why a number is refused. */
export type IdentifierFault = 'length' | 'check_digit' | 'date' | 'form'

type Invalid = { valid: false; normal: null; fault: IdentifierFault }
type Valid<Extra> = { valid: true; normal: string } & Extra

export type ParsedNip = Valid<object> | Invalid
export type ParsedRegon = Valid<object> | Invalid
export type ParsedPesel = Valid<{ bornOn: LocalDate; sex: 'f' | 'm' }> | Invalid
export type ParsedIban = Valid<{ country: string; nrb: string | null }> | Invalid
export type ParsedKsefNumber = Valid<{ sellerNip: string; acceptedOn: LocalDate }> | Invalid

// Long enough for any of them with a separator after each character.
const MAX_LENGTH = 80

const invalid = (fault: IdentifierFault): Invalid => ({ valid: false, normal: null, fault })

function withoutSeparators(text: string): string {
  return text.length > MAX_LENGTH ? '' : text.replace(/[\s\-\u2010-\u2013]/g, '').toUpperCase()
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
}

/** Tax number: 10 digits, the last one the weighted sum of the others modulo 11. */
export function parseNip(text: string): ParsedNip {
  const digits = withoutSeparators(text).replace(/^PL/, '')
  if (!/^\d{10}$/.test(digits)) return invalid(/^\d*$/.test(digits) ? 'length' : 'form')
  // The first three digits named a tax office: none begins with 0 or ends in 00.
  if (!/^[1-9](?!00)/.test(digits)) return invalid('form')
  if (weighted(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 !== Number(digits[9])) {
    return invalid('check_digit')
  }
  return { valid: true, normal: digits }
}

/** Statistical number: 9 digits, or 14 for a local unit of such a number. */
export function parseRegon(text: string): ParsedRegon {
  const digits = withoutSeparators(text)
  if (!/^(\d{9}|\d{14})$/.test(digits)) return invalid(/^\d*$/.test(digits) ? 'length' : 'form')
  if (/^0{9}/.test(digits)) return invalid('form')
  const nine = weighted(digits, [8, 9, 2, 3, 4, 5, 6, 7]) % 11
  if (nine % 10 !== Number(digits[8])) return invalid('check_digit')
  if (digits.length === 14) {
    const fourteen = weighted(digits, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11
    if (fourteen % 10 !== Number(digits[13])) return invalid('check_digit')
  }
  return { valid: true, normal: digits }
}

// The century stands in the tens of the month.
const PESEL_CENTURIES = [1900, 2000, 2100, 2200, 1800] as const

/** Personal number: date of birth with the century in the month, sex, check digit. */
export function parsePesel(text: string): ParsedPesel {
  const digits = withoutSeparators(text)
  if (!/^\d{11}$/.test(digits)) return invalid(/^\d*$/.test(digits) ? 'length' : 'form')
  const check = (10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10
  if (check !== Number(digits[10])) return invalid('check_digit')
  const month = Number(digits.slice(2, 4))
  const year = PESEL_CENTURIES[Math.floor(month / 20)]! + Number(digits.slice(0, 2))
  const bornOn = `${year}-${String(month % 20).padStart(2, '0')}-${digits.slice(4, 6)}`
  if (!isCalendarDay(bornOn)) return invalid('date')
  return { valid: true, normal: digits, bornOn, sex: Number(digits[9]) % 2 === 1 ? 'm' : 'f' }
}

// Birth years reach beyond the years of business dates.
function isCalendarDay(date: LocalDate): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date)) return false
  return addDays(date, 0) === date
}

// Lengths of the countries that Polish firms pay to; others by the general bounds.
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IT: 27,
  LT: 20,
  LU: 20,
  LV: 21,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  UA: 29,
}

/**
 * A bank account: an IBAN of any country, or 26 digits (NRB), which are a Polish one.
 * A Polish account must also carry a bank's sort code with its own check digit.
 */
export function parseIban(text: string): ParsedIban {
  const compact = withoutSeparators(text)
  const iban = /^\d{26}$/.test(compact) ? `PL${compact}` : compact
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]*$/.test(iban)) return invalid(/^\d*$/.test(iban) ? 'length' : 'form')
  const country = iban.slice(0, 2)
  const expected = IBAN_LENGTHS[country]
  if (expected ? iban.length !== expected : iban.length < 15 || iban.length > 34) {
    return invalid('length')
  }
  if (country === 'PL' && !/^PL\d{26}$/.test(iban)) return invalid('form')
  if (mod97(iban.slice(4) + iban.slice(0, 4)) !== 1) return invalid('check_digit')
  if (country === 'PL' && !isSortCode(iban.slice(4, 12))) return invalid('check_digit')
  return { valid: true, normal: iban, country, nrb: country === 'PL' ? iban.slice(2) : null }
}

function mod97(text: string): number {
  let rest = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** The 8 digits that name a Polish bank and its branch. */
export function isSortCode(digits: string): boolean {
  return /^\d{8}$/.test(digits) && weighted(digits, [3, 9, 7, 1, 3, 9, 7, 1]) % 10 === 0
}

/** Number of an invoice in the national system: seller, day of acceptance, part, CRC-8. */
export function parseKsefNumber(text: string): ParsedKsefNumber {
  if (text.length > MAX_LENGTH) return invalid('length')
  const number = text.replace(/\s/g, '').toUpperCase()
  if (number.length !== 35) return invalid('length')
  const match = /^(\d{10})-(\d{4})(\d{2})(\d{2})-[0-9A-F]{12}-([0-9A-F]{2})$/.exec(number)
  if (!match) return invalid('form')
  const [, sellerNip, year, month, day, check] = match
  const acceptedOn = `${year}-${month}-${day}`
  if (!isLocalDate(acceptedOn)) return invalid('date')
  if (crc8(number.slice(0, 32)) !== Number.parseInt(check!, 16)) return invalid('check_digit')
  if (!parseNip(sellerNip!).valid) return invalid('check_digit')
  return { valid: true, normal: number, sellerNip: sellerNip!, acceptedOn }
}

/** CRC-8 with polynomial 0x07, beginning at 0, not reflected, over ASCII text. */
export function crc8(text: string): number {
  let crc = 0
  for (let i = 0; i < text.length; i += 1) {
    crc ^= text.charCodeAt(i) & 0xff
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1
  }
  return crc
}
