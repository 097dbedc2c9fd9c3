// Causes as a tree in reading order, and the few of them that make most complaints.
import type { Cause } from '../types.ts'

export type CauseNode = Cause & { depth: number }

/** Parents before children, each level by name; a cause without its parent stands at the top. */
export function inTreeOrder(causes: readonly Cause[], locale: 'pl' | 'en'): CauseNode[] {
  const name = ({ namePl, nameEn }: Cause) => (locale === 'en' ? nameEn : namePl)
  const known = new Set(causes.map(({ id }) => id))
  const children = new Map<string | null, Cause[]>()
  for (const cause of causes) {
    const parent = cause.parentId && known.has(cause.parentId) ? cause.parentId : null
    const place = parent === cause.id ? null : parent
    children.set(place, [...(children.get(place) ?? []), cause])
  }
  const walk = (parent: string | null, depth: number): CauseNode[] =>
    [...(children.get(parent) ?? [])]
      .sort((a, b) => name(a).localeCompare(name(b), locale))
      .flatMap((cause) => [{ ...cause, depth }, ...walk(cause.id, depth + 1)])
  return walk(null, 0)
}

export type CauseCount = { causeId: string | null; count: number }
export type ParetoRow = CauseCount & { share: number; cumulated: number }

/** The most frequent first, with shares in tenths of a percent that add up to 1000. */
export function pareto(counts: readonly CauseCount[]): ParetoRow[] {
  const sorted = [...counts].filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  let seen = 0
  let told = 0
  return sorted.map((row) => {
    seen += row.count
    const cumulated = Math.round((seen * 1000) / total)
    const share = cumulated - told
    told = cumulated
    return { ...row, share, cumulated }
  })
}
