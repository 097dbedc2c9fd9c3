// Everything of the demo that has a name gets its id from that name, so that two demos of
// one seed are the same and an address noted down yesterday still works.
import { createHash } from 'node:crypto'

/** A UUID that depends on the name alone. */
export function demoId(name: string): string {
  const hex = createHash('sha256').update(`zaplecze demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7]

/** A tax number with a right check digit, from a range that no tax office gives out. */
export function demoNip(n: number): string {
  // Where the check digit would be 10 there is no number: the next one is taken.
  for (let base = 999_000_000 + n * 13; ; base += 1) {
    const digits = String(base)
    const check = NIP_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
    if (check < 10) return `${digits}${check}`
  }
}

const REGON_WEIGHTS = [8, 9, 2, 3, 4, 5, 6, 7]

/** A statistical number with a right check digit, as invented as the tax number. */
export function demoRegon(n: number): string {
  const digits = String(99_900_000 + n * 13)
  const check = REGON_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
  return `${digits}${check % 10}`
}

/** A Polish account number with right check digits, of a bank that does not exist. */
export function demoAccount(n: number): string {
  const rest = `99900009${String(n).padStart(16, '0')}`
  const check = 98n - (BigInt(`${rest}252100`) % 97n)
  return `${String(check).padStart(2, '0')}${rest}`
}
