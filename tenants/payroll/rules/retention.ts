// How long the employee file is kept, by the day of hire and the day the work ended.
import type { LocalDate } from '../../shared/dates.ts'

export type RetentionBasis = 'ten_years' | 'fifty_years' | 'one_year'
export type Retention = { until: LocalDate; basis: RetentionBasis }

/** Labour Code art. 94 point 9b: ten years for those hired from this day on. */
const SHORTER_FROM = '2019-01-01'

type Work = { hiredOn: LocalDate; endsOn: LocalDate | null }

/**
 * Null while a contract has no end. With a new contract the same file goes on, so it is kept
 * from the end of the last one (art. 94(5)), and for the longest time that any of them asks.
 */
export function fileRetention(contracts: readonly Work[]): Retention | null {
  const ends = contracts.map(({ endsOn }) => endsOn)
  if (ends.length === 0 || ends.some((end) => end === null)) return null
  const last = ends.reduce((latest, end) => (end! > latest! ? end : latest))!
  return contracts
    .map((work): Retention => {
      // 1999 to 2018 become ten years when ZUS OSW and RIA were filed: nobody has said so here.
      if (work.hiredOn < SHORTER_FROM) {
        return { until: yearsAfter(work.endsOn!, 50), basis: 'fifty_years' }
      }
      return { until: `${Number(last.slice(0, 4)) + 10}-12-31`, basis: 'ten_years' }
    })
    .reduce((longest, one) => (one.until > longest.until ? one : longest))
}

/** A sobriety control (part E) is kept a year from its day, not with the rest (art. 22(1c)). */
export function entryRetention(
  entry: { part: string; datedOn: LocalDate },
  file: Retention | null,
): Retention | null {
  if (entry.part !== 'E') return file
  return { until: yearsAfter(entry.datedOn, 1), basis: 'one_year' }
}

function yearsAfter(date: LocalDate, years: number): LocalDate {
  const monthAndDay = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)
  return `${Number(date.slice(0, 4)) + years}${monthAndDay}`
}
