// Law as dated rows: a figure is in force from a day on, and the row names where it is
// written. Adding a year is adding rows.
import type { LocalDate } from '#tenants/shared/dates.ts'

export type Dated<Value> = {
  validFrom: LocalDate
  /** Where the figure was published. */
  source: string
  /** Announced or forecast, but not yet law. */
  provisional?: true
  value: Value
}

export type DatedTable<Value> = {
  name: string
  /** A yearly figure ends with its year: the next year is unknown until its row exists. */
  yearly: boolean
  /** Oldest first. */
  rows: readonly Dated<Value>[]
}

export function inForceOn<Value>(table: DatedTable<Value>, date: LocalDate): Dated<Value> {
  const row = table.rows.findLast(({ validFrom }) => validFrom <= date)
  if (!row || (table.yearly && row.validFrom.slice(0, 4) !== date.slice(0, 4))) {
    throw new RangeError(`${table.name} is not known for ${date}`)
  }
  return row
}
