// A kept set as its page shows it: a page of persons, the boxes of DRA, and what a correction
// changes. The sealed numbers stay behind.
import type { ZusSetPage } from '#tenants/payroll/queries/declarations.server.ts'
import { draBoxes } from '#tenants/payroll/zus/kedu-xml.ts'
import type { StoredZusSet } from '#tenants/payroll/zus/types.ts'

const PAGE = 50
/** So many of a correction's people are named above it; the rest stand in the table. */
const NAMES = 5

export function zusSetView({ set, before, ...row }: ZusSetPage, after: string | null) {
  const from = /^\d{1,6}$/.test(after ?? '') ? Number(after) : 0
  const changed = set.changed ? new Set(set.changed) : null
  const told = set.persons.filter(({ employeeId }) => changed?.has(employeeId) ?? true)
  const others = set.persons.filter(({ employeeId }) => changed && !changed.has(employeeId))
  const ordered = [...told, ...others]
  const { persons: _persons, runs, warnings, payer, ...head } = set
  return {
    row,
    head: { ...head, payer, runs, changed: changed ? told.length : null },
    cause: before ? causeOf(set, before) : null,
    changedNames: told.slice(0, NAMES).map((one) => `${one.lastName} ${one.firstName}`),
    warnings,
    persons: ordered.slice(from, from + PAGE).map((person) => ({
      employeeId: person.employeeId,
      name: `${person.lastName} ${person.firstName}`,
      isChanged: changed?.has(person.employeeId) ?? false,
      rca: person.rca.map((line) => ({
        title: line.title,
        isCapped: line.isCapped,
        fraction: line.fraction,
        pensionBase: BigInt(line.pensionBase),
        healthBase: BigInt(line.healthBase),
        health: BigInt(line.health),
        social: socialOf(line),
      })),
      rsa: person.rsa.map((line) => ({ ...line, amount: BigInt(line.amount) })),
    })),
    nextCursor: ordered.length > from + PAGE ? String(from + PAGE) : null,
    boxes: boxesOf(set),
    differences: before ? differencesOf(set, before) : null,
  }
}
export type ZusSetView = ReturnType<typeof zusSetView>

function socialOf(line: StoredZusSet['persons'][number]['rca'][number]): bigint {
  return (
    BigInt(line.pensionEe) +
    BigInt(line.disabilityEe) +
    BigInt(line.sicknessEe) +
    BigInt(line.pensionEr) +
    BigInt(line.disabilityEr) +
    BigInt(line.accidentEr)
  )
}

function boxesOf({ dra }: StoredZusSet) {
  return Object.entries(draBoxes(dra)).map(([block, boxes]) => ({
    block,
    boxes: Object.entries(boxes).map(([box, amount]) => ({ box, amount })),
  }))
}

/** Why there is a correction: payrolls that came or went, and what it does to the sum. */
function causeOf(set: StoredZusSet, before: StoredZusSet) {
  const [now, was] = [set.runs, before.runs].map((runs) => new Set(runs.map(({ id }) => id)))
  const [total, earlier] = [BigInt(set.totalMinor ?? '0'), BigInt(before.totalMinor ?? '0')]
  return {
    addedRuns: set.runs.filter(({ id }) => !was!.has(id)),
    removedRuns: before.runs.filter(({ id }) => !now!.has(id)),
    before: earlier,
    change: total - earlier,
  }
}

/** Boxes of DRA whose amounts the correction changes. */
function differencesOf(set: StoredZusSet, before: StoredZusSet) {
  const was = boxesOf(before)
  return boxesOf(set).flatMap(({ block, boxes }, n) =>
    boxes.flatMap(({ box, amount }, m) => {
      const earlier = was[n]!.boxes[m]!.amount
      return earlier === amount ? [] : [{ block, box, before: earlier, after: amount }]
    }),
  )
}
