// A correction: documents of the persons that differ from the set sent before, and a full
// DRA. It names the same month with the next number.
import {
  RCA_AMOUNTS,
  type RcaAmount,
  type RcaLine,
  type StoredZusSet,
  type ZusPerson,
  type ZusSet,
  type ZusWarning,
} from './types.ts'

/** ZUS takes 01 for the first set and 02 to 39 for corrections by the payer [GK]. */
export const MAX_NUMBER = 39

/** Amounts as text, for the database. */
export function storedSet(set: ZusSet): StoredZusSet {
  return JSON.parse(
    JSON.stringify(set, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    ),
  ) as StoredZusSet
}

/** Null when nothing differs that ZUS is told of. */
export function correctionOf(now: ZusSet, before: StoredZusSet): ZusSet | null {
  const fresh = storedSet(now)
  const old = new Map(before.persons.map((person) => [person.employeeId, person]))
  const here = new Set(now.persons.map(({ employeeId }) => employeeId))
  const changed = fresh.persons
    .filter((person) => told(person) !== told(old.get(person.employeeId)))
    .map(({ employeeId }) => employeeId)
  const gone = before.persons.filter(
    (person) => !here.has(person.employeeId) && !person.isWithdrawn,
  )
  const isSameDra =
    canonical(fresh.dra) === canonical(before.dra) &&
    fresh.accidentBp === before.accidentBp &&
    fresh.people === before.people &&
    fresh.termCode === before.termCode
  const warnings: ZusWarning[] = [...now.warnings]
  const persons: ZusPerson[] = [
    ...now.persons.map((person) => {
      const was = old.get(person.employeeId)
      return was ? withWithdrawn(person, was, warnings) : person
    }),
    ...gone.map((person) => withdrawn(person, warnings)),
  ]
  const all = [...changed, ...gone.map(({ employeeId }) => employeeId)]
  if (all.length === 0 && isSameDra) return null
  return {
    ...now,
    number: before.number + 1,
    persons,
    changed: all,
    warnings,
    warningCount: warnings.length,
  }
}

/** What ZUS would read of a person in RCA and RSA; the funds stand in DRA only. */
function told(person: ZusPerson<string> | undefined): string {
  if (!person) return ''
  const { idSealed: _sealed, fp: _fp, fs: _fs, fgsp: _fgsp, ...rest } = person
  return canonical({ ...rest, rca: rest.rca.filter((line) => !isZeroLine(line)) })
}

/** The database keeps the fields of an object in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

const isZeroLine = (line: ZusPerson<string>['rca'][number]) =>
  RCA_AMOUNTS.every((name) => line[name] === '0')

/** A title told before and no longer due is told once more, with nothing in it [GK]. */
function withWithdrawn(
  person: ZusPerson,
  was: ZusPerson<string>,
  warnings: ZusWarning[],
): ZusPerson {
  const titles = new Set(person.rca.map(({ title }) => title))
  const lost = was.rca.filter((line) => !titles.has(line.title) && !isZeroLine(line))
  const hasLostRsa = was.rsa.length > 0 && person.rsa.length === 0
  if (lost.length > 0 || hasLostRsa) warnings.push(warningOf(was))
  return { ...person, rca: [...person.rca, ...lost.map(emptied)] }
}

/** An empty RCA for each title; a line of RSA cannot be emptied, only be left out [GK]. */
function withdrawn(person: ZusPerson<string>, warnings: ZusWarning[]): ZusPerson {
  warnings.push(warningOf(person))
  const known = new Map(person.rca.map((line) => [line.title, line]))
  const titles = new Set([...known.keys(), ...person.rsa.map(({ title }) => title)])
  const rca = [...titles].map((title) => emptied(known.get(title) ?? { title, fraction: null }))
  return { ...person, isWithdrawn: true, rca, rsa: [], fp: 0n, fs: 0n, fgsp: 0n }
}

const warningOf = ({ lastName, firstName }: ZusPerson<string>): ZusWarning => ({
  code: 'line_withdrawn',
  name: `${lastName} ${firstName}`,
  detail: null,
})

function emptied({ title, fraction }: Pick<RcaLine, 'title' | 'fraction'>): RcaLine {
  const zeros = Object.fromEntries(RCA_AMOUNTS.map((name) => [name, 0n]))
  return { title, fraction, isCapped: false, ...(zeros as Record<RcaAmount, bigint>) }
}
