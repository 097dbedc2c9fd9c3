// The draft's form, as it is typed: Polish numbers and dates, blank rows left out.
import { z } from 'zod'
import { isPeriod, type LocalDate, readTypedDate } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { abs, parseAmount, sum } from '../shared/money.ts'
import { BOOKING_RATES, SELF_ASSESSED_RATES, SELF_ASSESSMENTS } from './rules/choices.ts'
import type { PurchaseInput } from './types.ts'

/** A hundred billion: what is above is a typing error, and sums stay within int8. */
export const MAX_AMOUNT_MINOR = 10n ** 13n

const clean = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()
const text = (max: number) =>
  z.string().default('').transform(clean).pipe(z.string().max(max, 'too_long'))
const optionalText = (max: number) => text(max).transform((value) => value || null)
/** Identifiers are typed with spaces and dashes in groups. */
const compact = (max: number) =>
  text(max + 20).transform(
    (value) => value.replace(/[\s-]/g, '').toUpperCase().slice(0, max) || null,
  )

const nullableAmount = z
  .string()
  .default('')
  .transform((typed, issues) => {
    if (typed.trim() === '') return null
    const minor = parseAmount(typed)
    if (minor !== null && abs(minor) <= MAX_AMOUNT_MINOR) return minor
    issues.addIssue({ code: 'custom', message: minor === null ? 'bad_amount' : 'too_large' })
    return z.NEVER
  })

const amount = nullableAmount.transform((minor) => minor ?? 0n)

const typedDate = (today: LocalDate) =>
  z
    .string()
    .default('')
    .transform((typed, issues) => {
      if (typed.trim() === '') return null
      const date = readTypedDate(typed, today)
      if (date) return date
      issues.addIssue({ code: 'custom', message: 'bad_date' })
      return z.NEVER
    })

const fxRate = z
  .string()
  .default('')
  .transform((typed, issues) => {
    const plain = typed.replace(/\s/g, '').replace(',', '.')
    if (plain === '') return null
    if (/^\d{1,4}(\.\d{1,6})?$/.test(plain) && /[1-9]/.test(plain)) return plain
    issues.addIssue({ code: 'custom', message: 'bad_rate' })
    return z.NEVER
  })

const checkbox = z
  .string()
  .optional()
  .transform((value) => value === 'on' || value === 'true' || value === '1')

const vatRow = z.object({
  rate: z.enum(BOOKING_RATES, 'bad_value'),
  base: amount,
  tax: amount,
  taxPln: nullableAmount,
})

const bookingLine = z.object({
  accountNumber: text(60).pipe(
    z.string().regex(/^([0-9]{3}(-[0-9A-Za-z]{1,20})*)?$/, 'account_number'),
  ),
  description: text(200),
  rate: z.enum(BOOKING_RATES, 'bad_value'),
  net: amount,
  deductiblePercent: z
    .enum(['100', '50', '0'], 'bad_value')
    .default('100')
    .transform((value) => Number(value) as 0 | 50 | 100),
})

const rowsOf = <Row extends z.ZodType>(row: Row) => z.array(row).max(200, 'too_many').default([])

/** The form of a draft. `today` completes dates that were typed without month or year. */
export function purchaseForm(today: LocalDate) {
  const date = typedDate(today)
  return z
    .object({
      kind: z.enum(['invoice', 'correction'], 'bad_value').default('invoice'),
      number: text(256),
      ksefNumber: text(60).transform((value) => value.toUpperCase() || null),
      sellerNip: compact(20),
      sellerCountry: text(2).transform((value) => value.toUpperCase() || 'PL'),
      sellerName: text(512),
      issuedOn: date,
      soldOn: date,
      receivedOn: date,
      dueOn: date,
      bookedOn: date,
      currency: text(3).transform((value) => value.toUpperCase() || 'PLN'),
      fxRate,
      gross: amount,
      vatRows: rowsOf(vatRow),
      lines: rowsOf(bookingLine),
      correctedNumber: optionalText(256),
      vatPeriod: text(7).transform((value) => value || null),
      cashMethod: checkbox,
      selfAssessment: text(20).transform((value) => value || null),
      selfAssessedRate: z.enum(SELF_ASSESSED_RATES, 'bad_value').default('23'),
      note: optionalText(2_000),
      version: z.coerce.number('required').int().positive(),
    })
    .transform((form, issues) => {
      const refuse = (field: string, message: string) =>
        issues.addIssue({ code: 'custom', message, path: [field] })
      const { vatRows, lines, gross, version, selfAssessment, selfAssessedRate, ...rest } = form
      if (!/^[A-Z]{2}$/.test(rest.sellerCountry)) refuse('sellerCountry', 'bad_value')
      if (!/^[A-Z]{3}$/.test(rest.currency)) refuse('currency', 'bad_value')
      if (rest.vatPeriod && !isPeriod(rest.vatPeriod)) refuse('vatPeriod', 'bad_value')
      const assessed = SELF_ASSESSMENTS.find((kind) => kind === selfAssessment) ?? null
      if (selfAssessment && !assessed) refuse('selfAssessment', 'bad_value')
      const draft: PurchaseInput = {
        ...rest,
        fxRate: rest.currency === 'PLN' ? null : rest.fxRate,
        grossMinor: gross,
        selfAssessment: assessed && { kind: assessed, rate: selfAssessedRate },
        // Rows that were left empty are not rows.
        vatRows: vatRows
          .filter((row) => row.base !== 0n || row.tax !== 0n)
          .map((row) => ({
            rate: row.rate,
            baseMinor: row.base,
            taxMinor: row.tax,
            taxPlnMinor: rest.currency === 'PLN' ? null : row.taxPln,
          })),
        lines: lines
          .filter((line) => line.net !== 0n || line.accountNumber !== '')
          .map(({ net, ...line }) => ({ ...line, netMinor: net })),
      }
      if (exceedsLimit(draft)) refuse('gross', 'too_large')
      return { draft, version }
    })
}

/** True when a sum of the draft could leave what the database counts in. */
export function exceedsLimit(
  draft: Pick<PurchaseInput, 'vatRows' | 'lines' | 'grossMinor'>,
): boolean {
  const { vatRows, lines, grossMinor } = draft
  const sums = [
    abs(grossMinor),
    sum(vatRows.map((row) => abs(row.baseMinor) + abs(row.taxMinor))),
    sum(vatRows.map((row) => abs(row.taxPlnMinor ?? 0n))),
    sum(lines.map((line) => abs(line.netMinor))),
  ]
  return sums.some((amount) => amount > MAX_AMOUNT_MINOR)
}

export const postPurchaseForm = z.object({
  purchaseId: z.string().refine(isId, 'not_found'),
  itemId: z.string().refine(isId, 'not_found'),
  version: z.coerce.number('required').int().positive(),
})

const reason = z
  .string('required')
  .transform(clean)
  .pipe(z.string().min(1, 'required').min(3, 'too_short').max(300, 'too_long'))

export const reversePurchaseForm = z.object({ reason, anew: checkbox })
export const rejectPurchaseForm = z.object({
  reason,
  version: z.coerce.number('required').int().positive(),
})
