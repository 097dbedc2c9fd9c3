// Fields of the payroll's forms, as they are typed: Polish numbers and dates with a year.
import { z } from 'zod'
import { type LocalDate, readTypedDate } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { parseAmount } from '../shared/money.ts'
import { parseIban } from '../shared/pl/identifiers.ts'

/** Ten million złoty: what is above is a typing error. */
export const MAX_PAY_MINOR = 10n ** 9n

export const clean = (typed: string) => typed.replace(/\p{Cc}+/gu, ' ').trim()
export const line = (max: number) =>
  z.string().transform(clean).pipe(z.string().min(1, 'required').max(max, 'too_long'))
export const optional = (max: number) =>
  z
    .string()
    .default('')
    .transform(clean)
    .pipe(z.string().max(max, 'too_long'))
    .transform((value) => value || null)

/** A day with its year: papers of employment are about other years, too. */
function readDay(typed: string): LocalDate | null {
  return /\d{4}/.test(typed) ? readTypedDate(typed, '2000-01-01') : null
}

export const optionalDay = z
  .string()
  .default('')
  .transform((typed, issues) => {
    if (typed.trim() === '') return null
    const day = readDay(typed)
    if (day) return day
    issues.addIssue({ code: 'custom', message: 'bad_date' })
    return z.NEVER
  })
export const day = z.string().transform((typed, issues) => {
  const read = readDay(typed)
  if (read) return read
  issues.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'bad_date' })
  return z.NEVER
})

export const optionalAmount = z
  .string()
  .default('')
  .transform((typed, issues) => {
    if (typed.trim() === '') return null
    const minor = parseAmount(typed)
    if (minor !== null && minor >= 0n && minor <= MAX_PAY_MINOR) return minor
    const code = minor === null ? 'bad_amount' : minor < 0n ? 'too_small' : 'too_large'
    issues.addIssue({ code: 'custom', message: code })
    return z.NEVER
  })
export const amount = optionalAmount
  .refine((minor) => minor !== null, 'required')
  .transform((m) => m!)

/** A share as people write it, `3,33` or `2 %`, in 1/100 %. */
export const share = (max: number) =>
  z
    .string()
    .default('')
    .transform((typed, issues) => {
      const bp = typed.trim() === '' ? 0n : parseAmount(typed.replace('%', ''))
      if (bp !== null && bp >= 0n && bp <= BigInt(max)) return Number(bp)
      issues.addIssue({ code: 'custom', message: bp === null ? 'bad_rate' : 'too_large' })
      return z.NEVER
    })

export const whole = (min: number, max: number) =>
  z
    .union([z.string(), z.number()])
    .transform((typed) => (typeof typed === 'string' && !/^\d+$/.test(typed) ? NaN : Number(typed)))
    .pipe(z.number('not_a_number').int('not_a_number').min(min, 'too_small').max(max, 'too_large'))

/** All hours of the longest month: what is above is a typing error. */
const MAX_MONTH_MINUTES = 31 * 24 * 60

/** Hours as a person writes them: `12`, `7,5`, `7:30`. */
export const hours = z
  .string()
  .default('')
  .transform((typed, issues) => {
    if (typed.trim() === '') return null
    const clock = /^(\d{1,4}):([0-5]\d)$/.exec(typed.trim())
    const hundredths = clock ? null : parseAmount(typed.replace(/h$/i, ''))
    const minutes = clock
      ? Number(clock[1]) * 60 + Number(clock[2])
      : hundredths === null || (hundredths * 60n) % 100n !== 0n
        ? NaN
        : Number((hundredths * 60n) / 100n)
    if (minutes >= 0 && minutes <= MAX_MONTH_MINUTES) return minutes
    issues.addIssue({ code: 'custom', message: 'minutes' })
    return z.NEVER
  })

export const flag = (byDefault = false) =>
  z
    .union([z.boolean(), z.string()])
    .default(byDefault)
    .transform((value) => value === true || ['on', 'true', '1', 'yes', 'tak'].includes(`${value}`))
export const choice = <const List extends readonly [string, ...string[]]>(list: List) =>
  z.enum(list, 'choice')
export const idInput = z.string().refine(isId, 'not_found')
export const version = whole(1, 2 ** 31 - 1)
export const reasonInput = line(300)

export const checked =
  (parse: (text: string) => { normal: string | null; fault?: string }, name: string) =>
  (typed: string, issues: z.core.$RefinementCtx<string>): string | null => {
    if (typed.trim() === '') return null
    const result = parse(typed)
    if (result.normal !== null) return result.normal
    issues.addIssue({ code: 'custom', message: `${name}_${result.fault}` })
    return z.NEVER
  }

/** The number of a bank account, kept as IBAN; empty is null. */
export const account = z.string().default('').transform(checked(parseIban, 'iban'))
